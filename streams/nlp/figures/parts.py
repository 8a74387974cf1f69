"""Parts and collectives: a quarter, two thirds, half a million, a dozen, both, double."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.words import FOUR_PLACES, HYPHENS, Words, extend

_CORRELATIVE: Final = 7
"""Tokens after "both" in which an "and" makes it a mere conjunction."""


class Parts(Words):
    """The fractions and collectives of one text."""

    def _indefinite(self, index: int) -> Draft | None:
        """An article that is part of the numeral: a million, een half miljoen, een kwart, une centaine, a dozen."""
        tokens, language = self.tokens, self.language
        follows = index + 1
        word = tokens.word(follows)
        if tokens.kind(follows) != "word":
            return None
        start = tokens.starts[index]
        half = word in language.halves
        if half and (scale := self._scale(follows + 1)) is not None:
            return exact(index, follows + 1, start, tokens.ends[follows + 1], scale / 2)
        if half and (unit := language.units.get(word_after := tokens.word(follows + 1))) and word_after:
            draft = exact(index, follows, start, tokens.ends[follows], Decimal("0.5"))
            draft.kind = "cardinal" if unit else "fraction"
            return draft
        if half and (collective := language.collectives.get(tokens.word(follows + 1))):
            return exact(index, follows + 1, start, tokens.ends[follows + 1], collective / 2)
        if (value := language.collectives.get(word)) is not None:
            draft = exact(index, follows, start, tokens.ends[follows], value)
            if word not in language.exact_collectives:
                draft.qualifier = "about"
            return draft
        if (denominator := language.denominators.get(word)) is not None or (word in language.fractions and not half):
            if denominator is None or not language.atoms(word) or self._fraction_goes_on(follows + 1):
                value = 1 / denominator if denominator else Decimal(language.fractions[word])
                draft = exact(index, follows, start, tokens.ends[follows], value.quantize(FOUR_PLACES).normalize())
                self._scaled_words(draft)
                draft.kind = "fraction" if draft.last == follows else "cardinal"
                return draft
        made = self.compose(follows)
        atoms = language.atoms(word)
        if made and atoms and atoms[0].part == "scale" and not made[0].ordinal and not made[2]:
            number, last, _ = made
            draft = exact(index, last, start, tokens.ends[last], number.value)
            self._dot(draft)
            return draft
        return None

    def _half_of(self, index: int) -> Draft | None:
        """Half without an article: "mezzo milione", "media docena", "halbe Stunde"."""
        tokens, language = self.tokens, self.language
        follows = index + 1
        word = tokens.word(follows)
        if word in HYPHENS and tokens.adjacent(index) and tokens.adjacent(follows):
            follows += 1
            word = tokens.word(follows)
        if word in language.indefinite and self._half_noun(follows + 1):
            follows += 1  # "half a million", "half an hour"
            word = tokens.word(follows)
        scale = self._scale(follows) or language.collectives.get(word)
        if scale:
            return exact(index, follows, tokens.starts[index], tokens.ends[follows], scale / 2)
        if word in language.units and tokens.kind(follows) == "word":
            return exact(index, index, tokens.starts[index], tokens.ends[index], Decimal("0.5"))
        return None

    def _half_noun(self, index: int) -> bool:
        word = self.tokens.word(index)
        return self._scale(index) is not None or word in self.language.collectives or word in self.language.units

    def _single(self, index: int) -> Draft | None:
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        start, end = tokens.starts[index], tokens.ends[index]
        if word in language.halves and (draft := self._half_of(index)):
            return draft
        if (value := language.both.get(word)) is not None:
            if language.both_correlative & set(tokens.folded[index + 1 : index + _CORRELATIVE]):
                return None  # "both Kurds and Arabs"
            return exact(index, index, start, end, value)
        if word in language.fractions:
            draft = exact(index, index, start, end, Decimal(language.fractions[word]))
            self._scaled_words(draft)
            draft.kind = "fraction" if draft.last == index else "cardinal"
            return draft
        if (value := language.multipliers.get(word)) is not None:
            if language.determiners and tokens.word(index - 1) not in language.determiners:
                return None  # "une double vision"
            draft = exact(index, index, start, end, value)
            draft.kind = "multiplier"
            return draft
        if (value := language.compared.get(word)) is not None:
            if tokens.word(index + 1) in language.comparatives:
                draft = exact(index, index, start, end, value)
                draft.kind = "multiplier"
                return draft
            return None
        if (value := language.collectives.get(word)) is not None:
            draft = exact(index, index, start, end, value)
            if word not in language.exact_collectives:
                draft.qualifier = "about"
            return draft
        return None

    def _fraction_of(self, draft: Draft) -> None:
        """Such as "two thirds", "twee derde": a number below its denominator."""
        tokens, language = self.tokens, self.language
        position = draft.last + 1
        if position < len(tokens) and tokens.folded[position] in HYPHENS and tokens.adjacent(draft.last):
            position += 1
        denominator = language.denominators.get(tokens.word(position))
        value = draft.value
        if denominator is None or value is None or draft.kind != "cardinal" or value % 1 or not 0 < value < denominator:
            return
        if draft.one and tokens.word(position) in {word for word in language.denominators if language.atoms(word)}:
            if not self._fraction_goes_on(position + 1):
                return
        draft.set_value((value / denominator).quantize(FOUR_PLACES).normalize())
        draft.kind, draft.one = "fraction", False
        extend(draft, tokens, position)

    def _fraction_goes_on(self, index: int) -> bool:
        """Whether what follows "een derde", "a third" lets it be a fraction and not the third of a row."""
        tokens = self.tokens
        return (
            index >= len(tokens)
            or tokens.kinds[index] == "sign"
            or tokens.folded[index] in self.language.fraction_follows
        )

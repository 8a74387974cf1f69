"""Reads the numeral that begins at a token, whichever way it is said."""

from __future__ import annotations

from decimal import Decimal

from streams.nlp.figures.digits import Digits
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.parts import Parts
from streams.nlp.figures.vague import Vague


class Numerals(Digits, Parts, Vague):
    """The reader of one text."""

    def at(self, index: int) -> Draft | None:
        """The numeral that begins at the token, or None."""
        tokens, language = self.tokens, self.language
        if tokens.kinds[index] == "number":
            return self._digits(index)
        word = tokens.folded[index]
        if tokens.kinds[index] == "sign":
            return self._sign_fraction(index)
        return (
            self._vague(index)
            or (self._indefinite(index) if word in language.indefinite or word in language.ones else None)
            or self._quarter(index)
            or self._words(index)
            or self._single(index)
        )

    def _words(self, index: int) -> Draft | None:
        tokens, language = self.tokens, self.language
        made = self.compose(index)
        if made is None:
            return None
        number, last, suffix = made
        if last == index and self._other_word(index):
            return None
        scale_alone = number.group is None and len(number.chunks) == 1 and last == index and not suffix
        if scale_alone or (last == index and number.value in {100, 1000} and not suffix):
            atoms = language.atoms(tokens.folded[index])
            bare = len(atoms) == 1 and atoms[0].part == "scale" and atoms[0].value not in language.bare_scales
            if bare and len(tokens) > 1 and not self._counted(index):
                return None
        draft = exact(index, last, tokens.starts[index], tokens.ends[last], number.value)
        draft.magnitude = number.magnitude
        if number.ordinal:
            draft.kind = "ordinal"
        if suffix:
            self._suffix(draft, suffix)
        elif number.value == 1 and last == index and tokens.folded[index] in language.ones:
            draft.one = True
        else:
            self._dot(draft)
        if language.fraction_links.by_first:
            self._inverse_fraction(draft)
        self._fraction_of(draft)
        self._half_more(draft)
        self._times(draft)
        return draft

    def _other_word(self, index: int) -> bool:
        """Whether a number word that also means something else does so here."""
        language, word = self.language, self.tokens.folded[index]
        if word in language.fractions:
            return True  # "Drittel"
        if word in language.refused_words and not (self._plainly(index) or self._counted(index)):
            return True  # "семью": far more often the family than the seven
        # "yedi": the seven, and "ate" where nothing is counted
        return word in language.refused_at_end and index > 0 and self.tokens.kind(index + 1) != "word"

    def _plainly(self, index: int) -> bool:
        """Whether what stands beside a word of several meanings leaves only the number: "yüzde ona", "yüzü aşkın"."""
        before, after = self.tokens.word(index - 1), self.language.after.starting(self.tokens.folded, index + 1)
        alone = len(self.tokens) == 1 or before in self.language.minus
        return alone or before in self.language.prefix_units or after is not None

    def _counted(self, index: int) -> bool:
        """Whether a unit or a counter is written right after the number word: 三个, 오명."""
        tokens, language = self.tokens, self.language
        if not language.solid:
            return False
        if (follows := tokens.word(index + 1)) in language.collectives or follows in language.range_words:
            return True
        if language.fraction_links.starting(tokens.folded, index + 1):
            return True
        ends = range(index + 1, min(len(tokens), index + 1 + language.longest_unit))
        return any(language.may_follow(tokens.phrase(index + 1, last)) for last in ends)

    def _suffix(self, draft: Draft, suffix: str) -> None:
        """What the rest of a compound says: "zevenjarige", "drieënhalf", "dreitägig"."""
        meaning = self.language.suffixes[suffix]
        if meaning.get("kind") == "denominator":
            draft.refused = True  # nothing stands above it
            return
        if "add" in meaning:
            assert draft.value is not None
            draft.set_value(draft.value + Decimal(meaning["add"]))
            self._scaled_words(draft)
            return
        if meaning.get("compared") and self.tokens.word(draft.last + 1) not in self.language.comparatives:
            draft.refused = True  # "zweimal": how often, not how many times as much
        if meaning.get("kind") == "multiplier" and draft.value == 1:
            draft.refused = True  # "einfach": simply
            return
        if "kind" in meaning:
            draft.kind = "cardinal" if meaning["kind"] == "collective" else meaning["kind"]
        if "unit" in meaning:
            draft.unit = UnitMention("ucum", meaning["unit"], self.tokens.surface(draft.last)[-len(suffix) :])
            draft.whole_start, draft.whole_end = draft.start, draft.end
        if meaning.get("kind") not in {"multiplier", "collective"} and "unit" in meaning:
            draft.end -= len(suffix)

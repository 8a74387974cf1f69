"""Parts and collectives: a quarter, two thirds, half a million, a dozen, both, double."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.conversions import ratio
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.words import Words, extend, share

_CORRELATIVE: Final = 10
"""Tokens after "both" in which an "and" makes it a mere conjunction."""
_PARTED: Final = frozenset({"h", "L", "km", "kg", "min"})
"""Units of which one says a quarter."""
_IMPROPER: Final = 5
"""Smaller denominators name other things too: "cinco cuartos" are five rooms."""


class Parts(Words):
    """The fractions and collectives of one text."""

    def _indefinite(self, index: int) -> Draft | None:
        """An article that is part of the numeral: a million, een half miljoen, een kwart, une centaine, a dozen."""
        tokens, language = self.tokens, self.language
        follows = index + 1
        word = tokens.word(follows)
        if tokens.kind(follows) != "word":
            return None
        if word in language.halves and (draft := self._half_of(follows)):
            return self._from(index, draft)
        if draft := self._part_unit(index, follows):
            return draft
        if draft := self._one_and_a_half(index, follows) or self._one_and_more(index, follows):
            return draft
        if draft := self._collective(index, follows) or self._one_part(index):
            return draft
        denominator = language.denominators.get(word)
        whole = language.fractions.get(word) if word not in language.halves else None
        if (denominator or whole) and (not language.atoms(word) or self._fraction_goes_on(follows + 1)):
            value = 1 / denominator if denominator else Decimal(whole or 0)
            draft = self._from(index, self._word(follows, share(value)))
            if tokens.word(draft.last + 1) in language.linkers and tokens.word(draft.last + 2) in language.indefinite:
                self._of_scale(draft)
            self._scaled_words(draft)
            draft.kind = "fraction" if draft.last == follows else "cardinal"
            return draft
        if language.fraction_links.by_first:
            return None  # 一万分之三
        atoms = language.atoms(word)
        made = self.compose(follows) if atoms and atoms[0].part == "scale" else None
        if made and not made[0].ordinal and not made[2]:
            draft = exact(index, made[1], tokens.starts[index], tokens.ends[made[1]], made[0].value)
            self._dot(draft)
            self._fraction_of(draft)
            self._half_more(draft)
            return draft
        return None

    def _one_and_a_half(self, index: int, unit: int) -> Draft | None:
        """An article and a unit with a half after it: "an hour and a half"."""
        tokens, found = self.tokens, self.language.and_a_half.starting(self.tokens.folded, unit + 1)
        name = self.language.unit(tokens.word(unit)) if found else None
        if name is None or found is None or name.system != "ucum" or self._half_noun(found[0] + 1):
            return None
        draft = exact(index, found[0], tokens.starts[index], tokens.ends[found[0]], Decimal("1.5"))
        draft.unit = UnitMention("ucum", name.code, tokens.surface(unit))
        draft.kind = "duration" if name.duration else "measure"
        draft.scale(name.factor)
        return draft

    def _one_and_more(self, index: int, unit: int) -> Draft | None:
        """An article and a unit with a smaller part after it, "an hour and 20 minutes", or with nothing else said."""
        tokens, name = self.tokens, self.language.unit(self.tokens.word(unit))
        if name is None or tokens.kind(unit) != "word":
            return None
        follows = unit + 1
        follows += tokens.word(follows) in self.language.amount_joiners
        last = follows if tokens.kind(follows) == "number" else -1
        if tokens.kind(follows) == "word" and (made := self.compose(follows)) and not made[0].ordinal and not made[2]:
            last = made[1]
        smaller = self.language.unit(tokens.word(last + 1)) if last > 0 else None
        parts = ratio(name.code, smaller.code) if smaller and name.system == smaller.system == "ucum" else None
        if not (parts and parts > 1) and (index or follows < len(tokens)):
            return None
        draft = exact(index, index, tokens.starts[index], tokens.ends[index], Decimal(1))
        money = name.system == "iso4217"
        draft.unit = UnitMention("iso4217" if money else "ucum", name.code, tokens.surface(unit), name.candidates)
        draft.kind = "money" if money else "duration" if name.duration else "measure"
        draft.whole_end, draft.right = tokens.ends[unit], unit + 1
        draft.scale(name.factor)
        draft.factor = name.factor
        return draft

    def _of_a_scale(self, draft: Draft) -> None:
        """Such as "three quarters of a million", "twee derde van een miljoen"."""
        of, article = self.tokens.word(draft.last + 1), self.tokens.word(draft.last + 2)
        if of in self.language.linkers and article in self.language.indefinite and self._scale(draft.last + 3):
            self._of_scale(draft)
            draft.kind = "cardinal"

    def _of_scale(self, draft: Draft) -> None:
        """Such as "a quarter of a million"."""
        scale = self._scale(draft.last + 3)
        if scale is not None and draft.value is not None:
            draft.set_value(draft.value * scale)
            extend(draft, self.tokens, draft.last + 3)

    def _from(self, first: int, draft: Draft) -> Draft:
        """The draft with an article in front."""
        draft.first, draft.start = first, self.tokens.starts[first]
        draft.left, draft.whole_start = first - 1, draft.start
        return draft

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
        elif self._links_scale(follows):
            follows += 1  # "jumătate de milion"
            word = tokens.word(follows)
        scale = self._scale(follows) or language.collectives.get(word)
        if scale:
            return exact(index, follows, tokens.starts[index], tokens.ends[follows], scale / 2)
        if word in language.units and tokens.kind(follows) == "word":
            return exact(index, index, tokens.starts[index], tokens.ends[index], Decimal("0.5"))
        return None

    def _part_of_unit(self, index: int) -> bool:
        """Whether a length of time or another unit stands there, perhaps after "of" or a hyphen."""
        tied = self.tokens.adjacent(index - 1) and self.tokens.adjacent(index)
        index += self.tokens.word(index) in self.language.linkers or (tied and self.tokens.word(index) in HYPHENS)
        unit = self.language.units.get(self.tokens.word(index))
        return self.tokens.kind(index) == "word" and unit is not None and unit.code in _PARTED

    def _quarter(self, index: int) -> Draft | None:
        """Such as "cuarto de hora", "четверть часа": a part of a unit without an article."""
        word = self.tokens.folded[index]
        denominator = self.language.denominators.get(word)
        if denominator is None or not self._part_of_unit(index + 1):
            return None
        if self.language.atoms(word) and self.tokens.word(index + 1) not in self.language.linkers:
            return None  # "the fourth minute"
        return self._word(index, share(1 / denominator))

    def _half_noun(self, index: int) -> bool:
        word = self.tokens.word(index)
        return self._scale(index) is not None or word in self.language.collectives or word in self.language.units

    def _part_unit(self, first: int, index: int) -> Draft | None:
        """A word for a part of an hour: "een kwartier", "Dreiviertelstunde"."""
        unit = self.language.part_units.get(self.tokens.word(index))
        if unit is None:
            return None
        draft = exact(first, index, self.tokens.starts[first], self.tokens.ends[index], unit.factor)
        draft.unit, draft.kind = UnitMention("ucum", unit.code, self.tokens.surface(index)), "duration"
        return draft

    def _single(self, index: int) -> Draft | None:
        """A word that is a number by itself: half, both, double, dozen."""
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        if part := self._part_unit(index, index):
            return part
        if word in language.halves and (half := self._half_of(index)):
            return half
        if word in language.both:
            correlative = language.both_correlative & set(tokens.folded[index + 1 : index + _CORRELATIVE])
            return None if correlative else self._word(index, language.both[word])  # "both Kurds and Arabs"
        if word in language.fractions and word not in language.fraction_needs_number:
            draft = self._word(index, Decimal(language.fractions[word]))
            self._scaled_words(draft)
            draft.kind = "fraction" if draft.last == index else "cardinal"
            self._of_a_scale(draft)
            return draft
        if (value := self._multiplier(index)) is not None:
            draft = self._word(index, value)
            draft.kind = "multiplier"
            return draft
        return None if language.unspaced else self._collective(index, index)  # 反对: 对 alone is no pair

    def _word(self, index: int, value: Decimal) -> Draft:
        return exact(index, index, self.tokens.starts[index], self.tokens.ends[index], value)

    def _multiplier(self, index: int) -> Decimal | None:
        """Such as "the double" (but not "une double vision") and "twice" where it compares."""
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        named = not language.determiners or tokens.word(index - 1) in language.determiners
        if named and word in language.multipliers and self._multiplies(index + 1):
            return language.multipliers[word]
        return language.compared.get(word) if tokens.word(index + 1) in language.comparatives else None

    def _multiplies(self, index: int) -> bool:
        """Whether an amount follows or nothing is named: "le double de", "de dubbele prijs"; not "double meurtre"."""
        word, amounts = self.tokens.word(index), self.language.multiplied
        if not amounts or self.tokens.kind(index) != "word":
            return True
        return word.startswith(amounts) or word in self.language.function_words | self.language.linkers

    def _collective(self, first: int, last: int) -> Draft | None:
        """A dozen, een tiental: about so many, except where the word is exact."""
        tokens, language = self.tokens, self.language
        word = tokens.folded[last]
        if word not in language.collectives:
            return None
        draft = exact(first, last, tokens.starts[first], tokens.ends[last], language.collectives[word])
        if word not in language.exact_collectives:
            draft.qualifier = "about"
        return draft

    def _fraction_of(self, draft: Draft) -> None:
        """Such as "two thirds", "twee derde", "tres veintiunavos", "dois trinta avos"."""
        tokens, language = self.tokens, self.language
        position = draft.last + 1
        if tokens.word(position) in HYPHENS:
            position += 1  # "two-thirds", "five - eighths"
        value = draft.value
        if value is None or draft.kind != "cardinal" or value % 1 or value <= 0:
            return
        denominator, last = self._denominator(position)
        if denominator is None or (value >= denominator and denominator < _IMPROPER):
            return
        ordinal = bool(language.atoms(tokens.word(position))) and not language.one_takes_fraction
        ranks = draft.one and ordinal  # "een derde" may be the third
        if ranks and not self._fraction_goes_on(last + 1):
            return
        draft.set_value(share(value / denominator))
        draft.kind, draft.one = "fraction", False
        extend(draft, tokens, last)
        self._of_a_scale(draft)

    def _denominator(self, index: int) -> tuple[Decimal | None, int]:
        """The denominator that begins at a token, and its last token."""
        tokens, language = self.tokens, self.language
        word = tokens.word(index)
        if denominator := language.denominators.get(word):
            return denominator, index
        if tokens.kind(index) != "word":
            return None, index
        compound = language.compounds[word]
        if compound and language.is_denominator(compound):
            return compound.number.value, index
        if language.denominator_marks and compound and (made := self.compose(index)) and not made[0].ordinal:
            last = made[1] + 1
            if tokens.word(last) in language.denominator_marks:
                return made[0].value, last
        return None, index

    def _one_part(self, index: int) -> Draft | None:
        """Such as "un octavo", "un centième": an ordinal after an article, where it is no rank."""
        if not self.language.fraction_ordinals or not self._part_begins(index + 1):
            return None
        whole, made = self.compose(index), self.compose(index + 1)
        if whole and whole[1] > index and self.tokens.folded[index] not in self.language.indefinite:
            return None  # "one hundred and fifth"
        if made is None or not made[0].ordinal or made[2] or made[0].value <= 3:
            return None
        if not self._fraction_goes_on(made[1] + 1):
            return None
        tokens = self.tokens
        value = share(1 / made[0].value)
        draft = exact(index, made[1], tokens.starts[index], tokens.ends[made[1]], value)
        draft.kind = "fraction"
        return draft

    def _fraction_goes_on(self, index: int) -> bool:
        """Whether what follows "een derde", "a third" lets it be a fraction and not the third of a row."""
        tokens = self.tokens
        return (
            index >= len(tokens)
            or tokens.kinds[index] == "sign"
            or tokens.folded[index] in self.language.fraction_follows
        )

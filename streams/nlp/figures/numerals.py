"""Reads the numeral that begins at a token, whichever way it is said."""

from __future__ import annotations

from decimal import Decimal

from streams.nlp.figures.composition import SCALES
from streams.nlp.figures.digits import Digits
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.parts import Parts
from streams.nlp.figures.vague import Vague
from streams.nlp.figures.words import MOST_OFTEN


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
            or self._amount(index)
            or self._modified(index)
            or self._quarter(index)
            or self._words(index)
            or self._single(index)
        )

    def _amount(self, index: int) -> Draft | None:
        """A number and its unit in one word: "полчаса", "ساعتين", "félóra"; a unit with a half more: "ساعة ونصف"."""
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        if amount := language.amounts.get(word):
            value, unit, last = *amount, index
        elif language.half_after_unit and (half := language.and_a_half.starting(tokens.folded, index + 1)):
            named, last = language.units.get(word), half[0]
            before = tokens.kind(index - 1) == "number" or language.atoms(tokens.word(index - 1))
            if named is None or named.system != "ucum" or before:
                return None
            value, unit = Decimal("1.5"), named
        else:
            return None
        draft = exact(index, last, tokens.starts[index], tokens.ends[last], value)
        draft.unit = UnitMention("ucum", unit.code, tokens.surface(index))
        draft.kind = "duration" if unit.duration else "measure"
        draft.scale(unit.factor)
        return draft

    def _modified(self, index: int) -> Draft | None:
        """A word that adds to the number after it: "साढ़े तीन लाख" is three and a half lakh."""
        more = self.language.modifiers.get(self.tokens.folded[index])
        if more is None or index + 1 >= len(self.tokens):
            return None
        draft = self.at(index + 1)
        if draft is None and self.tokens.word(index + 1) in self.language.units and more > 0:
            return exact(index, index, self.tokens.starts[index], self.tokens.ends[index], 1 + more)  # "सवा किलो"
        if draft is None or draft.value is None or draft.kind != "cardinal":
            return None
        scale = draft.magnitude if draft.magnitude != 1 or draft.value not in SCALES else draft.value
        draft.set_value(draft.value + more * scale)
        draft.one, draft.plain = False, False
        return self._from(index, draft)

    def _words(self, index: int) -> Draft | None:
        tokens, language = self.tokens, self.language
        made = self.compose(index)
        if made is None:
            return None
        number, last, suffix = made
        if suffix in language.fraction_suffixes and (part := self._part_of(index, last, number.value)):
            return part
        if last == index and self._other_word(index):
            return None
        scale_alone = number.group is None and len(number.chunks) == 1 and last == index and not suffix
        if scale_alone or (last == index and number.value in {100, 1000} and not suffix):
            atoms = language.atoms(tokens.folded[index])
            bare = len(atoms) == 1 and atoms[0].part == "scale" and atoms[0].value not in language.bare_scales
            half = language.and_a_half.starting(tokens.folded, index + 1)  # "millón y medio"
            if bare and len(tokens) > 1 and not half and not self._counted(index):
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
        behind = language.noun_after.get(word)
        if behind and self.tokens.word(index - 1) in behind:  # "no quarto": in the room
            follows = self.tokens.word(index + 1)
            return self.tokens.kind(index + 1) != "word" or follows in language.function_words
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
        if follows in language.points and (
            tokens.kind(index + 2) == "number" or language.atoms(tokens.word(index + 2))
        ):
            return True  # 二点五
        if language.ordinal_after.starting(tokens.folded, index + 1):
            return True  # 三番目
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
        compared = meaning.get("compared")
        if compared and not self._compares(draft.first, draft.last, changes=compared == "changes"):
            if draft.value is not None and draft.value > MOST_OFTEN:
                draft.end -= len(suffix)  # "dreimal": a count of times
                return
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

"""Finds the unit of a number: before it, after it, glued to it, or shared with the next number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.international import international
from streams.nlp.figures.language import UNIT_HEAD, Language
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.tokens import Tokens
from streams.nlp.figures.unit_names import Unit

_MILLION: Final = 1_000_000
_IDEOGRAPHS: Final = "\u2e80"
"""From here on a sign may be the name of a unit: 100元."""
_HALF: Final = Decimal("0.5")
_CLOSE: Final = 3
"""Characters that may stand between a number and its unit."""
_ARTICLE_AND_UNIT: Final = 2
_SYMBOLS: Final = frozenset(
    {"C", "F", "L", "V", "b", "c", "cl", "f", "ft", "g", "h", "l", "m", "mi", "min", "p", "s", "t"}
)
"""Symbols that are units only after digits, and only written so."""
_LETTERS: Final = frozenset(map(str.lower, _SYMBOLS))
_APART: Final = frozenset({"m", "g", "t", "l", "L", "h", "V", "min", "ft", "cl"})
"""Those that may stand apart from the digits."""
_DEGREES: Final = frozenset({"C", "F"})
"""Those that may do so where nothing follows: "37 C"."""
_TEMPERATURES: Final = frozenset({"Cel", "[degF]"})
_TAKEN_BACK: Final = 12
"""Words around a unit in which something may show that it is another of the same name."""


class Units:
    """The units of one text."""

    def __init__(self, tokens: Tokens, language: Language, country: str | None, currencies: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.language = language
        self.country = country
        self.local = currencies
        self.world_currencies = international()["currencies"]

    def attach(self, draft: Draft) -> None:
        """Gives the draft its unit, if there is one beside it."""
        if draft.unit is not None or draft.kind not in {"cardinal", "fraction"}:
            return
        if draft.kind == "fraction" and draft.first == draft.last and self._whole_word(draft):
            return  # "the half" of a day is no length of time
        if self._before(draft):
            return
        if draft.one and not self._one_of_unit(draft):
            return
        self._after(draft)

    def _whole_word(self, draft: Draft) -> bool:
        """Whether a fraction in one word is no part of a unit, as in "driekwart jaar"."""
        tokens, word = self.tokens, self.tokens.folded[draft.first]
        if tokens.kinds[draft.first] != "word":
            return False
        unit = self.language.unit(tokens.word(draft.last + 1))
        return unit is None or word in self.language.halves or draft.value == _HALF

    def _one_of_unit(self, draft: Draft) -> bool:
        """Such as "one year" is a duration where "one" is no article."""
        alone = len(self.tokens) == _ARTICLE_AND_UNIT  # nothing else is said
        return alone or self.tokens.folded[draft.first] not in self.language.indefinite

    def _before(self, draft: Draft) -> bool:
        tokens, last = self.tokens, draft.first - 1
        if last < 0 or tokens.starts[draft.first] - tokens.ends[last] > 1:
            return False
        if len(tokens.folded[last]) > 1 and tokens.folded[last][-2:] not in self.language.prefix_tails:
            return False
        for first in range(max(0, last - 2), last + 1):
            name = tokens.phrase(first, last)
            unit = self.language.prefix_units.get(name)
            if unit is None or (first > 0 and tokens.adjacent(first - 1) and tokens.kinds[first - 1] == "word"):
                continue
            after_number = first > 0 and tokens.kinds[first - 1] == "number" and name in self.language.units
            after_number = after_number and tokens.word(first - 2) != tokens.folded[first]  # "$ 20 $ 37"
            if after_number and (tokens.adjacent(first - 1) or not tokens.adjacent(last)):
                continue  # "5€ 10", "3 CHF 4": the unit belongs to the number before it
            code = name.isalpha() and name.endswith(unit.code.lower())
            if (len(name) == 3 or code) and name.isalpha() and not tokens.surface(last)[-3:].isupper():
                continue  # "all 72"
            if (
                len(name) == 2
                and name.isalpha()
                and not tokens.capitalized(first)
                and unit.system == "iso4217"
                and name != "kr"
            ):
                continue
            self._set(draft, unit, tokens.text[tokens.starts[first] : tokens.ends[last]])
            draft.left, draft.whole_start = first - 1, tokens.starts[first]
            if tokens.word(draft.left) in self.language.minus and draft.value is not None:
                draft.set_value(-draft.value)  # "eksi yüzde beş"
            return True
        return False

    def _after(self, draft: Draft) -> None:
        tokens, language = self.tokens, self.language
        first = draft.last + 1
        if first >= len(tokens):
            return
        gap = tokens.starts[first] - tokens.ends[draft.last]
        if gap > _CLOSE or "\n" in tokens.text[tokens.ends[draft.last] : tokens.starts[first]]:
            return
        hyphen = tokens.folded[first] in HYPHENS and gap == 0 and tokens.adjacent(first)
        first += hyphen
        first += tokens.kind(first) == "word" and (
            tokens.folded[first] in language.scale_linkers or (not hyphen and self._between(first))
        )
        word = tokens.word(first)
        for last in range(min(len(tokens), first + self._longest(first)) - 1, first - 1, -1):
            name = tokens.phrase(first, last)
            unit = language.unit(name) or (language.glued_units.get(name) if gap == 0 and draft.digits else None)
            if unit is None or not self._fits(draft, unit, range(first, last + 1), hyphen=hyphen):
                continue
            self._finish(draft, unit, first, last)
            if hyphen and tokens.word(last + 1) in HYPHENS and tokens.adjacent(last):
                whole = tokens.phrase(first, last + 2) if last + 2 < len(tokens) else ""
                if whole in language.age_phrases:
                    self._finish(draft, Unit("ucum", unit.code, duration=True), first, last + 2)
                    draft.kind = "age"
            return
        if hyphen and (found := self._compound(word)):
            name, unit = found
            self._set(draft, unit, tokens.text[tokens.starts[first] : tokens.starts[first] + len(name)])
            draft.whole_end = tokens.starts[first] + len(name)
            draft.right = first + 1

    def _longest(self, first: int) -> int:
        """How many tokens the name of a unit that begins at a token may have."""
        last = min(first + 1, len(self.tokens) - 1)
        head = self.tokens.phrase(first, last) if first <= last else ""
        other = len(head) >= UNIT_HEAD and head[:UNIT_HEAD] not in self.language.unit_heads and "’" not in head
        return 1 if other else self.language.longest_unit

    def _between(self, index: int) -> bool:
        """Whether an adjective between a number and its unit stands there: "drei weitere Tage", "two full years"."""
        word = self.tokens.word(index)
        if word not in self.language.before_units or word in self.language.units or self.tokens.kind(index) != "word":
            return False
        return self.language.unit(self.tokens.word(index + 1)) is not None

    def below_zero(self, draft: Draft) -> None:
        """Such as "10 degrees below zero", also without the degrees."""
        warm = draft.unit is not None and draft.unit.code in _TEMPERATURES
        found = self.language.below_zero.starting(self.tokens.folded, draft.right)
        if found is None or not (warm or (draft.open and draft.digits)) or draft.value is None or draft.value < 0:
            return
        if not warm:
            draft.unit, draft.kind = UnitMention("ucum", "Cel", ""), "measure"
        draft.set_value(-draft.value)
        draft.whole_end, draft.right = self.tokens.ends[found[0]], found[0] + 1

    def half_more(self, draft: Draft) -> None:
        """A half after the unit: "15 años y medio"."""
        if draft.kind not in {"duration", "measure"}:
            return
        found = self.language.and_a_half.starting(self.tokens.folded, draft.right)
        if found and self.tokens.word(found[0] + 1) in self.language.collectives:
            return  # "... en een half dozijn"
        if found and draft.value is not None and draft.value % 1 == 0:
            draft.set_value(draft.value + Decimal("0.5"))
            draft.whole_end, draft.right = self.tokens.ends[found[0]], found[0] + 1

    def _finish(self, draft: Draft, unit: Unit, first: int, last: int) -> None:
        tokens = self.tokens
        unit = self._sense(tokens.phrase(first, last), unit, first)
        self._set(draft, unit, tokens.text[tokens.starts[first] : tokens.ends[last]])
        draft.whole_end, draft.right = tokens.ends[last], last + 1
        if unit.system == "iso4217":
            self._scaled(draft)

    def _compound(self, word: str) -> tuple[str, Unit] | None:
        """Such as "urenstaking" after "24-": the unit begins a compound."""
        best = None
        for name, unit in self.language.unit_stems:
            if word.startswith(name) and (best is None or len(name) > len(best[0])):
                best = name, unit
        return best

    def _fits(self, draft: Draft, unit: Unit, span: range, *, hyphen: bool) -> bool:
        """Whether the words are a unit here and no other words of the same form."""
        tokens, language = self.tokens, self.language
        first, last = span[0], span[-1]
        name = tokens.phrase(first, last)
        if name == "%":
            return not hyphen
        if name == "f" and tokens.kind(last + 1) == "word" and tokens.folded[last + 1] not in language.function_words:
            return False  # "a 13F filing"
        if name in _LETTERS | language.unit_symbols or (len(name) == 1 and not (language.solid and not name.isascii())):
            if not draft.digits:
                return False
            if name.isalpha() and name < _IDEOGRAPHS and not self._symbol(draft, first):
                return False
        if tokens.adjacent(last) and tokens.kind(last + 1) == "number" and name.isalpha():
            return False  # 24703L202
        if unit.system == "iso4217" and name.isalpha() and name.endswith(unit.code.lower()):
            usual = draft.digits and name in self.world_currencies
            return usual or tokens.surface(first)[-3:].isupper()
        if unit.system == "iso4217" and name in language.prefix_units and not name.isalpha():
            follows = last + 1  # "$" between two numbers belongs to the second one when it touches it
            if tokens.kind(follows) == "number" and tokens.adjacent(last) and not tokens.adjacent(first - 1):
                return False
        return True

    def _symbol(self, draft: Draft, index: int) -> bool:
        """Whether a letter or two are written as the symbol of a unit is."""
        tokens = self.tokens
        surface = tokens.surface(index)
        if surface not in _SYMBOLS | self.language.unit_symbols:
            return False
        if tokens.starts[index] == tokens.ends[draft.last]:
            return True
        if surface == "min" and tokens.kind(index + 1) == "number":
            return False  # Dutch for minus
        follows = tokens.word(index + 1)
        closed = tokens.kind(index + 1) != "word" or follows in self.language.function_words
        named = follows in HYPHENS | {"’", "&"} or (follows == "." and tokens.adjacent(index + 1))  # "13 C.F."
        return surface in _APART | self.language.symbols_apart or (surface in _DEGREES and closed and not named)

    def _sense(self, name: str, unit: Unit, index: int) -> Unit:
        """The unit of the same name that the words around it speak of: pounds of weight, degrees of an angle."""
        sense = self.language.senses.get(name)
        if sense is None:
            return unit
        other, cues = sense
        near = self.tokens.folded[max(0, index - _TAKEN_BACK) : index + _TAKEN_BACK]
        return other if any(word.startswith(cues) for word in near) else unit

    def _scaled(self, draft: Draft) -> None:
        """A scale after the currency: "75 USD million"."""
        tokens = self.tokens
        scale = self.language.atoms(tokens.word(draft.right))
        if draft.magnitude != 1 or len(scale) != 1 or scale[0].part != "scale" or scale[0].value < _MILLION:
            return
        draft.scale(scale[0].value)
        draft.magnitude = scale[0].value
        draft.whole_end, draft.right = tokens.ends[draft.right], draft.right + 1

    def _set(self, draft: Draft, unit: Unit, text: str) -> None:
        code, candidates = unit.code, unit.candidates
        if candidates:
            local = [c for c in self.local if c in candidates]
            if local:
                code = local[0]
        draft.unit = UnitMention("iso4217" if unit.system == "iso4217" else "ucum", code, text, candidates)
        draft.scale(unit.factor)
        draft.factor = unit.factor
        if unit.system == "iso4217":
            draft.kind = "money"
        elif unit.code == "%":
            draft.kind = "percentage"
        elif unit.duration:
            draft.kind = "duration"
        else:
            draft.kind = "measure"

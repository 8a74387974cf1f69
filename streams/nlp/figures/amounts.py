"""One amount said in two parts: 7 feet 10 inches, a year and three months, 20 euros 50, 1 hour thirty."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from streams.nlp.figures.conversions import ratio
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.tokens import Tokens

_PARTS: Final[dict[str, tuple[str, int]]] = {
    "h": ("min", 60), "min": ("s", 60), "[ft_i]": ("[in_i]", 12), "m": ("cm", 100),
}  # fmt: skip
"""The unit that goes without saying after another, and how many make one: "1 hour thirty", "1 meter 80"."""
_CENTS: Final = 100
_TENTHS: Final = 10
_OVERFLOW: Final = 4
"""Feet are counted past a yard ("2 yards and 7 feet"), but no measure is said in parts far greater than its whole."""


class Amounts:
    """Joins the parts of the amounts of one text."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language

    def join(self, first: Draft, second: Draft) -> Draft | None:
        """The amount that both drafts make together, or None."""
        if first.unit is None or first.value is None or second.value is None or first.kind == "age":
            return None
        if first.value % 1 or first.qualifier != "exact" or second.qualifier != "exact" or second.value < 0:
            return None
        if self._listed(first):
            return None
        if second.unit is None:
            return self._bare(first, second)
        if not self._beside(first, second) or second.whole_start != second.start:
            return None
        if first.kind == "money":
            cents = second.kind == "money" and second.factor < 1 and 0 < second.value < 1
            return self._made(first, second, first.value + second.value, first.unit) if cents else None
        parts = ratio(first.unit.code, second.unit.code) if first.kind in {"measure", "duration"} else None
        if parts is None or parts <= 1 or second.kind == "percentage":
            return None
        most = parts if second.kind in {"duration", "age"} else parts * _OVERFLOW
        if second.value >= most:
            return None
        return self._made(first, second, first.value * parts + second.value, second.unit)

    def _bare(self, first: Draft, second: Draft) -> Draft | None:
        """A second part without its unit: "20 dollars 43", "1 hour thirty", "5 feet 10"."""
        value, unit = second.value, first.unit
        assert value is not None
        assert unit is not None
        if second.kind != "cardinal" or value % 1 or second.one or not self._ends(second) or first.magnitude != 1:
            return None
        apart = second.left + 1 > first.right
        signed = first.digits and first.whole_start != first.start and second.right < len(self.tokens)
        if (second.digits and not second.plain) or (signed and not apart):
            return None  # "$20 43" only where nothing follows
        assert first.value is not None
        if first.kind == "money":
            if not self._beside(first, second, comma=False) or not 10 <= value < _CENTS or first.factor != 1:
                return None
            return self._made(first, second, first.value + value / _CENTS, unit)
        code, parts = _PARTS.get(unit.code, ("", 0))
        if self.language.unspaced and unit.code == "m" and value < _TENTHS:
            value *= _TENTHS  # 一米八: one metre eighty
        if not parts or value >= parts or apart or first.right != second.first:
            return None
        return self._made(first, second, first.value * parts + value, UnitMention("ucum", code, unit.text))

    def _listed(self, first: Draft) -> bool:
        """Whether "and" stands between the ends of a range: "between 2 years and 6 months"."""
        return self.tokens.word(first.left) in self.language.range_openers

    def _beside(self, first: Draft, second: Draft, *, comma: bool = True) -> bool:
        """Whether nothing but an "and" or a comma stands between two numbers."""
        words = self.tokens.folded[first.right : second.left + 1]
        joining = self.language.amount_joiners
        return not words or (len(words) == 1 and (words[0] in joining or (comma and words[0] == ",")))

    def _ends(self, draft: Draft) -> bool:
        """Whether the number counts nothing that follows."""
        tokens, follows = self.tokens, draft.right
        if follows >= len(tokens):
            return True
        if tokens.kinds[follows] == "word":
            return tokens.folded[follows] in self.language.function_words
        return tokens.folded[follows] in {".", ",", ";", ")", "!", "?"}

    @staticmethod
    def _made(first: Draft, second: Draft, value: Decimal, unit: UnitMention) -> Draft:
        kind = "age" if second.kind == "age" else first.kind
        made = replace(
            first,
            last=second.last,
            end=second.end,
            whole_end=max(second.whole_end, second.end),
            right=second.right,
            plain=False,
            unit=replace(unit, text=second.unit.text if second.unit else unit.text),
            kind=kind,
        )
        made.set_value(value.quantize(Decimal(1)) if value % 1 == 0 else value.normalize())
        return made

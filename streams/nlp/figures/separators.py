"""What a digit string is worth: 1.300 and 1,300 by language, and by what the same article does elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_GROUPS: Final = re.compile(r"\d{1,3}(?:\D\d{3})+")
_INDIAN: Final = re.compile(r"\d{1,2}(?:\D\d{2})+\D\d{3}|\d{1,3}\D\d{3}")
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_ASCII: Final = str.maketrans("٫٬", ".,")
SPACES: Final = "\u00a0\u202f\u2009\u2007"
"""Spaces that do not break: between digits they part thousands in any language."""


@dataclass(frozen=True, slots=True)
class Separators:
    """The signs within numbers."""

    decimal: str = "."
    group: str = ","

    @property
    def spaced(self) -> bool:
        """Whether the language parts thousands by spaces."""
        return self.group.isspace() or self.group in SPACES

    def read(self, digits: str) -> Decimal | None:
        """The value of a digit string with signs inside, or None when it is no number (a date, a version ...)."""
        digits = digits.translate(_ASCII)
        signs = [c for c in digits if not c.isdigit()]
        if not signs:
            return Decimal(digits)
        if set(signs) - set(".,'’"):
            return None
        last = signs[-1]
        if len(set(signs)) == 1:
            if last in "'’":
                return _joined(digits)
            if len(signs) > 1:
                return _joined(digits)
            before, _, after = digits.partition(last)
            ambiguous = len(after) == 3 and len(before) <= 3 and not before.startswith("0")
            if ambiguous and last != self.decimal:
                return Decimal(before + after)
            return Decimal(f"{before}.{after}")
        if len(set(signs)) == 2 and signs.count(last) == 1 and last in ".,":
            before, _, after = digits.rpartition(last)
            whole = _joined(before)
            return None if whole is None else whole + Decimal(f"0.{after}")
        return None

    def learned(self, strings: list[str]) -> Separators:
        """The signs after looking at all digit strings of the article: those that have one reading decide the rest.

        An English text with "1.300" and "2,5" in it was written by somebody who parts thousands by points.
        """
        votes: Counter[str] = Counter()
        for string in strings:
            signs = [c for c in string if c in ".,"]
            if not signs or _CLOCK.fullmatch(string):
                continue  # 18.15 may as well be a time of day, which says nothing of decimals
            last = signs[-1]
            after = string.rpartition(last)[2]
            if len(set(signs)) == 2 and signs.count(last) == 1:
                votes[last] += 2
            elif len(signs) > 1 and _GROUPS.fullmatch(string):
                votes["." if last == "," else ","] += 2
            elif len(signs) == 1 and len(after) in (1, 2):
                votes[last] += 1
        other = "," if self.decimal == "." else "."
        if votes[other] >= 2 and not votes[self.decimal]:
            return Separators(decimal=other, group="." if other == "," else ",")
        return self


def _joined(digits: str) -> Decimal | None:
    if _GROUPS.fullmatch(digits) or _INDIAN.fullmatch(digits):
        return Decimal(re.sub(r"\D", "", digits))
    return None

"""Letters: the small ones, the marks that are none by themselves, and words as they are compared."""

from __future__ import annotations

import re
import unicodedata

_LAST_CASED = 0x530
"""Up to here stand the scripts whose letters have case."""


def _small() -> str:
    """The small letters of Latin, Greek and Cyrillic as the inside of a character class."""
    ranges: list[list[int]] = []
    for point in range(_LAST_CASED):
        if chr(point).islower() and chr(point).isalpha():
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


SMALL = _small()
MARKS = "".join(chr(code) for code in range(0x300, 0x1C00) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
"""Vowels and accents that are no letters by themselves, as in Hindi."""
_LETTERS = re.compile(rf"(?:[^\W\d_]+|[{MARKS}]+)+")


_GREEK = str.maketrans("άέήίόύώϊϋςΐΰ", "αεηιουωιυσιυ")
"""Capitals have no accents and one form of sigma."""


def folded(word: str) -> str:
    """A word as it is compared: in lower case, Turkish i with its dot or without as one, Greek without accents."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i").translate(_GREEK)


def letters(content: str) -> list[str]:
    """The words of a text as they are compared."""
    return _LETTERS.findall(folded(content))

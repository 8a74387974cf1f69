"""Stretches of text in which no figure is sought: addresses, hashtags, numeric dates, phone numbers."""

from __future__ import annotations

import re
from typing import Final

ADDRESSES: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,99}|[#@]\w+"
    r"|(?<![\w-])[\w-]{1,63}\.(?:com|org|net|nl|de|fr|be|es|it|co\.uk|eu|info)\b(?:/\S*)?"
)
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:T\d{2}:\d{2}(?::\d{2})?)?(?!\d)")
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)")
_PHONE: Final = re.compile(
    r"(?<!\d)(?<!\d[ .,'’\u202f\u00a0])"
    r"(?:(?:\+|00)\d{1,3}[\s\u202f()./-]{0,2}\d(?:[\s\u202f()./-]{0,2}\d){5,14}"
    r"|\(0?\d{2,4}\)\s?\d{3,5}[- ]?\d{3,5}"
    r"|0\d{1,4}[-/ \u00a0\u202f]\d{2,}(?:[- \u00a0\u202f]\d{2,}){0,5}"
    r"|\d{3}-\d{3}-\d{4}(?!\d))"
)
"""International numbers, area codes in brackets, a leading zero with a sign after it, and the American form."""
_DIGIT: Final = re.compile(r"\d")


def masks(text: str) -> list[tuple[int, int]]:
    """Intervals in which no figure is sought: addresses, hashtags, numeric dates, phone numbers."""
    found: list[tuple[int, int]] = []
    if "://" in text or "www." in text or "@" in text or "#" in text or ".com" in text:
        found += [match.span() for match in ADDRESSES.finditer(text)]
    if _DIGIT.search(text):
        for pattern in (_ISO_DATE, _DATE, _PHONE):
            found += [match.span() for match in pattern.finditer(text)]
    return found

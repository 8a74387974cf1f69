"""Words as the gazetteer and the rules see them: runs of letters and digits, whatever joins them.

"Guinee-Bissau", "Côte d’Ivoire" and "U.S." become the same units in every language and with every tokenizer, so that
a name matches however it is hyphenated. Scripts that put no space between words are taken apart into characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

_UNSPACED: Final = "\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Hiragana, Han, Thai, Lao, Burmese and Khmer: no spaces between words. Katakana runs are words."""


_WITH_MARKS: Final = (range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFB00, 0x1F000), range(0xE0100, 0xE0200))
"""Where Unicode has marks: all else are letters before them, ideographs, pictures, nothing, and what users define."""


def _marks() -> str:
    r"""All combining marks as ranges of a character class: `\w` leaves them out, and Indic vowels are marks."""
    category = unicodedata.category
    points = [point for area in _WITH_MARKS for point in area if category(chr(point)) in {"Mn", "Mc"}]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" if b > a else re.escape(chr(a)) for a, b in ranges)


_UNIT: Final = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}]+|[{_marks()}\u00ad\u200c\u200d]+)+")

_FOLD: Final = str.maketrans({"ı": "i", "İ": "i", "\u00ad": None, "ё": "е", "Ё": "е"})


class Unit(NamedTuple):
    """A word: half-open offsets into its passage, the text, and the key under which it is looked up."""

    start: int
    end: int
    text: str
    key: str


def fold(word: str) -> str:
    """The form of a word in which case does not count; both i of Turkish are one, and ё is written as е."""
    return word.lower() if word.isascii() else word.translate(_FOLD).casefold()


def units(text: str) -> Sequence[Unit]:
    """The words of a text, in order.

    Args:
        text: a passage.

    Returns:
        Units that do not overlap; offsets are code points of `text`.
    """
    return _kept(text) if len(text) <= _KEPT_LENGTH else _cut(text)


_KEPT_LENGTH: Final = 400
_KEPT: Final = 1024
"""Texts of at most this length whose words are kept, so many of them: several rules look at the same sentence."""


def _cut(text: str) -> tuple[Unit, ...]:
    if text.isascii() and text.isalpha():
        return (Unit(0, len(text), text, text.lower()),)  # most names: as below, at a tenth of the cost
    return tuple([Unit(*match.span(), word := match[0], fold(word)) for match in _UNIT.finditer(text)])


_kept = lru_cache(_KEPT)(_cut)


_JOINT: Final = re.compile(r"[ \u00a0\-‐‑'’ʼ]| ['’]")
_INNER: Final = re.compile(r"[.·・=＝]?|\. | [-–—&] ")


def is_joint(separator: str) -> bool:
    """Whether what stands between two units joins them to one name: a space, hyphen or apostrophe."""
    return _JOINT.fullmatch(separator) is not None


def is_inner(separator: str) -> bool:
    """Whether it may stand inside a name that is known as a whole, such as "St. Kitts & Nevis"; nothing at all may."""
    return is_joint(separator) or _INNER.fullmatch(separator) is not None


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()


def is_shouted(word: str) -> bool:
    """Whether a word is written in capitals only, two at least."""
    return len(word) > 1 and word.isupper()

"""Words of a text as one padded string, and the hashes of all their letter sequences.

Both the detector and the generator of its table read text through this file, so that they cannot differ.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import numpy as np
import numpy.typing as npt

LONGEST: Final = 5
"""The longest letter sequence that is counted; whole words are counted at any length."""

_LAST: Final = 0xFFFF
"""The last code point that is asked whether it is a letter; no script beyond it is told apart."""
_INDIC: Final = 0x900
"""From here on marks are vowels; accents of other scripts stand in no list of words, which were counted without."""


def _lettered() -> str:
    """Letters, and the marks of Asia, where most vowels are marks, as the inside of a character class."""
    ranges: list[list[int]] = []
    for point in range(_LAST + 1):
        kind = unicodedata.category(chr(point))[0]
        if kind == "L" or (kind == "M" and point >= _INDIC):
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_LETTER: Final = f"[{_lettered()}]"
_WORD: Final = re.compile(rf"(?<![\w.@/-]){_LETTER}+(?:'{_LETTER}+)*(?![\w@/]|-\d)")
# An odd number has an inverse modulo 2^64, which turns differences of prefix sums into hashes of substrings.
_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 1 << 64)
_LENGTH_MIX: Final = np.uint64(0xD6E8FEB86659FD93)
_SPREAD: Final = np.uint64(0xFF51AFD7ED558CCD)
_HALF: Final = np.uint64(32)
_SPACE: Final = 32

Hashes = npt.NDArray[np.uint32]
Indices = npt.NDArray[np.intp]


def padded(text: str) -> str:
    """The lower-case words of a text with one space around and between them; the empty text if it has none.

    What is glued to digits, underscores, at signs or slashes is no word but a code, an address or a path.
    """
    return join(_WORD.findall(text.lower().replace("’", "'")))


def join(words: list[str]) -> str:
    """Lower-case words as one padded text."""
    return f" {' '.join(words)} " if words else ""


def located(text: str) -> list[tuple[int, int, str]]:
    """The words of a text as it stands: start, end and the lower-case word in NFC."""
    plain = text.replace("’", "'")
    return [
        (match.start(), match.end(), unicodedata.normalize("NFC", match[0].lower())) for match in _WORD.finditer(plain)
    ]


def _powers(base: int, count: int) -> npt.NDArray[np.uint64]:
    factors = np.full(count, base, dtype=np.uint64)
    factors[0] = 1
    return np.multiply.accumulate(factors)


def _mixed(polynomial: npt.NDArray[np.uint64], mix: npt.NDArray[np.uint64]) -> Hashes:
    hashed: Hashes = ((polynomial ^ mix) * _SPREAD >> _HALF).astype(np.uint32)
    return hashed


class _Hasher:
    """Powers of the base, grown to the longest text met."""

    def __init__(self) -> None:
        self._grow(2048)

    def _grow(self, count: int) -> None:
        self.powers, self.inverses = _powers(_BASE, count), _powers(_INVERSE, count)

    def prefix_sums(self, points: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.uint64]:
        """The polynomial of every beginning of a text; one longer than the text."""
        if len(points) >= len(self.powers):
            self._grow(2 * len(points))
        sums = np.zeros(len(points) + 1, dtype=np.uint64)
        np.cumsum(points * self.powers[: len(points)], out=sums[1:])
        return sums

    def substrings(self, sums: npt.NDArray[np.uint64], start: Indices, length: Indices) -> Hashes:
        """The hashes of the substrings of the text that `sums` belongs to."""
        polynomial = (sums[start + length] - sums[start]) * self.inverses[start]
        return _mixed(polynomial, length.astype(np.uint64) * _LENGTH_MIX)


_HASHER: Final = _Hasher()
_SHORT_POWERS: Final = _powers(_BASE, LONGEST)[:, None]
_LENGTH_MIXES: Final = (np.arange(1, LONGEST + 1, dtype=np.uint64) * _LENGTH_MIX)[:, None]


def _points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def located_hashes(text: str) -> tuple[Hashes, Indices, int]:
    """The hashes of all features of a `padded` text, with repetitions, where each begins, and how many are sequences.

    The sequences come first, then the words.

    Features are sequences of one to five characters inside a word and its two spaces, and whole words with both
    spaces. So " de" (a beginning), "de " (an ending), "de" (anywhere) and " de " (the word) are four features.
    """
    if not text:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.intp), 0
    # Spaces behind the end make every start good for every length: what runs over the end runs over a space.
    points = _points(text + " " * LONGEST).astype(np.uint64)
    size = len(text)
    window = (LONGEST, size)
    space = points == _SPACE
    spaces = np.ndarray(window, dtype=np.bool_, buffer=space, strides=space.strides * 2)
    # A space may stand at one edge, not inside and not at both: that would be a whole word, counted at any length.
    good = np.add.accumulate(spaces, dtype=np.uint8) == (spaces | spaces[0])
    good[0] = ~spaces[0]
    places = np.flatnonzero(good)
    sums = np.ndarray(window, dtype=np.uint64, buffer=points, strides=points.strides * 2) * _SHORT_POWERS
    np.add.accumulate(sums, out=sums)
    borders = np.flatnonzero(spaces[0])
    begins = borders[:-1]
    words = _HASHER.substrings(_HASHER.prefix_sums(points[:size]), begins, borders[1:] - begins + 1)
    hashed = np.concatenate((_mixed(sums, _LENGTH_MIXES).ravel()[places], words))
    return hashed, np.concatenate((places % size, begins)), len(places)


def substring_hashes(features: list[str]) -> Hashes:
    """The hash of each of some features."""
    lengths = np.array([len(feature) for feature in features], dtype=np.intp)
    starts = np.cumsum(lengths) - lengths
    sums = _HASHER.prefix_sums(_points("".join(features)))
    return _HASHER.substrings(sums, starts, lengths)

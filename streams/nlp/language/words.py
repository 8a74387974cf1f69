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
_SPACE_POINT: Final = np.uint64(_SPACE)

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


def _mixed(polynomials: npt.NDArray[np.uint64]) -> Hashes:
    hashed: Hashes = (polynomials * _SPREAD >> _HALF).astype(np.uint32)
    return hashed


class _Hasher:
    """Powers of the base, grown to the longest text met."""

    def __init__(self) -> None:
        self._grow(2048)

    def _grow(self, count: int) -> None:
        self._powers, self._inverses = _powers(_BASE, count), _powers(_INVERSE, count)
        self._counted = np.arange(count)

    def covers(self, count: int) -> None:
        """Grows the powers where a text has more characters."""
        if count > len(self._powers):
            self._grow(2 * count)

    def polynomials(
        self, points: npt.NDArray[np.unsignedinteger], starts: Indices, lengths: Indices
    ) -> npt.NDArray[np.uint64]:
        """What the hashes of neighbouring pieces are made of; together they are the whole text."""
        self.covers(len(points))
        sums = np.add.reduceat(points * self._powers[: len(points)], starts)
        sums *= self._inverses[starts]
        sums ^= lengths.astype(np.uint64) * _LENGTH_MIX
        return sums

    def features(self, text: str) -> tuple[Hashes, Indices, Indices]:
        """The hashes of all features of a `padded` text: of sequences, then of words; and where these begin.

        The place of a sequence is given with its length: one less than the length times the size of the text, and its
        first character.
        """
        size = len(text)
        self.covers(size)
        # Spaces behind the end make every start good for every length: what runs over the end runs over a space.
        points = _points(text + " " * LONGEST).astype(np.uint64)
        (borders,) = (points[:size] == _SPACE_POINT).nonzero()
        begins = borders[:-1]
        between = borders[1:] - begins
        # A sequence may reach to the next space. It may begin with one too, but not hold both: that would be a whole
        # word, counted at any length; and a space alone says nothing.
        reach = (borders[1:] + 1).repeat(between) - self._counted[: size - 1]
        reach[begins] -= 1
        good = reach >= _LENGTHS
        good[0, begins] = False
        (places,) = good.ravel().nonzero()
        window = (LONGEST, size - 1)
        sums = _SHORT @ np.ndarray(window, dtype=np.uint64, buffer=points, strides=points.strides * 2)
        sums ^= _LENGTH_MIXES
        words = np.add.reduceat(points[: size - 1] * self._powers[: size - 1], begins)
        words += self._powers[borders[1:]] * _SPACE_POINT
        words *= self._inverses[begins]
        words ^= (between + 1).astype(np.uint64) * _LENGTH_MIX
        return _mixed(np.concatenate((sums.ravel()[places], words))), places, begins


_HASHER: Final = _Hasher()
_SHORT: Final = np.tril(np.ones((LONGEST, 1), dtype=np.uint64) * _powers(_BASE, LONGEST))
"""A row for each length: the powers of its characters."""

_LENGTHS: Final = np.arange(1, LONGEST + 1)[:, None]
_LENGTH_MIXES: Final = _LENGTHS.astype(np.uint64) * _LENGTH_MIX


def _points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def hashes(text: str) -> tuple[Hashes, int]:
    """The hashes of all features of a `padded` text, with repetitions: first of sequences, whose number is told.

    Features are sequences of one to five characters inside a word and its two spaces, and whole words with both
    spaces. So " de" (a beginning), "de " (an ending), "de" (anywhere) and " de " (the word) are four features.
    """
    if not text:
        return np.zeros(0, dtype=np.uint32), 0
    hashed, places, _ = _HASHER.features(text)
    return hashed, len(places)


def located_hashes(text: str) -> tuple[Hashes, Indices]:
    """The same hashes, and where each feature begins."""
    if not text:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.intp)
    hashed, places, begins = _HASHER.features(text)
    return hashed, np.concatenate((places % (len(text) - 1), begins))


def substring_hashes(features: list[str]) -> Hashes:
    """The hash of each of some features."""
    lengths = np.array([len(feature) for feature in features], dtype=np.intp)
    starts = np.cumsum(lengths) - lengths
    return _mixed(_HASHER.polynomials(_points("".join(features)), starts, lengths))

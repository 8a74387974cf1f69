"""How much the words and letter sequences of a text speak for each of some seventy languages.

The table is made by `generation.profiles`. A feature that a language has adds its log probability above that of a
feature never seen, so that a score is a weighted naive Bayes log likelihood ratio.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.nlp.language.words import Hashes, hashes, join, located_hashes

Scores = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Bytes = npt.NDArray[np.uint8]
Weights = npt.NDArray[np.uint16]
Postings = npt.NDArray[np.uint32]

PATH: Final = Path(__file__).with_name("profiles.npz")
SCALE: Final = 16.0
"""Units of the stored weights in one nat."""

_KEY_BITS: Final = 32
_TOLD_BITS: Final = 16
"""So many of the last bits of its key stand in each posting, before the column and the weight."""

_TOLD_SHIFT: Final = np.uint32(_TOLD_BITS)
_WEIGHT_BITS: Final = 8
_WEIGHT: Final = np.uint16(255)


class Profiles:
    """The table, or the part of it that some languages have.

    The first bits of a key, a hash, tell its bucket; the last ones stand in each of its postings, and none in neither.
    So a look-up reads two places of the memory: where the bucket begins and ends, and what is in it.
    """

    def __init__(self, languages: tuple[str, ...], keys: Hashes, counts: Bytes, columns: Bytes, weights: Bytes) -> None:
        """Takes the postings: of each key, in ascending order, how many it has, then their columns and weights."""
        self.languages = languages
        bits = max(len(keys).bit_length(), _KEY_BITS - _TOLD_BITS)
        self._shift = np.uint32(_KEY_BITS - bits)
        self._postings: Postings = np.repeat(keys << _TOLD_SHIFT, counts)
        self._postings |= columns.astype(np.uint32) << np.uint32(_WEIGHT_BITS) | weights
        self._starts = np.zeros((1 << bits) + 1, dtype=np.int32)
        np.cumsum(np.bincount(keys >> self._shift, counts, 1 << bits), out=self._starts[1:], dtype=np.int32)

    def only(self, columns: list[int]) -> Profiles:
        """The table of some languages, for when the others are out of the question: those score 0 in it."""
        bucket = np.repeat(np.arange(len(self._starts) - 1, dtype=np.uint32), np.diff(self._starts))
        wanted = np.isin(self._postings >> np.uint32(_WEIGHT_BITS) & _WEIGHT, columns)
        kept = self._postings[wanted]
        keys = bucket[wanted] << self._shift | kept >> _TOLD_SHIFT & ((1 << self._shift) - 1)
        low = kept.astype(np.uint16)
        one = np.ones(len(keys), dtype=np.uint8)
        return Profiles(self.languages, keys, one, (low >> _WEIGHT_BITS).astype(np.uint8), low.astype(np.uint8))

    def _found(self, hashed: Hashes) -> tuple[Indices, Weights, Indices]:
        """The postings in the buckets of some features: their columns, their weights, and how many each feature has.

        The weight of what belongs to another feature in the bucket is 0.
        """
        buckets = hashed >> self._shift
        places = self._starts[buckets]
        counts = self._starts[buckets + 1] - places
        ends = counts.cumsum()
        places -= ends
        places += counts
        places = places.repeat(counts)
        places += np.arange(len(places), dtype=np.int32)
        postings = self._postings[places]
        told = postings >> _TOLD_SHIFT == hashed.astype(np.uint16).repeat(counts)
        low = postings.astype(np.uint16)
        return (low >> _WEIGHT_BITS).astype(np.intp), (low & _WEIGHT) * told, counts

    def scores(self, padded: str) -> Scores:
        """The scores of each of `languages` in nats, for words as `words.padded` gives them.

        Returns:
            Two rows: by letter sequences and by whole words.
        """
        hashed, sequences = hashes(padded)
        cells, weights, counts = self._found(hashed)
        width = len(self.languages)
        cells[counts[:sequences].sum() :] += width
        return np.bincount(cells, weights, 2 * width).reshape(2, width) / SCALE

    def by_word(self, words: list[str]) -> Scores:
        """The scores of single words: one row a word, one column a language."""
        hashed, starts = located_hashes(join(words))
        cells, weights, counts = self._found(hashed)
        width = len(self.languages)
        # A feature that begins with a space belongs to the word behind it.
        borders = np.cumsum([0, *(len(word) + 1 for word in words)])
        cells += (borders.searchsorted(starts, side="right") - 1).repeat(counts) * width
        return np.bincount(cells, weights, len(words) * width).reshape(len(words), width) / SCALE


def read(path: Path) -> Profiles:
    """The table in a file that `generation.profiles` made."""
    with np.load(path) as table:
        languages = tuple(table["languages"].tolist())
        return Profiles(languages, table["keys"], table["counts"], table["columns"], table["weights"])


@cache
def profiles() -> Profiles:
    """The one table of the process."""
    return read(PATH)

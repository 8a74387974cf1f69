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
Postings = npt.NDArray[np.uint32]

PATH: Final = Path(__file__).with_name("profiles.npz")
SCALE: Final = 16.0
"""Units of the stored weights in one nat."""

_KEY_BITS: Final = 32
_TOLD_BITS: Final = 16
"""So many of the last bits of its key stand in each posting, before the column and the weight."""

_TOLD_SHIFT: Final = np.uint32(_TOLD_BITS)
_WEIGHT_BITS: Final = 8
_WEIGHT: Final = 255
_TOLD: Final = 1 << _TOLD_BITS
_COMMON: Final = 24
"""A feature of so many languages has a row of its own. They are one in a hundred of all and nine tenths of the
postings that a text meets, and a row is read much faster than postings."""

_ROW: Final = 1 << (_TOLD_BITS - 1)
"""From here on a posting names a row: no table has that many columns."""


class Profiles:
    """The table, or the part of it that some languages have.

    The first bits of a key, a hash, tell its bucket; the last ones stand in each of its postings, and none in neither.
    So a look-up reads two places of the memory: where the bucket begins and ends, and what is in it. A posting is the
    column and the weight of one language, or the row with the weights of all.
    """

    def __init__(self, languages: tuple[str, ...], keys: Hashes, counts: Bytes, columns: Bytes, weights: Bytes) -> None:
        """Takes the postings: of each key, in ascending order, how many it has, then their columns and weights."""
        self.languages = languages
        bits = max(len(keys).bit_length(), _KEY_BITS - _TOLD_BITS)
        self._shift = np.uint32(_KEY_BITS - bits)
        common = counts >= _COMMON
        in_row = common.repeat(counts)
        self._rows: Bytes = np.zeros((np.count_nonzero(common), len(languages)), dtype=np.uint8)
        self._rows[np.arange(len(self._rows)).repeat(counts[common]), columns[in_row]] = weights[in_row]
        left = np.where(common, 1, counts)
        self._postings: Postings = (keys << _TOLD_SHIFT).repeat(left)
        of_row = common.repeat(left)
        self._postings[of_row] |= np.arange(_ROW, _ROW + len(self._rows), dtype=np.uint32)
        self._postings[~of_row] |= (columns.astype(np.uint32) << np.uint32(_WEIGHT_BITS) | weights)[~in_row]
        self._starts = np.zeros((1 << bits) + 1, dtype=np.int32)
        np.cumsum(np.bincount(keys >> self._shift, left, 1 << bits), out=self._starts[1:], dtype=np.int32)

    def only(self, columns: list[int]) -> Profiles:
        """The table of some languages, for when the others are out of the question: those score 0 in it."""
        bucket = np.arange(len(self._starts) - 1, dtype=np.uint32).repeat(np.diff(self._starts))
        keys = bucket << self._shift | self._postings >> _TOLD_SHIFT & ((1 << self._shift) - 1)
        low = self._postings.astype(np.uint16)
        of_row = low >= _ROW
        rows = self._rows[:, columns]
        row, place = rows.nonzero()
        single = ~of_row & np.isin(low >> _WEIGHT_BITS, columns)
        keys = np.concatenate((keys[single], keys[of_row][row]))
        cells = np.concatenate(
            ((low[single] >> _WEIGHT_BITS).astype(np.uint8), np.array(columns, dtype=np.uint8)[place])
        )
        weights = np.concatenate((low[single].astype(np.uint8), rows[row, place]))
        order = keys.argsort()
        one = np.ones(len(keys), dtype=np.uint8)
        return Profiles(self.languages, keys[order], one, cells[order], weights[order])

    def _found(self, hashed: Hashes) -> tuple[Indices, Postings]:
        """The postings of some features: the place of the feature, ascending, and the posting without its key."""
        buckets = (hashed >> self._shift).astype(np.intp)
        starts = self._starts.take(buckets)
        buckets += 1
        counts = self._starts.take(buckets)
        counts -= starts
        owners = np.arange(len(hashed)).repeat(counts)
        starts += counts
        starts -= counts.cumsum(dtype=np.int32)
        places = starts.take(owners)
        places += np.arange(len(places), dtype=np.int32)
        # Nothing but the posting is left where the key is that of the feature.
        differing = self._postings.take(places)
        differing ^= (hashed << _TOLD_SHIFT).take(owners)
        (told,) = (differing < _TOLD).nonzero()
        return owners.take(told), differing.take(told)

    def scores(self, padded: str) -> Scores:
        """The scores of each of `languages` in nats, for words as `words.padded` gives them.

        Returns:
            Two rows: by letter sequences and by whole words.
        """
        hashed, sequences = hashes(padded)
        owners, postings = self._found(hashed)
        single = postings < _ROW
        (ones,) = single.nonzero()
        alone, width = postings.take(ones), len(self.languages)
        cells = alone >> _WEIGHT_BITS
        cells[owners.take(ones).searchsorted(sequences) :] += width
        sums = np.bincount(cells, alone & _WEIGHT, 2 * width).reshape(2, width)
        if len(ones) < len(postings):
            (others,) = (~single).nonzero()
            rows = self._rows.take(postings.take(others) - _ROW, axis=0)
            split = owners.take(others).searchsorted(sequences)
            sums[0] += rows[:split].sum(axis=0, dtype=np.uint32)
            sums[1] += rows[split:].sum(axis=0, dtype=np.uint32)
        return sums / SCALE

    def by_word(self, words: list[str]) -> Scores:
        """The scores of single words: one row a word, one column a language."""
        hashed, starts = located_hashes(join(words))
        owners, postings = self._found(hashed)
        # A feature that begins with a space belongs to the word behind it.
        borders = np.cumsum([0, *(len(word) + 1 for word in words)])
        places = (borders.searchsorted(starts, side="right") - 1)[owners]
        single, width = postings < _ROW, len(self.languages)
        cells = places[single] * width + (postings[single] >> _WEIGHT_BITS)
        sums = np.bincount(cells, postings[single] & _WEIGHT, len(words) * width).reshape(len(words), width)
        if len(cells) < len(postings):
            places = places[~single]
            order = places.argsort(kind="stable")
            met, firsts = np.unique(places[order], return_index=True)
            rows = self._rows[(postings[~single] - _ROW)[order]]
            sums[met] += np.add.reduceat(rows, firsts, dtype=np.uint32)
        return sums / SCALE


def read(path: Path) -> Profiles:
    """The table in a file that `generation.profiles` made."""
    with np.load(path) as table:
        languages = tuple(table["languages"].tolist())
        return Profiles(languages, table["keys"], table["counts"], table["columns"], table["weights"])


@cache
def profiles() -> Profiles:
    """The one table of the process."""
    return read(PATH)

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

from streams.nlp.language.words import Hashes, join, located_hashes

Scores = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Bytes = npt.NDArray[np.uint8]

PATH: Final = Path(__file__).with_name("profiles.npz")
SCALE: Final = 16.0
"""Units of the stored weights in one nat."""

_KEY_BITS: Final = 32


class Profiles:
    """The table, or the part of it that some languages have."""

    def __init__(self, languages: tuple[str, ...], keys: Hashes, counts: Bytes, columns: Bytes, weights: Bytes) -> None:
        """Takes the postings: of each key, in ascending order, how many it has, then their columns and weights."""
        self.languages = languages
        self._columns, self._weights = columns, weights
        self._starts = np.zeros(len(counts) + 2, dtype=np.int32)
        np.cumsum(counts, out=self._starts[1:-1])
        self._starts[-1] = self._starts[-2]
        # The first bits of a key tell its bucket, which holds one or two keys: hashes are spread evenly.
        bits = len(keys).bit_length() - 1
        self._shift = _KEY_BITS - bits
        sizes = np.bincount(keys >> self._shift, minlength=1 << bits)
        self._fullest = int(sizes.max())
        self._buckets = np.zeros(len(sizes) + 1, dtype=np.int32)
        np.cumsum(sizes, out=self._buckets[1:])
        # Behind the end stand keys without postings, so that each bucket may be read as if it were the fullest.
        self._keys = np.append(keys, np.full(self._fullest, 0xFFFFFFFF, dtype=np.uint32))

    def only(self, columns: list[int]) -> Profiles:
        """The table of some languages, for when the others are out of the question: those score 0 in it."""
        wanted = np.isin(self._columns, columns)
        counts = np.add.reduceat(wanted, self._starts[:-2], dtype=np.uint8)
        known = counts > 0
        keys = self._keys[: len(counts)][known]
        return Profiles(self.languages, keys, counts[known], self._columns[wanted], self._weights[wanted])

    def _rows(self, hashed: Hashes) -> Indices:
        """The row of each key; where there is none, that of another key."""
        rows: Indices = self._buckets[hashed >> self._shift].astype(np.intp)
        # The keys of a bucket ascend: as many steps as keys in it are less.
        offsets = np.arange(self._fullest)[:, None]
        rows += np.count_nonzero(self._keys[rows + offsets] < hashed, axis=0)
        return rows

    def _found(self, padded: str) -> tuple[Indices, Indices, Indices, int]:
        """What the table has of a text.

        Returns:
            Of each known feature where it begins; the places of all its postings, and their number; and how many of the
            known features are sequences: the words follow them.
        """
        hashed, starts, sequences = located_hashes(padded)
        rows = self._rows(hashed)
        known = self._keys[rows] == hashed
        rows = rows[known]
        first = self._starts[rows]
        counts = self._starts[rows + 1] - first
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - ends + counts, counts)
        return starts[known], places, counts, int(np.count_nonzero(known[:sequences]))

    def scores(self, padded: str) -> Scores:
        """The scores of each of `languages` in nats, for words as `words.padded` gives them.

        Returns:
            Two rows: by letter sequences and by whole words.
        """
        _, places, counts, sequences = self._found(padded)
        width = len(self.languages)
        cells = self._columns[places].astype(np.intp)
        cells[int(counts[:sequences].sum()) :] += width
        return np.bincount(cells, self._weights[places], 2 * width).reshape(2, width) / SCALE

    def by_word(self, words: list[str]) -> Scores:
        """The scores of single words: one row a word, one column a language."""
        starts, places, counts, _ = self._found(join(words))
        # A feature that begins with a space belongs to the word behind it.
        borders = np.cumsum([0, *(len(word) + 1 for word in words)])
        word = np.searchsorted(borders, starts, side="right") - 1
        cells = np.repeat(word, counts) * len(self.languages) + self._columns[places]
        flat = np.bincount(cells, self._weights[places], len(words) * len(self.languages))
        return flat.reshape(len(words), len(self.languages)) / SCALE


def read(path: Path) -> Profiles:
    """The table in a file that `generation.profiles` made."""
    with np.load(path) as table:
        languages = tuple(table["languages"].tolist())
        return Profiles(languages, table["keys"], table["counts"], table["columns"], table["weights"])


@cache
def profiles() -> Profiles:
    """The one table of the process."""
    return read(PATH)

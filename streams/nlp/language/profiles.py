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
Postings = npt.NDArray[np.uint16]

PATH: Final = Path(__file__).with_name("profiles.npz")
SCALE: Final = 16.0
"""Units of the stored weights in one nat."""

_KEY_BITS: Final = 32
_WEIGHT_BITS: Final = 8
_WEIGHT: Final = np.uint16(255)


class Profiles:
    """The table, or the part of it that some languages have."""

    def __init__(self, languages: tuple[str, ...], keys: Hashes, counts: Bytes, columns: Bytes, weights: Bytes) -> None:
        """Takes the postings: of each key, in ascending order, how many it has, then their columns and weights."""
        self.languages = languages
        self._postings = columns.astype(np.uint16) << _WEIGHT_BITS | weights
        # The first bits of a key tell its bucket, which rarely holds more than one key: hashes are spread evenly.
        bits = len(keys).bit_length()
        self._shift = _KEY_BITS - bits
        sizes = np.bincount(keys >> self._shift, minlength=1 << bits)
        self._offsets = np.arange(sizes.max())[:, None]
        self._buckets = np.zeros(len(sizes), dtype=np.int32)
        np.cumsum(sizes[:-1], out=self._buckets[1:])
        # Behind the end stand keys without postings, so that each bucket may be read as if it were the fullest.
        self._keys = np.append(keys, np.full(len(self._offsets), 0xFFFFFFFF, dtype=np.uint32))
        self._starts = np.zeros(len(keys) + 2, dtype=np.int32)
        np.cumsum(counts, out=self._starts[1:-1])
        self._starts[-1] = self._starts[-2]

    def only(self, columns: list[int]) -> Profiles:
        """The table of some languages, for when the others are out of the question: those score 0 in it."""
        every = (self._postings >> _WEIGHT_BITS).astype(np.uint8)
        wanted = np.isin(every, columns)
        counts = np.add.reduceat(wanted, self._starts[:-2], dtype=np.uint8)
        known = counts > 0
        weights = (self._postings[wanted] & _WEIGHT).astype(np.uint8)
        return Profiles(self.languages, self._keys[: len(counts)][known], counts[known], every[wanted], weights)

    def _found(self, padded: str) -> tuple[Indices, Postings, Indices, int]:
        """What the table has of a text.

        Returns:
            Of each known feature where it begins; all its postings, and their number; and how many of the known
            features are sequences: the words follow them.
        """
        hashed, starts, sequences = located_hashes(padded)
        rows: Indices = self._buckets[hashed >> self._shift].astype(np.intp)
        found = self._keys[rows]
        # The keys of a bucket ascend: as many steps as keys in it are less.
        behind = np.flatnonzero(found < hashed)
        wanted = hashed[behind]
        rows[behind] += np.count_nonzero(self._keys[rows[behind] + self._offsets] < wanted, axis=0)
        found[behind] = self._keys[rows[behind]]
        known = np.flatnonzero(found == hashed)
        rows = rows[known]
        first = self._starts[rows]
        counts = self._starts[rows + 1] - first
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - ends + counts, counts)
        return starts[known], self._postings[places], counts, int(np.searchsorted(known, sequences))

    def scores(self, padded: str) -> Scores:
        """The scores of each of `languages` in nats, for words as `words.padded` gives them.

        Returns:
            Two rows: by letter sequences and by whole words.
        """
        _, postings, counts, sequences = self._found(padded)
        width = len(self.languages)
        cells = (postings >> _WEIGHT_BITS).astype(np.intp)
        cells[int(counts[:sequences].sum()) :] += width
        return np.bincount(cells, postings & _WEIGHT, 2 * width).reshape(2, width) / SCALE

    def by_word(self, words: list[str]) -> Scores:
        """The scores of single words: one row a word, one column a language."""
        starts, postings, counts, _ = self._found(join(words))
        # A feature that begins with a space belongs to the word behind it.
        borders = np.cumsum([0, *(len(word) + 1 for word in words)])
        word = np.searchsorted(borders, starts, side="right") - 1
        cells = np.repeat(word, counts) * len(self.languages) + (postings >> _WEIGHT_BITS)
        flat = np.bincount(cells, postings & _WEIGHT, len(words) * len(self.languages))
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

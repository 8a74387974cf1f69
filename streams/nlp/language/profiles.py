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

from streams.nlp.language.words import join, located_hashes

Scores = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

PATH: Final = Path(__file__).with_name("profiles.npz")
SCALE: Final = 16.0
"""Units of the stored weights in one nat."""


class Profiles:
    """The table, read once."""

    def __init__(self, path: Path = PATH) -> None:
        with np.load(path) as table:
            self.languages: tuple[str, ...] = tuple(table["languages"].tolist())
            self._keys: npt.NDArray[np.uint32] = table["keys"]
            counts = table["counts"]
            self._columns: npt.NDArray[np.uint8] = table["columns"]
            self._weights: npt.NDArray[np.uint8] = table["weights"]
        self._starts = np.zeros(len(counts) + 1, dtype=np.int32)
        np.cumsum(counts, out=self._starts[1:])

    def _found(self, padded: str) -> tuple[Indices, Indices, Indices, int]:
        """What the table has of a text.

        Returns:
            Of each known feature where it begins; the places of all its postings, and their number; and how many of the
            known features are sequences: the words follow them.
        """
        hashed, starts, sequences = located_hashes(padded)
        # Looked up in their order the keys are near each other in memory.
        order = np.argsort(hashed)
        rows = np.empty_like(order)
        rows[order] = np.searchsorted(self._keys, hashed[order])
        rows[rows == len(self._keys)] = 0
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


@cache
def profiles() -> Profiles:
    """The one table of the process."""
    return Profiles()

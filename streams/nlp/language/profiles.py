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

from streams.nlp.language.words import hashes

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

    def scores(self, padded: str) -> npt.NDArray[np.float64]:
        """The score of each of `languages` in nats, for words as `words.padded` gives them."""
        found = hashes(padded)
        rows = np.searchsorted(self._keys, found)
        rows[rows == len(self._keys)] = 0
        rows = rows[self._keys[rows] == found]
        starts = self._starts[rows]
        counts = self._starts[rows + 1] - starts
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(starts - ends + counts, counts)
        return np.bincount(self._columns[places], self._weights[places], len(self.languages)) / SCALE


@cache
def profiles() -> Profiles:
    """The one table of the process."""
    return Profiles()

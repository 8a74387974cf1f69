"""How much of what is wanted was found: precision and F1."""

from __future__ import annotations

from typing import NamedTuple


class Counts(NamedTuple):
    """How many things are right, found, and wanted."""

    right: int
    found: int
    gold: int

    @property
    def f(self) -> float:
        """F1 in percent."""
        return round(200 * self.right / max(1, self.found + self.gold), 1)

    @property
    def precision(self) -> float:
        """Precision in percent."""
        return round(100 * self.right / max(1, self.found), 1)

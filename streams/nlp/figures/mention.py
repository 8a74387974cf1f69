"""What the figure engine finds in a text: numbers with their units, qualifiers and changes, not yet what they count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Self

from schemas.figure import Change, Kind, Qualifier


@dataclass(frozen=True, slots=True)
class UnitMention:
    """The unit of a number."""

    system: Literal["iso4217", "ucum"]
    code: str
    text: str
    """The words that name it; empty where it is understood."""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One number in a text, as the contract's figure describes it. Intervals are half-open, in code points."""

    start: int
    end: int
    """Number and unit together."""
    number: tuple[int, int]
    kind: Kind
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    qualifier: Qualifier = "exact"
    qualifier_span: tuple[int, int] | None = None
    change: Change | None = None
    change_from: Decimal | None = None
    unit: UnitMention | None = None
    confidence: float = 0.9
    detector: str = "rules"

    def shifted(self, by: int) -> Self:
        """The same mention in a text that has `by` more characters in front."""
        span = self.qualifier_span
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            number=(self.number[0] + by, self.number[1] + by),
            qualifier_span=span and (span[0] + by, span[1] + by),
        )

"""A number while the engine works on it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.figure import Change, Kind, Qualifier
from streams.nlp.figures.mention import Mention, UnitMention


@dataclass(slots=True)
class Draft:
    """One number with all that is known of it so far. `first` and `last` are tokens, both inclusive."""

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    kind: Kind = "cardinal"
    qualifier: Qualifier = "exact"
    qualifier_span: tuple[int, int] | None = None
    unit: UnitMention | None = None
    change: Change | None = None
    change_from: Decimal | None = None
    digits: bool = False
    """Begins with digits."""
    plain: bool = False
    """Digits without any sign among them or scale after them: may be a year or an identifier."""
    one: bool = False
    """An article or pronoun that may stand for 1."""
    whole_start: int = -1
    """Where number and unit together start."""
    whole_end: int = -1
    left: int = -1
    """The last token before number and unit."""
    right: int = -1
    """The first token after number and unit."""
    magnitude: Decimal = Decimal(1)
    """The scale words after the digits: of "3 million" a million."""
    factor: Decimal = Decimal(1)
    """What one of the unit's words is worth: of a cent a hundredth."""
    old: bool = False
    """The level before a change."""
    refused: bool = False
    """Looks like a number and is none; it still takes part in what stands around it."""
    confidence: float = 0.9

    def __post_init__(self) -> None:
        if self.whole_start < 0:
            self.whole_start, self.whole_end = self.start, self.end
            self.left, self.right = self.first - 1, self.last + 1

    @property
    def open(self) -> bool:
        """Nothing yet says what sort of number this is."""
        return self.unit is None and self.kind == "cardinal"

    def set_value(self, value: Decimal) -> None:
        """An exact value."""
        self.value = self.lower = self.upper = value

    def scale(self, factor: Decimal) -> None:
        """Multiplies value and bounds."""
        if factor != 1:
            self.value, self.lower, self.upper = (
                None if number is None else number * factor for number in (self.value, self.lower, self.upper)
            )

    def mention(self) -> Mention:
        """The finished mention."""
        return Mention(
            start=self.whole_start,
            end=self.whole_end,
            number=(self.start, self.end),
            kind=self.kind,
            value=self.value,
            lower=self.lower,
            upper=self.upper,
            qualifier=self.qualifier,
            qualifier_span=self.qualifier_span,
            change=self.change,
            change_from=self.change_from,
            unit=self.unit,
            confidence=self.confidence,
        )


def exact(first: int, last: int, start: int, end: int, value: Decimal) -> Draft:
    """A draft of a plain number."""
    return Draft(first, last, start, end, value, value, value)

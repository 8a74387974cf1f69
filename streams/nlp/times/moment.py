"""A moment as said in the text, and what it means on the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, Literal

PARTS: Final[dict[str, tuple[int, int]]] = {
    "MO": (6, 12),
    "MI": (11, 14),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (22, 30),
}
"""TIMEX3 part of the day -> first and last hour, half-open; the night ends on the next day."""


STRETCHES: Final[dict[str, tuple[int, int]]] = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
"""TIMEX3 part of the year -> its first month and how many it has; the winter ends in the next year."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which "yesterday" is counted."""

    day: date | None
    """None: unknown, or known by month only."""
    zone: tzinfo | None
    """Null when the article does not say when it was published: then no bounds can be given."""
    month: tuple[int, int] | None = None
    """Year and month, where a date prefix tells no more."""

    @property
    def year(self) -> int | None:
        """The year of the anchor."""
        return self.day.year if self.day else self.month[0] if self.month else None


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar. Exactly the fields that the text gives are set."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    part: str | None = None
    clock: time | None = None
    weekday: int | None = None
    """Only of a weekday whose week is unknown, and of a set."""
    decade: bool = False
    """`year` is the first of ten."""
    stretch: str | None = None
    """A quarter, half or season of the year."""

    @property
    def type(self) -> Literal["date", "time"]:
        """The TIMEX3 type."""
        return "time" if self.part or self.clock else "date"

    @property
    def value(self) -> str:
        """TIMEX3; an X stands for a digit that the text does not tell."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.decade:
            return year[:3]
        if self.stretch:
            return f"{year}-{self.stretch}"
        if self.week is not None:
            return f"{year}-W{self.week:02d}" + ("-WE" if self.weekend else "")
        if self.weekday is not None and self.day is None:
            text = f"XXXX-WXX-{self.weekday}"
        elif self.month is None and self.day is None:
            text = year if not (self.part or self.clock) else "XXXX-XX-XX"
        else:
            month = "XX" if self.month is None else f"{self.month:02d}"
            text = f"{year}-{month}" + ("" if self.day is None else f"-{self.day:02d}")
        if self.clock:
            return f"{text}T{self.clock:%H:%M}"
        return f"{text}T{self.part}" if self.part else text

    def bounds(self) -> tuple[datetime, datetime] | None:
        """First moment and first moment after it, without a zone; None where the text does not tell the year."""
        if self.year is None or not 1 <= self.year < 9990:  # the decade that begins then has no end in the calendar
            return None
        if self.week is not None:
            monday = date.fromisocalendar(self.year, self.week, 1)
            first, days = (monday + timedelta(5), 2) if self.weekend else (monday, 7)
            return _midnight(first), _midnight(first + timedelta(days))
        if self.stretch:
            return tuple(map(_midnight, months_of(self.year, self.stretch)))  # type: ignore[return-value]  # always two
        if self.month is None:
            return datetime(self.year, 1, 1), datetime(self.year + (10 if self.decade else 1), 1, 1)  # noqa: DTZ001
        if self.day is None:
            start = date(self.year, self.month, 1)
            return _midnight(start), _midnight(start + timedelta(monthrange(self.year, self.month)[1]))
        midnight = _midnight(date(self.year, self.month, self.day))
        if self.clock:
            start_time = midnight + timedelta(hours=self.clock.hour, minutes=self.clock.minute)
            return start_time, start_time + timedelta(minutes=1)
        first_hour, last_hour = PARTS[self.part] if self.part else (0, 24)
        return midnight + timedelta(hours=first_hour), midnight + timedelta(hours=last_hour)


def _midnight(day: date) -> datetime:
    # Bounds get the article's offset at the very end; until then they are local.
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def of_day(day: date, part: str | None = None, clock: time | None = None) -> Moment:
    """A day of the calendar as a moment."""
    return Moment(year=day.year, month=day.month, day=day.day, part=part, clock=clock)


def months_of(year: int, stretch: str) -> tuple[date, date]:
    """First day of a quarter, half or season that begins in a year, and the first day after it."""
    month, count = STRETCHES[stretch]
    end = month - 1 + count
    return date(year, month, 1), date(year + end // 12, end % 12 + 1, 1)


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= year <= 9998 and 1 <= day <= monthrange(year, month)[1]

"""Times as a person reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

_UNITS: Final = ((86400.0, "d"), (3600.0, "h"), (60.0, "min"))


def duration(seconds: float) -> str:
    """Seconds in the largest unit of which there are two: `45 s`, `3 min`, `26 h`, `9 d`."""
    return next((f"{seconds / size:.0f} {unit}" for size, unit in _UNITS if seconds >= 2 * size), f"{seconds:.0f} s")


def ago(moment: datetime | None) -> str:
    """How long ago it was; `-`: never."""
    if moment is None:
        return "-"
    return f"{duration(max(0.0, (datetime.now(UTC) - moment).total_seconds()))} ago"


def stamp(seconds: float) -> str:
    """A record's time in UTC to the second."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

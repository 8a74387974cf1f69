"""A record as it comes from a topic, and one as it goes to a topic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from schemas.cloudevents import CARRIED_ON, RECEIVED_AT, Headers

_CLOCKS_DIFFER: Final = timedelta(hours=1)
"""The clocks of machines, at most."""

_LOGGED: Final = 200
"""Bytes of a key."""


@dataclass(frozen=True, slots=True)
class Received:
    """A record from a topic, exactly as it is there."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes
    headers: Headers
    timestamp: float
    """The record's time in seconds since 1970: the broker's own in `articles`."""

    def whereabouts(self) -> dict[str, Any]:
        """What a line of the log says of the record."""
        uri = None if self.key is None else self.key[:_LOGGED].decode(errors="replace")
        return {"topic": self.topic, "partition": self.partition, "offset": self.offset, "uri": uri}

    def header(self, name: str) -> str | None:
        """The last header of a name; None where there is none or it is no text."""
        for key, value in reversed(self.headers):
            if key == name and value is not None:
                try:
                    return value.decode()
                except UnicodeDecodeError:
                    return None
        return None

    @property
    def received_at(self) -> datetime:
        """When the broker received the article, in UTC: from the header, else (in the first stage) from the record.

        The header is believed whoever wrote it, since redriven and re-processed articles keep theirs; but not when it
        says that the article was received long after this record was written.
        """
        written = datetime.fromtimestamp(self.timestamp, UTC)
        try:
            moment = datetime.fromisoformat(self.header(RECEIVED_AT) or "")
            if moment.tzinfo and moment.astimezone(UTC) <= written + _CLOCKS_DIFFER:
                return moment.astimezone(UTC)
        except (ValueError, OverflowError):  # somebody else wrote the header
            pass
        return written

    @property
    def received_text(self) -> str:
        """`received_at` as RFC 3339 with milliseconds."""
        return self.received_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def carried_on(self) -> Headers:
        """The headers that every output of this record has as well."""
        kept = [(key, value) for key, value in self.headers if key in CARRIED_ON]
        return [(RECEIVED_AT, self.received_text.encode()), *kept]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record for a topic."""

    topic: str
    key: bytes | None
    value: bytes
    headers: Headers
    limit: int
    """The largest value that the topic takes, in bytes."""
    timestamp_ms: int | None = None
    """The record's time in milliseconds since 1970; None: now."""

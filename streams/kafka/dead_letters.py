"""What becomes of a record that cannot be processed: it is kept as it was, with the reason in its headers."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from typing import Final

from schemas.dead_letter import PREFIX, DeadLetterReason
from schemas.topics import DEAD
from streams.kafka.exceptions import RecordError
from streams.kafka.records import Outgoing, Received

_MAX_TEXT: Final = 8_000
"""Characters of a message or a stack trace that are kept."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A record and why it could not be processed."""

    record: Received
    error: BaseException

    @property
    def exception_class(self) -> str:
        """The full name of the error's class, wherever it was raised."""
        if isinstance(self.error, RecordError):
            return self.error.kind
        kind = type(self.error)
        return f"{kind.__module__}.{kind.__qualname__}"

    @property
    def kind(self) -> str:
        """The same without its module."""
        return self.exception_class.rpartition(".")[2]

    @property
    def trace(self) -> str:
        """What was being done."""
        if isinstance(self.error, RecordError):
            return self.error.trace
        return "".join(traceback.format_exception(self.error))


def dead_letter(failure: Failure, stage: str, prefix: str) -> Outgoing:
    """The dead letter of a failure: key, value, headers and time untouched, and Kafka Connect's headers added.

    The time says when the broker received an article that the first stage refused, so that a redrive can keep it.
    Reasons of an earlier failure, which a redriven record still carries, make room for the new one.
    """
    record = failure.record
    reason = DeadLetterReason(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        stage=stage,
        exception_class=failure.exception_class,
        message=str(failure.error)[:_MAX_TEXT],
        stacktrace=failure.trace[-_MAX_TEXT:],
    )
    kept = [(key, value) for key, value in record.headers if not key.startswith(PREFIX)]
    return Outgoing(
        prefix + DEAD.name,
        record.key,
        record.value,
        kept + reason.headers(),
        DEAD.max_message_bytes,
        # A broker refuses times in the future, which a producer's clock may have made.
        timestamp_ms=round(min(record.timestamp, time.time()) * 1000),
    )

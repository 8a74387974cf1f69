"""Dead letters: a record that could not be processed, as it was, with Kafka Connect's headers added."""

from __future__ import annotations

from schemas.base import Record
from schemas.cloudevents import Headers

PREFIX = "__connect.errors."


class DeadLetterReason(Record):
    """Why and where a record was given up."""

    topic: str
    partition: int
    offset: int
    stage: str
    exception_class: str
    message: str
    stacktrace: str

    def headers(self) -> Headers:
        """The reason as headers, under the names that Kafka Connect uses."""
        return [
            (PREFIX + "topic", self.topic.encode()),
            (PREFIX + "partition", str(self.partition).encode()),
            (PREFIX + "offset", str(self.offset).encode()),
            (PREFIX + "stage", self.stage.encode()),
            (PREFIX + "exception.class.name", self.exception_class.encode()),
            (PREFIX + "exception.message", self.message.encode(errors="backslashreplace")),
            (PREFIX + "exception.stacktrace", self.stacktrace.encode(errors="backslashreplace")),
        ]

"""What can go wrong around a stage; each class says what becomes of the articles."""

from __future__ import annotations


class KafkaError(Exception):
    """The root of all errors of `streams.kafka`."""


class RecordError(KafkaError):
    """What went wrong with a record in another process: the record becomes a dead letter.

    Args:
        message: why.
        kind: full name of the class of the error there; None: of this one.
        trace: what the process was at.
    """

    def __init__(self, message: str, *, kind: str | None = None, trace: str = "") -> None:
        super().__init__(message)
        self.kind = kind or f"{type(self).__module__}.{type(self).__qualname__}"
        self.trace = trace


class HungError(RecordError):
    """The work on the record took too long and was ended."""


class CrashedError(RecordError):
    """The process that worked on the record has ended."""


class UnavailableError(KafkaError):
    """Something a handler needs is down. No article is at fault: the batch is tried again until a bound."""


class OutputTooLargeError(KafkaError):
    """What a stage made of an article is larger than its topic takes: the article becomes a dead letter."""


class StageStoppedError(KafkaError):
    """The stage stops itself on purpose (exit status 78): somebody must act before it is started again."""


class TopicsError(StageStoppedError):
    """Topics are missing, may not be used, or are not as the stages need them; the message names each."""


class BrokerUnreachableError(KafkaError):
    """No broker answers at the address."""

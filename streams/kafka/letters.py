"""The dead letters as they lie in their topic: read, and sent again to where they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from schemas.cloudevents import RECEIVED_AT
from schemas.dead_letter import PREFIX, DeadLetterReason
from schemas.operations import Redriven
from schemas.topics import ARTICLES, DEAD, READ_BY
from streams.kafka.exceptions import KafkaError
from streams.kafka.operations import Operations, operation, read_operations
from streams.kafka.producer import Publisher
from streams.kafka.read import read_topic
from streams.kafka.records import Outgoing, Received

AGAIN: Final = "newstally_redriven"
"""Header of a record that was sent again: how often. A dead letter of it has the header too."""
_SOURCES: Final = {topic.name: topic for topic in READ_BY.values()}
_AT_ONCE: Final = 200


class RedriveError(KafkaError):
    """A dead letter that cannot be sent again; the message says why."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A dead letter as it lies in its topic."""

    record: Received
    reason: DeadLetterReason | None
    """None: somebody else put the record there."""
    redriven: Redriven | None
    """When it was sent again, if it was."""

    @property
    def id(self) -> str:
        """`partition:offset`, as the commands name it."""
        return f"{self.record.partition}:{self.record.offset}"

    @property
    def stage(self) -> str:
        """The stage that gave it up."""
        return self.reason.stage if self.reason else "?"

    @property
    def kind(self) -> str:
        """The class of the error, without its module."""
        return self.reason.exception_class.rpartition(".")[2] if self.reason else "?"

    @property
    def message(self) -> str:
        """Why, in one line."""
        return " ".join(self.reason.message.split()) if self.reason else "no stage of Newstally wrote it"

    @property
    def uri(self) -> str:
        """The record's key as text."""
        return (self.record.key or b"").decode(errors="replace")

    @property
    def times_redriven(self) -> int:
        """How often it had been sent again before it came here."""
        text = self.record.header(AGAIN) or ""
        return int(text) if text.isdecimal() else 0


def _reason(record: Received) -> DeadLetterReason | None:
    header = {name: record.header(PREFIX + name) for name in ("topic", "partition", "offset", "stage")}
    numbers = [text for name in ("partition", "offset") if (text := header[name]) and text.isdecimal()]
    if not header["topic"] or not header["stage"] or len(numbers) != 2:
        return None
    return DeadLetterReason(
        topic=header["topic"],
        partition=int(numbers[0]),
        offset=int(numbers[1]),
        stage=header["stage"],
        exception_class=record.header(PREFIX + "exception.class.name") or "?",
        message=record.header(PREFIX + "exception.message") or "",
        stacktrace=record.header(PREFIX + "exception.stacktrace") or "",
    )


def dead_letters(records: Iterable[Received], operations: Operations) -> list[DeadLetter]:
    """Records of the topic as dead letters, the oldest first; without those of articles that were erased since."""
    letters = [DeadLetter(r, _reason(r), operations.redriven.get((r.partition, r.offset))) for r in records]
    tombstones = [one.record for one in letters if one.reason is None and not one.record.value]
    erased = {(record.partition, record.key): record.offset for record in tombstones}
    letters = [one for one in letters if one.record.offset > erased.get((one.record.partition, one.record.key), -1)]
    return sorted(letters, key=lambda letter: (letter.record.timestamp, letter.record.partition, letter.record.offset))


async def read_dead_letters(bootstrap: str, prefix: str, *, last: int | None = None) -> list[DeadLetter]:
    """All dead letters that are kept, the oldest first.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of the topics.
        last: only so many of the newest of each partition.

    Raises:
        BrokerUnreachableError: nobody answers.
        TopicsError: a topic is missing or may not be read.
    """
    operations = await read_operations(bootstrap, prefix)
    return dead_letters([r async for r in read_topic(bootstrap, prefix + DEAD.name, last=last)], operations)


def again(letter: DeadLetter, prefix: str) -> Outgoing:
    """The record that is sent again: key, value and headers as they were, without the reason.

    An article that the first stage refused gets the header with the time of its receipt: the dead letter has kept
    that as its own time.

    Raises:
        RedriveError: it says nothing of where it came from, or that is no topic of these.
    """
    record, reason = letter.record, letter.reason
    if reason is None:
        raise RedriveError(f"{letter.id} says nothing of where it came from: no stage of Newstally wrote it")
    name = reason.topic.removeprefix(prefix)
    if name not in _SOURCES or not reason.topic.startswith(prefix):
        raise RedriveError(f"{letter.id} came from {reason.topic}, which is no topic of the stages here")
    headers = [(key, value) for key, value in record.headers if not key.startswith(PREFIX) and key != AGAIN]
    if name == ARTICLES.name and record.header(RECEIVED_AT) is None:
        headers.append((RECEIVED_AT, record.received_text.encode()))
    headers.append((AGAIN, str(letter.times_redriven + 1).encode()))
    return Outgoing(reason.topic, record.key, record.value, headers, _SOURCES[name].max_message_bytes)


async def redrive(bootstrap: str, prefix: str, letters: Sequence[DeadLetter]) -> int:
    """Sends dead letters again and notes that they were sent, some hundred at once.

    The note follows the records: if this is cut off in between, at most these few are sent again another time.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of the topics.
        letters: those to send; none that was sent before.

    Returns:
        How many were sent.

    Raises:
        RedriveError: one of them cannot be sent; nothing was.
        BrokerUnreachableError: nobody answers.
        UnavailableError: the broker went away for too long.
    """
    records = [again(letter, prefix) for letter in letters]
    async with Publisher(bootstrap, outage_seconds=60) as publisher:
        for start in range(0, len(letters), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            await publisher.publish(records[some])
            now = datetime.now(UTC)
            notes = [
                Redriven(partition=letter.record.partition, offset=letter.record.offset, topic=record.topic, at=now)
                for letter, record in zip(letters[some], records[some], strict=True)
            ]
            await publisher.publish([operation(note, prefix) for note in notes])
    return len(records)


def counted(letters: Iterable[DeadLetter]) -> Mapping[tuple[str, str], int]:
    """How many of each stage and kind there are, the most first."""
    counts: dict[tuple[str, str], int] = {}
    for letter in letters:
        counts[letter.stage, letter.kind] = counts.get((letter.stage, letter.kind), 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

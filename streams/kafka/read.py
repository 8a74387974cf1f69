"""Reads topics as an onlooker: without a consumer group, so that nothing moves for anybody."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError as ClientError

from streams.kafka.admin import partitions_of
from streams.kafka.connection import client_options, unreachable
from streams.kafka.exceptions import TopicsError
from streams.kafka.records import Received

_AT_ONCE: Final = 200


@asynccontextmanager
async def onlooker(bootstrap: str) -> AsyncIterator[AIOKafkaConsumer]:
    """A consumer that belongs to no group.

    Args:
        bootstrap: brokers to ask first.

    Raises:
        BrokerUnreachableError: nobody answers.
    """
    consumer = AIOKafkaConsumer(**client_options(bootstrap), enable_auto_commit=False, max_poll_records=_AT_ONCE)
    try:
        await consumer.start()
    except ClientError as error:
        await consumer.stop()
        raise await unreachable(bootstrap, error) from error
    try:
        yield consumer
    finally:
        await consumer.stop()


async def read_topic(  # noqa: PLR0913 all but the topic are keywords
    bootstrap: str,
    topic: str,
    *,
    last: int | None = None,
    start: Mapping[int, int] | None = None,
    since: datetime | None = None,
    follow: bool = False,
) -> AsyncIterator[Received]:
    """The records of a topic, those of each partition in order.

    Args:
        bootstrap: brokers to ask first.
        topic: its full name.
        last: only about so many of the newest; None: from the oldest one that is kept.
        start: offset of the first record to read, by partition; not for `last`.
        since: only from the first record of each partition on that was written then or later; alone.
        follow: go on with what comes later, for ever; else end at what was there when the reading began.

    Raises:
        BrokerUnreachableError: nobody answers.
        TopicsError: the topic is missing or may not be read.
    """
    partitions = [TopicPartition(topic, number) for number in await partitions_of(bootstrap, topic)]
    async with onlooker(bootstrap) as consumer:
        consumer.assign(partitions)
        try:
            ends = await consumer.end_offsets(partitions)
            beginnings = await consumer.beginning_offsets(partitions)
            if since is not None:
                start = await _offsets(consumer, ends, since)
            for partition, beginning in beginnings.items():
                first = (start or {}).get(partition.partition, 0) if last is None else ends[partition] - last
                consumer.seek(partition, max(beginning, first))
            while follow or await _rest(consumer, ends):
                for records in (await consumer.getmany(timeout_ms=200)).values():
                    for record in records:
                        if follow or record.offset < ends[TopicPartition(topic, record.partition)]:
                            yield received(record)
        except ClientError as error:
            raise TopicsError(f"topic {topic} cannot be read: {error}") from error


async def _offsets(consumer: AIOKafkaConsumer, ends: Mapping[TopicPartition, int], since: datetime) -> dict[int, int]:
    """The offset of the first record written at a moment or later, by partition; the end where there is none."""
    found = await consumer.offsets_for_times(dict.fromkeys(ends, max(0, int(since.timestamp() * 1000))))
    return {p.partition: ends[p] if found.get(p) is None else found[p].offset for p in ends}


async def _rest(consumer: AIOKafkaConsumer, ends: Mapping[TopicPartition, int]) -> bool:
    return any([await consumer.position(partition) < end for partition, end in ends.items()])


def received(record: Any) -> Received:
    """A record of the client library as one of ours; a tombstone's value is empty."""
    return Received(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=record.key,
        value=record.value or b"",
        headers=[(key, value) for key, value in record.headers if value is not None],
        timestamp=(record.timestamp or 0) / 1000,
    )


def age(timestamp: float) -> float:
    """Seconds since a record's time; never negative, whatever a producer's clock says."""
    return max(0.0, time.time() - timestamp)

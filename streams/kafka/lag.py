"""How far a stage is behind: records that wait, and how old the oldest of them is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError

from streams.kafka.admin import admin_client
from streams.kafka.read import age, onlooker

_FETCH_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a consumer group is behind in one partition."""

    partition: int
    committed: int | None
    """Offset of the next record to take; None: the group has never finished one."""
    records: int
    """That wait, at most: of these, transaction markers and what was compacted away hold no record."""
    seconds: float
    """Age of the oldest record that waits; 0: none does."""


class LagProbe:
    """Asks a broker how far groups are behind, over one connection.

    Args:
        client: for what groups have committed.
        consumer: for what the topics hold.
    """

    def __init__(self, client: AIOKafkaAdminClient, consumer: AIOKafkaConsumer) -> None:
        self._client = client
        self._consumer = consumer

    async def ask(self, group: str, topic: str, partitions: Collection[int]) -> list[Lag]:
        """The lag of a group in partitions of a topic.

        Args:
            group: its full name.
            topic: its full name.
            partitions: those of interest.
        """
        committed, places, ends = await self._places(group, topic, partitions)
        oldest = await self._oldest({p: place for p, place in places.items() if place < ends[p]})
        return [
            Lag(
                p.partition,
                committed.get(p),
                ends[p] - place if p in oldest else 0,
                age(oldest[p]) if p in oldest else 0.0,
            )
            for p, place in places.items()
        ]

    async def places(self, group: str, topic: str, partitions: Collection[int]) -> dict[int, tuple[int, int]]:
        """Where a group is in each partition, and where the partition ends; cheaper than `ask`.

        Args:
            group: its full name.
            topic: its full name.
            partitions: those of interest.
        """
        _committed, places, ends = await self._places(group, topic, partitions)
        return {p.partition: (place, ends[p]) for p, place in places.items()}

    async def members(self, group: str) -> int:
        """How many consumers a group has.

        Args:
            group: its full name.
        """
        try:
            (response,) = await self._client.describe_consumer_groups([group])
        except GroupCoordinatorNotAvailableError:  # a broker that has had no group yet
            return 0
        ((code, _name, _state, _type, _protocol, members, *_),) = response.groups
        return 0 if code else len(members)

    async def _places(
        self, group: str, topic: str, partitions: Collection[int]
    ) -> tuple[dict[TopicPartition, int], dict[TopicPartition, int], dict[TopicPartition, int]]:
        """What the group has committed, where it is therefore, and the ends."""
        wanted = [TopicPartition(topic, number) for number in sorted(partitions)]
        if not wanted:
            return {}, {}, {}
        try:
            found = await self._client.list_consumer_group_offsets(group)
        except GroupCoordinatorNotAvailableError:  # a broker that has had no group yet
            found = {}
        committed = {p: found[p].offset for p in wanted if p in found and found[p].offset >= 0}
        ends = await self._consumer.end_offsets(wanted)
        beginnings = await self._consumer.beginning_offsets(wanted)
        # What retention has removed waits no more.
        return committed, {p: max(committed.get(p, 0), beginnings[p]) for p in wanted}, ends

    async def _oldest(self, places: dict[TopicPartition, int]) -> dict[TopicPartition, float]:
        """The time of the record at each place or after it; a place with only transaction markers after it has none."""
        times: dict[TopicPartition, float] = {}
        for partition, offset in places.items():  # one by one: a partition of large records would hide the others
            self._consumer.assign([partition])
            self._consumer.seek(partition, offset)
            for records in (await self._consumer.getmany(partition, timeout_ms=_FETCH_MS, max_records=1)).values():
                times[partition] = records[0].timestamp / 1000
        return times


@asynccontextmanager
async def lag_probe(bootstrap: str) -> AsyncIterator[LagProbe]:
    """A probe that is connected.

    Args:
        bootstrap: brokers to ask first.

    Raises:
        BrokerUnreachableError: nobody answers.
    """
    async with admin_client(bootstrap) as client, onlooker(bootstrap) as consumer:
        yield LagProbe(client, consumer)

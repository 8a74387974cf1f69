"""The lane of articles that are processed again, and the live stages that it gives way to."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final

from schemas.topics import READ_BY
from streams.agents.reprocess import LANE
from streams.kafka.admin import partitions_of
from streams.kafka.lag import LagProbe, lag_probe

_LATE_SECONDS: Final = 2.0
"""A live stage commits what it has done after a second at most: what waits for longer is late."""


class Lane:
    """Looks at the lane and at the live stages beside it.

    Args:
        probe: a connection to the brokers.
        prefix: before the names of all topics, without that of the lane.
        partitions: of each topic, by its full name.
    """

    def __init__(self, probe: LagProbe, prefix: str, partitions: Mapping[str, list[int]]) -> None:
        self._probe = probe
        self._prefix = prefix
        self._partitions = partitions
        self._looked = -_LATE_SECONDS
        self._ends: dict[str, dict[int, int]] = {}
        self._late: list[str] = []

    async def waiting(self) -> dict[str, int]:
        """How many records wait before each stage of the lane; all zero: every article on it is in the database.

        The stages are asked in their order, and each gives an article on before it is done with it: none is overlooked.
        """
        counts = {}
        for stage in READ_BY:
            places = await self._places(self._prefix + LANE, stage)
            counts[stage] = sum(end - place for place, end in places.values())
        return counts

    async def late(self) -> list[str]:
        """The live stages that run and have not yet done what waited for them some seconds ago."""
        if time.monotonic() - self._looked < _LATE_SECONDS:
            return self._late
        self._looked, self._late = time.monotonic(), []
        for stage in READ_BY:
            places = await self._places(self._prefix, stage)
            before = self._ends.get(stage, {})
            self._ends[stage] = {partition: end for partition, (_place, end) in places.items()}
            waits = any(place < before.get(partition, 0) for partition, (place, _end) in places.items())
            # One that nobody runs may be down for days, and the lane with it.
            if waits and await self._probe.members(f"{self._prefix}newstally-{stage}"):
                self._late.append(stage)
        return self._late

    async def _places(self, prefix: str, stage: str) -> dict[int, tuple[int, int]]:
        topic = prefix + READ_BY[stage].name
        return await self._probe.places(f"{prefix}newstally-{stage}", topic, self._partitions[topic])


@asynccontextmanager
async def open_lane(bootstrap: str, prefix: str) -> AsyncIterator[Lane]:
    """A look at the lane; its topics and the live ones must be there.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of all topics, without that of the lane.

    Raises:
        TopicsError: a topic is missing.
        BrokerUnreachableError: nobody answers.
    """
    names = [before + topic.name for before in (prefix, prefix + LANE) for topic in READ_BY.values()]
    partitions = {name: await partitions_of(bootstrap, name) for name in names}
    async with lag_probe(bootstrap) as probe:
        yield Lane(probe, prefix, partitions)

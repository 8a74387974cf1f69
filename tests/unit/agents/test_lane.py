"""Live articles that are late are seen, and only those."""

import asyncio

import pytest

from schemas.topics import READ_BY
from streams.agents import lane as module
from streams.agents.lane import Lane


class Probe:
    """Places and ends as a broker would tell them; one partition a topic."""

    def __init__(self):
        self.places_of = {f"newstally-{stage}": (0, 0) for stage in READ_BY}
        self.places_of |= {f"reprocess.newstally-{stage}": (0, 0) for stage in READ_BY}
        self.run = 1

    async def places(self, group, topic, partitions):
        return dict.fromkeys(partitions, self.places_of[group])

    async def members(self, group):
        return self.run


@pytest.fixture
def probe():
    return Probe()


@pytest.fixture
def lane(probe, monkeypatch):
    monkeypatch.setattr(module, "_LATE_SECONDS", 0)
    topics = [topic.name for topic in READ_BY.values()]
    return Lane(probe, "", {name: [0] for name in [*topics, *(f"reprocess.{topic}" for topic in topics)]})


def late(lane):
    return asyncio.run(lane.late())


def test_a_stage_that_keeps_up_is_not_late_though_something_always_waits(lane, probe):
    probe.places_of["newstally-figures"] = (5, 9)
    assert late(lane) == []
    probe.places_of["newstally-figures"] = (9, 14)
    assert late(lane) == []


def test_a_stage_that_has_not_done_what_waited_before_is_late_until_it_has(lane, probe):
    probe.places_of["newstally-figures"] = (5, 9)
    late(lane)
    probe.places_of["newstally-figures"] = (8, 14)
    assert late(lane) == ["figures"]
    probe.places_of["newstally-figures"] = (14, 15)
    assert late(lane) == []


def test_a_stage_that_nobody_runs_holds_nothing_up(lane, probe):
    probe.places_of["newstally-figures"] = (5, 9)
    late(lane)
    probe.run = 0
    assert late(lane) == []


def test_what_waits_on_the_lane_is_counted_by_stage(lane, probe):
    probe.places_of["reprocess.newstally-sink"] = (2, 9)
    assert asyncio.run(lane.waiting()) == {"language": 0, "entities": 0, "figures": 0, "sink": 7}

"""What a stage and its publisher measure around the work."""

import asyncio
import time

import pytest

from schemas.topics import ARTICLES, LANGUAGE
from streams import metrics
from streams.kafka.exceptions import StageStoppedError
from streams.kafka.producer import Publisher
from streams.kafka.records import Outgoing, Received
from streams.kafka.stage import Stage, StageConfig


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


class Taking(Publisher):
    """A publisher whose broker refuses the first attempts; everything else is the real one's."""

    def __init__(self, stage: str, *, refusals: int = 0) -> None:
        super().__init__("nobody:1", outage_seconds=60, stage=stage)
        self._refusals = refusals
        self._producer = object()  # type: ignore[assignment]
        self.taken: list[Outgoing] = []

    async def _send(self, records):
        if self._refusals:
            self._refusals -= 1
            return 0, ConnectionError("not now")
        self.taken.extend(records)
        return len(records), None


def a_stage(name: str, **config) -> Stage:
    async def work(batch):
        return [
            ValueError("bad")
            if record.value == b"bad"
            else [Outgoing("articles.language", record.key, record.value, [], 100)]
            for record in batch
        ]

    options = StageConfig(bootstrap="nobody:1", **config)
    stage = Stage(name, ARTICLES, work, options, [LANGUAGE])
    stage.publisher = Taking(name)
    return stage


def batch(*texts: bytes) -> list[Received]:
    return [Received("articles", 0, n, b"urn:x", text, [], time.time()) for n, text in enumerate(texts)]


def test_a_batch_is_timed_and_its_letters_are_published():
    stage = a_stage("timed")
    asyncio.run(stage._process(batch(b"ok", b"bad")))
    assert value("newstally_batch_seconds_count", stage="timed") == 1
    assert value("newstally_published_total", stage="timed", topic="articles.dead") == 1
    assert value("newstally_dead_letters_total", stage="timed", reason="ValueError") == 1
    assert stage.watchdog.silence() < 10


def test_a_batch_at_which_a_stage_stops_counts_nothing():
    stage = a_stage("stopping", dead_letter_minimum=1)
    with pytest.raises(StageStoppedError):
        asyncio.run(stage._process(batch(b"bad", b"bad")))
    assert value("newstally_articles_total", stage="stopping", outcome="dead") == 0
    assert not stage.publisher.taken
    assert stage.progress.health()[0] is False


def test_a_record_that_the_broker_refuses_is_counted_as_a_retry():
    publisher = Taking("refused", refusals=2)
    asyncio.run(publisher.publish([Outgoing("articles.language", b"k", b"v", [], 100)]))
    assert value("newstally_retries_total", stage="refused", what="publish") == 2
    assert len(publisher.taken) == 1

"""The four real stages under load while processes, the broker and Postgres are killed: nothing lost, no row twice."""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

import orjson
import psycopg
import pytest

from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.kafka.admin import ensure_topics
from streams.kafka.producer import publish_all
from streams.kafka.records import Outgoing

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(900)]
STAGES = ("language", "entities", "figures", "sink")


class Pipeline:
    """Each stage as a process that a supervisor starts again."""

    def __init__(self, bootstrap: str, dsn: str, prefix: str, folder) -> None:
        self.bootstrap, self.dsn, self.prefix, self.folder = bootstrap, dsn, prefix, folder
        self.running: dict[str, subprocess.Popen] = {}
        self.sent = 0
        self.statuses: list[tuple[str, int]] = []

    def start(self, stage: str) -> None:
        environment = os.environ | {
            "NEWSTALLY_KAFKA_BOOTSTRAP": self.bootstrap,
            "NEWSTALLY_POSTGRES_DSN": self.dsn,
            "NEWSTALLY_TOPIC_PREFIX": self.prefix,
            "NEWSTALLY_INSTANCE_ID": f"{stage}-1",
        }
        with (self.folder / f"{stage}.log").open("ab") as log:
            self.running[stage] = subprocess.Popen(
                [sys.executable, "-m", "streams.cli", "worker", stage], stdout=log, stderr=log, env=environment
            )

    def supervise(self) -> None:
        for stage, process in list(self.running.items()):
            if (status := process.poll()) is not None:
                self.statuses.append((stage, status))
                self.start(stage)

    def kill(self, stage: str) -> None:
        self.running[stage].kill()
        self.running[stage].wait()
        self.supervise()

    def publish(self, count: int) -> None:
        def records() -> Iterator[Outgoing]:
            for n in range(self.sent, self.sent + count):
                body = f"At least {n + 2} people were killed in Almaty on Monday, the interior ministry said."
                uri = f"urn:fault:{n}"
                value = orjson.dumps({"uri": uri, "body": body, "published_at": "2022-01-10T09:00:00+06:00"})
                yield Outgoing(self.prefix + ARTICLES.name, uri.encode(), value, [], ARTICLE_BYTES)

        asyncio.run(publish_all(self.bootstrap, records(), outage_seconds=120))
        self.sent += count

    def stored(self) -> int:
        try:
            with psycopg.connect(self.dsn, connect_timeout=5) as connection:
                row = connection.execute("SELECT count(*) FROM articles").fetchone()
                return row[0] if row else 0
        except psycopg.OperationalError:
            return -1

    def wait_until_stored(self, count: int, seconds: float) -> float:
        began = time.monotonic()
        while (stored := self.stored()) < count:
            self.supervise()
            if time.monotonic() - began > seconds:
                pytest.fail(f"{stored} of {count} after {seconds} s; ended: {self.statuses}; logs in {self.folder}")
            time.sleep(0.25)
        return time.monotonic() - began


@pytest.fixture
def pipeline(kafka, topic_prefix, database, tmp_path) -> Iterator[Pipeline]:
    ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=4, replication=1)
    pipeline = Pipeline(kafka.bootstrap, database, topic_prefix, tmp_path)
    for stage in STAGES:
        pipeline.start(stage)
    yield pipeline
    for process in pipeline.running.values():
        process.kill()
        process.wait()


def check_each_once(pipeline: Pipeline) -> None:
    with psycopg.connect(pipeline.dsn) as connection:
        found = connection.execute(
            "SELECT uri, count(*) FROM articles JOIN article_versions USING (article_id) GROUP BY uri"
        ).fetchall()
    assert len(found) == pipeline.sent
    assert {count for _, count in found} == {1}


def test_killing_each_stage_under_load(pipeline):
    pipeline.publish(50)
    pipeline.wait_until_stored(50, 120)
    order = random.Random(7)
    for turn in range(8):
        stage = STAGES[turn % 4]
        pipeline.publish(100)
        pipeline.wait_until_stored(pipeline.sent - order.randint(20, 80), 120)
        pipeline.kill(stage)
    recovery = pipeline.wait_until_stored(pipeline.sent, 120)
    check_each_once(pipeline)
    print(f"{pipeline.sent} articles, 8 kills, lost 0, twice 0; the last recovery took {recovery:.1f} s")  # noqa: T201 measured


def test_a_broker_stopped_for_10_seconds(pipeline, kafka):
    pipeline.publish(200)
    pipeline.wait_until_stored(50, 120)
    kafka.stop()
    time.sleep(10)
    kafka.start()
    pipeline.publish(50)
    recovery = pipeline.wait_until_stored(pipeline.sent, 120)
    check_each_once(pipeline)
    assert pipeline.statuses == []
    print(f"the broker was away for 10 s: all stored {recovery:.1f} s after it was back; no worker ended")  # noqa: T201 measured


def test_postgres_stopped_for_10_seconds(pipeline, postgres):
    pipeline.publish(200)
    pipeline.wait_until_stored(50, 120)
    postgres.stop()
    time.sleep(10)
    postgres.start()
    recovery = pipeline.wait_until_stored(pipeline.sent, 120)
    check_each_once(pipeline)
    assert pipeline.statuses == []
    print(f"Postgres was away for 10 s: all stored {recovery:.1f} s after it was back; no worker ended")  # noqa: T201 measured

"""The four real stages as processes, once for all tests of this folder; tests keep apart by the uris they use."""

import asyncio
import os
import re
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import psycopg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError
from psycopg import sql
from psycopg.conninfo import make_conninfo

from streams.db.migrations import migrate
from streams.kafka.admin import ensure_topics

PARTITIONS = 3
STAGES = {"language": "articles", "entities": "articles.language", "figures": "articles.entities",
          "sink": "articles.enriched"}  # fmt: skip
Headers = list[tuple[str, bytes]]


@dataclass
class Pipeline:
    bootstrap: str
    dsn: str
    prefix: str
    folder: Path
    workers: dict[str, subprocess.Popen]

    def publish(self, records: list[tuple[bytes | None, bytes, Headers]], topic: str = "articles") -> None:
        async def send() -> None:
            async with AIOKafkaProducer(bootstrap_servers=self.bootstrap, max_request_size=1 << 26) as producer:
                for key, value, headers in records:
                    await producer.send_and_wait(self.prefix + topic, value, key=key, headers=headers)

        asyncio.run(send())

    def articles(self, *articles: dict[str, Any], key: bytes | None = None, headers: Headers | None = None) -> None:
        self.publish([(key or a["uri"].encode(), orjson.dumps(a), headers or []) for a in articles])

    def read(self, topic: str) -> list[Any]:
        async def consume() -> list[Any]:
            async with AIOKafkaConsumer(
                bootstrap_servers=self.bootstrap, max_partition_fetch_bytes=1 << 26
            ) as consumer:
                partitions = [TopicPartition(self.prefix + topic, p) for p in range(PARTITIONS)]
                consumer.assign(partitions)
                ends = await consumer.end_offsets(partitions)
                for partition in partitions:
                    consumer.seek(partition, 0)
                found: list[Any] = []
                while any([await consumer.position(p) < end for p, end in ends.items()]):
                    for records in (await consumer.getmany(timeout_ms=200)).values():
                        found.extend(records)
                return found

        return asyncio.run(consume())

    def settle(self, *, seconds: float = 240) -> None:
        """Waits until every stage has committed all that its topic holds, one after the other."""
        asyncio.run(self._settle(time.monotonic() + seconds))

    async def _settle(self, deadline: float) -> None:
        admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
        await admin.start()
        try:
            async with AIOKafkaConsumer(bootstrap_servers=self.bootstrap) as consumer:
                for stage, topic in STAGES.items():
                    partitions = [TopicPartition(self.prefix + topic, p) for p in range(PARTITIONS)]
                    ends = await consumer.end_offsets(partitions)
                    while True:
                        assert self.workers[stage].poll() is None, (self.folder / f"{stage}.log").read_text()
                        try:
                            done = await admin.list_consumer_group_offsets(f"{self.prefix}newstally-{stage}")
                        except GroupCoordinatorNotAvailableError:  # a broker that has had no group yet
                            done = {}
                        if all(not end or (p in done and done[p].offset >= end) for p, end in ends.items()):
                            break
                        if time.monotonic() > deadline:
                            pytest.fail(f"{stage} has not finished: {(self.folder / f'{stage}.log').read_text()}")
                        await asyncio.sleep(0.1)
        finally:
            await admin.close()

    def get(self, stage: str, path: str) -> str:
        """What a worker tells whoever watches it."""
        lines = (self.folder / f"{stage}.log").read_text().splitlines()
        (port,) = (re.findall(r"127\.0\.0\.1:(\d+)", line)[0] for line in lines if "health are served" in line)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.read().decode()

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.dsn) as connection:
            return connection.execute(query, values).fetchall()


@pytest.fixture(scope="session")
def _own_database(postgres) -> Iterator[str]:
    name = f"newstally_test_{uuid.uuid4().hex[:10]}"
    with psycopg.connect(postgres.dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    dsn = (
        urlsplit(postgres.dsn)._replace(path=f"/{name}").geturl()
        if "://" in postgres.dsn
        else make_conninfo(postgres.dsn, dbname=name)
    )
    migrate(dsn)
    yield dsn
    with psycopg.connect(postgres.dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def pipeline(kafka, _own_database, tmp_path_factory) -> Iterator[Pipeline]:
    prefix, folder = f"test-{uuid.uuid4().hex[:10]}-", tmp_path_factory.mktemp("pipeline")
    ensure_topics(kafka.bootstrap, prefix=prefix, partitions=PARTITIONS, replication=1)
    environment = os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "NEWSTALLY_POSTGRES_DSN": _own_database,
        "NEWSTALLY_TOPIC_PREFIX": prefix,
        "NEWSTALLY_METRICS_PORT": "0",  # a free one, which the log tells
    }
    workers = {}
    for stage in STAGES:
        with (folder / f"{stage}.log").open("wb") as log:
            command = [sys.executable, "-m", "streams.cli", "worker", stage]
            workers[stage] = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    yield Pipeline(kafka.bootstrap, _own_database, prefix, folder, workers)
    for process in workers.values():
        process.kill()
        process.wait()


@pytest.fixture
def settled(pipeline) -> Callable[..., None]:
    """Publishes articles one by one, each only when the one before has reached Postgres: their order is sure."""

    def publish(*articles: dict[str, Any]) -> None:
        for article in articles:
            pipeline.articles(article)
            pipeline.settle()

    return publish

"""Workers as processes on a real broker, each test in topics of its own (a lane)."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from streams.kafka.admin import ensure_topics

PARTITIONS = 4
WORKER = Path(__file__).with_name("worker_process.py")


def eventually(what: Callable[[], Any], *, seconds: float = 90, why: str = "") -> Any:
    """Waits until something is true; the test fails with a reason when it never is."""
    deadline = time.monotonic() + seconds
    while not (found := what()):
        if time.monotonic() > deadline:
            pytest.fail(f"not within {seconds} s: {why or what}")
        time.sleep(0.05)
    return found


@dataclass
class WorkerProcess:
    process: subprocess.Popen
    log: Path

    def lines(self) -> list[dict[str, Any]]:
        lines = []
        for line in self.log.read_text(errors="replace").splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                lines.append({"event": line})
        return lines

    def find(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.lines() if line["event"] == event]

    def ready(self, partitions: int | None = None, *, seconds: float = 90) -> "WorkerProcess":
        """Waits until it has partitions, or just so many."""

        def has() -> bool:
            assert self.process.poll() is None, self.log.read_text()
            held = self.find("partitions assigned")
            return bool(held) and (partitions is None or len(held[-1]["partitions"]) == partitions)

        eventually(has, seconds=seconds, why=f"partitions assigned in {self.log.read_text()}")
        return self

    def logs(self, event: str, *, times: int = 1, seconds: float = 90) -> None:
        """Waits until it has said something so many times."""
        eventually(lambda: len(self.find(event)) >= times, seconds=seconds, why=f"{event} in the log")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def terminate(self, *, within: float = 15) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.ends(within=within)

    def ends(self, *, within: float) -> int:
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            pytest.fail(f"still running after {within} s: {self.log.read_text()[-3000:]}")


@dataclass
class Lane:
    """Topics of one test."""

    bootstrap: str
    prefix: str
    folder: Path
    workers: list[WorkerProcess] = field(default_factory=list)

    def worker(
        self, handler: str, *, flag: Path | None = None, seconds: float = 0, apart: bool = True, **config: Any
    ) -> WorkerProcess:
        options = {
            "handler": handler,
            "apart": apart,
            "seconds": seconds,
            "flag": str(flag or "/nonexistent"),
            "config": {"bootstrap": self.bootstrap, "prefix": self.prefix, **config},
        }
        log = self.folder / f"worker-{len(self.workers)}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, str(WORKER), json.dumps(options)], stdout=file, stderr=file, env=dict(os.environ)
            )
        self.workers.append(WorkerProcess(process, log))
        return self.workers[-1]

    def publish(self, records: list[tuple[bytes | None, bytes | None, list]], topic: str = "articles") -> None:
        """Publishes as a careless producer does: no limit of its own, any bytes."""

        async def send() -> None:
            async with AIOKafkaProducer(
                bootstrap_servers=self.bootstrap, max_request_size=1 << 28, compression_type="gzip"
            ) as producer:
                sent = [
                    await producer.send(self.prefix + topic, value, key=key, headers=headers)
                    for key, value, headers in records
                ]
                await asyncio.gather(*sent)

        asyncio.run(send())

    def numbered(self, first: int, end: int) -> None:
        self.publish([(b"u%d" % n, b"%d" % n, []) for n in range(first, end)])

    def read(self, topic: str) -> list[Any]:
        """All records of a topic."""

        async def consume() -> list[Any]:
            name = self.prefix + topic
            async with AIOKafkaConsumer(
                bootstrap_servers=self.bootstrap, max_partition_fetch_bytes=1 << 26
            ) as consumer:
                partitions = [TopicPartition(name, p) for p in range(PARTITIONS)]
                consumer.assign(partitions)
                ends = await consumer.end_offsets(partitions)
                for partition in partitions:
                    consumer.seek(partition, 0)
                found = []
                while any([await consumer.position(p) < end for p, end in ends.items()]):
                    for records in (await consumer.getmany(timeout_ms=200)).values():
                        found.extend(records)
                return found

        return asyncio.run(consume())

    def count(self, topic: str) -> int:
        """How many records a topic holds."""

        async def ends() -> int:
            name = self.prefix + topic
            async with AIOKafkaConsumer(bootstrap_servers=self.bootstrap) as consumer:
                partitions = [TopicPartition(name, p) for p in range(PARTITIONS)]
                return sum((await consumer.end_offsets(partitions)).values())

        return asyncio.run(ends())

    def wait_for(self, topic: str, count: int, *, seconds: float = 90) -> list[Any]:
        eventually(lambda: self.count(topic) >= count, seconds=seconds, why=f"{count} records in {topic}")
        return self.read(topic)

    def committed(self) -> int:
        """How many records of `articles` the worker's group has committed."""

        async def offsets() -> int:
            from aiokafka.admin import AIOKafkaAdminClient

            admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
            await admin.start()
            try:
                found = await admin.list_consumer_group_offsets(f"{self.prefix}newstally-test")
                return sum(meta.offset for meta in found.values() if meta.offset > 0)
            finally:
                await admin.close()

        return asyncio.run(offsets())

    def all_committed(self, count: int, *, seconds: float = 90) -> None:
        eventually(lambda: self.committed() == count, seconds=seconds, why=f"{count} records committed")


@pytest.fixture
def lane(kafka, topic_prefix, tmp_path) -> Iterator[Lane]:
    ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=PARTITIONS, replication=1)
    lane = Lane(kafka.bootstrap, topic_prefix, tmp_path)
    yield lane
    for worker in lane.workers:
        if worker.process.poll() is None:
            worker.kill()

"""The shell's throughput with work that does nothing, against plain aiokafka with the same guarantee, in one run.

The same guarantee: an offset is committed only when the broker has acknowledged what was made of the record.
"""

# ruff: noqa: T201  the measured speed is what a benchmark is run for
import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from streams.kafka.admin import ensure_topics

pytestmark = [pytest.mark.benchmark, pytest.mark.integration]

WORKER = Path(__file__).parents[1] / "integration" / "kafka" / "worker_process.py"
COUNT, BATCH, PARTITIONS = 10_000, 32, 4
FLOOR = 0.2
"""A guard against a collapse, such as a commit a batch or buffers so small that Faust sleeps."""


async def fill(bootstrap: str, topic: str) -> None:
    text = os.urandom(1500).hex().encode()
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, linger_ms=5) as producer:
        await asyncio.gather(*[await producer.send(topic, text, key=b"u%d" % n) for n in range(COUNT)])


async def plain(bootstrap: str, source: str, target: str) -> float:
    """Records a second from the first one that came to the last one committed."""
    done, began = 0, 0.0
    async with (
        AIOKafkaConsumer(
            source, bootstrap_servers=bootstrap, group_id=f"{source}-plain", enable_auto_commit=False,
            auto_offset_reset="earliest",
        ) as consumer,
        AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", compression_type="zstd") as producer,
    ):  # fmt: skip
        while done < COUNT:
            batches = await consumer.getmany(timeout_ms=200, max_records=BATCH)
            began = began or time.perf_counter()
            records = [record for some in batches.values() for record in some]
            await asyncio.gather(*[await producer.send(target, r.value, key=r.key) for r in records])
            if records:
                await consumer.commit()
            done += len(records)
    return COUNT / (time.perf_counter() - began)


async def arrivals(bootstrap: str, topic: str, seconds: float) -> float:
    """Records a second between the first and the last that arrive at a topic."""
    async with AIOKafkaConsumer(bootstrap_servers=bootstrap) as consumer:
        partitions = [TopicPartition(topic, p) for p in range(PARTITIONS)]
        deadline, began, first = time.perf_counter() + seconds, 0.0, 0
        while (count := sum((await consumer.end_offsets(partitions)).values())) < COUNT:
            if count and not began:
                began, first = time.perf_counter(), count
            assert time.perf_counter() < deadline, f"{count} of {COUNT} after {seconds} s"
            await asyncio.sleep(0.01)
        return (COUNT - first) / (time.perf_counter() - began)


def test_a_stage_against_plain_aiokafka(kafka, topic_prefix, tmp_path):
    other = topic_prefix + "plain-"
    for prefix in (topic_prefix, other):
        ensure_topics(kafka.bootstrap, prefix=prefix, partitions=PARTITIONS, replication=1)
        asyncio.run(fill(kafka.bootstrap, prefix + "articles"))
    bare = asyncio.run(plain(kafka.bootstrap, other + "articles", other + "articles.language"))
    config = {"bootstrap": kafka.bootstrap, "prefix": topic_prefix, "batch_size": BATCH}
    with (tmp_path / "worker.log").open("wb") as log:
        worker = subprocess.Popen(
            [sys.executable, str(WORKER), json.dumps({"handler": "copy", "config": config})], stdout=log, stderr=log
        )
    try:
        shell = asyncio.run(arrivals(kafka.bootstrap, topic_prefix + "articles.language", 120))
    finally:
        worker.kill()
        worker.wait()
    print(f"\nshell {shell:.0f}/s, plain aiokafka {bare:.0f}/s, ratio {shell / bare:.2f}, batches of {BATCH}, 3 KB")
    assert shell / bare > FLOOR

"""Every metric of a stage moves with what happens in it, and health says whether there is progress."""

import asyncio
import json
import time
import urllib.error
import urllib.request

import pytest

from schemas.cloudevents import RECEIVED_AT
from schemas.topics import ARTICLES, DAY_MS
from streams import metrics
from streams.kafka.batch import run_batch
from streams.kafka.exceptions import UnavailableError
from streams.kafka.lag import Lag
from streams.kafka.monitor import Monitor, MonitorError
from streams.kafka.progress import Progress
from streams.kafka.records import Outgoing, Received
from streams.kafka.watchdog import Watchdog

STAGE = "under-test"


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, {"stage": STAGE, **labels}) or 0.0


def moved(name: str, before: float, **labels: str) -> float:
    return value(name, **labels) - before


def record(offset: int = 0, text: bytes = b"ok") -> Received:
    headers = [(RECEIVED_AT, b"2022-01-10T09:00:00Z")]
    return Received("p-articles", 3, offset, b"urn:x", text, headers, time.time())


async def work(batch):
    return [
        ValueError("bad") if one.value == b"bad" else [Outgoing("p-articles.language", one.key, one.value, [], 100)]
        for one in batch
    ]


@pytest.fixture
def watchdog():
    return Watchdog(900)


@pytest.fixture
def progress(watchdog):
    return Progress(STAGE, source=ARTICLES, watchdog=watchdog, health_seconds=60, version="1.2", revision=7)


def finish(progress: Progress, *texts: bytes) -> None:
    batch = [record(number, text) for number, text in enumerate(texts)]
    outcome = asyncio.run(run_batch(work, batch, outage_seconds=1, stage=STAGE))
    progress.finished(batch, outcome, outcome.outputs, prefix="p-")


def test_a_batch_moves_what_counts_articles_letters_records_and_times(progress):
    names = {
        "newstally_articles_total": {"outcome": "done"},
        "newstally_dead_letters_total": {"reason": "ValueError"},
        "newstally_published_total": {"topic": "articles.language"},
        "newstally_since_received_seconds_count": {},
    }
    before = {name: value(name, **labels) for name, labels in names.items()}
    dead = value("newstally_articles_total", outcome="dead")
    finish(progress, b"ok", b"bad", b"ok")
    assert [moved(name, before[name], **labels) for name, labels in names.items()] == [2, 1, 2, 2]
    assert moved("newstally_articles_total", dead, outcome="dead") == 1
    assert value("newstally_since_received_seconds_sum") > 86_400
    assert time.time() - value("newstally_last_batch_timestamp_seconds") < 60
    assert value("newstally_build_info", version="1.2", revision="7") == 1


def test_retries_are_counted_by_what_is_tried_again():
    calls = []

    async def handler(batch):
        calls.append(len(batch))
        if len(calls) == 1:
            raise UnavailableError("down")
        if len(batch) > 1:
            raise ValueError("one of these")
        return [[]]

    before = [value("newstally_retries_total", what=what) for what in ("dependency", "halve")]
    asyncio.run(run_batch(handler, [record(0), record(1)], outage_seconds=5, stage=STAGE))
    after = [value("newstally_retries_total", what=what) for what in ("dependency", "halve")]
    assert [late - early for early, late in zip(before, after, strict=True)] == [1, 1]


def test_lag_is_told_of_the_partitions_that_the_worker_holds(progress):
    progress.assigned([3, 4])
    assert value("newstally_partitions") == 2
    progress.behind([Lag(3, 10, 5, ARTICLES.retention_ms / 2000), Lag(4, None, 0, 0.0)])
    assert value("newstally_lag_records", partition="3") == 5
    assert value("newstally_lag_seconds", partition="3") == 15 * DAY_MS / 1000
    assert value("newstally_lag_retention_ratio", partition="3") == 0.5
    progress.assigned([4])
    assert metrics.REGISTRY.get_sample_value("newstally_lag_records", {"stage": STAGE, "partition": "3"}) is None


def test_health_is_well_only_with_progress(progress, watchdog):
    well, told = progress.health()
    assert (well, told["why"]) == (False, "has not joined its consumer group yet")
    progress.assigned([])  # a replica with nothing to do is well
    assert progress.health()[0]
    assert value("newstally_healthy") == 1
    watchdog._heard -= 100
    well, told = progress.health()
    assert not well
    assert told["why"].startswith("no broker has answered for 100")
    assert value("newstally_healthy") == 0
    assert value("newstally_silence_seconds") >= 100
    finish(progress, b"ok")
    assert progress.health()[0]


def test_records_that_nobody_takes_are_no_progress_though_the_broker_answers(progress, watchdog):
    progress.assigned([3])
    progress.behind([Lag(3, 0, 5, 1.0)])
    watchdog._waiting_since -= 100
    watchdog.contact()
    well, told = progress.health()
    assert (well, told["why"][:36]) == (False, "no record has been taken though some")
    assert progress.report("running", told["why"], every=10).why == told["why"]
    progress.behind([Lag(3, 5, 0, 0.0)])
    assert progress.health()[0]


def test_a_long_outage_shows_in_health_while_a_batch_waits(progress, watchdog):
    progress.assigned([3])
    watchdog.batch_began()
    watchdog._batch_began -= 100
    watchdog.contact()
    assert progress.health()[1]["why"].startswith("a batch has not been finished for 100")


def get(address: str, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_metrics_and_health_are_served(progress):
    monitor = Monitor("127.0.0.1", 0, progress.health)
    try:
        status, body = get(monitor.address, "/healthz")
        assert (status, json.loads(body)["status"]) == (503, "not ok")
        progress.assigned([1])
        status, body = get(monitor.address, "/healthz")
        assert (status, json.loads(body)["partitions"]) == (200, [1])
        status, body = get(monitor.address, "/metrics")
        assert status == 200
        assert f'newstally_partitions{{stage="{STAGE}"}} 1.0' in body
        assert get(monitor.address, "/")[0] == 404
        with pytest.raises(MonitorError, match="NEWSTALLY_METRICS_PORT"):
            Monitor("127.0.0.1", int(monitor.address.rpartition(":")[2]), progress.health)
    finally:
        monitor.stop()

"""Workers start only where they can work, share what there is, and end whatever state the broker is in."""

import time

import pytest

pytestmark = pytest.mark.integration


def test_missing_topics_are_all_named_with_the_command_that_makes_them(kafka, topic_prefix, lane):
    lane.prefix = topic_prefix + "other-"
    worker = lane.worker("copy")
    assert worker.ends(within=15) == 78
    (line,) = worker.find("the stage does not start")
    for topic in ("articles", "articles.language", "articles.dead"):
        assert f"topic {lane.prefix}{topic} is missing" in line["why"]
    assert "newstally topics" in line["why"]


def test_without_a_broker_a_worker_says_so_and_ends(lane):
    lane.bootstrap = "127.0.0.1:9"
    worker = lane.worker("copy")
    assert worker.ends(within=30) == 1
    assert "no Kafka broker answers at 127.0.0.1:9" in worker.find("the stage does not start")[0]["why"]


def test_when_the_broker_is_gone_workers_end(kafka, lane):
    """Faust's own worker ignores SIGTERM then, and lives on for ever if nobody tells it."""
    told = lane.worker("copy", grace_seconds=3).ready()
    idle = lane.worker("copy", outage_seconds=1, watchdog_seconds=6).ready()
    kafka.kill()
    try:
        began = time.monotonic()
        assert told.terminate(within=6) in (0, 71)
        assert idle.ends(within=15) == 70
        assert time.monotonic() - began < 15
        assert "no broker has answered" in idle.find("the watchdog ends the process")[0]["why"]
    finally:
        kafka.start()


def test_work_that_never_ends_is_ended_and_nothing_is_committed(lane):
    lane.numbered(3, 4)
    worker = lane.worker("asleep", apart=False, outage_seconds=1, watchdog_seconds=3)
    assert worker.ends(within=20) == 70
    assert "a batch has not been finished" in worker.find("the watchdog ends the process")[0]["why"]
    assert lane.committed() == 0


def test_work_that_never_gives_the_interpreter_back_is_ended_too(lane):
    lane.numbered(3, 4)
    worker = lane.worker("greedy", apart=False, outage_seconds=1, watchdog_seconds=3)
    assert worker.ends(within=20) == 1
    log = worker.log.read_text()
    assert "Timeout" in log
    assert "in greedy" in log  # it says where
    assert lane.committed() == 0


def test_two_replicas_share_the_partitions_and_one_takes_over_within_15_seconds(lane):
    first = lane.worker("copy", seconds=0.01)
    second = lane.worker("copy", seconds=0.01)
    first.ready(2)
    second.ready(2)
    lane.numbered(0, 400)
    first.kill()
    killed = time.monotonic()
    second.ready(4, seconds=15)
    out = lane.wait_for("articles.language", 400)
    assert time.monotonic() - killed < 20
    assert {int(r.value) for r in out} == set(range(400))
    lane.all_committed(400)
    assert second.terminate() == 0


def test_of_two_workers_with_one_name_the_older_stops_itself_and_nothing_is_lost(lane):
    """The broker lets each of them evict the other, for ever."""
    first = lane.worker("copy", instance_id="a", session_seconds=6, seconds=0.01).ready()
    lane.numbered(0, 200)
    second = lane.worker("copy", instance_id="a", session_seconds=6, seconds=0.01).ready()
    lane.numbered(200, 400)
    assert first.ends(within=90) == 78
    (line,) = first.find("the stage stops itself")
    assert f"NEWSTALLY_INSTANCE_ID=a: process {second.process.pid} on " in line["why"]
    lane.all_committed(400)
    assert {int(r.value) for r in lane.read("articles.language")} == set(range(400))
    assert second.terminate() == 0


def test_told_to_stop_under_load_it_finishes_its_batch_and_the_next_goes_on_where_it_ended(lane):
    worker = lane.worker("copy", seconds=0.01).ready()
    lane.numbered(0, 300)
    lane.wait_for("articles.language", 50)
    assert worker.terminate(within=10) == 0
    assert lane.count("articles.language") == lane.committed() < 300
    lane.worker("copy")
    lane.all_committed(300)
    assert sorted(int(r.value) for r in lane.read("articles.language")) == list(range(300))

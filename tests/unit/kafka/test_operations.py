"""What workers said of themselves, read back: the reports that matter now, and how a stage is."""

from datetime import UTC, datetime, timedelta

import pytest

from schemas.dead_letter import PREFIX, DeadLetterReason
from schemas.operations import Redriven, WorkerReport
from streams.kafka.letters import AGAIN, RedriveError, again, counted, dead_letters
from streams.kafka.operations import Operations, _operations, operation
from streams.kafka.records import Received
from streams.kafka.status import _state, gone

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    """Reports are as old as they say when a test begins, however long ago this file was imported."""
    monkeypatch.setitem(globals(), "NOW", datetime.now(UTC))


def report(instance: str, state: str, *, minutes: float = 0, started: float = 60, why: str | None = None):
    return WorkerReport(
        stage="sink", instance=instance, host="h", pid=1, version="1", revision=1, state=state, why=why, every=10,
        started_at=NOW - timedelta(minutes=started), at=NOW - timedelta(minutes=minutes),
        last_batch_at=NOW - timedelta(minutes=minutes),
    )  # fmt: skip


def read(*reports: WorkerReport) -> Operations:
    records = [operation(one, "p-") for one in reports]
    return _operations([(r.key, r.value) for r in records] + [(b"worker/x", b"?"), (None, b""), (b"other/1", b"{}")])


def state(*reports: WorkerReport, members: int = 0):
    return _state(read(*reports).of_stage("sink"), members)


def test_the_newest_report_of_a_worker_counts():
    assert state(report("a", "running", minutes=1), report("a", "ended"))[0] == "not running"
    assert state() == ("never run", None)
    assert state(members=1)[0] == "running"  # a worker of an older version says nothing of itself


def test_a_worker_that_went_silent_is_gone():
    assert gone(report("a", "running", minutes=1))
    assert not gone(report("a", "running", minutes=0.2))
    assert state(report("a", "running", minutes=1))[0] == "not running"


def test_a_stop_counts_until_a_worker_has_started_after_it():
    stopped = report("a", "stopped", minutes=5, why="too many")
    assert state(stopped) == ("stopped itself", "too many")
    assert state(stopped, report("b", "running", started=50)) == ("stopped itself", "too many")
    assert state(stopped, report("b", "running", started=1)) == ("running", None)
    assert state(stopped, report("b", "ended", started=1))[0] == "not running"


def test_crashes_and_workers_that_are_not_well_are_told():
    assert state(report("a", "failed", why="boom")) == ("failing", "boom")
    assert state(report("a", "running", why="silence")) == ("not well", "silence")


def test_the_last_batch_outlives_its_worker():
    operations = read(report("a", "ended", minutes=5), report("b", "running", minutes=9))
    assert operations.last_batch_at("sink") == NOW - timedelta(minutes=5)
    assert operations.last_batch_at("figures") is None


def letter(offset: int = 0, *, topic: str = "p-articles", headers=(), value: bytes = b"v"):
    reason = DeadLetterReason(
        topic=topic, partition=1, offset=2, stage="language", exception_class="a.b.Bad", message="m\nn", stacktrace="s"
    )
    return Received("p-articles.dead", 3, offset, b"urn:x", value, [*headers, *reason.headers()], 1_600_000_000.5)


def test_what_is_sent_again_is_as_it_was_and_says_how_often():
    (one,) = dead_letters([letter(headers=[("a", b"\xff"), (AGAIN, b"1")])], Operations())
    sent = again(one, "p-")
    assert (sent.topic, sent.key, sent.value) == ("p-articles", b"urn:x", b"v")
    assert dict(sent.headers) == {"a": b"\xff", "newstally_received_at": b"2020-09-13T12:26:40.500Z", AGAIN: b"2"}
    assert not any(name.startswith(PREFIX) for name, _ in sent.headers)
    assert (one.id, one.stage, one.kind, one.message) == ("3:0", "language", "Bad", "m n")


def test_a_time_of_receipt_in_the_headers_is_kept():
    (one,) = dead_letters([letter(headers=[("newstally_received_at", b"2020-01-01T00:00:00Z")])], Operations())
    assert dict(again(one, "p-").headers)["newstally_received_at"] == b"2020-01-01T00:00:00Z"


@pytest.mark.parametrize("topic", ["p-articles.dead", "p-other", "p-figures", "articles", "p-newstally.operations"])
def test_nothing_is_sent_to_topics_that_no_stage_reads(topic):
    (one,) = dead_letters([letter(topic=topic)], Operations())
    with pytest.raises(RedriveError, match="no topic of the stages"):
        again(one, "p-")


def test_what_others_wrote_is_shown_and_not_sent():
    (one,) = dead_letters([Received("t", 0, 0, None, b"x", [], 1.0)], Operations())
    assert one.stage == "?"
    with pytest.raises(RedriveError, match="nothing of where it came from"):
        again(one, "p-")


def test_a_note_marks_the_letter_that_was_sent():
    note = Redriven(partition=3, offset=1, topic="p-articles", at=NOW)
    record = operation(note, "p-")
    first, second = dead_letters([letter(0), letter(1)], _operations([(record.key, record.value)]))
    assert (first.redriven, second.redriven) == (None, note)
    assert counted([first, second]) == {("language", "Bad"): 2}


def test_a_worker_knows_who_was_started_later_under_its_name():
    def named(instance: str, name: str | None, *, state: str = "running", **times: float) -> WorkerReport:
        return report(instance, state, **times).model_copy(update={"instance_id": name})

    mine = named("mine", "a", started=30)
    assert read(mine).usurper(mine) is None
    others = [
        named("earlier", "a", started=31),
        named("other-name", "b", started=1),
        named("nameless", None, started=1),
        named("ended", "a", started=1, state="ended"),
        named("gone", "a", started=1, minutes=1),
        named("elsewhere", "a", started=1).model_copy(update={"stage": "figures"}),
    ]
    assert read(mine, *others).usurper(mine) is None
    later = named("later", "a", started=1)
    assert read(mine, *others, later).usurper(mine) == later
    assert read(mine, later).usurper(later) is None

"""Work in a process of its own: whatever a record does there, the stage goes on."""

import asyncio
import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from streams import metrics
from streams.kafka.apart import Apart
from streams.kafka.dead_letters import Failure
from streams.kafka.exceptions import CrashedError, HungError, StageStoppedError, UnavailableError
from streams.kafka.records import Received
from streams.kafka.work import Task

FOLDER = Path(__file__).parent


def record(text: str, offset: int = 0) -> Received:
    return Received("articles", 0, offset, b"urn:x", text.encode(), [], 1.0)


@pytest.fixture(scope="module")
def works():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(FOLDER)
        yield importlib.import_module("works")


@pytest.fixture(scope="module")
def signs():
    return []


@pytest.fixture(scope="module")
def apart(works, signs, tmp_path_factory):
    """One for all tests: whatever they do to its process, it goes on."""
    folder = str(tmp_path_factory.mktemp("works"))
    handler = Apart(
        Task(works.make, (folder,)), seconds=1, megabytes=512, stage="apart", alive=lambda: signs.append(1)
    ).start()
    yield handler
    handler.close()


def run(handler, *texts: str):
    return asyncio.run(handler([record(text, offset) for offset, text in enumerate(texts)]))


def values(results) -> list[bytes]:
    return [result[0].value if isinstance(result, list) else result for result in results]


def pid(handler) -> int:
    ((out,),) = run(handler, "pid")
    return int(out.value)


def test_each_record_is_worked_on_once_in_order_in_the_same_process(apart):
    first = pid(apart)
    assert first != os.getpid()
    assert values(run(apart, "a", "b", "c")) == [b"a", b"b", b"c"]
    assert pid(apart) == first


def test_what_is_measured_there_counts_here(apart):
    def value(name, **labels):
        return metrics.REGISTRY.get_sample_value(name, labels) or 0

    names = {
        "newstally_article_seconds_count": {"stage": "apart"},
        "newstally_article_figures_sum": {"language": "qaa"},
    }
    before = [value(name, **labels) for name, labels in names.items()]
    run(apart, "a", "b")
    after = [value(name, **labels) for name, labels in names.items()]
    assert [late - early for early, late in zip(before, after, strict=True)] == [2, 8]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [("awkward", "works.AwkwardError", "1 and 2"), ("deep", "builtins.RecursionError", "too deep")],
)
def test_a_bad_record_says_why_and_the_others_pass(apart, text, kind, why):
    first = pid(apart)
    before, bad, after = run(apart, "a", text, "b")
    assert values([before, after]) == [b"a", b"b"]
    failure = Failure(record(text), bad)
    assert (failure.exception_class, str(bad)) == (kind, why)
    assert "in do" in failure.trace
    assert pid(apart) == first


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts memory that is mapped")
def test_a_record_that_needs_too_much_memory_says_so_and_the_others_pass(apart):
    before, bad, after = run(apart, "a", "big", "b")
    assert values([before, after]) == [b"a", b"b"]
    failure = Failure(record("big"), bad)
    assert (failure.exception_class, str(bad)) == (
        "builtins.MemoryError",
        "the work needs more than 512 MB (article_megabytes)",
    )
    assert "works.py" in failure.trace


@pytest.mark.parametrize("text", ["greedy", "asleep"])
def test_a_record_that_hangs_is_given_up_with_the_place_where_it_hung(apart, signs, text):
    assert values(run(apart, "a")) == [b"a"]
    signs.clear()
    began = time.monotonic()
    before, bad, after = run(apart, "a", text, "b")
    assert 1 <= time.monotonic() - began < 20
    assert values([before, after]) == [b"a", b"b"]
    assert len(signs) == 3  # the watchdog counts from record to record
    assert isinstance(bad, HungError)
    failure = Failure(record(text), bad)
    assert (failure.kind, str(bad)) == ("HungError", "the work was not done in 1 s")
    assert "works.py" in failure.trace
    assert "line" in failure.trace


@pytest.mark.parametrize(("text", "why"), [("crash", "signal 11, Segmentation fault"), ("leave", "exit status 3")])
def test_a_record_that_crashes_the_process_twice_is_given_up(apart, text, why):
    before, bad, after = run(apart, "a", text, "b")
    assert values([before, after]) == [b"a", b"b"]
    assert isinstance(bad, CrashedError)
    assert why in str(bad)
    if text == "crash":
        assert " in do" in bad.trace


def test_a_process_that_the_system_killed_costs_nothing(apart):
    assert values(run(apart, "a", "unlucky", "b")) == [b"a", b"unlucky", b"b"]
    os.kill(pid(apart), signal.SIGKILL)  # between batches as well
    assert values(run(apart, "a")) == [b"a"]


@pytest.mark.parametrize(("text", "error"), [("down", UnavailableError), ("stop", StageStoppedError)])
def test_what_is_no_fault_of_a_record_is_raised(apart, text, error):
    with pytest.raises(error):
        run(apart, "a", text)


def test_work_that_cannot_begin_is_no_fault_of_a_record(works):
    handler = Apart(Task(works.never_ready), seconds=1, megabytes=512).start()
    with pytest.raises(UnavailableError, match="does not start: exit status 1"):
        run(handler, "a")
    handler.close()


STAGE = """
import asyncio, os, signal, sys
sys.path.insert(0, sys.argv[1])
import works
from streams.kafka.apart import Apart
from streams.kafka.records import Received
from streams.kafka.work import Task

handler = Apart(Task(works.make, (sys.argv[2],)), seconds=60, megabytes=512)
def run(text):
    return asyncio.run(handler([Received("articles", 0, 7, b"urn:x", text, [], 1.0)]))[0][0].value
print(run(b"pid").decode(), flush=True)
os.killpg(0, signal.SIGTERM) if sys.argv[3] == "told" else None
print(run(b"log").decode(), flush=True)
run(sys.argv[3].encode())
"""


def stage(tmp_path, then: str) -> subprocess.Popen:
    ignoring = "import signal; signal.signal(15, signal.SIG_IGN)\n"
    return subprocess.Popen(
        [sys.executable, "-c", ignoring + STAGE, str(FOLDER), str(tmp_path), then],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def test_it_logs_of_which_record_and_leaves_signals_to_the_stage(tmp_path):
    with stage(tmp_path, "told") as process:
        process.stdout.readline()
        assert process.stdout.readline() == "log\n"
        line = json.loads(process.stderr.readline())
    told = {name: line[name] for name in ("event", "stage", "topic", "partition", "offset", "uri")}
    assert told == {
        "event": "seen", "stage": "test", "topic": "articles", "partition": 0, "offset": 7, "uri": "urn:x"
    }  # fmt: skip
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_it_ends_with_a_stage_that_is_killed_even_when_it_hangs(tmp_path):
    with stage(tmp_path, "greedy") as process:
        other = int(process.stdout.readline())
        process.stdout.readline()
        process.kill()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{other}/stat").exists() and Path(f"/proc/{other}/stat").read_text().split(") ")[1][0] != "Z":
        assert time.monotonic() < deadline
        time.sleep(0.05)

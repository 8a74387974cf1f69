import os
import signal
import sys
import threading
import time

import pytest

from streams.local import workers as module
from streams.local.workers import workers


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch):
    monkeypatch.setattr(module, "_FIRST_PAUSE", 0.05)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


FOREVER = "import time\nprint('up', flush=True)\nwhile True: time.sleep(1)"


class Lines:
    """Collects what is said, and waits for it."""

    def __init__(self):
        self.said = []
        self._changed = threading.Condition()

    def __call__(self, *words: str) -> None:
        with self._changed:
            self.said.append(": ".join(words))
            self._changed.notify_all()

    def wait_for(self, text: str, times: int = 1) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: sum(text in said for said in self.said) >= times, 20), self.said


def test_lines_reach_the_caller_and_the_files(tmp_path):
    lines = Lines()
    commands = {"language": python(FOREVER), "sink": python(FOREVER)}
    with workers(commands, logs=tmp_path / "logs", line=lines) as running:
        lines.wait_for("language: up")
        lines.wait_for("sink: up")
        pids = [worker.pid for worker in running.values()]
    assert (tmp_path / "logs" / "sink.log").read_text() == "up\n"
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_they_give_way_to_others_when_asked_to():
    lines = Lines()
    with workers({"x": python("import os; print(os.nice(0))")}, gives_way=True, line=lines):
        lines.wait_for(f"x: {min(19, os.nice(0) + 10)}")


def test_the_environment_is_the_one_given():
    lines = Lines()
    with workers({"x": python("import os; print(os.environ['A'], 'HOME' in os.environ)")}, env={"A": "b"}, line=lines):
        lines.wait_for("x: b False")


def test_a_worker_that_dies_is_started_again():
    lines, news = Lines(), Lines()
    with workers({"figures": python(FOREVER)}, line=lines, progress=news) as running:
        lines.wait_for("up")
        first = running["figures"].pid
        os.kill(first, signal.SIGKILL)
        lines.wait_for("up", times=2)
        assert running["figures"].pid != first
        assert running["figures"].starts == 2
        assert not running["figures"].down
    assert news.said == ["figures has ended (exit status -9); starting it again in 0.05 s"]


def test_pauses_grow_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(module, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(module, "_LONGEST_PAUSE", 0.04)
    news = Lines()
    with workers({"x": python("exit(1)")}, progress=news):
        news.wait_for("starting", times=4)
    assert [said.rsplit(" ", 2)[1] for said in news.said[:4]] == ["0.01", "0.02", "0.04", "0.04"]


def test_a_worker_that_stopped_itself_stays_down():
    news = Lines()
    with workers({"sink": python("exit(78)")}, progress=news) as running:
        assert running.wait(20)
        assert running["sink"].down
        assert running["sink"].status == 78
        assert running["sink"].starts == 1
    assert "stays down" in news.said[0]


def test_all_are_ended_at_once_and_in_bounded_time():
    stubborn = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + FOREVER
    lines = Lines()
    with workers({str(n): python(stubborn) for n in range(3)}, grace=0.5, line=lines):
        lines.wait_for("up", times=3)
        began = time.monotonic()
    assert time.monotonic() - began < 5


def test_a_command_that_cannot_start_is_told():
    lines, news = Lines(), Lines()
    with workers({"x": ["/nowhere/python"]}, line=lines, progress=news):
        lines.wait_for("/nowhere/python")
        news.wait_for("starting it again")

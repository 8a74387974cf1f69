"""Children end with their parent, however it ends. Nothing here needs Kafka or Postgres but the last test."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from streams.local.errors import LocalStackError
from streams.local.process import Child

PROJECT = Path(__file__).parents[3]


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return not Path("/proc").is_dir()


def wait_until_gone(pids: list[int], seconds: float) -> list[int]:
    deadline = time.monotonic() + seconds
    while (left := [pid for pid in pids if runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def output(tmp_path):
    with (tmp_path / "output").open("w+b") as file:
        yield file


def said(output) -> bytes:
    output.seek(0)
    return output.read()


def test_exit_status_and_output_are_those_of_the_command(output):
    child = Child(python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(78)"), output=output)
    assert child.wait(30) == 78
    assert child.stop() == 78
    assert set(said(output).split()) == {b"out", b"err"}


def test_a_command_that_is_killed_shows_the_signal(output):
    child = Child(["sleep", "60"], output=output)
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait(30) == -signal.SIGKILL
    child.stop()


def test_stop_gives_the_command_its_time(output):
    code = "import signal, time; signal.signal(15, lambda *_: exit(7)); print('up', flush=True); time.sleep(60)"
    child = Child(python(code), output=output)
    while not said(output):
        time.sleep(0.01)
    assert child.stop() == 7


@pytest.mark.parametrize(("gives_way", "low"), [(False, "0"), (True, "10")])
def test_a_command_that_gives_way_does_so_to_other_sessions_too(output, gives_way, low):
    """Linux shares the processor out between sessions first, so that niceness alone means nothing to others."""
    code = (
        "import os, pathlib; session = pathlib.Path('/proc/self/autogroup')\n"
        "print(os.nice(0), session.read_text().split()[-1] if session.is_file() else None)"
    )
    child = Child(python(code), output=output, gives_way=gives_way)
    assert child.wait(30) == 0
    child.stop()
    niceness, of_session = said(output).decode().split()
    assert int(niceness) == min(19, os.nice(0) + int(low))
    assert of_session in (low, "None")


def test_a_command_that_ignores_the_signal_is_killed_after_its_time(output):
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    child = Child(python(code), output=output, grace=0.3)
    while not said(output):
        time.sleep(0.01)
    began = time.monotonic()
    assert child.stop() == -signal.SIGKILL
    assert 0.3 <= time.monotonic() - began < 5


def test_a_command_that_does_not_exist_is_named(output):
    with pytest.raises(LocalStackError, match="/nowhere/kafka"):
        Child(["/nowhere/kafka"], output=output)


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_the_command_ends_when_its_guardian_is_killed(output):
    child = Child(["sleep", "60"], output=output)
    child._guardian.kill()
    assert wait_until_gone([child.pid], 5) == []
    child.stop()


# Children are started from a thread that has ended by the time the parent is killed: to the parent-death signal of
# Linux alone that end would be the end of the parent.
PARENT = """
import subprocess, threading
from streams.local.process import Child
children = []
def start():
    for _ in range(2):
        children.append(Child(["sleep", "60"], output=subprocess.DEVNULL))
thread = threading.Thread(target=start)
thread.start()
thread.join()
print(*(child.pid for child in children), flush=True)
threading.Event().wait()
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_all_children_end_when_the_parent_is_killed(end):
    def as_in_a_terminal() -> None:  # whoever runs the tests may ignore the signal, and children inherit that
        if end is not signal.SIGKILL:
            signal.signal(end, signal.SIG_DFL)

    with subprocess.Popen(
        python(PARENT),
        stdout=subprocess.PIPE,
        cwd=PROJECT,
        preexec_fn=as_in_a_terminal,  # noqa: PLW1509
    ) as parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 2
        assert all(map(runs, pids))
        parent.send_signal(end)
    assert wait_until_gone(pids, 10) == []


STACK = """
import sys, threading
from pathlib import Path
from streams.local.stack import stack
with stack(Path(sys.argv[1]), prefer="embedded") as parts:
    print(parts.kafka.pid, parts.postgres.pid, parts.kafka.port, parts.postgres.port, flush=True)
    threading.Event().wait()
"""


@pytest.mark.integration
def test_kafka_and_postgres_end_with_a_killed_parent_and_start_again_on_their_data(tmp_path):
    tmp_path.chmod(0o711)
    for _ in range(2):
        with subprocess.Popen([*python(STACK), tmp_path], stdout=subprocess.PIPE, cwd=PROJECT) as parent:
            kafka, postgres, *_ports = (int(word) for word in parent.stdout.readline().split())
            parent.kill()
        # The second round starts while the servers of the first still shut down: the lock on the folders is theirs
        # until then.
    assert wait_until_gone([kafka, postgres], 25) == []

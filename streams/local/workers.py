"""The stages as worker processes of this machine: started, restarted when they die, and ended together."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from streams.local.errors import LocalStackError
from streams.local.process import Child

# A stage that ends with this status stopped itself on purpose and stays down until somebody acts (EX_CONFIG).
STOPPED_ON_PURPOSE = 78
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
# A worker that ran for so long had started well: the next pause is the first one again.
_HEALTHY_SECONDS = 60.0


class Worker:
    """One worker and the thread that looks after it.

    Attributes:
        name: of the stage.
        starts: how often it was started.
        status: exit status of the latest process that ended, or None.
    """

    def __init__(  # noqa: PLR0913 - made by `workers` alone
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None,
        gives_way: bool,
        grace: float,
        line: Callable[[str, str], None],
        progress: Callable[[str], None],
    ) -> None:
        self.name = name
        self.starts = 0
        self.status: int | None = None
        self._command = command
        self._env = env
        self._gives_way = gives_way
        self._grace = grace
        self._line = line
        self._progress = progress
        self._child: Child | None = None
        self._ending = threading.Event()
        self._changing = threading.Lock()  # between starting a process and ending them all
        self._thread = threading.Thread(target=self._look_after, name=f"worker-{name}", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """Process id while the worker runs, else None."""
        child = self._child
        return child.pid if child and child.returncode is None else None

    @property
    def down(self) -> bool:
        """Whether the worker has ended and is not started again."""
        return not self._thread.is_alive()

    def ask_to_end(self) -> None:
        """Ask the process to end, and start no other."""
        with self._changing:
            self._ending.set()
            if self._child:
                self._child.ask_to_stop()

    def end(self) -> None:
        """End the process, by force after its grace period, and wait for it."""
        self.ask_to_end()
        if self._child:
            self._child.stop()
        self._thread.join()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the worker is down, at most `timeout` seconds."""
        self._thread.join(timeout)

    def _look_after(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            began = time.monotonic()
            self._run()
            if self._ending.is_set():
                return
            if self.status == STOPPED_ON_PURPOSE:
                self._progress(
                    f"{self.name} has stopped itself (exit status {STOPPED_ON_PURPOSE}) and stays down: see its log"
                )
                return
            if time.monotonic() - began > _HEALTHY_SECONDS:
                pause = _FIRST_PAUSE
            self._progress(f"{self.name} has ended (exit status {self.status}); starting it again in {pause:g} s")
            if self._ending.wait(pause):
                return
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _run(self) -> None:
        """Run the command once, and pass on what it writes, until it has ended."""
        with self._changing:
            if self._ending.is_set():
                return
            try:
                child = Child(
                    self._command,
                    output=subprocess.PIPE,
                    env=self._env,
                    grace=self._grace,
                    gives_way=self._gives_way,
                )
            except LocalStackError as error:
                self._line(self.name, str(error))
                self.status = None
                return
            self._child = child
            self.starts += 1
        with child.output as output:
            for line in output:
                self._line(self.name, line.decode(errors="replace").rstrip("\n"))
        self.status = child.wait()
        child.stop()


class Workers(Mapping[str, Worker]):
    """The workers by name."""

    def __init__(self, workers: Mapping[str, Worker]) -> None:
        self._workers = dict(workers)

    def __getitem__(self, name: str) -> Worker:
        return self._workers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._workers)

    def __len__(self) -> int:
        return len(self._workers)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every worker is down for good, at most `timeout` seconds; tells whether they are."""
        deadline = None if timeout is None else time.monotonic() + timeout
        for worker in self._workers.values():
            worker.join(None if deadline is None else max(0, deadline - time.monotonic()))
        return all(worker.down for worker in self._workers.values())


@contextmanager
def workers(  # noqa: PLR0913 - all but the commands are keywords with a default
    commands: Mapping[str, Sequence[str]],
    *,
    env: Mapping[str, str] | None = None,
    gives_way: bool = False,
    logs: Path | None = None,
    line: Callable[[str, str], None] = lambda _name, _line: None,
    progress: Callable[[str], None] = lambda _line: None,
    grace: float = 30.0,
) -> Iterator[Workers]:
    """Worker processes until the block ends; all are then asked to end at once, and killed after the grace period.

    A worker that dies is started again after 1, 2, 4 ... 30 seconds; one that exits with 78 has stopped itself on
    purpose and stays down.

    Args:
        commands: for each name of a worker its command, program first.
        env: their whole environment, by default this process's own.
        gives_way: let everything else on this machine go first.
        logs: folder for a file `NAME.log` each, to which what they write is appended; None: no files.
        line: receives what they write, as name and line; called from one thread a worker.
        progress: receives lines for a person about workers that end and start; called from several threads.
        grace: seconds from SIGTERM to SIGKILL.
    """
    files = {}
    if logs:
        logs.mkdir(parents=True, exist_ok=True)
        files = {name: (logs / f"{name}.log").open("a", encoding="utf-8", buffering=1) for name in commands}

    def write(name: str, text: str) -> None:
        if name in files:
            files[name].write(text + "\n")
        line(name, text)

    started: dict[str, Worker] = {}
    try:
        for name, command in commands.items():
            started[name] = Worker(
                name, command, env=env, gives_way=gives_way, grace=grace, line=write, progress=progress
            )
        yield Workers(started)
    finally:
        for worker in started.values():
            worker.ask_to_end()
        for worker in started.values():
            worker.end()
        for file in files.values():
            file.close()

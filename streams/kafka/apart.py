"""Does a stage's work in a process of its own, so that no record can stop the stage.

A pathological text may keep a regular expression or a library in C busy for years, make it take all memory or crash it.
No thread can be stopped from outside, and one that never gives the interpreter back stops all others: ended by the
watchdog and started again, the stage would take the same record again, for ever. A process can be killed. What its
work was at is written down by `faulthandler`, which needs no interpreter, and goes into the dead letter.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, Final, Self

import structlog

from streams import metrics
from streams.kafka import apart_process
from streams.kafka.apart_process import READY, Broken, Done
from streams.kafka.batch import Result
from streams.kafka.exceptions import CrashedError, HungError, RecordError, UnavailableError
from streams.kafka.records import Received
from streams.kafka.work import Task

_START_SECONDS: Final = 120.0
"""Until the process is ready, on a machine with much else to do."""
_TRACE_SECONDS: Final = 1.0
_TRACE_BYTES: Final = 8_000
_COMMAND: Final = f"from {apart_process.__name__} import main; main()"
"""Not `-m`: what the process sends would then be of the module `__main__`, which is another one here."""
_log = structlog.get_logger(__name__)


class _EndedError(Exception):
    """The process has ended, and how."""


class Process:
    """The process beside the stage.

    Args:
        task: its work.
        megabytes: of memory that it may take, at most.

    Raises:
        UnavailableError: it does not start.
    """

    def __init__(self, task: Task, megabytes: int) -> None:
        self._trace = tempfile.TemporaryFile()  # noqa: SIM115 closed with the process
        self._pipe, theirs = Pipe()
        with theirs:
            numbers = (theirs.fileno(), self._trace.fileno())
            self._process = subprocess.Popen(  # noqa: S603 our own module
                [sys.executable, "-P", "-c", _COMMAND, *map(str, (*numbers, os.getpid(), megabytes))],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)},
                stdin=subprocess.DEVNULL,
                pass_fds=numbers,
            )
        try:
            self._send((task.make.__module__, task.make.__qualname__, task.arguments))
            ready = self._answer(_START_SECONDS) is READY
        except _EndedError as error:
            self.kill()
            raise UnavailableError(f"the process for the stage's work does not start: {error}") from error
        if not ready:
            self.kill()
            raise UnavailableError(f"the process for the stage's work is not ready after {_START_SECONDS:.0f} s")

    def ask(self, record: Received, seconds: float) -> Done | Broken | Exception | None:
        """What the work makes of a record; None: nothing in so many seconds.

        Raises:
            _EndedError: the process has ended.
        """
        self._send(record)
        return self._answer(seconds)  # type: ignore[no-any-return]  # a pipe has no types; the process answers so

    def _send(self, what: Any) -> None:
        try:
            self._pipe.send(what)
        except OSError as error:
            raise self._ended() from error

    def _answer(self, seconds: float) -> Any:
        try:
            return self._pipe.recv() if self._pipe.poll(seconds) else None
        except (EOFError, OSError) as error:
            raise self._ended() from error

    def _ended(self) -> _EndedError:
        try:
            status = self._process.wait(_TRACE_SECONDS)
        except subprocess.TimeoutExpired:
            return _EndedError("it does not answer any more")
        return _EndedError(f"signal {-status}, {signal.strsignal(-status)}" if status < 0 else f"exit status {status}")

    def where(self) -> str:
        """What the process is at; of one that has crashed, what it was at."""
        if self._process.poll() is None:
            self._process.send_signal(apart_process.TELL)
        deadline = time.monotonic() + _TRACE_SECONDS
        before, told = "", self._told()
        while (not told or told != before) and self._process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)  # it is written in pieces
            before, told = told, self._told()
        return self._told()

    def _told(self) -> str:
        return os.pread(self._trace.fileno(), _TRACE_BYTES, 0).decode(errors="replace")

    def kill(self) -> None:
        """Ends the process at once; there is nothing in it that anybody needs."""
        self._process.kill()
        self._process.wait()
        self._pipe.close()
        self._trace.close()


class Apart:
    """A handler that has a task done on each record in a process of its own, off the event loop.

    A record that takes too long is given up with the process. One in whose work the process ended is tried a second
    time, since the cause may have lain elsewhere (the system was out of memory). After either another process begins.

    Args:
        task: the work.
        seconds: that it may take for a record, at most.
        megabytes: of memory that its process may take, at most.
        stage: whose work it is, for log and metrics.
        alive: is called whenever work on a record begins.
    """

    def __init__(
        self,
        task: Task,
        *,
        seconds: float,
        megabytes: int,
        stage: str = "",
        alive: Callable[[], None] = lambda: None,
    ) -> None:
        self._task = task
        self._seconds = seconds
        self._megabytes = megabytes
        self._stage = stage
        self._alive = alive
        self._process: Process | None = None
        # The one thread that starts the process: on Linux it ends with the thread that started it.
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="apart")
        self._log = _log.bind(stage=stage)

    def start(self) -> Self:
        """Begins to start the process, so that it is ready for the first batch."""
        self._executor.submit(self._running)  # what goes wrong here goes wrong again at the first batch, and is told
        return self

    def close(self) -> None:
        """Ends the process."""
        self._executor.submit(self._end).result()
        self._executor.shutdown()

    async def __call__(self, batch: Sequence[Received]) -> Sequence[Result]:
        """The handler; see `streams.kafka.batch`."""
        return await asyncio.get_running_loop().run_in_executor(
            self._executor, lambda: [self._result(record) for record in batch]
        )

    def _running(self) -> Process:
        if self._process is None:
            self._process = Process(self._task, self._megabytes)
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None

    def _result(self, record: Received) -> Result:
        result = self._attempt(record)
        if isinstance(result, CrashedError):
            self._log.warning("the work is tried again", why=str(result), **record.whereabouts())
            result = self._attempt(record)
        return result

    def _attempt(self, record: Received) -> Result:
        process = self._running()
        self._alive()  # another process takes its time to begin
        try:
            reply = process.ask(record, self._seconds)
        except _EndedError as error:
            return self._given_up(CrashedError(f"the process of the work has ended: {error}", trace=process.where()))
        match reply:
            case Done():
                metrics.ARTICLE_SECONDS.labels(self._stage).observe(reply.seconds)
                for measured in reply.measured:
                    metrics.take(measured)
                return reply.outputs
            case Broken():
                return RecordError(reply.message, kind=reply.kind, trace=reply.trace)
            case Exception():
                raise reply
        return self._given_up(HungError(f"the work was not done in {self._seconds:g} s", trace=process.where()))

    def _given_up(self, error: RecordError) -> RecordError:
        self._end()
        metrics.RETRIES.labels(self._stage, "process").inc()
        return error

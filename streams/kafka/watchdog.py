"""Ends a process that hangs. Faust has no such thing: an idle worker whose broker is gone for good lives for ever."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import time
from collections.abc import Callable

import structlog

from streams.kafka.exits import HUNG

_log = structlog.get_logger(__name__)


class Watchdog:
    """Expects a successful contact with the broker or a finished batch every so often, in a thread of its own.

    A regular expression or a library in C that never gives the interpreter back stops every thread of Python, this one
    too: `faulthandler` then ends the process from outside the interpreter (exit status 1) and prints where it hung.

    Args:
        bound: seconds of silence after which the process is ended.
        stage: its name, for the log.
        end: ends the process; for tests.
    """

    def __init__(self, bound: float, *, stage: str = "", end: Callable[[int], None] = os._exit) -> None:
        self._bound = bound
        self._end = end
        self._heard = time.monotonic()
        self._batch_began: float | None = None
        self._waiting_since: float | None = None
        self._log = _log.bind(stage=stage)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begins to watch."""
        self._heard = time.monotonic()
        self._thread.start()

    def stop(self) -> None:
        """Ends the watch."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()
        faulthandler.cancel_dump_traceback_later()

    def contact(self) -> None:
        """The broker answered."""
        self._heard = time.monotonic()

    def batch_began(self) -> None:
        """A batch is being worked on: from now on the broker's answers do not count until it is done."""
        self._batch_began = time.monotonic()
        self._waiting_since = None

    def batch_ended(self) -> None:
        """A batch is done."""
        self._heard = time.monotonic()
        self._batch_began = None

    def waiting(self, records: int) -> None:
        """So many records wait for this worker. While some do and it takes none, the broker's answers do not count."""
        if not records:
            self._waiting_since = None
        elif self._waiting_since is None and self._batch_began is None:
            self._waiting_since = time.monotonic()

    def _since(self) -> tuple[float, str]:
        """The last sign of progress, and what is missed since."""
        if (began := self._batch_began) is not None:
            return began, "a batch has not been finished"
        if (waiting := self._waiting_since) is not None and waiting < self._heard:
            return waiting, "no record has been taken though some wait"
        return self._heard, "no broker has answered"

    def silence(self) -> float:
        """For how many seconds there was no progress: no answer, no end of a batch, or no batch though records wait."""
        return time.monotonic() - self._since()[0]

    def missing(self) -> str:
        """What there was none of since then."""
        return self._since()[1]

    def _watch(self) -> None:
        while not self._stopped.wait(min(1.0, self._bound / 10)):
            if sys.__stderr__ is not None:
                faulthandler.dump_traceback_later(self._bound, exit=True, file=sys.__stderr__)
            if (silence := self.silence()) > self._bound:
                why = f"{self.missing()} for {silence:.0f} s"
                self._log.error("the watchdog ends the process", why=why, exit_status=HUNG)
                self._end(HUNG)
                return

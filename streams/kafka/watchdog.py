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
        end: ends the process; for tests.
    """

    def __init__(self, bound: float, *, end: Callable[[int], None] = os._exit) -> None:
        self._bound = bound
        self._end = end
        self._heard = time.monotonic()
        self._batch_began: float | None = None
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

    def batch_ended(self) -> None:
        """A batch is done."""
        self._heard = time.monotonic()
        self._batch_began = None

    def silence(self) -> float:
        """For how many seconds nothing was heard, or the batch in work has taken."""
        began = self._batch_began
        return time.monotonic() - (self._heard if began is None else began)

    def _watch(self) -> None:
        while not self._stopped.wait(min(1.0, self._bound / 10)):
            if sys.__stderr__ is not None:
                faulthandler.dump_traceback_later(self._bound, exit=True, file=sys.__stderr__)
            if (silence := self.silence()) > self._bound:
                what = "no broker has answered" if self._batch_began is None else "a batch has not been finished"
                _log.error("the watchdog ends the process", why=f"{what} for {silence:.0f} s", exit_status=HUNG)
                self._end(HUNG)
                return

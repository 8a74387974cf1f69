"""The process that does a stage's work; see `apart`.

It is told first what its work is, says READY, and then answers each record. It ends when the pipe does.
Whoever signals all processes of a stage means the stage, which ends this one: it ignores what asks it to end.
"""

from __future__ import annotations

import ctypes
import faulthandler
import functools
import importlib
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from typing import Final

import structlog

from streams.kafka.exceptions import StageStoppedError, UnavailableError
from streams.kafka.records import Outgoing, Received
from streams.kafka.work import Work
from streams.metrics import Measured

TELL: Final = signal.SIGUSR1
"""Writes to the trace what each thread is at, whatever that is."""
_PR_SET_PDEATHSIG: Final = 1
_MEGABYTE: Final = 2**20


class State(Enum):
    """What the process says of itself."""

    READY = "ready"


READY: Final = State.READY


@dataclass(frozen=True, slots=True)
class Done:
    """What was made of a record."""

    outputs: Sequence[Outgoing]
    measured: Sequence[Measured]
    seconds: float


@dataclass(frozen=True, slots=True)
class Broken:
    """What the work raised: errors of libraries may not stand the way between processes."""

    kind: str
    message: str
    trace: str


def answer(work: Work, record: Received) -> Done | Broken | UnavailableError | StageStoppedError:
    """Does the work on a record. Whatever it logs says of which record."""
    began = time.perf_counter()
    try:
        with structlog.contextvars.bound_contextvars(**record.whereabouts()):
            made = work(record)
    except UnavailableError as error:
        return UnavailableError(str(error))
    except StageStoppedError as error:
        return StageStoppedError(str(error))
    except MemoryError as error:  # it has no words of its own
        limit = resource.getrlimit(resource.RLIMIT_DATA)[0] // _MEGABYTE
        trace = "".join(traceback.format_exception(error))
        return Broken("builtins.MemoryError", f"the work needs more than {limit} MB (article_megabytes)", trace)
    except Exception as error:  # noqa: BLE001 whatever it was, it becomes the record's dead letter
        kind = type(error)
        trace = "".join(traceback.format_exception(error))
        return Broken(f"{kind.__module__}.{kind.__qualname__}", str(error), trace)
    return Done(made.outputs, made.measured, time.perf_counter() - began)


def _end_with(parent: int) -> None:
    """The pipe ends with the stage, but who hangs does not look at it; elsewhere than on Linux that must do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            sys.exit(1)


def _take_at_most(megabytes: int) -> None:
    """Memory beyond it is refused: a text that needs all there is would take down others of the machine with it."""
    if sys.platform == "linux":  # others do not count what is mapped
        most = resource.getrlimit(resource.RLIMIT_DATA)[1]  # nobody but root may raise it
        limit = megabytes * _MEGABYTE
        limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def main() -> None:
    """Does what the parent asks for.

    The arguments are numbers: of the pipe, of the file of traces, of the parent, and the megabytes it may take.
    """
    number, trace, parent, megabytes = map(int, sys.argv[1:])
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    _end_with(parent)
    _take_at_most(megabytes)
    faulthandler.enable(trace)
    faulthandler.register(TELL, trace)
    with Connection(number) as pipe:
        module, name, arguments = pipe.recv()
        make = functools.reduce(getattr, name.split("."), importlib.import_module(module))
        work: Work = make(*arguments)  # type: ignore[operator]  # found by its name; `Task` has its type
        pipe.send(READY)
        while True:
            try:
                pipe.send(answer(work, pipe.recv()))
            except (EOFError, ConnectionError):
                return

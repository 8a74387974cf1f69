"""Work that the process of `test_apart` finds by name: what the text of a record says."""

import ctypes
import os
import re
import time
from pathlib import Path

import structlog

from streams.agents.logs import configure_logs
from streams.kafka.exceptions import StageStoppedError, UnavailableError
from streams.kafka.records import Outgoing
from streams.kafka.work import Made
from streams.metrics import Measured


class AwkwardError(Exception):
    """Cannot be sent from process to process as it is."""

    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def failing(error):
    def fail(_folder):
        raise error

    return fail


def once_killed(folder):
    if not (mark := Path(folder, "killed")).exists():
        mark.touch()
        os.kill(os.getpid(), 9)


DEEDS = {
    b"log": lambda _: structlog.get_logger("test").warning("seen"),
    b"awkward": failing(AwkwardError(1, 2)),
    b"deep": failing(RecursionError("too deep")),
    b"down": failing(UnavailableError("down")),
    b"stop": failing(StageStoppedError("wrong schema")),
    b"greedy": lambda _: re.match(r"(a+)+$", "a" * 64 + "b"),
    b"asleep": lambda _: time.sleep(3600),
    b"big": lambda _: bytearray(2**30),
    b"crash": lambda _: ctypes.string_at(0),
    b"leave": lambda _: os._exit(3),
    b"unlucky": once_killed,
}


def make(folder: str):
    configure_logs("info", "json", stage="test")

    def do(record):
        DEEDS.get(record.value, lambda _: None)(folder)
        value = b"%d" % os.getpid() if record.value == b"pid" else record.value
        return Made([Outgoing("t", record.key, value, [], 100)], [Measured("figures", ("qaa",), 4)])

    return do


def never_ready():
    raise RuntimeError("no such model")

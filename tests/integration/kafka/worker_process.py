"""A worker of the real shell with a small handler, as a process: `worker_process.py '{"handler": ..., "config": {}}'`.

The agents' handlers are longer; these show what the shell does with each kind of outcome.
"""

import json
import re
import sys
import threading
import time
from pathlib import Path

from schemas.topics import ARTICLES, LANGUAGE, STAGE_BYTES
from streams.agents.codec import parse_article
from streams.agents.logs import configure_logs
from streams.kafka.batch import one_by_one
from streams.kafka.exceptions import UnavailableError
from streams.kafka.records import Outgoing
from streams.kafka.stage import Stage, StageConfig
from streams.kafka.worker import run_stage

OPTIONS = json.loads(sys.argv[1])
CONFIG = StageConfig(**OPTIONS["config"])
FLAG = Path(OPTIONS.get("flag", "/nonexistent"))


def copied(record, value=None):
    text = record.value if value is None else value
    return [Outgoing(CONFIG.prefix + LANGUAGE.name, record.key, text, record.carried_on(), STAGE_BYTES)]


def copy(record):
    time.sleep(OPTIONS.get("seconds", 0))
    return copied(record)


def article(record):
    return [copied(record)[0].__class__(
        CONFIG.prefix + LANGUAGE.name, parse_article(record.value).uri.encode(), record.value, record.carried_on(),
        STAGE_BYTES,
    )]  # fmt: skip


def grow(record):
    """Makes a value of as many bytes as the record says."""
    return copied(record, b"x" * int(record.value))


def broken(record):
    """Fails as a stage with a bug does, until somebody mends it: until the flag is there."""
    if not FLAG.exists():
        raise RuntimeError("a bug")
    return copied(record)


def dependent(record):
    """Needs something that is down until the flag is there."""
    if not FLAG.exists():
        raise UnavailableError("the flag is down")
    return copied(record)


def greedy(record):
    """Never gives the interpreter back."""
    re.match(r"(a+)+$", "a" * 64 + "b")
    return copied(record)


def asleep(record):
    threading.Event().wait()
    return copied(record)


HANDLERS = {function.__name__: function for function in (copy, article, grow, broken, dependent, greedy, asleep)}

if __name__ == "__main__":
    configure_logs("info", "json")
    sys.exit(run_stage(Stage("test", ARTICLES, one_by_one(HANDLERS[OPTIONS["handler"]]), CONFIG, [LANGUAGE])))

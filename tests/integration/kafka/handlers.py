"""Small handlers for `worker_process`; the process that does the work finds them by name."""

import json
import re
import threading
import time
from pathlib import Path

from schemas.topics import LANGUAGE, STAGE_BYTES
from streams.agents.codec import parse_article
from streams.agents.logs import configure_logs
from streams.kafka.exceptions import UnavailableError
from streams.kafka.records import Outgoing
from streams.kafka.work import Made


class Handlers:
    """Each handler is a method; `options` are those of `worker_process`."""

    def __init__(self, options):
        self.options = options
        self.topic = options["config"].get("prefix", "") + LANGUAGE.name
        self.flag = Path(options.get("flag", "/nonexistent"))

    def copied(self, record, value=None, key=None):
        text = record.value if value is None else value
        return Made([Outgoing(self.topic, key or record.key, text, record.carried_on(), STAGE_BYTES)])

    def copy(self, record):
        time.sleep(self.options.get("seconds", 0))
        return self.copied(record)

    def article(self, record):
        return self.copied(record, key=parse_article(record.value).uri.encode())

    def grow(self, record):
        """Makes a value of as many bytes as the record says."""
        return self.copied(record, b"x" * int(record.value))

    def broken(self, record):
        """Fails as a stage with a bug does, until somebody mends it: until the flag is there."""
        if not self.flag.exists():
            raise RuntimeError("a bug")
        return self.copied(record)

    def dependent(self, record):
        """Needs something that is down until the flag is there."""
        if not self.flag.exists():
            raise UnavailableError("the flag is down")
        return self.copied(record)

    def greedy(self, record):
        """Never gives the interpreter back at the record 3."""
        if record.value == b"3":
            re.match(r"(a+)+$", "a" * 64 + "b")
        return self.copied(record)

    def asleep(self, record):
        if record.value == b"3":
            threading.Event().wait()
        return self.copied(record)


def make(options):
    """The work, in the process that does it."""
    configure_logs("info", "json", stage="test")
    return getattr(Handlers(json.loads(options)), json.loads(options)["handler"])

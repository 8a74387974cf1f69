"""The real stages as processes of a chosen pipeline revision, and a producer that goes on and on."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
import psycopg
import pytest

from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.kafka.admin import ensure_topics
from streams.kafka.producer import Publisher
from streams.kafka.records import Outgoing

PROJECT = Path(__file__).parents[3]
STAGES = ("language", "entities", "figures", "sink")
REVISION_OF_THE_TEST = """
import os
import streams.nlp.pipeline
streams.nlp.pipeline.REVISION = int(os.environ["REVISION_OF_THE_TEST"])
"""


class Site:
    """Topics, a database, and processes that work on them."""

    def __init__(self, bootstrap: str, dsn: str, prefix: str, folder: Path) -> None:
        self.bootstrap, self.dsn, self.prefix, self.folder = bootstrap, dsn, prefix, folder
        self.running: list[subprocess.Popen[bytes]] = []
        # Python runs this module of the path in every process when it starts, also in those that a command starts.
        (folder / "sitecustomize.py").write_text(REVISION_OF_THE_TEST)

    def environment(self, revision: int) -> dict[str, str]:
        return os.environ | {
            "PYTHONPATH": f"{self.folder}{os.pathsep}{PROJECT}",
            "REVISION_OF_THE_TEST": str(revision),
            "NEWSTALLY_KAFKA_BOOTSTRAP": self.bootstrap,
            "NEWSTALLY_POSTGRES_DSN": self.dsn,
            "NEWSTALLY_TOPIC_PREFIX": self.prefix,
            "NEWSTALLY_PARTITIONS": "4",
            "NEWSTALLY_GRACE_SECONDS": "50",  # also where the machine is busy
        }

    def start(self, stage: str, revision: int) -> subprocess.Popen[bytes]:
        with (self.folder / f"{stage}-{revision}.log").open("ab") as log:
            command = [sys.executable, "-m", "streams.cli", "worker", stage]
            process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment(revision))
        self.running.append(process)
        return process

    def end(self, process: subprocess.Popen[bytes]) -> int:
        process.send_signal(signal.SIGTERM)
        return process.wait(60)

    def newstally(self, revision: int, *arguments: str, seconds: float) -> str:
        command = [sys.executable, "-m", "streams.cli", *arguments]
        done = subprocess.run(
            command, env=self.environment(revision), capture_output=True, text=True, check=False, timeout=seconds
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    def begin(self, revision: int, *arguments: str) -> subprocess.Popen[str]:
        """A command that goes on; it listens to SIGINT even where this process was told to ignore it."""
        process = subprocess.Popen(
            [sys.executable, "-m", "streams.cli", *arguments],
            env=self.environment(revision), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )  # fmt: skip
        self.running.append(process)
        return process

    def ask(self, query: str) -> list[tuple]:
        with psycopg.connect(self.dsn) as connection:
            return connection.execute(query).fetchall()

    def await_(self, what: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < deadline, f"not within {seconds} s; logs in {self.folder}"
            time.sleep(0.25)

    @contextmanager
    def flow(self, name: str, per_second: float) -> Iterator[list[str]]:
        """Articles at a steady pace until the block ends; the uris of those that the broker has."""
        sent: list[str] = []
        ended = threading.Event()

        async def produce() -> None:
            async with Publisher(self.bootstrap, outage_seconds=60) as publisher:
                began = time.monotonic()
                while not ended.is_set():
                    await publisher.publish([article(self.prefix, name, len(sent))])
                    sent.append(uri_of(name, len(sent)))
                    await asyncio.sleep(max(0.0, began + len(sent) / per_second - time.monotonic()))

        thread = threading.Thread(target=lambda: asyncio.run(produce()))
        thread.start()
        try:
            yield sent
        finally:
            ended.set()
            thread.join()


def uri_of(name: str, n: int) -> str:
    return f"urn:{name}:{n}"


def sent(name: str, n: int) -> dict[str, str]:
    body = f"At least {n + 2} people were killed in Almaty on Monday, the interior ministry said."
    return {"uri": uri_of(name, n), "body": body, "published_at": "2022-01-10T09:00:00+06:00"}


def article(prefix: str, name: str, n: int) -> Outgoing:
    return Outgoing(prefix + ARTICLES.name, uri_of(name, n).encode(), orjson.dumps(sent(name, n)), [], ARTICLE_BYTES)


@pytest.fixture
def site(kafka, topic_prefix, database, tmp_path) -> Iterator[Site]:
    ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=4, replication=1)
    site = Site(kafka.bootstrap, database, topic_prefix, tmp_path)
    yield site
    for process in site.running:
        process.kill()
        process.wait()


@pytest.fixture
def as_sent() -> Callable[[str, int], dict[str, str]]:
    return sent

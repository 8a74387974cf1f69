"""The commands that use Kafka and Postgres, as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schemas.topics import ALL_TOPICS

pytestmark = pytest.mark.integration

ARTICLES = [
    {"uri": "urn:t:1", "body": "Sixteen police officers were killed in Almaty on Monday, the ministry said.",
     "published_at": "2022-01-11T00:00:00Z", "source": "Test", "language": "en"},
    {"uri": "urn:t:2", "body": "De politie hield 8000 mensen aan.", "language": "nl"},
]  # fmt: skip


@pytest.fixture
def environment(kafka, database: str, topic_prefix: str) -> dict[str, str]:
    return os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "NEWSTALLY_POSTGRES_DSN": database,
        "NEWSTALLY_TOPIC_PREFIX": topic_prefix,
        "NEWSTALLY_PARTITIONS": "2",
        "COLUMNS": "160",
    }


def run(environment: dict[str, str], *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "streams.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120, env=environment)


def test_from_topics_to_figures(environment: dict[str, str]) -> None:
    made = run(environment, "topics")
    assert made.returncode == 0
    assert all(f"{environment['NEWSTALLY_TOPIC_PREFIX']}{topic.name}" in made.stdout.decode() for topic in ALL_TOPICS)
    assert b"nothing to do" in run(environment, "topics").stderr
    assert run(environment, "topics", "--check").returncode == 0
    assert b"nothing to do" in run(environment, "migrate").stderr

    lines = [json.dumps(article).encode() for article in ARTICLES]
    done = run(environment, "publish", stdin=b"\n".join([lines[0], b'{"uri": 1}', lines[1]]))
    assert done.returncode == 1
    assert b"line 2: " in done.stderr
    assert b"2 articles published, 1 line refused" in done.stderr

    command = [sys.executable, "-m", "streams.cli", "worker"]
    stages = ("language", "entities", "figures", "sink")
    workers = [subprocess.Popen([*command, stage], env=environment, stderr=subprocess.DEVNULL) for stage in stages]
    try:
        deadline = time.monotonic() + 60
        while len(run(environment, "figures", "--format", "json").stdout.splitlines()) < 2:
            assert time.monotonic() < deadline
            assert [worker.poll() for worker in workers] == [None] * 4
    finally:
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
    assert [worker.wait(20) for worker in workers] == [0] * 4

    (killed,) = map(
        json.loads, run(environment, "figures", "--event", "killed", "--format", "json").stdout.splitlines()
    )
    assert (killed["uri"], killed["value"], killed["counted_role"]) == ("urn:t:1", "16", "security_forces")
    rows = list(csv.DictReader(io.StringIO(run(environment, "figures", "--format", "csv").stdout.decode())))
    assert {row["value"] for row in rows} == {"16", "8000"}
    table = run(environment, "figures", "--source", "Test")
    assert "16" in table.stdout.decode()
    assert "8" not in table.stdout.decode()
    assert run(environment, "figures", "--since", "2022-02-01", "--uri", "urn:t:1", "--format", "json").stdout == b""
    shown = run(environment, "show", "urn:t:1")
    assert shown.returncode == 0
    assert "police officers (security forces)" in shown.stdout.decode()
    assert run(environment, "show", "urn:t:none").returncode == 1


@pytest.mark.parametrize("command", [("topics",), ("publish",), ("worker", "language")])
def test_without_a_broker_one_line_says_so(command: tuple[str, ...]) -> None:
    nowhere = os.environ | {"NEWSTALLY_KAFKA_BOOTSTRAP": "127.0.0.1:1", "NEWSTALLY_LOG_FORMAT": "console"}
    done = run(nowhere, *command, stdin=json.dumps(ARTICLES[0]).encode())
    assert done.returncode == 1
    assert b"127.0.0.1:1" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("figures",), ("migrate",), ("show", "urn:x"), ("worker", "sink")])
def test_without_a_database_one_line_says_so_without_the_password(command: tuple[str, ...]) -> None:
    nowhere = os.environ | {"NEWSTALLY_POSTGRES_DSN": "postgresql://me:secret@127.0.0.1:1/x"}
    done = run(nowhere, *command)
    assert done.returncode == 1
    assert b"127.0.0.1" in done.stderr
    assert b"secret" not in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_demo_shows_the_figures_of_the_samples(tmp_path: Path) -> None:
    done = run(os.environ | {"COLUMNS": "160", "TMPDIR": str(tmp_path)}, "demo")
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    assert "retracted" in shown
    assert "unknown" in shown
    assert "13 articles in 14 versions" in done.stderr.decode()
    assert "line 7 of the samples went to the topic `articles.dead`" in done.stderr.decode()
    assert list(tmp_path.glob("newstally-*")) == []

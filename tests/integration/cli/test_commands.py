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

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

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


def test_from_topics_to_figures(command, environment: dict[str, str]) -> None:
    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return command(environment, *arguments, stdin=stdin)

    made = run("topics")
    assert made.returncode == 0
    assert all(f"{environment['NEWSTALLY_TOPIC_PREFIX']}{topic.name}" in made.stdout for topic in ALL_TOPICS)
    assert "nothing to do" in run("topics").stderr
    assert run("topics", "--check").returncode == 0
    assert "nothing to do" in run("migrate").stderr

    lines = [json.dumps(article) for article in ARTICLES]
    done = run("publish", stdin="\n".join([lines[0], '{"uri": 1}', lines[1]]))
    assert done.returncode == 1
    assert "line 2: " in done.stderr
    assert "2 articles published, 1 line refused" in done.stderr

    worker_command = [sys.executable, "-m", "streams.cli", "worker"]
    stages = ("language", "entities", "figures", "sink")
    workers = [
        subprocess.Popen([*worker_command, stage], env=environment, stderr=subprocess.DEVNULL) for stage in stages
    ]
    try:
        deadline = time.monotonic() + 240
        while len(run("figures", "--format", "json").stdout.splitlines()) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.2)
            assert [worker.poll() for worker in workers] == [None] * 4
    finally:
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
    assert [worker.wait(20) for worker in workers] == [0] * 4

    (killed,) = map(json.loads, run("figures", "--event", "killed", "--format", "json").stdout.splitlines())
    assert (killed["uri"], killed["value"], killed["counted_role"]) == ("urn:t:1", "16", "security_forces")
    rows = list(csv.DictReader(io.StringIO(run("figures", "--format", "csv").stdout)))
    assert {row["value"] for row in rows} == {"16", "8000"}
    table = run("figures", "--source", "Test")
    assert "16" in table.stdout
    assert "8" not in table.stdout
    assert run("figures", "--since", "2022-02-01", "--uri", "urn:t:1", "--format", "json").stdout == ""
    shown = run("show", "urn:t:1")
    assert shown.returncode == 0
    assert "police officers (security forces)" in shown.stdout
    assert run("show", "urn:t:none").returncode == 1


def test_the_demo_shows_the_figures_of_the_samples(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streams.cli", "demo"]  # a process of its own: it starts and ends others
    environment = os.environ | {"COLUMNS": "160", "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, check=False, timeout=600, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    assert "retracted" in shown
    assert "unknown" in shown
    assert "13 articles in 14 versions" in done.stderr.decode()
    assert "line 7 of the samples went to the topic `articles.dead`" in done.stderr.decode()
    assert list(tmp_path.glob("newstally-*")) == []

"""Operating the stages by command: a stage that stopped itself, its dead letters, and what the topics hold."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from aiokafka import AIOKafkaProducer

from schemas.article import Article
from schemas.cloudevents import RECEIVED_AT, Headers
from streams.agents.codec import dump
from streams.nlp.annotate import annotate

# Many commands, each a process of its own: on a machine that is busy they take their time.
pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

COUNT = 24
RECEIVED = "2022-01-10T09:00:00.000Z"


@pytest.fixture
def environment(kafka, database: str, topic_prefix: str) -> dict[str, str]:
    return os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "NEWSTALLY_POSTGRES_DSN": database,
        "NEWSTALLY_TOPIC_PREFIX": topic_prefix,
        "NEWSTALLY_PARTITIONS": "2",
        "NEWSTALLY_LOG_FORMAT": "json",
        "NEWSTALLY_BATCH_SIZE": "2",
        "NEWSTALLY_DEAD_LETTER_MINIMUM": "5",
        "COLUMNS": "160",
    }


@pytest.fixture
def newstally(command, environment) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str, stdin: str = "", status: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = command(environment, *arguments, stdin=stdin)
        assert status is None or done.returncode == status, done.stderr
        return done

    assert run("topics")
    return run


@contextmanager
def workers(environment: dict[str, str], folder: Path, *stages: str) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    running = {}
    for stage in stages:
        with (folder / f"{stage}.log").open("ab") as log:
            command = [sys.executable, "-m", "streams.cli", "worker", stage]
            running[stage] = subprocess.Popen(command, env=environment, stderr=log)
    try:
        yield running
    finally:
        for process in running.values():
            process.send_signal(signal.SIGTERM)
        for process in running.values():
            process.wait(30)


def publish(environment: dict[str, str], topic: str, values: dict[str, bytes], headers: Headers) -> None:
    async def send() -> None:
        async with AIOKafkaProducer(bootstrap_servers=environment["NEWSTALLY_KAFKA_BOOTSTRAP"]) as producer:
            for key, value in values.items():
                name = environment["NEWSTALLY_TOPIC_PREFIX"] + topic
                await producer.send_and_wait(name, value, key=key.encode(), headers=headers)

    asyncio.run(send())


def eventually(what: Callable[[], Any], *, seconds: float = 240) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, what
        time.sleep(0.2)
    return found


def test_a_stage_that_stopped_itself_says_so_and_goes_on_after_a_redrive(environment, newstally, database, tmp_path):
    def stage(name: str) -> dict[str, Any]:
        stages = json.loads(newstally("status", "--json").stdout)["stages"]
        return next(found for found in stages if found["stage"] == name)

    def rows() -> list[Any]:
        with psycopg.connect(database) as connection:
            return connection.execute(
                "SELECT uri, received_at FROM articles JOIN article_versions USING (article_id) ORDER BY uri"
            ).fetchall()

    def letters(*options: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in newstally("dead", "list", "--json", *options).stdout.splitlines()]

    assert stage("sink")["state"] == "never run"
    assert newstally("dead", "list").stderr == "0 dead letters\n"
    with psycopg.connect(database) as connection:
        connection.execute("ALTER TABLE articles ADD CONSTRAINT mistaken CHECK (uri = '') NOT VALID")
    uris = [f"urn:t:{n}" for n in range(COUNT)]
    enriched = [dump(annotate(Article(uri=uri, body="Police arrested 8,000 people."))) for uri in uris]
    publish(
        environment, "articles.enriched", dict(zip(uris, enriched, strict=True)), [(RECEIVED_AT, RECEIVED.encode())]
    )

    with workers(environment, tmp_path, "sink") as running:
        assert running["sink"].wait(240) == 78
    assert "the stage stops itself" in (tmp_path / "sink.log").read_text()
    command = [sys.executable, "-m", "streams.cli", "worker", "sink", "--stopped-status", "0"]  # as containers run it
    assert subprocess.run(command, env=environment, capture_output=True, check=False, timeout=240).returncode == 0
    stopped = stage("sink")
    assert stopped["state"] == "stopped itself"
    assert "articles failed" in stopped["why"]
    assert stopped["lag"]["records"] > 0
    dead = letters("--stage", "sink", "--reason", "refused")
    assert stopped["dead_letters"] == {"DataRefusedError": len(dead)}
    assert 0 < len(dead) < COUNT
    shown = newstally("status", "--check", status=1)
    assert "sink stopped itself: " in shown.stderr
    assert "newstally dead redrive" in shown.stderr
    assert "mistaken" in newstally("dead", "show", dead[0]["id"]).stdout
    assert not letters("--stage", "language")

    with psycopg.connect(database) as connection:
        connection.execute("ALTER TABLE articles DROP CONSTRAINT mistaken")
    looked = newstally("dead", "redrive", "--stage", "sink")
    assert f"{len(dead)} DataRefusedError of sink" in looked.stderr
    assert "nothing was sent" in looked.stderr
    assert not rows()
    assert f"{len(dead)} dead letters sent again" in newstally("dead", "redrive", "--yes").stderr
    assert "nothing to send" in newstally("dead", "redrive", "--yes").stderr
    assert not letters()
    assert all(letter["redriven_at"] for letter in letters("--all"))

    with workers(environment, tmp_path, "sink"):
        eventually(lambda: len(rows()) == COUNT)
        eventually(lambda: stage("sink")["state"] == "running")
        eventually(lambda: stage("sink")["lag"]["records"] == 0)
    assert {moment.isoformat() for _uri, moment in rows()} == {"2022-01-10T09:00:00+00:00"}
    assert {letter["received_at"] for letter in letters("--all")} == {RECEIVED}
    assert eventually(lambda: stage("sink")["state"] == "not running")
    assert not newstally("dead", "list").stdout


def test_what_the_first_stage_refuses_keeps_its_time_of_receipt(environment, newstally, tmp_path):
    newstally("publish", stdin='{"uri": "urn:t:good", "body": "Two were killed."}')

    def letters() -> list[dict[str, Any]]:
        return [json.loads(line) for line in newstally("dead", "list", "--json", "--all").stdout.splitlines()]

    publish(environment, "articles", {"urn:t:bad": b"no \x1b[31m article"}, [("a", b"1")])
    with workers(environment, tmp_path, "language"):
        (first,) = eventually(letters)
        assert (first["stage"], first["error"].rpartition(".")[2]) == ("language", "InvalidMessage")
        assert "1 dead letter sent again" in newstally("dead", "redrive", first["id"], "--yes").stderr
        old, new = eventually(lambda: len(found := letters()) == 2 and found)
    assert old["received_at"] == new["received_at"]
    assert (old["times_redriven"], new["times_redriven"]) == (0, 1)
    assert old["redriven_at"]
    assert new["redriven_at"] is None
    told = newstally("dead", "show", new["id"]).stdout
    assert "header a: 1" in told
    assert newstally("dead", "show", new["id"], "--raw").stdout == "no \x1b[31m article"
    assert "no dead letter has the id 9:9" in newstally("dead", "redrive", "9:9", status=1).stderr

    seen = newstally("tail", "articles").stdout.splitlines()
    assert len(seen) == 3
    assert not any("\x1b" in line for line in seen)
    assert "Two were killed." in newstally("tail", "articles.language", "--from-beginning").stdout
    assert json.loads(newstally("tail", "articles.language", "--json").stdout)["value"]["uri"] == "urn:t:good"
    assert "language: is not JSON" in newstally("tail", "articles.dead", "-n", "1").stdout
    assert len(newstally("tail", "articles", "--from-beginning", "-n", "1", "--raw").stdout.splitlines()) == 1


@pytest.mark.timeout(240)
def test_tail_follows_what_comes(environment, newstally):
    command = [sys.executable, "-m", "streams.cli", "tail", "articles", "--follow"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as tail:
        assert tail.stderr is not None
        assert tail.stdout is not None
        assert b"holds nothing yet" in tail.stderr.readline()
        newstally("publish", stdin='{"uri": "urn:t:1", "body": "Two were killed."}')
        assert b"urn:t:1" in tail.stdout.readline()
        # Not SIGINT: where the tests run in the background, it is ignored by all that they start.
        tail.terminate()
        assert tail.wait(20) == -signal.SIGTERM


def test_errors_name_what_to_do(environment, newstally):
    assert "holds nothing" in newstally("tail", "figures").stderr
    unknown = newstally("tail", "nope", status=2).stderr
    assert "articles.enriched" in unknown
    environment["NEWSTALLY_TOPIC_PREFIX"] += "other-"
    assert "`newstally topics` makes" in newstally("tail", "figures", status=1).stderr
    assert "`newstally topics` makes" in newstally("status").stderr
    environment["NEWSTALLY_KAFKA_BOOTSTRAP"] = "127.0.0.1:9"
    for command in (("status",), ("tail", "figures"), ("dead", "list")):
        assert "no Kafka broker answers at 127.0.0.1:9" in newstally(*command, status=1).stderr

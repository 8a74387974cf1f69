"""`newstally annotate` as acceptance and scripts use it; where it matters, as a process with pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from streams.cli import app


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """In this process: what the languages need is read once for all tests."""
    done = CliRunner().invoke(app, arguments, input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout_bytes, done.stderr_bytes)


def process(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "streams.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


def annotated(*articles: dict[str, Any], arguments: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    stdin = b"".join(json.dumps(article).encode() + b"\n" for article in articles)
    done = run("annotate", *arguments, stdin=stdin)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


SMALLEST = {"uri": "urn:x", "body": "8000 arrests."}


def test_hostile_lines_are_named_and_good_ones_answered_in_order() -> None:
    lines = [
        b'\xef\xbb\xbf{"uri": "urn:1", "body": "Two people were killed."}',
        b'{"uri": "urn:2", "body": "Two',
        b"",
        b'{"uri": "urn:4", "body": "x", "figures": []}',
        b"[1, 2]",
        b'{"uri": "urn:6", "body": "\\ud800 3"}',
        b'{"uri": "urn:7", "body": "a\\u0000b"}',
        b"[" * 100_000,
        b'{"uri": "urn:9", "body": "' + b"1" * 1_000_001 + b'"}',
        b"\xff\xfe",
        b'{"uri": "urn:11", "body": "...", "status": "canceled"}',
        b'{"uri": "urn:12", "body": "..."}',
        '{"uri": "urn:13", "body": "Sixteen police officers were killed.\u2028More\u0085text."}'.encode(),
    ]
    done = process("annotate", stdin=b"\r\n".join(lines))
    assert done.returncode == 1
    assert [json.loads(line)["uri"] for line in done.stdout.decode().splitlines()] == ["urn:1", "urn:11", "urn:13"]
    errors = done.stderr.decode().splitlines()
    assert [error.split(":")[0] for error in errors] == [f"line {n}" for n in (2, 4, 5, 6, 7, 8, 9, 10, 12)]
    assert "figures" in errors[1]
    assert "body" in errors[4]
    assert b"Traceback" not in done.stderr


def test_every_key_of_the_contract_is_written_and_nothing_else_is_changed() -> None:
    (enriched,) = annotated(SMALLEST | {"keywords": ["a"], "priority": 3})
    assert set(enriched) == {
        "uri", "body", "headline", "language", "published_at", "version", "version_created_at", "status", "source",
        "url", "keywords", "priority", "schema_version", "declared_language", "detection", "segments", "sentences",
        "entities", "times", "figures", "pipeline",
    }  # fmt: skip
    assert (enriched["body"], enriched["keywords"], enriched["priority"]) == ("8000 arrests.", ["a"], 3)


def test_every_position_says_the_words_that_stand_there() -> None:
    body = "Police 😀 arrested 8,000 people. The ministry said 16 officers were killed in Almaty on Monday."
    (enriched,) = annotated(
        {"uri": "u", "body": body, "headline": "8,000 arrests", "published_at": "2022-01-11T00:00:00Z"}
    )

    def positions(part: Any) -> list[dict[str, Any]]:
        if isinstance(part, list):
            return [found for inner in part for found in positions(inner)]
        if isinstance(part, dict):
            own = [part] if {"field", "start", "end", "text"} <= part.keys() else []
            return own + [found for inner in part.values() for found in positions(inner)]
        return []

    found = positions([enriched["entities"], enriched["times"], enriched["figures"]])
    assert len(found) > 8
    for position in found:
        assert enriched[position["field"]][position["start"] : position["end"]] == position["text"]


def test_steps_left_out_write_nothing() -> None:
    (language,) = annotated(SMALLEST, arguments=("--steps", "language"))
    assert language["segments"]
    assert (language["entities"], language["times"], language["figures"]) == ([], [], [])
    (figures,) = annotated(SMALLEST | {"language": "en"}, arguments=("--steps", "figures"))
    assert (figures["segments"], figures["sentences"], figures["entities"]) == ([], [], [])
    assert [figure["value"] for figure in figures["figures"]] == ["8000"]
    (entities,) = annotated(
        {"uri": "u", "body": "Riots in Paris."}, arguments=("--steps", "language,entities", "--tokens")
    )
    assert len(entities["tokens"]["start"]) == len(entities["tokens"]["end"]) >= 4
    assert "Paris" in [entity["text"] for entity in entities["entities"]]


def test_assumed_language_is_trusted() -> None:
    (enriched,) = annotated({"uri": "u", "body": "Zestien doden.", "language": "nl"}, arguments=("--assume-language",))
    assert (enriched["language"], enriched["declared_language"], enriched["detection"]["confidence"]) == (
        "nl",
        "nl",
        None,
    )


def test_several_files_are_read_in_order(tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        files.append(tmp_path / f"{name}.jsonl")
        files[-1].write_text(json.dumps(SMALLEST | {"uri": name}) + "\nnot json\n", "utf-8")
    done = run("annotate", *map(str, files))
    assert [json.loads(line)["uri"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert [line.split(": is not")[0] for line in done.stderr.decode().splitlines()] == [f"{f}: line 2" for f in files]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("annotate", "no-such-file.jsonl"), "no such file"),
        (("annotate", "--steps", "language,numbers"), "no step 'numbers'"),
        (("annotate", "--no-such-option"), "no-such-option"),
        (("figures", "--event", "exploded"), "exploded"),
        (("figures", "--since", "yesterday"), "yesterday"),
        (("worker", "sorting"), "sorting"),
    ],
)
def test_a_wrong_command_line_exits_with_2_and_says_what_is_wrong(arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "annotate",
        "show",
        "demo",
        "up",
        "publish",
        "tail",
        "figures",
        "worker",
        "status",
        "reprocess",
        "erase",
        "topics",
        "migrate",
        "dead",
    ],
)
def test_help_teaches(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 8
    assert "Usage" in done.stdout.decode()


def test_a_long_article_is_read_whole() -> None:
    sentence = "Police in Almaty said on Monday that 16 officers were killed and 1,300 people injured. "
    body = (sentence * 3_000)[:250_000]
    (enriched,) = annotated({"uri": "u", "body": body, "published_at": "2022-01-11T00:00:00Z", "language": "en"})
    assert len(enriched["figures"]) > 5_000


def test_warnings_stay_out_of_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSTALLY_MODEL_EN", "no_such_package")
    done = process("annotate", stdin=json.dumps(SMALLEST | {"language": "en"}).encode())
    assert [json.loads(line)["uri"] for line in done.stdout.splitlines()] == ["urn:x"]
    assert b"no_such_package" in done.stderr


def test_a_wrong_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSTALLY_PARTITIONS", "many")
    done = process("annotate", stdin=b"{}")
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("error: NEWSTALLY_PARTITIONS: ")
    assert done.stdout == b""

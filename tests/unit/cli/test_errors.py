"""What a user reads when something is wrong: one line that names the setting or the option, and an exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from streams.cli import app

NOBODY = {"NEWSTALLY_KAFKA_BOOTSTRAP": "127.0.0.1:9", "NEWSTALLY_POSTGRES_DSN": "postgresql://me:secret@127.0.0.1:9/x"}
COMMAND = [sys.executable, "-m", "streams.cli"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=os.environ | NOBODY | environment, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "setting"),
    [
        (["status"], "KAFKA_BOOTSTRAP"),
        (["dead", "redrive"], "KAFKA_BOOTSTRAP"),
        (["topics"], "KAFKA_BOOTSTRAP"),
        (["tail", "figures"], "KAFKA_BOOTSTRAP"),
        (["figures"], "POSTGRES_DSN"),
        (["show", "urn:x"], "POSTGRES_DSN"),
        (["migrate"], "POSTGRES_DSN"),
        (["erase", "urn:x", "--yes"], "POSTGRES_DSN"),
        (["reprocess", "--uri", "urn:x"], "POSTGRES_DSN"),
        (["publish", "-"], "KAFKA_BOOTSTRAP"),
    ],
)
def test_what_cannot_be_reached_is_named_with_its_setting(arguments, setting):
    done = CliRunner().invoke(app, arguments, env=NOBODY)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert f"NEWSTALLY_{setting}" in line
    assert "127.0.0.1" in line
    assert "secret" not in line


@pytest.mark.parametrize(
    ("arguments", "setting"),
    [
        (["worker", "language"], "KAFKA_BOOTSTRAP"),
        (["worker", "sink"], "POSTGRES_DSN"),
    ],
)
def test_a_worker_that_reaches_nobody_says_so_and_may_be_started_again(arguments, setting):
    done = run(*arguments)
    assert done.returncode == 1
    assert f"NEWSTALLY_{setting}" in done.stderr
    assert "127.0.0.1" in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("setting", "value", "why"),
    [
        ("BATCH_SIZE", "many", "NEWSTALLY_BATCH_SIZE: "),
        ("KAFKA_SECURITY", "SASL_SSL", "NEWSTALLY_KAFKA_SECURITY SASL_SSL needs NEWSTALLY_KAFKA_USERNAME and"),
        ("KAFKA_CA", "/home/nobody/ca.pem", "NEWSTALLY_KAFKA_CA: /home/nobody/ca.pem is no file"),
        (
            "KAFKA_BOOTSTRAP",
            "kafka:9o92",
            "NEWSTALLY_KAFKA_BOOTSTRAP: 'kafka:9o92' has no port behind",
        ),
        ("WATCHDOG_SECONDS", "10", "NEWSTALLY_WATCHDOG_SECONDS must be more than twice NEWSTALLY_OUTAGE_SECONDS"),
    ],
)
def test_a_worker_with_a_wrong_setting_stays_down(setting, value, why):
    """To start it again would change nothing: 78, or what the option says."""
    environment = NOBODY | {f"NEWSTALLY_{setting}": value}
    done = CliRunner().invoke(app, ["worker", "language"], env=environment)
    assert done.exit_code == 78
    assert done.stderr.startswith(f"error: {why}")
    done = CliRunner().invoke(app, ["worker", "language", "--stopped-status", "0"], env=environment)
    assert done.exit_code == 0


def test_any_other_command_with_a_wrong_setting_ends_with_1():
    done = run("figures", NEWSTALLY_BATCH_SIZE="many")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: NEWSTALLY_BATCH_SIZE: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_address_that_cannot_be_read_is_not_shown():
    done = run("figures", NEWSTALLY_POSTGRES_DSN="nonsense secret")
    assert (done.returncode, done.stdout) == (1, "")
    assert "NEWSTALLY_POSTGRES_DSN" in done.stderr
    assert "secret" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["tail", "nope"], "'TOPIC': 'nope' is none of articles"),
        (["figures", "--since", "soon"], "--since: 'soon' is neither a date"),
        (["figures", "--until", "soon"], "--until: 'soon' is neither a date"),
        (["reprocess", "--since", "soon"], "--since: 'soon' is neither a date"),
        (["reprocess"], "say which articles"),
        (["publish", "nowhere.jsonl"], "nowhere.jsonl: no such file"),
        (["publish", "--format", "text"], "--format text needs files"),
        (["annotate", "--steps", "all"], "--steps: no step 'all'"),
        (["worker", "nope"], "nope"),
    ],
)
def test_a_wrong_command_line_is_told_by_its_option(arguments, why):
    done = CliRunner().invoke(app, arguments, env=NOBODY)
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.replace("│", "").split())


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    done = CliRunner().invoke(app, ["up", "--home", str(tmp_path / "file" / "home")])
    assert done.exit_code == 1
    assert str(tmp_path) in done.stderr
    assert "cannot be used as a folder for data: Not a directory" in done.stderr


def test_a_file_that_may_not_be_read_is_named(tmp_path):
    closed = tmp_path / "articles.jsonl"
    closed.write_text("{}\n")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("NOT TESTED: a file without permission; this user may read everything")
    done = run("annotate", str(closed))
    assert done.returncode == 2
    assert str(closed) in done.stderr


def test_a_reader_that_leaves_ends_the_command_quietly(tmp_path):
    articles = tmp_path / "many.jsonl"
    articles.write_text('{"uri": "urn:x", "body": "8000 arrests."}\n' * 2000)
    with subprocess.Popen(
        [*COMMAND, "annotate", str(articles)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == -signal.SIGPIPE
        assert process.stderr.read() == b""


def test_ctrl_c_ends_it_with_130_and_no_trace():
    command = [*COMMAND, "annotate"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - the runner may ignore it
    ) as process:  # fmt: skip
        process.stdin.write(b'{"uri": "urn:x", "body": "8000 arrests."}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert b"Traceback" not in process.stderr.read()

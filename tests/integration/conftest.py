"""Commands in this process, as `newstally` runs them in one of its own; Python takes its time to start for each."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
import structlog
from typer.testing import CliRunner

from streams.cli import app
from tests.integration.connections import forgotten_connections

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def command() -> Command:
    """Runs a command with exactly these variables; what it raises instead of telling is raised here."""

    def run(environment: dict[str, str], *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))
        others = dict.fromkeys(os.environ.keys() - environment.keys())
        with forgotten_connections():
            done = CliRunner().invoke(app, arguments, input=stdin, env=others | environment)
        structlog.reset_defaults()
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run

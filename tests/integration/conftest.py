"""Commands in this process, as `newstally` runs them in one of its own; Python takes its time to start for each."""

import gc
import os
import subprocess
import sys
import warnings
from collections.abc import Callable

import pytest
import structlog
from typer.testing import CliRunner

from streams.cli import app

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def command() -> Command:
    """Runs a command with exactly these variables; what it raises instead of telling is raised here."""

    def run(environment: dict[str, str], *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))
        others = dict.fromkeys(os.environ.keys() - environment.keys())
        # A client of the library that is closed while it opens a connection forgets that one: no matter at the end of
        # a process, but here it would be found at some later test.
        with warnings.catch_warnings(action="ignore", category=ResourceWarning):
            done = CliRunner().invoke(app, arguments, input=stdin, env=others | environment)
            gc.collect()
        structlog.reset_defaults()
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run

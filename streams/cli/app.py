"""The command `newstally`: its commands, and what happens to errors that none of them expects."""

from __future__ import annotations

import logging
import os
import signal
import sys
from importlib.metadata import version
from typing import Annotated

import structlog
import typer

from streams.cli import (
    annotate,
    dead,
    demo,
    erase,
    figures,
    migrate,
    publish,
    reprocess,
    show,
    status,
    tail,
    topics,
    up,
    worker,
)
from streams.cli.console import err, in_one_line
from streams.cli.exits import Exit

app = typer.Typer(
    name="newstally",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newstally {version('newstally')}")
        raise typer.Exit


@app.callback()
def newstally(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read news and say for every figure what it counts, what happened, who claims it, if it stands.

    **First steps:** `newstally demo` runs everything on sample articles. `newstally annotate FILE` reads articles
    without Kafka. `newstally up` starts Kafka, Postgres and all stages; then `newstally publish FILE` and
    `newstally figures`.

    **Settings** are environment variables: NEWSTALLY_KAFKA_BOOTSTRAP, NEWSTALLY_POSTGRES_DSN and more; all of them
    stand in streams/ops/settings.md.

    **Exit codes:** 0 done; 1 some input was invalid or something could not be reached; 2 wrong command line;
    70 a worker hung; 71 a worker did not end in time; 78 a stage stopped itself on purpose and waits for someone to
    act; 130 interrupted.
    """


for module in (annotate, show, demo, up, publish, tail, figures, worker, status, reprocess, erase, topics, migrate):
    app.command(name=module.NAME, rich_help_panel=module.PANEL)(module.command)
app.add_typer(dead.app, name=dead.NAME, rich_help_panel=dead.PANEL)


def main() -> None:
    """Runs the command line; the exit status is in `exits`."""
    # A reader that closes the pipe (`| head`) ends the command quietly, as it does for any Unix tool.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # What the client library says of retries is no news to a user; what fails in the end is told by the commands.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    # Standard output belongs to what the commands write. Workers set up logs of their own.
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        app()
    except Exception as error:
        if os.environ.get("NEWSTALLY_DEBUG"):
            raise
        err.print(f"error: {in_one_line(error)}", style="red", markup=False)
        sys.exit(Exit.FAILED)

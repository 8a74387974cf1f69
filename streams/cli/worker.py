"""`newstally worker STAGE`: one process of one stage."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

NAME: Final = "worker"
PANEL: Final = "Run it"


def command(
    stage: Annotated[Literal["language", "entities", "figures", "sink"], typer.Argument(help="The stage to run.")],
) -> None:
    """Run one process of one stage until it is told to stop (SIGTERM, Ctrl-C).

    Start as many as wanted, on as many machines as wanted: Kafka divides the partitions among them. Exit code 78: the
    stage stopped itself on purpose (too many dead letters, wrong topics, wrong schema) and must not be restarted
    until someone acts.
    """
    from streams.agents.run import run_worker  # noqa: PLC0415 loads Faust
    from streams.settings import Settings  # noqa: PLC0415

    raise typer.Exit(run_worker(stage, Settings()))

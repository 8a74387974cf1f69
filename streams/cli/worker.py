"""`newstally worker STAGE`: one process of one stage."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer
from pydantic import ValidationError

from streams.cli.console import err, in_one_line
from streams.cli.exits import Exit

NAME: Final = "worker"
PANEL: Final = "Run it"


def command(
    stage: Annotated[
        Literal["language", "entities", "figures", "sink"],
        typer.Argument(metavar="STAGE", help="The stage to run: language, entities, figures or sink."),
    ],
    stopped_status: Annotated[
        int,
        typer.Option(
            min=0, max=255, help="Exit status of a stage that stopped itself; 0 where what is not 0 would restart it."
        ),
    ] = int(Exit.STOPPED),
    metrics_port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port of /metrics and /healthz. [default: NEWSTALLY_METRICS_PORT]"),
    ] = None,
) -> None:
    """Run one process of one stage until it is told to stop (SIGTERM, Ctrl-C).

    Start as many as wanted, on as many machines as wanted: Kafka divides the partitions among them. Exit code 78: the
    stage stopped itself on purpose (too many dead letters, wrong topics, schema or settings) and must not be restarted
    until someone acts.
    """
    from streams.agents.run import run_worker
    from streams.settings import Settings

    try:
        settings = Settings() if metrics_port is None else Settings(metrics_port=metrics_port)
    except ValidationError as error:  # to start it again would change nothing
        err.print(f"error: {in_one_line(error)}", style="red", markup=False)
        raise typer.Exit(stopped_status) from None
    raise typer.Exit(run_worker(stage, settings, stopped_status=stopped_status))

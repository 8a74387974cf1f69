"""`newstally status`: how the stages are."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated, Any, Final

import orjson
import typer
from rich.console import Console
from rich.text import Text

from schemas.topics import READ_BY
from streams.cli import render
from streams.cli.console import fail, say
from streams.cli.durations import ago, duration
from streams.cli.exits import Exit

if TYPE_CHECKING:
    from streams.kafka.status import StageStatus, Status

NAME: Final = "status"
PANEL: Final = "Run it"
_COLUMNS: Final = ("stage", "state", "workers", "waiting", "oldest", "last batch", "dead letters", "version")
_STYLES: Final = {"running": "green", "never run": "dim"}
_NEXT: Final = {
    "stopped itself": "Mend the cause, start the stage again, and send its dead letters again: newstally dead redrive.",
    "failing": "It is started again where something looks after it; its log says more.",
    "not well": "Its log says more.",
}


def command(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 unless every stage runs and is well.")] = False,
) -> None:
    """Show how each stage is: its workers, what waits for it, its last batch, its dead letters, what it runs.

    **oldest** is the age of the oldest record that waits and, behind it, that age against the topic's retention: at
    100 % records are lost unread. **dead letters** are those that were not sent again (newest 5,000 of each partition).
    """
    from streams.kafka.exceptions import KafkaError
    from streams.kafka.status import read_status
    from streams.settings import Settings

    settings = Settings()
    try:
        status = asyncio.run(read_status(settings.brokers, settings.topic_prefix, READ_BY))
    except KafkaError as error:
        fail(str(error))
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(_document(status), option=orjson.OPT_INDENT_2) + b"\n")
    else:
        _show(status)
    if check and not status.well:
        raise typer.Exit(Exit.FAILED)


def _show(status: Status) -> None:
    rows: list[list[str | Text]] = [
        [
            stage.stage,
            Text(stage.state, style=_STYLES.get(stage.state, "red")),
            str(stage.members),
            "?" if stage.problem else str(stage.lag_records),
            _oldest(stage),
            ago(stage.last_batch_at),
            str(sum(stage.dead.values())),
            ", ".join(stage.versions) or "-",
        ]
        for stage in status.stages
    ]
    render.print_rows(Console(highlight=False), _COLUMNS, {"": rows})
    for stage in status.stages:
        if stage.why:
            say(f"{stage.stage} {_verb(stage.state)}: {stage.why}")
            say(f"  {_NEXT.get(stage.state, '')}")
    for stage in status.stages:
        if stage.dead:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(stage.dead.items()))
            say(f"dead letters of {stage.stage}: {kinds}. newstally dead list --stage {stage.stage}")
    for problem in status.problems:
        say(problem)


def _verb(state: str) -> str:
    return state if state == "stopped itself" else f"is {state}"


def _oldest(stage: StageStatus) -> str:
    if stage.problem or not stage.lag_seconds:
        return "-"
    return f"{duration(stage.lag_seconds)} ({100 * stage.lag_seconds / stage.retention_seconds:.0f} %)"


def _document(status: Status) -> dict[str, Any]:
    return {
        "well": status.well,
        "problems": list(status.problems),
        "stages": [
            {
                "stage": stage.stage,
                "topic": stage.topic,
                "state": stage.state,
                "why": stage.why,
                "members": stage.members,
                "lag": {
                    "records": None if stage.problem else stage.lag_records,
                    "seconds": None if stage.problem else round(stage.lag_seconds, 1),
                    "retention_ratio": None if stage.problem else stage.lag_seconds / stage.retention_seconds,
                    "partitions": [
                        {"partition": lag.partition, "records": lag.records, "seconds": round(lag.seconds, 1)}
                        for lag in stage.lags
                    ],
                },
                "last_batch_at": stage.last_batch_at,
                "dead_letters": dict(stage.dead),
                "versions": stage.versions,
                "workers": [report.model_dump(mode="json") for report in stage.reports],
            }
            for stage in status.stages
        ],
    }

"""`newstally up`: Kafka, Postgres and all stages on this machine, until Ctrl-C."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from streams.cli.console import err, fail, say
from streams.cli.exits import Exit

NAME: Final = "up"
PANEL: Final = "Run it"


def command(
    home: Annotated[
        Path | None, typer.Option(help="Folder for data and logs. [default: NEWSTALLY_HOME, ~/.newstally]")
    ] = None,
    kafka_port: Annotated[int, typer.Option(help="Port of the embedded Kafka.")] = 9092,
    postgres_port: Annotated[int, typer.Option(help="Port of the embedded Postgres.")] = 5432,
    logs: Annotated[bool, typer.Option("--logs", help="Also print what the stages log.")] = False,
) -> None:
    """Start Kafka, Postgres and all stages on this machine; Ctrl-C ends them, and the data stay.

    Where NEWSTALLY_KAFKA_BOOTSTRAP or NEWSTALLY_POSTGRES_DSN are set, those are used instead of embedded ones. What is
    embedded listens on this machine only.
    """
    from streams.cli.pipeline import stages
    from streams.db.exceptions import DatabaseError
    from streams.kafka.exceptions import KafkaError
    from streams.local.errors import LocalStackError
    from streams.local.stack import stack
    from streams.settings import Settings

    settings = Settings()
    given = settings.model_fields_set
    folder = (home or settings.home).expanduser().absolute()
    # A terminal sends Ctrl-C to the whole group; `kill` sends SIGTERM to this process alone: both end all parts.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with stack(
            folder,
            kafka_bootstrap=settings.brokers if "kafka_bootstrap" in given else None,
            postgres_dsn=settings.postgres_dsn.get_secret_value() if "postgres_dsn" in given else None,
            kafka_port=kafka_port,
            postgres_port=postgres_port,
            progress=say,
        ) as parts:
            with stages(
                parts,
                partitions=settings.partitions,
                replication=settings.replication,
                logs=folder / "logs",
                progress=say,
                metrics_port=settings.metrics_port,
                line=(lambda stage, line: err.print(f"{stage}: {line}", markup=False)) if logs else lambda *_: None,
            ) as running:
                say(
                    f"\nKafka at {parts.kafka_bootstrap} ({parts.kafka_kind}), Postgres ({parts.postgres_kind}), the "
                    f"stages {', '.join(running)} run; their logs are in {folder / 'logs'}.\nIn another shell:\n"
                )
                print(f"export NEWSTALLY_KAFKA_BOOTSTRAP={parts.kafka_bootstrap}")  # noqa: T201 for eval
                print(f"export NEWSTALLY_POSTGRES_DSN='{parts.postgres_dsn}'", flush=True)  # noqa: T201 for eval
                say("\nCtrl-C ends them; the data stay.")
                while not running.wait(1.0):
                    time.sleep(0)
                fail("all stages have stopped; their logs say why")
    except KeyboardInterrupt:
        say("ended")
        raise typer.Exit(Exit.OK) from None
    except (LocalStackError, DatabaseError, KafkaError) as error:
        fail(str(error))


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt

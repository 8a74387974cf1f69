"""Runs one stage as configured."""

from __future__ import annotations

from typing import Final, Literal

from schemas.topics import ENRICHED, ENTITIES, FIGURES, LANGUAGE, READ_BY, Topic
from streams.agents.logs import configure_logs
from streams.agents.work import Reader, make_work
from streams.db.exceptions import DatabaseError, DatabaseUnavailableError
from streams.db.migrations import check
from streams.kafka import worker
from streams.kafka.exceptions import StageStoppedError, UnavailableError
from streams.kafka.exits import STOPPED
from streams.kafka.stage import Stage, StageConfig
from streams.kafka.work import Task
from streams.nlp.pipeline import REVISION, VERSION
from streams.settings import Settings

StageName = Reader | Literal["sink"]
_WRITTEN_BY: Final[dict[Reader, list[Topic]]] = {
    "language": [LANGUAGE],
    "entities": [ENTITIES],
    "figures": [ENRICHED, FIGURES],
}


def make_stage(name: StageName, settings: Settings, *, stopped_status: int = STOPPED) -> Stage:
    """A stage, ready to run."""
    config = StageConfig(
        bootstrap=settings.brokers,
        prefix=settings.topic_prefix,
        batch_size=settings.batch_size,
        batch_seconds=settings.batch_seconds,
        instance_id=settings.instance_id,
        session_seconds=settings.session_seconds,
        dead_letter_share=settings.dead_letter_share,
        dead_letter_minimum=settings.dead_letter_minimum,
        dead_letter_window=settings.dead_letter_window,
        outage_seconds=settings.outage_seconds,
        article_seconds=settings.article_seconds,
        article_megabytes=settings.article_megabytes,
        watchdog_seconds=settings.watchdog_seconds,
        grace_seconds=settings.grace_seconds,
        health_seconds=settings.health_seconds,
        metrics_port=settings.metrics_port,
        metrics_host=settings.metrics_host,
        stopped_status=stopped_status,
        version=VERSION,
        revision=REVISION,
    )
    if name == "sink":
        from streams.agents import sink

        return sink.stage(config, settings.postgres_dsn.get_secret_value())
    task = Task(make_work, (name, config.prefix, settings.models, settings.log_level, settings.log_format))
    return Stage(name, READ_BY[name], task, config, _WRITTEN_BY[name])


def run_worker(name: StageName, settings: Settings, *, stopped_status: int = STOPPED) -> int:
    """Runs a stage until it is told to stop; the exit status is that of `streams.kafka.worker.run_stage`.

    `stopped_status` is that of a stage that stops itself; most of these end the process where they stand.

    The sink does not start on a database without this version's schema.
    """
    configure_logs(settings.log_level, settings.log_format, stage=name)

    def require() -> None:
        try:
            check(settings.postgres_dsn.get_secret_value())
        except DatabaseUnavailableError as error:
            raise UnavailableError(str(error)) from error
        except DatabaseError as error:
            raise StageStoppedError(str(error)) from error

    stage = make_stage(name, settings, stopped_status=stopped_status)
    return worker.run_stage(stage, require=require) if name == "sink" else worker.run_stage(stage)

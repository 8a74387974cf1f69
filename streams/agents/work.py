"""The work of the stages that read texts, as the process that does it makes it (`streams.kafka.apart`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from streams.agents.logs import Form, Level, configure_logs
from streams.kafka.work import Work

Reader = Literal["language", "entities", "figures"]


def make_work(stage: Reader, prefix: str, models: Mapping[str, str], log_level: Level, log_format: Form) -> Work:
    """A stage's work; only what it needs is imported.

    Args:
        stage: whose work.
        prefix: before the names of the topics.
        models: language tag -> trained spaCy package that reads it.
        log_level: what is logged.
        log_format: how.
    """
    configure_logs(log_level, log_format, stage=stage)
    match stage:
        case "language":
            from streams.agents import language

            return language.work(prefix)
        case "entities":
            from streams.agents import entities

            return entities.work(prefix, models)
        case "figures":
            from streams.agents import figures

            return figures.work(prefix)

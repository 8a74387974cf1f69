"""The whole pipeline on this machine: Kafka, Postgres and the four stages, for `demo` and `up`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from streams.db.migrations import migrate
from streams.kafka.admin import ensure_topics
from streams.local.stack import Stack
from streams.local.workers import Workers, workers

STAGES: Final = ("language", "entities", "figures", "sink")


@contextmanager
def stages(  # noqa: PLR0913 all but the stack are keywords
    stack: Stack,
    *,
    partitions: int,
    replication: int,
    logs: Path | None,
    progress: Callable[[str], None],
    metrics_port: int | None = None,
    line: Callable[[str, str], None] = lambda _stage, _line: None,
) -> Iterator[Workers]:
    """The schema, the topics and one worker a stage, until the block ends.

    Args:
        stack: where Kafka and Postgres are.
        partitions: of topics that are made.
        replication: of topics that are made.
        logs: folder for a log a stage.
        progress: receives what a person should know.
        metrics_port: of the first stage, the others have the next ones; None: none has any.
        line: receives what the workers write.
    """
    migrate(stack.postgres_dsn)
    ensure_topics(stack.kafka_bootstrap, partitions=partitions, replication=replication)
    environment = os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": stack.kafka_bootstrap,
        "NEWSTALLY_POSTGRES_DSN": stack.postgres_dsn,
        "NEWSTALLY_POSTGRES_DSN_FILE": "",
        "NEWSTALLY_TOPIC_PREFIX": "",
        "NEWSTALLY_METRICS_PORT": "",
    }
    if stack.kafka_kind != "address":  # a broker of this machine alone encrypts nothing
        environment["NEWSTALLY_KAFKA_SECURITY"] = "PLAINTEXT"
    commands = {stage: [sys.executable, "-m", "streams.cli", "worker", stage] for stage in STAGES}
    if metrics_port:  # four workers on one machine: each has its own
        for number, command in enumerate(commands.values()):
            command.extend(["--metrics-port", str(metrics_port + number)])
    with workers(commands, env=environment, logs=logs, line=line, progress=progress) as running:
        yield running

"""The topic of operations: what workers say of themselves, and which dead letters were sent again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from pydantic import ValidationError

from schemas.operations import REDRIVEN, WORKER, Redriven, WorkerReport
from schemas.topics import OPERATIONS
from streams.kafka.exceptions import KafkaError
from streams.kafka.producer import Publisher
from streams.kafka.read import read_topic
from streams.kafka.records import Outgoing

_FAREWELL_SECONDS: Final = 10.0
_REPORTS_MISSED: Final = 3
"""By a worker that is gone without a word."""


def operation(value: WorkerReport | Redriven, prefix: str) -> Outgoing:
    """The record of a report."""
    return Outgoing(
        prefix + OPERATIONS.name, value.key.encode(), value.model_dump_json().encode(), [], OPERATIONS.max_message_bytes
    )


def report_at_once(bootstrap: str, prefix: str, report: WorkerReport) -> None:
    """Publishes the report of a worker that does not even start; when that cannot be done, the log has to do."""

    async def say() -> None:
        async with asyncio.timeout(_FAREWELL_SECONDS), Publisher(bootstrap, outage_seconds=0) as publisher:
            await publisher.offer(operation(report, prefix), seconds=_FAREWELL_SECONDS)

    try:
        asyncio.run(say())
    except (KafkaError, TimeoutError):
        return


@dataclass(frozen=True, slots=True)
class Operations:
    """What the topic holds: the newest value of each key."""

    workers: dict[str, WorkerReport] = field(default_factory=dict)
    redriven: dict[tuple[int, int], Redriven] = field(default_factory=dict)
    """By partition and offset of the dead letter."""

    def last_batch_at(self, stage: str) -> datetime | None:
        """When any worker of a stage, be it long gone, finished its latest batch."""
        return max(
            (r.last_batch_at for r in self.workers.values() if r.stage == stage and r.last_batch_at), default=None
        )

    def usurper(self, report: WorkerReport) -> WorkerReport | None:
        """A worker that runs under the `instance_id` of another one, and that was started later.

        Args:
            report: of that other worker, of now.
        """
        gone = timedelta(seconds=_REPORTS_MISSED * report.every)
        return next(
            (
                other
                for other in self.workers.values()
                if (other.stage, other.instance_id, other.state) == (report.stage, report.instance_id, "running")
                and other.started_at > report.started_at
                and report.at - other.at < gone
            ),
            None,
        )

    def of_stage(self, stage: str) -> list[WorkerReport]:
        """The reports of a stage that matter now, the newest first.

        Those that run; those that have stopped or failed and were not followed by a new start; else the newest one.
        """
        reports = sorted((r for r in self.workers.values() if r.stage == stage), key=lambda r: r.at, reverse=True)
        newest_start = max((r.started_at for r in reports), default=None)
        kept = [
            report
            for report in reports
            if report.state == "running"
            or (report.state in ("stopped", "failed") and (newest_start is None or report.at > newest_start))
        ]
        return kept or reports[:1]


async def read_operations(bootstrap: str, prefix: str) -> Operations:
    """Reads the topic.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of the topics.

    Raises:
        BrokerUnreachableError: nobody answers.
        TopicsError: the topic is missing or may not be read.
    """
    records = [(r.key, r.value) async for r in read_topic(bootstrap, prefix + OPERATIONS.name)]
    return _operations(records)


def _operations(records: Iterable[tuple[bytes | None, bytes]]) -> Operations:
    operations = Operations()
    for key, value in records:
        kind = (key or b"").decode(errors="replace").partition("/")[0]
        try:
            if kind == WORKER:
                report = WorkerReport.model_validate_json(value)
                operations.workers[report.key] = report
            elif kind == REDRIVEN:
                redriven = Redriven.model_validate_json(value)
                operations.redriven[redriven.partition, redriven.offset] = redriven
        except ValidationError:  # a later version's, or nobody's
            continue
    return operations

"""How the stages are: who runs them, how far they are behind, what they gave up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from schemas.operations import WorkerReport
from schemas.topics import DEAD, Topic
from streams.kafka.admin import admin_client, partitions_of
from streams.kafka.exceptions import TopicsError
from streams.kafka.lag import Lag, LagProbe
from streams.kafka.letters import dead_letters
from streams.kafka.operations import Operations, read_operations
from streams.kafka.read import onlooker, read_topic

_MISSED: Final = 3
"""Reports that a worker may miss before it counts as gone."""
_LATEST: Final = 5000
"""Dead letters of each partition that are looked at."""

StageState = Literal["running", "not well", "not running", "stopped itself", "failing", "never run"]


@dataclass(frozen=True, slots=True)
class StageStatus:
    """How a stage is."""

    stage: str
    topic: str
    """The full name of the topic that it reads."""
    state: StageState
    why: str | None
    """Of `stopped itself`, `failing` and `not well`, in the worker's words."""
    members: int
    """Of its consumer group."""
    reports: Sequence[WorkerReport]
    """What its workers said last."""
    last_batch_at: datetime | None
    lags: Sequence[Lag]
    retention_seconds: float
    dead: Mapping[str, int]
    """Dead letters that were not sent again, by kind."""
    problem: str | None = None
    """Why nothing can be said of its lag."""

    @property
    def lag_records(self) -> int:
        """Records that wait."""
        return sum(lag.records for lag in self.lags)

    @property
    def lag_seconds(self) -> float:
        """Age of the oldest record that waits."""
        return max((lag.seconds for lag in self.lags), default=0.0)

    @property
    def versions(self) -> list[str]:
        """What its workers run: `0.1.0 r7`; several while an upgrade rolls."""
        return sorted({f"{report.version} r{report.revision}" for report in self.reports})


@dataclass(frozen=True, slots=True)
class Status:
    """How all of it is."""

    stages: Sequence[StageStatus]
    problems: Sequence[str] = field(default_factory=tuple)

    @property
    def well(self) -> bool:
        """Whether every stage runs."""
        return not self.problems and all(stage.state == "running" for stage in self.stages)


async def read_status(bootstrap: str, prefix: str, stages: Mapping[str, Topic]) -> Status:
    """Asks Kafka how the stages are.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of topics and groups.
        stages: the topic that each stage reads.

    Raises:
        BrokerUnreachableError: nobody answers.
    """
    problems: list[str] = []
    try:
        operations = await read_operations(bootstrap, prefix)
    except TopicsError as error:
        operations = Operations()
        problems.append(str(error))
    dead: dict[str, dict[str, int]] = {}
    try:
        records = [r async for r in read_topic(bootstrap, prefix + DEAD.name, last=_LATEST)]
        for letter in dead_letters(records, operations):
            if letter.redriven is None:
                of_stage = dead.setdefault(letter.stage, {})
                of_stage[letter.kind] = of_stage.get(letter.kind, 0) + 1
    except TopicsError as error:
        problems.append(str(error))
    found = []
    async with admin_client(bootstrap) as client, onlooker(bootstrap) as consumer:
        probe = LagProbe(client, consumer)
        for stage, topic in stages.items():
            group, source = f"{prefix}newstally-{stage}", prefix + topic.name
            members = await probe.members(group)
            problem, lags = None, []
            try:
                async with asyncio.timeout(30):
                    lags = await probe.ask(group, source, await partitions_of(bootstrap, source))
            except (TopicsError, TimeoutError) as error:
                problem = str(error) or "the broker does not say how far it is behind"
                problems.append(problem)
            reports = operations.of_stage(stage)
            state, why = _state(reports, members)
            found.append(
                StageStatus(
                    stage, source, state, why, members, reports, operations.last_batch_at(stage), lags,
                    topic.retention_ms / 1000,
                    dead.get(stage, {}), problem,
                )
            )  # fmt: skip
    return Status(found, tuple(dict.fromkeys(problems)))


def gone(report: WorkerReport) -> bool:
    """Whether a worker that said it was running has been silent for too long."""
    patience = timedelta(seconds=_MISSED * report.every)
    return report.state == "running" and datetime.now(UTC) - report.at > patience


def _state(reports: Sequence[WorkerReport], members: int) -> tuple[StageState, str | None]:
    for report in reports:
        if report.state == "stopped":
            return "stopped itself", report.why
    alive = [report for report in reports if report.state == "running" and not gone(report)]
    if not alive:
        failed = next((report for report in reports if report.state == "failed"), None)
        if failed is not None:
            return "failing", failed.why
    ill = next((report for report in alive if report.why), None)
    if ill is not None:
        return "not well", ill.why
    if alive or members:
        return "running", None
    return ("not running" if reports else "never run"), None

"""Runs a stage's work on a batch: a batch that fails is halved down to the one bad article."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import structlog

from streams import metrics
from streams.kafka.dead_letters import Failure
from streams.kafka.exceptions import OutputTooLargeError, StageStoppedError, UnavailableError
from streams.kafka.records import Outgoing, Received

Result = Sequence[Outgoing] | Exception
"""What was made of a record, or why it is bad."""
Handler = Callable[[Sequence[Received]], Awaitable[Sequence[Result]]]
"""The work of a stage: a result for each record of the batch, in its order.

It raises UnavailableError when something that it needs is down, and StageStoppedError when somebody must act. Any other
exception means that a record of the batch is bad and that nothing was done: the halves are tried, down to that record.
"""

_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Outcome:
    """What became of a batch, in its order."""

    outputs: list[Outgoing] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    failed: list[bool] = field(default_factory=list)
    """One a record."""


async def run_batch(handler: Handler, batch: Sequence[Received], *, outage_seconds: float, stage: str = "") -> Outcome:
    """Runs the handler; what fails is narrowed down to single records.

    Args:
        handler: the stage's work.
        batch: records in order.
        outage_seconds: how long UnavailableError is waited out.
        stage: whose batch it is, for the metrics.

    Raises:
        UnavailableError: it lasted longer.
        StageStoppedError: the handler says that the stage must stop.
    """
    outcome = Outcome()
    if batch:
        for record, result in zip(batch, await _results(handler, batch, outage_seconds, stage), strict=True):
            result = _refused_if_too_large(result)  # noqa: PLW2901 the same result, checked
            if isinstance(result, Exception):
                outcome.failures.append(Failure(record, result))
            else:
                outcome.outputs.extend(result)
            outcome.failed.append(isinstance(result, Exception))
    return outcome


async def _results(handler: Handler, batch: Sequence[Received], outage_seconds: float, stage: str) -> Sequence[Result]:
    try:
        return await _waiting_out(handler, batch, outage_seconds, stage)
    except (UnavailableError, StageStoppedError):
        raise
    except Exception as error:  # noqa: BLE001 whatever it was, one record of the batch is at fault
        if len(batch) == 1:
            return [error]
        metrics.RETRIES.labels(stage, "halve").inc()
        half = len(batch) // 2
        return [
            *await _results(handler, batch[:half], outage_seconds, stage),
            *await _results(handler, batch[half:], outage_seconds, stage),
        ]


def _refused_if_too_large(result: Result) -> Result:
    if isinstance(result, Exception):
        return result
    large = next((output for output in result if len(output.value) > output.limit), None)
    if large is None:
        return result
    return OutputTooLargeError(
        f"what was made for {large.topic} has {len(large.value)} bytes; the topic takes {large.limit}"
    )


async def _waiting_out(
    handler: Handler, batch: Sequence[Received], outage_seconds: float, stage: str
) -> Sequence[Result]:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + outage_seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return await handler(batch)
        except UnavailableError as error:
            if loop.time() + pause > deadline:
                raise
            metrics.RETRIES.labels(stage, "dependency").inc()
            _log.warning("waiting for what the stage needs", why=str(error), seconds=pause, **batch[0].whereabouts())
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)

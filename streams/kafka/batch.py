"""Runs a stage's work on a batch: a batch that fails is halved down to the one bad article."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from streams.kafka.dead_letters import Failure
from streams.kafka.exceptions import OutputTooLargeError, StageStoppedError, UnavailableError
from streams.kafka.records import Outgoing, Received

Handler = Callable[[Sequence[Received]], Awaitable[Sequence[Sequence[Outgoing]]]]
"""The work of a stage: for each record of the batch what it makes of it. It raises UnavailableError when something that
it needs is down; any other exception means that a record of the batch is bad."""

_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0


@dataclass(slots=True)
class Outcome:
    """What became of a batch, in its order."""

    outputs: list[Outgoing] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    failed: list[bool] = field(default_factory=list)
    """One a record."""


def one_by_one(work: Callable[[Received], Sequence[Outgoing]]) -> Handler:
    """A handler that runs a plain function on each record, in a thread of its own, off the event loop."""
    executor = ThreadPoolExecutor(1, thread_name_prefix="work")

    async def handle(batch: Sequence[Received]) -> Sequence[Sequence[Outgoing]]:
        return await asyncio.get_running_loop().run_in_executor(executor, lambda: [work(record) for record in batch])

    return handle


async def run_batch(handler: Handler, batch: Sequence[Received], *, outage_seconds: float) -> Outcome:
    """Runs the handler; what fails is narrowed down to single records.

    Args:
        handler: the stage's work.
        batch: records in order.
        outage_seconds: how long UnavailableError is waited out.

    Raises:
        UnavailableError: it lasted longer.
        StageStoppedError: the handler says that the stage must stop.
    """
    outcome = Outcome()
    await _run(handler, batch, outage_seconds, outcome)
    return outcome


async def _run(handler: Handler, batch: Sequence[Received], outage_seconds: float, outcome: Outcome) -> None:
    if not batch:
        return
    try:
        outputs = await _waiting_out(handler, batch, outage_seconds)
    except (UnavailableError, StageStoppedError):
        raise
    except Exception as error:  # noqa: BLE001 whatever it is, it must not take the other records with it
        if len(batch) > 1:
            half = len(batch) // 2
            await _run(handler, batch[:half], outage_seconds, outcome)
            await _run(handler, batch[half:], outage_seconds, outcome)
        else:
            outcome.failures.append(Failure(batch[0], error))
            outcome.failed.append(True)
        return
    for record, made in zip(batch, outputs, strict=True):
        large = next((output for output in made if len(output.value) > output.limit), None)
        if large:
            why = f"what was made for {large.topic} has {len(large.value)} bytes; the topic takes {large.limit}"
            outcome.failures.append(Failure(record, OutputTooLargeError(why)))
        else:
            outcome.outputs.extend(made)
        outcome.failed.append(large is not None)


async def _waiting_out(
    handler: Handler, batch: Sequence[Received], outage_seconds: float
) -> Sequence[Sequence[Outgoing]]:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + outage_seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return await handler(batch)
        except UnavailableError:
            if loop.time() + pause > deadline:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)

"""Runs a stage as a process that ends when it is told to, whatever state the broker is in."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import faust
import structlog

from streams.kafka.access import require_access
from streams.kafka.admin import require as require_topics
from streams.kafka.admin import topic_states
from streams.kafka.exceptions import BrokerUnreachableError, StageStoppedError, UnavailableError
from streams.kafka.exits import CUT_OFF, FAILED, end_at_once
from streams.kafka.stage import Stage

_log = structlog.get_logger(__name__)


class BoundedWorker(faust.Worker):
    """Faust's worker with an end: told to stop while the broker is down, Faust's own waits for ever.

    Args:
        stage: the stage it runs.
    """

    def __init__(self, stage: Stage, **options: Any) -> None:
        self._stage = stage
        super().__init__(
            stage.app(), override_logging=False, redirect_stdouts=False, quiet=True, loglevel="INFO", **options
        )
        self.spinner = None

    def _schedule_shutdown(self, signal: signal.Signals) -> None:
        if not self._signal_stop_time:
            _log.info("told to stop", stage=self._stage.name, signal=signal.name)
            timer = threading.Timer(self._stage.config.grace_seconds, os._exit, (CUT_OFF,))
            timer.daemon = True
            timer.start()
        super()._schedule_shutdown(signal)

    async def on_first_start(self) -> None:
        """Connects the stage in the loop in which its agent will run."""
        await self._stage.open()
        await super().on_first_start()

    def _crash(self, reason: BaseException) -> None:
        """Any part that fails ends the process: what it had not acknowledged is read again."""
        _log.error("a part of the worker has failed", stage=self._stage.name, why=f"{type(reason).__name__}: {reason}")
        end_at_once(reason, stopped=self._stage.config.stopped_status)

    async def on_shutdown(self) -> None:
        """Disconnects from everything."""
        await self._stage.close()
        await super().on_shutdown()


async def _check(stage: Stage) -> None:
    """Makes sure that the stage can work, as the user that it runs as."""
    bootstrap, prefix = stage.config.bootstrap, stage.config.prefix
    require_topics(await topic_states(bootstrap, prefix, stage.topics))
    await require_access(bootstrap, prefix + stage.source.name, stage.group)


def run_stage(stage: Stage, *, require: Callable[[], None] = lambda: None) -> int:
    """Runs a stage until it is told to stop.

    Args:
        stage: the stage.
        require: what else must hold before it starts; raises StageStoppedError when somebody must act first,
            UnavailableError when it will do to try again.

    Returns:
        The exit status: 0 told to stop; 1 something failed, what was not finished is read again after a restart; 70 the
        watchdog found it hanging; 71 it did not end in time; 78 it stopped itself on purpose and must not be restarted
        until someone acts.
    """
    log = _log.bind(stage=stage.name)
    try:
        require()
        asyncio.run(_check(stage))
    except StageStoppedError as error:
        log.error("the stage does not start", why=str(error))
        stage.report_refusal(error)
        return stage.config.stopped_status
    except (BrokerUnreachableError, UnavailableError) as error:
        log.error("the stage does not start", why=str(error))
        return FAILED
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    worker = BoundedWorker(stage, loop=loop)
    log.info("the stage starts", topic=stage.config.prefix + stage.source.name, broker=stage.config.bootstrap)
    try:
        worker.execute_from_commandline()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else FAILED
    except BaseException as error:  # noqa: BLE001 whatever it was, the process ends and the batch is read again
        log.error("the stage has failed", why=f"{type(error).__name__}: {error}")
        status = FAILED
    log.info("the stage has ended", exit_status=status)
    return status

"""The one safe shape of an agent; nothing else in Newstally touches offsets.

Faust acknowledges an event when the agent's generator resumes *or is finalized*, so the plain ways of writing an agent
(`async for`, `take`, `noack`, more than one actor) commit the offsets of events that were never processed when the body
raises. What loses nothing, tried on a real broker: batches by `noack_take`, one actor, a supervisor that crashes the
process, and an event acknowledged only when every output made from it, a dead letter too, has been acknowledged by the
broker (or its SQL transaction has been committed). No exception escapes: it ends the process at once, and the batch
is read again.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import faust
import structlog
from aiokafka.errors import KafkaError as ClientError
from mode import CrashingSupervisor

from schemas.operations import WorkerReport, WorkerState
from schemas.topics import DEAD, Topic
from streams import metrics
from streams.kafka.apart import Apart
from streams.kafka.batch import Handler, run_batch
from streams.kafka.breaker import Breaker
from streams.kafka.connection import faust_options
from streams.kafka.dead_letters import Failure, dead_letter
from streams.kafka.exceptions import KafkaError, StageStoppedError
from streams.kafka.exits import STOPPED, end_at_once
from streams.kafka.lag import lag_probe
from streams.kafka.monitor import Monitor
from streams.kafka.operations import operation, read_operations, report_at_once
from streams.kafka.producer import Publisher
from streams.kafka.progress import Progress
from streams.kafka.records import Received
from streams.kafka.watchdog import Watchdog
from streams.kafka.work import Task

_RAW: Final[dict[str, Any]] = {
    "value_type": bytes, "value_serializer": "raw", "key_type": bytes, "key_serializer": "raw"
}  # fmt: skip
"""Faust's own decoding acknowledges what it cannot decode, and goes silent: bytes in, decoded by hand."""

_YEARS: Final = 315_360_000
_COMMIT_SECONDS: Final = 0.25
"""After a crash, what was acknowledged since the last commit is done again: no more than this much of it."""
_LAST_COMMIT_SECONDS: Final = 5.0
_MEASURE_SECONDS: Final = 10.0
_REPORT_SECONDS: Final = 10.0
_TELL_SECONDS: Final = 5.0
_GOODBYE_SECONDS: Final = 1.0
"""It comes out of the time that a worker has to end."""
_WHY: Final = 500
"""Characters of a reason that are logged."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageConfig:
    """How a stage runs; what each means stands at `streams.settings.Settings`."""

    bootstrap: str
    prefix: str = ""
    batch_size: int = 32
    batch_seconds: float = 0.05
    instance_id: str | None = None
    session_seconds: float = 10
    dead_letter_share: float = 0.5
    dead_letter_minimum: int = 100
    dead_letter_window: int = 1000
    outage_seconds: float = 300
    article_seconds: float = 300
    article_megabytes: int = 2048
    watchdog_seconds: float = 900
    grace_seconds: float = 8
    health_seconds: float = 120
    metrics_port: int | None = None
    metrics_host: str = "127.0.0.1"
    stopped_status: int = STOPPED
    """Exit status of a stage that stops itself."""
    version: str = ""
    """Of the software, as `status` shows it."""
    revision: int = 0
    """Of the rules and models."""


class Stage:
    """One stage: what it reads and the work that it does.

    Args:
        name: of the stage; its consumer group is `newstally-<name>` after the prefix.
        source: the topic that it reads.
        handler: its work: a task that is done in a process of its own, or what takes whole batches
            (`streams.kafka.batch`).
        config: how it runs.
        targets: the topics that it writes, besides that of the dead letters.
        release: gives back what the handler holds, when the stage ends.
    """

    def __init__(  # noqa: PLR0913 each is a part of the stage
        self,
        name: str,
        source: Topic,
        handler: Handler | Task,
        config: StageConfig,
        targets: Sequence[Topic] = (),
        *,
        release: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.name = name
        self.topics = (source, *targets, DEAD)
        self.source = source
        self.config = config
        self.publisher = Publisher(config.bootstrap, outage_seconds=config.outage_seconds, stage=name)
        self.watchdog = Watchdog(config.watchdog_seconds, stage=name)
        self.progress = Progress(
            name, source=source, watchdog=self.watchdog, health_seconds=config.health_seconds,
            version=config.version, revision=config.revision, instance_id=config.instance_id,
        )  # fmt: skip
        self._monitor: Monitor | None = None
        self._unheard = False
        self._joined = 0
        self._apart: Apart | None = None
        if isinstance(handler, Task):
            handler = self._apart = Apart(
                handler,
                seconds=config.article_seconds,
                megabytes=config.article_megabytes,
                stage=name,
                alive=self.watchdog.batch_began,
            )
        self._handler = handler
        self._release = release
        self._breaker = Breaker(
            share=config.dead_letter_share, minimum=config.dead_letter_minimum, window=config.dead_letter_window
        )
        self._log = _log.bind(stage=name)

    @property
    def group(self) -> str:
        """The full name of its consumer group."""
        return f"{self.config.prefix}newstally-{self.name}"

    def app(self) -> faust.App:
        """The Faust app with the agent; one app a stage, since one full queue blocks all agents of an app."""
        config = self.config
        app = faust.App(
            self.group,
            **faust_options(config.bootstrap),
            datadir=tempfile.gettempdir(),  # nothing is kept there, but it must exist
            web_enabled=False,
            topic_allow_declare=False,
            topic_disable_leader=True,
            table_standby_replicas=0,  # 1 would select Faust's own, uneven assignor
            stream_wait_empty=True,  # safe, since every batch is acknowledged or the process ends
            stream_buffer_maxsize=1024,  # many batches deep; what waits here waits in memory
            broker_max_poll_records=500,
            broker_max_poll_interval=_YEARS,  # an idle replica would leave the group and never come back
            broker_commit_interval=1.0,
            broker_session_timeout=config.session_seconds,
            broker_heartbeat_interval=config.session_seconds / 5,
            broker_rebalance_timeout=30,
            broker_request_timeout=max(40, config.session_seconds),  # the library wants no shorter one
            consumer_group_instance_id=config.instance_id,
            producer_request_timeout=20,
        )
        topic = app.topic(config.prefix + self.source.name, **_RAW)

        async def agent(stream: Any) -> None:
            committed = 0.0
            async for events in stream.noack_take(config.batch_size, within=config.batch_seconds):
                try:
                    await self._process([_received(e.message) for e in events if e.message.value is not None])
                    for event in events:
                        event.ack()
                    if time.monotonic() - committed > _COMMIT_SECONDS:
                        await app.commit({topic.get_topic_name()})
                        committed = time.monotonic()
                except BaseException as error:  # noqa: BLE001 cancelled too: nothing more may be acknowledged
                    if isinstance(error, StageStoppedError):  # so that its dead letters do not come again
                        with contextlib.suppress(Exception):
                            await asyncio.wait_for(app.commit({topic.get_topic_name()}), _LAST_COMMIT_SECONDS)
                    self._log.error("the stage has failed", kind=type(error).__name__, why=str(error))
                    await self._say_why(error)
                    end_at_once(error, stopped=self.config.stopped_status)

        agent.__name__ = self.name
        app.agent(topic, name=f"newstally.{self.name}", concurrency=1, supervisor_strategy=CrashingSupervisor)(agent)
        app.on_partitions_assigned.connect(self._assigned, weak=False)
        app.timer(min(5.0, config.watchdog_seconds / 5))(self._ask_the_broker)
        app.timer(_MEASURE_SECONDS)(self._measure)
        app.timer(_REPORT_SECONDS)(self._say_how)
        return app

    async def open(self) -> None:
        """Connects, and begins to be watched.

        Raises:
            BrokerUnreachableError: nobody answers.
            MonitorError: metrics cannot be served.
        """
        config = self.config
        if config.metrics_port is not None:
            self._monitor = Monitor(config.metrics_host, config.metrics_port, self.progress.health)
            self._log.info("metrics and health are served", address=self._monitor.address)
        if self._apart is not None:
            self._apart.start()
        await self.publisher.start()
        self.watchdog.start()

    def report_refusal(self, error: StageStoppedError) -> None:
        """Tells why the stage does not start; for callers outside an event loop."""
        report = self.progress.report("stopped", str(error)[:_WHY], every=_REPORT_SECONDS)
        report_at_once(self.config.bootstrap, self.config.prefix, report)

    async def close(self) -> None:
        """Disconnects from everything."""
        self.watchdog.stop()
        if self._monitor is not None:
            self._monitor.stop()
        await self._tell(self.progress.report("ended", every=_REPORT_SECONDS), _GOODBYE_SECONDS)
        await self.publisher.stop()
        if self._apart is not None:
            await asyncio.to_thread(self._apart.close)
        if self._release is not None:
            await self._release()

    async def _assigned(self, _app: Any, /, *assigned: Any, **_: Any) -> None:
        self._joined += 1
        self.progress.assigned([tp.partition for tp in assigned[0]])
        self._log.info("partitions assigned", partitions=self.progress.partitions)

    async def _ask_the_broker(self) -> None:
        if await self.publisher.answers():
            self.watchdog.contact()

    async def _measure(self) -> None:
        """How far behind the stage is. Who cannot say now says it the next time."""
        with contextlib.suppress(ClientError, KafkaError, TimeoutError):
            async with asyncio.timeout(_MEASURE_SECONDS), lag_probe(self.config.bootstrap) as probe:
                held = self.progress.partitions
                lags = await probe.ask(self.group, self.config.prefix + self.source.name, held)
                if held == self.progress.partitions:
                    self.progress.behind(lags)

    async def _say_how(self) -> None:
        _well, told = self.progress.health()
        report = self.progress.report("running", told["why"], every=_REPORT_SECONDS)
        await self._tell(report, _TELL_SECONDS)
        if self.config.instance_id is not None and self._joined > 1:
            await self._give_way(report)

    async def _give_way(self, report: WorkerReport) -> None:
        """Ends this worker when another one, started later, runs under its name: each would evict the other for ever.

        Whoever is evicted joins again, and is asked here; a worker that is alone under its name seldom joins twice.
        """
        self._joined = 1
        with contextlib.suppress(KafkaError, ClientError, TimeoutError):
            async with asyncio.timeout(_REPORT_SECONDS):
                operations = await read_operations(self.config.bootstrap, self.config.prefix)
            if (other := operations.usurper(report)) is not None:
                why = (
                    f"another worker of the stage was started with NEWSTALLY_INSTANCE_ID={self.config.instance_id}: "
                    f"process {other.pid} on {other.host}; each needs a name of its own"
                )
                error = StageStoppedError(why)
                self._log.error("the stage stops itself", why=why)
                await self._say_why(error)
                end_at_once(error, stopped=self.config.stopped_status)

    async def _say_why(self, error: BaseException) -> None:
        if isinstance(error, Exception):
            state: WorkerState = "stopped" if isinstance(error, StageStoppedError) else "failed"
            why = str(error) or type(error).__name__
            await self._tell(self.progress.report(state, why[:_WHY], every=_REPORT_SECONDS), _TELL_SECONDS)

    async def _tell(self, report: WorkerReport, seconds: float) -> None:
        """Without the topic of operations, or without a broker, the stage works on all the same."""
        record = operation(report, self.config.prefix)
        if not await self.publisher.offer(record, seconds=seconds) and not self._unheard:
            self._unheard = True
            self._log.warning("`newstally status` may not know of this worker", why=f"{record.topic} takes no report")

    async def _process(self, batch: Sequence[Received]) -> None:
        """Works on a batch and publishes what comes of it. Tombstones hold no article: they do not come here."""
        self.watchdog.batch_began()
        began = time.monotonic()
        try:
            outcome = await run_batch(self._handler, batch, outage_seconds=self.config.outage_seconds, stage=self.name)
            try:
                self._breaker.record(outcome.failed)
            except StageStoppedError:
                self._report("too many articles failed; the latest", outcome.failures[-1])
                raise
            letters = [dead_letter(failure, self.name, self.config.prefix) for failure in outcome.failures]
            sent = [*outcome.outputs, *letters]
            await self.publisher.publish(sent)
        except StageStoppedError as error:
            self._log.error("the stage stops itself", why=str(error))
            raise
        for failure in outcome.failures:
            self._report("dead letter", failure)
        self.progress.finished(batch, outcome, sent, prefix=self.config.prefix)
        metrics.BATCH_SECONDS.labels(self.name).observe(time.monotonic() - began)

    def _report(self, event: str, failure: Failure) -> None:
        self._log.warning(event, **failure.record.whereabouts(), kind=failure.kind, why=str(failure.error)[:_WHY])


def _received(message: Any) -> Received:
    headers = message.headers or []
    return Received(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        headers=[(key, value) for key, value in (headers.items() if isinstance(headers, dict) else headers)],
        timestamp=message.timestamp or 0.0,
    )

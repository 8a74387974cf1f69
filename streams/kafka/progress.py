"""What a stage knows of its own progress, for all who ask: its watchdog, its metrics, `/healthz` and `status`."""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from schemas.operations import WorkerReport, WorkerState
from schemas.topics import Topic
from streams import metrics
from streams.kafka.batch import Outcome
from streams.kafka.lag import Lag
from streams.kafka.records import Outgoing, Received
from streams.kafka.watchdog import Watchdog


class Progress:
    """The progress of one worker.

    Args:
        stage: its stage.
        source: the topic that the stage reads.
        watchdog: hears of every sign of life.
        health_seconds: silence after which the worker is not well.
        version: of the software.
        revision: of the rules and models.
        instance_id: its setting.
    """

    def __init__(  # noqa: PLR0913 all but the stage are keywords
        self,
        stage: str,
        *,
        source: Topic,
        watchdog: Watchdog,
        health_seconds: float,
        version: str,
        revision: int,
        instance_id: str | None = None,
    ) -> None:
        self._stage = stage
        self._retention = source.retention_ms / 1000
        self._watchdog = watchdog
        self._health_seconds = health_seconds
        self._version, self._revision = version, revision
        self._instance_id = instance_id
        self._instance = uuid.uuid4().hex[:12]
        self._started = datetime.now(UTC)
        self._partitions: list[int] | None = None
        self._last_batch: datetime | None = None
        self._articles = self._dead = 0
        self._lag: dict[int, Lag] = {}
        self._exported: set[int] = set()
        metrics.BUILD.labels(stage, version, revision).set(1)
        metrics.LAST_BATCH.labels(stage).set(0)

    @property
    def partitions(self) -> list[int]:
        """Those that the worker holds."""
        return self._partitions or []

    def assigned(self, partitions: Collection[int]) -> None:
        """The worker has joined its group, or the group has shared the partitions anew."""
        self._partitions = sorted(partitions)
        self._watchdog.waiting(0)
        metrics.PARTITIONS.labels(self._stage).set(len(partitions))
        self.behind([])

    def behind(self, lags: Sequence[Lag]) -> None:
        """How far the worker is behind in each of its partitions."""
        self._lag = {lag.partition: lag for lag in lags}
        self._watchdog.waiting(sum(lag.records for lag in lags))
        for partition in self._exported - self._lag.keys():  # another worker tells of it now
            for gauge in (metrics.LAG, metrics.LAG_SECONDS, metrics.LAG_RETENTION):
                gauge.remove(self._stage, str(partition))
        self._exported = set(self._lag)
        for lag in lags:
            metrics.LAG.labels(self._stage, lag.partition).set(lag.records)
            metrics.LAG_SECONDS.labels(self._stage, lag.partition).set(lag.seconds)
            metrics.LAG_RETENTION.labels(self._stage, lag.partition).set(lag.seconds / self._retention)

    def finished(self, batch: Sequence[Received], outcome: Outcome, sent: Sequence[Outgoing], *, prefix: str) -> None:
        """A batch is done: all that was made of it is where it belongs.

        Args:
            batch: the records.
            outcome: what became of them.
            sent: what was published.
            prefix: of the topics.
        """
        stage, now = self._stage, time.time()
        self._watchdog.batch_ended()
        if not batch:
            return
        self._last_batch = datetime.fromtimestamp(now, UTC)
        metrics.LAST_BATCH.labels(stage).set(now)
        dead = sum(outcome.failed)
        self._articles += len(batch)
        self._dead += dead
        metrics.ARTICLES.labels(stage, "done").inc(len(batch) - dead)
        metrics.ARTICLES.labels(stage, "dead").inc(dead)
        for record, failed in zip(batch, outcome.failed, strict=True):
            if not failed:
                metrics.SINCE_RECEIVED_SECONDS.labels(stage).observe(max(0.0, now - record.received_at.timestamp()))
        for failure in outcome.failures:
            metrics.DEAD_LETTERS.labels(stage, failure.kind).inc()
        for topic, count in Counter(record.topic.removeprefix(prefix) for record in sent).items():
            metrics.PUBLISHED.labels(stage, topic).inc(count)

    def health(self) -> tuple[bool, dict[str, Any]]:
        """Whether the worker makes progress, and what there is to say of it; safe in any thread."""
        silence = self._watchdog.silence()
        joined, lags = self._partitions is not None, list(self._lag.values())
        well = joined and silence <= self._health_seconds
        why = None
        if not joined:
            why = "has not joined its consumer group yet"
        elif not well:
            why = f"{self._watchdog.missing()} for {silence:.0f} s"
        metrics.HEALTHY.labels(self._stage).set(well)
        metrics.SILENCE_SECONDS.labels(self._stage).set(silence)
        return well, {
            "stage": self._stage,
            "status": "ok" if well else "not ok",
            "why": why,
            "silence_seconds": round(silence, 1),
            "partitions": self._partitions,
            "lag_records": sum(lag.records for lag in lags),
            "lag_seconds": round(max((lag.seconds for lag in lags), default=0.0), 1),
            "last_batch_at": self._last_batch and self._last_batch.isoformat(timespec="seconds"),
            "version": self._version,
            "revision": self._revision,
        }

    def report(self, state: WorkerState, why: str | None = None, *, every: float) -> WorkerReport:
        """What the worker says of itself now.

        Args:
            state: how it is.
            why: of a worker that failed, stopped itself or is not well.
            every: seconds until it reports again.
        """
        return WorkerReport(
            stage=self._stage,
            instance=self._instance,
            instance_id=self._instance_id,
            host=socket.gethostname(),
            pid=os.getpid(),
            version=self._version,
            revision=self._revision,
            state=state,
            why=why,
            started_at=self._started,
            at=datetime.now(UTC),
            last_batch_at=self._last_batch,
            articles=self._articles,
            dead_letters=self._dead,
            every=every,
        )

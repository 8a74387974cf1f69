"""Publishing: done when the broker has acknowledged every record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from types import TracebackType
from typing import Final, Self

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError as ClientError

from streams import metrics
from streams.kafka.connection import client_options, unreachable
from streams.kafka.exceptions import UnavailableError
from streams.kafka.records import Outgoing

_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0
_AT_ONCE: Final = 500
_NO_LIMIT: Final = 1 << 30
"""The client measures a record before it is compressed, the broker after: whatever came can go as a dead letter."""
_log = structlog.get_logger(__name__)


class Publisher:
    """Publishes over one producer, in the order given; an outage is waited out up to a bound.

    The producer is not Kafka's idempotent one: consumers expect an event twice anyway, and after an outage that one
    would refuse for good what follows a lost record. Having one request a partition in flight keeps the order.

    Args:
        bootstrap: brokers to ask first.
        outage_seconds: how long a record that the broker does not acknowledge is sent again.
        stage: whose retries they are, for the metrics.
    """

    def __init__(self, bootstrap: str, *, outage_seconds: float, stage: str = "") -> None:
        self._bootstrap = bootstrap
        self._retries = metrics.RETRIES.labels(stage, "publish")
        self._outage_seconds = outage_seconds
        self._producer: AIOKafkaProducer | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Connects.

        Raises:
            BrokerUnreachableError: nobody answers.
        """
        producer = AIOKafkaProducer(
            **client_options(self._bootstrap),
            acks="all",
            compression_type="zstd",
            request_timeout_ms=20_000,
            max_request_size=_NO_LIMIT,
        )
        try:
            await producer.start()
        except ClientError as error:
            await producer.stop()
            raise await unreachable(self._bootstrap, error) from error
        self._producer = producer

    async def stop(self) -> None:
        """Disconnects; everything that `publish` returned for is with the broker already."""
        if self._producer is not None:
            producer, self._producer = self._producer, None
            await producer.stop()

    async def answers(self) -> bool:
        """Whether a broker answers right now."""
        return self._producer is not None and bool(await self._producer.client.force_metadata_update())

    async def publish(self, records: Sequence[Outgoing]) -> None:
        """Sends the records and waits until the broker has them all.

        After a failure everything from the first record that failed is sent again, so that records of one key stay in
        order; what was acknowledged behind it then comes twice.

        Raises:
            UnavailableError: the broker did not acknowledge a record in time.
        """
        if self._producer is None:
            await self.start()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._outage_seconds
        pause = _FIRST_PAUSE
        while records:
            failed, error = await self._send(records)
            if error is None:
                return
            if loop.time() + pause > deadline:
                raise UnavailableError(
                    f"Kafka did not acknowledge a record for {records[failed].topic}: {error}"
                ) from error
            self._retries.inc()
            _log.warning("publishing again", topic=records[failed].topic, why=repr(error), seconds=pause)
            records = records[failed:]
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def offer(self, record: Outgoing, *, seconds: float) -> bool:
        """Sends one record, once, and lets it go when the broker has not acknowledged it in time.

        Returns:
            Whether the broker has it.
        """
        if self._producer is None:
            return False
        try:
            async with asyncio.timeout(seconds):
                # The client would ask for a missing topic again and again, and log each time that it is missing.
                if record.topic not in (await self._producer.client.fetch_all_metadata()).topics():
                    return False
                await self._producer.send_and_wait(record.topic, record.value, key=record.key, headers=record.headers)
        except (ClientError, TimeoutError):
            return False
        return True

    async def _send(self, records: Sequence[Outgoing]) -> tuple[int, BaseException | None]:
        """Sends once; the index of the first record that failed, and why."""
        assert self._producer is not None
        sent: list[asyncio.Future[object]] = []
        refused: BaseException | None = None
        for record in records:
            try:
                future = await self._producer.send(
                    record.topic, record.value, key=record.key, headers=record.headers,
                    timestamp_ms=record.timestamp_ms,
                )  # fmt: skip
                sent.append(future)
            except ClientError as error:
                refused = error
                break
        results = await asyncio.gather(*sent, return_exceptions=True)
        for index, result in enumerate(results):
            if isinstance(result, asyncio.CancelledError):
                raise result
            if isinstance(result, BaseException):
                return index, result
        return len(sent), refused


async def publish_all(
    bootstrap: str,
    records: Iterable[Outgoing],
    *,
    outage_seconds: float = 60.0,
    acknowledged: Callable[[int], None] = lambda _count: None,
) -> int:
    """Publishes any number of records, some hundred at once.

    Args:
        bootstrap: brokers to ask first.
        records: taken as they are needed.
        outage_seconds: as in `Publisher`.
        acknowledged: is told how many more the broker has.

    Returns:
        How many were published.

    Raises:
        BrokerUnreachableError: nobody answers.
        UnavailableError: the broker went away for too long.
    """
    count = 0
    rest = iter(records)
    async with Publisher(bootstrap, outage_seconds=outage_seconds) as publisher:
        while some := list(islice(rest, _AT_ONCE)):
            await publisher.publish(some)
            count += len(some)
            acknowledged(len(some))
    return count

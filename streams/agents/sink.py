"""The sink: reads `articles.enriched` and writes every article version to Postgres, one transaction a batch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from schemas.annotation import EnrichedArticle
from schemas.topics import ENRICHED
from streams import metrics
from streams.agents import codec
from streams.db.exceptions import DatabaseError, DatabaseUnavailableError, DataRefusedError, VersionConflictError
from streams.db.writer import StoredArticle, Writer
from streams.kafka.batch import Result
from streams.kafka.exceptions import StageStoppedError, UnavailableError
from streams.kafka.records import Received
from streams.kafka.stage import Stage, StageConfig


def stage(config: StageConfig, dsn: str) -> Stage:
    """The stage, ready to run.

    Args:
        config: how it runs.
        dsn: the address of the database.
    """
    # The shell waits outages out, so that they count against one bound.
    writer = Writer(dsn, patience=0)

    async def store(batch: Sequence[Received]) -> Sequence[Result]:
        began = time.monotonic()
        read = await asyncio.to_thread(lambda: [_read(record) for record in batch])
        try:
            await writer.write([stored for stored in read if isinstance(stored, StoredArticle)])
        except DatabaseUnavailableError as error:
            raise UnavailableError(str(error)) from error
        except (VersionConflictError, DataRefusedError):  # one article's fault: the shell finds out which
            raise
        except DatabaseError as error:
            raise StageStoppedError(str(error)) from error
        share = (time.monotonic() - began) / len(batch)
        for _ in batch:
            metrics.ARTICLE_SECONDS.labels("sink").observe(share)
        return [[] if isinstance(stored, StoredArticle) else stored for stored in read]

    return Stage("sink", ENRICHED, store, config, release=writer.close)


def _read(record: Received) -> StoredArticle | Exception:
    try:
        return StoredArticle(codec.parse(record.value, EnrichedArticle), record.received_at)
    except codec.InvalidMessage as error:
        return error

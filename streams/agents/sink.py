"""The sink: reads `articles.enriched` and writes every article version to Postgres, one transaction a batch."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.annotation import EnrichedArticle
from schemas.topics import ENRICHED
from streams.agents import codec
from streams.db.exceptions import DatabaseUnavailableError, SchemaError
from streams.db.writer import StoredArticle, Writer
from streams.kafka.exceptions import StageStoppedError, UnavailableError
from streams.kafka.records import Outgoing, Received
from streams.kafka.stage import Stage, StageConfig


def stage(config: StageConfig, dsn: str) -> Stage:
    """The stage, ready to run.

    Args:
        config: how it runs.
        dsn: the address of the database.
    """
    # The shell waits outages out, so that they count against one bound.
    writer = Writer(dsn, patience=0)

    async def store(batch: Sequence[Received]) -> Sequence[Sequence[Outgoing]]:
        articles = [StoredArticle(codec.parse(r.value, EnrichedArticle), r.received_at) for r in batch]
        try:
            await writer.write(articles)
        except DatabaseUnavailableError as error:
            raise UnavailableError(str(error)) from error
        except SchemaError as error:
            raise StageStoppedError(str(error)) from error
        return [[] for _ in batch]

    return Stage("sink", ENRICHED, store, config)

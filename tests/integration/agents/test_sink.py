"""The sink's work on a real database: what is an article's fault, what is an outage, and when it must stop."""

import asyncio
from collections.abc import Sequence

import psycopg
import pytest

from schemas.article import Article
from streams.agents import codec, sink
from streams.kafka.batch import Outcome, run_batch
from streams.kafka.exceptions import StageStoppedError, UnavailableError
from streams.kafka.records import Received
from streams.kafka.stage import StageConfig
from streams.nlp.annotate import annotate

pytestmark = pytest.mark.integration


def record(n: int, body: str, version: str = "1") -> Received:
    article = annotate(Article(uri=f"urn:{n}", body=body, version=version), steps=())
    return Received("articles.enriched", 0, n, b"k", codec.dump(article), [], 1_641_805_200.0)


def store(dsn: str, *batches: Sequence[Received]) -> list[Outcome]:
    stage = sink.stage(StageConfig(bootstrap="-"), dsn)

    async def run() -> list[Outcome]:
        try:
            return [await run_batch(stage._handler, batch, outage_seconds=0.5) for batch in batches]
        finally:
            await stage.close()

    return asyncio.run(run())


def bodies(dsn: str) -> list[str]:
    with psycopg.connect(dsn) as connection:
        return [row[0] for row in connection.execute("SELECT body FROM article_versions ORDER BY body")]


def test_a_bad_record_and_a_version_conflict_are_dead_letters_and_the_rest_is_stored(database):
    broken = Received("articles.enriched", 0, 9, b"k", b"{}", [], 1.0)
    first, second = store(
        database,
        [record(1, "one"), broken, record(2, "two")],
        [record(3, "three"), record(1, "another"), record(2, "two")],
    )
    assert [str(f.error)[:8] for f in first.failures] == ["uri: Fie"]
    (conflict,) = second.failures
    assert str(conflict.error).startswith("version conflict")
    assert second.failed == [False, True, False]
    assert bodies(database) == ["one", "three", "two"]


def test_a_database_that_is_down_is_no_articles_fault():
    with pytest.raises(UnavailableError):
        store("postgresql://u@127.0.0.1:9/d", [record(1, "one")])


def test_a_missing_table_stops_the_stage(database):
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP TABLE article_versions CASCADE")
    with pytest.raises(StageStoppedError, match="newstally migrate"):
        store(database, [record(1, "one")])

"""`newstally reprocess`: from the topic, else from the database, on a lane of its own."""

import asyncio
import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import orjson
import psycopg
import pytest

from schemas.annotation import EnrichedArticle
from schemas.article import Article
from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.db.erase import erase
from streams.db.writer import StoredArticle, Writer
from streams.kafka.admin import ensure_topics
from streams.kafka.producer import publish_all
from streams.kafka.records import Outgoing
from streams.nlp.annotate import annotate
from streams.nlp.pipeline import REVISION

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

RECEIVED = datetime(2022, 1, 10, tzinfo=UTC)
Run = Callable[..., subprocess.CompletedProcess[str]]


def sent(n: int) -> dict[str, str]:
    return {"uri": f"urn:again:{n}", "body": f"At least {n + 2} people were killed in Almaty.", "published_at":
            "2022-01-10T09:00:00+06:00"}  # fmt: skip


def outdated(n: int) -> EnrichedArticle:
    """An article as an earlier revision, which found no figures, had left it."""
    made = annotate(Article.model_validate(sent(n)))
    return made.model_copy(
        update={"figures": [], "pipeline": made.pipeline.model_copy(update={"revision": REVISION - 1})}
    )


@pytest.fixture
def newstally(command, kafka, database, topic_prefix) -> Run:
    environment = os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "NEWSTALLY_POSTGRES_DSN": database,
        "NEWSTALLY_TOPIC_PREFIX": topic_prefix,
        "NEWSTALLY_PARTITIONS": "2",
    }
    ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=2, replication=1)

    def run(*arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = command(environment, *arguments)
        assert done.returncode == status, done.stderr
        return done

    return run


def store(dsn: str, numbers: range) -> None:
    async def go() -> None:
        async with await Writer.connect(dsn) as writer:
            await writer.write([StoredArticle(outdated(n), RECEIVED + timedelta(seconds=n)) for n in numbers])

    asyncio.run(go())


def publish(bootstrap: str, prefix: str, numbers: range) -> None:
    """The records of the topic; their header says when they were received, as those of a redrive do."""
    records = [
        Outgoing(
            prefix + ARTICLES.name, sent(n)["uri"].encode(), orjson.dumps(sent(n)),
            [("newstally_received_at", (RECEIVED + timedelta(seconds=n)).isoformat().encode())], ARTICLE_BYTES,
        )
        for n in numbers
    ]  # fmt: skip
    asyncio.run(publish_all(bootstrap, records))


def test_every_stored_article_rises_to_the_revision_of_today(kafka, database, topic_prefix, newstally):
    """20 to 39 are in both; 40 to 44 in the topic alone, as after a restored back-up; 45 was erased."""
    store(database, range(40))
    publish(kafka.bootstrap, topic_prefix, range(20, 46))
    erase(database, sent(45)["uri"], datetime.now(UTC))

    left = newstally("reprocess", "--below-revision", str(REVISION), "--no-workers")
    assert "40 articles handed over: 20 from the topic, 20 from the database" in left.stderr
    assert "40 articles on the lane wait for its workers" in left.stderr
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchone() == (0,)

    done = newstally("reprocess", "--since", "2022-01-10")
    assert "going on with 40 articles of an earlier run" in done.stderr
    assert "45 articles handed over: 25 from the topic, 20 from the database" in done.stderr
    assert "85 articles processed again" in done.stderr
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT uri, v.received_at, pipeline_revision, min(value), count(*) FROM articles "
            "JOIN article_versions AS v USING (article_id) JOIN figures USING (version_id) GROUP BY 1, 2, 3"
        ).fetchall()
    assert {row[0]: row[1:] for row in rows} == {
        f"urn:again:{n}": (RECEIVED + timedelta(seconds=n), REVISION, n + 2, 1) for n in range(45)
    }
    nothing = newstally("reprocess", "--below-revision", str(REVISION), "--no-workers")
    assert "0 articles handed over" in nothing.stderr


def test_what_cannot_be_asked_is_said(newstally):
    assert "--below-revision" in newstally("reprocess", status=2).stderr
    assert (
        f"makes revision {REVISION}" in newstally("reprocess", "--below-revision", str(REVISION + 1), status=2).stderr
    )
    assert "neither a date" in newstally("reprocess", "--since", "yesterday", status=2).stderr

"""An erased article leaves no trace of its text, and nothing older brings it back."""

import asyncio
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from streams.db.erase import Extent, erase, extent, sweep
from streams.db.writer import StoredArticle, Writer

pytestmark = pytest.mark.integration

RECEIVED = datetime(2022, 1, 10, tzinfo=UTC)
ERASED = RECEIVED + timedelta(hours=1)


def stored(draft, uri="urn:secret", version="1", body="7 Quixoticians died.", *, minutes=0):
    article = (
        draft(body, uri=uri, version=version, source="Zephyrine Post").people("7", "7").entity(body.split()[1], "E0")
    )
    return StoredArticle(article.build(), RECEIVED + timedelta(minutes=minutes))


def everything(dsn: str) -> str:
    """Every value of every table as text, the planner's statistics among them."""
    with psycopg.connect(dsn) as connection:
        tables = connection.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(relname) FROM pg_stat_user_tables"
        ).fetchall()
        names = [name for (name,) in tables] + ["pg_stats"]
        rows = [row for name in names for row in connection.execute(f"SELECT t::text FROM {name} AS t").fetchall()]
    return "\n".join(text for (text,) in rows)


def test_no_trace_is_left_of_any_version(db, draft, database):
    db.store([stored(draft), stored(draft, version="2", body="7 Quixoticians died, 7 more.", minutes=1)])
    db.store([stored(draft, uri="urn:other", body="7 Persistents died.")])
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("ANALYZE")
    assert extent(database, "urn:secret") == Extent(versions=2, figures=2)
    assert all(word in everything(database) for word in ("Quixoticians", "urn:secret", "Persistents"))
    erase(database, "urn:secret", ERASED)
    sweep(database)
    left = everything(database)
    assert not any(word in left for word in ("Quixoticians", "urn:secret"))
    assert "Persistents" in left
    assert extent(database, "urn:secret") == Extent(versions=0, figures=0)


def test_what_was_received_before_stays_away_and_what_comes_later_is_new(db, draft, database):
    erase(database, "urn:secret", ERASED)  # not stored yet: it is still on its way
    db.store([stored(draft), stored(draft, uri="urn:other"), stored(draft, version="2", minutes=60)])
    assert db.ask("SELECT uri FROM articles") == [{"uri": "urn:other"}]
    db.store([stored(draft, minutes=61)])
    assert db.value("SELECT count(*) FROM current_articles WHERE uri = 'urn:secret'") == 1
    erase(database, "urn:secret", ERASED)  # an erasure told again takes no time back
    erase(database, "urn:secret", ERASED - timedelta(minutes=30))
    db.store([stored(draft, minutes=60)])
    assert db.ask("SELECT uri FROM articles") == [{"uri": "urn:other"}]


def test_erasing_while_writers_store_older_and_newer_records(db, draft, database):
    """Whatever the order in which they meet: nothing older than the last erasure stays, nothing newer is lost."""
    rounds = 40

    async def write():
        async with await Writer.connect(database, patience=0) as writer:
            for n in range(rounds):
                await writer.write([stored(draft, "urn:new", f"{n}", minutes=100 + n), stored(draft, minutes=-n)])

    async def go():
        erasing = [
            asyncio.to_thread(erase, database, uri, ERASED) for _ in range(rounds) for uri in ("urn:secret", "urn:new")
        ]
        await asyncio.gather(write(), write(), *erasing)

    erase(database, "urn:secret", ERASED)
    asyncio.run(go())
    assert db.value("SELECT count(*) FROM articles WHERE uri = 'urn:secret'") == 0
    assert db.value("SELECT count(*) FROM articles WHERE uri = ''") == 0

"""Batches, several writers at once, and a database that goes away."""

import asyncio
from datetime import UTC, datetime

import psycopg
import pytest

from streams.db.exceptions import DatabaseUnavailableError, InvalidAddressError, SchemaError
from streams.db.writer import StoredArticle, Writer

pytestmark = pytest.mark.integration

NOW = datetime(2022, 1, 10, tzinfo=UTC)


def stored(draft, uri, value="7", **fields):
    return StoredArticle(draft("7 died.", uri=uri, **fields).people("7", value).build(), NOW)


def test_a_batch_of_five_hundred(db, draft):
    db.store([stored(draft, f"urn:{n}", str(n)) for n in range(500)])
    assert db.ask("SELECT count(*) AS n, sum(value) AS total FROM counted_figures") == [{"n": 500, "total": 124_750}]


def test_an_empty_batch_is_nothing(db):
    db.store([])
    assert db.value("SELECT count(*) FROM articles") == 0


def test_writers_at_once_neither_deadlock_nor_lose_nor_double(db, draft, database):
    """The same articles from four writers, each in another order; deadlocks would show, since nobody is patient."""
    articles = [stored(draft, f"urn:{n}", str(n)) for n in range(60)]
    orders = [articles, articles[::-1], articles[30:] + articles[:30], articles[::2] + articles[1::2]]

    async def write(order, revision):
        async with await Writer.connect(database, patience=0) as writer:
            for start in range(0, 60, 20):
                await writer.write(order[start : start + 20])
            await writer.write(
                [stored(draft, f"urn:{n}", str(1000 * revision + n), revision=revision) for n in range(59, -1, -1)]
            )

    async def go():
        await asyncio.gather(*(write(order, revision) for revision, order in enumerate(orders, start=2)))

    asyncio.run(go())
    assert db.ask(
        "SELECT count(*) AS n, sum(value) AS total, min(pipeline_revision) AS lowest FROM current_figures"
    ) == [{"n": 60, "total": 60 * 5000 + 1770, "lowest": 5}]
    assert db.value("SELECT count(*) FROM articles") == 60


def test_one_writer_takes_calls_at_once_one_after_the_other(db, draft, database):
    async def go():
        async with await Writer.connect(database) as writer:
            await asyncio.gather(*(writer.write([stored(draft, f"urn:{n}")]) for n in range(8)))

    asyncio.run(go())
    assert db.value("SELECT count(*) FROM current_articles") == 8


def test_a_writer_goes_on_after_its_connection_was_ended(db, draft, database):
    async def go():
        async with await Writer.connect(database) as writer:
            await writer.write([stored(draft, "urn:1")])
            with psycopg.connect(database, autocommit=True) as other:
                ended = other.execute(
                    "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                ).fetchone()
            assert ended == (1,)
            await writer.write([stored(draft, "urn:2")])

    asyncio.run(go())
    assert db.value("SELECT count(*) FROM current_articles") == 2


def test_a_call_that_is_cancelled_leaves_nothing_and_the_writer_usable(db, draft, database):
    async def go():
        async with await Writer.connect(database) as writer:
            with psycopg.connect(database) as other:
                other.execute("LOCK TABLE articles IN ACCESS EXCLUSIVE MODE")
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(writer.write([stored(draft, "urn:1")]), 0.5)
            await writer.write([stored(draft, "urn:2")])

    asyncio.run(go())
    assert db.ask("SELECT uri FROM current_articles") == [{"uri": "urn:2"}]


def test_nobody_listens():
    with pytest.raises(DatabaseUnavailableError, match="cannot be reached"):
        asyncio.run(Writer.connect("postgresql://127.0.0.1:1/x"))
    with pytest.raises(InvalidAddressError):
        asyncio.run(Writer.connect("nonsense"))


def test_a_database_that_stays_away_ends_the_patience_of_the_writer(draft):
    async def go():
        await Writer("postgresql://127.0.0.1:1/x", patience=0.3).write([stored(draft, "urn:1")])

    with pytest.raises(DatabaseUnavailableError):
        asyncio.run(go())


def test_tables_that_are_missing_name_the_cure(empty_database, draft):
    async def go():
        async with await Writer.connect(empty_database) as writer:
            await writer.write([stored(draft, "urn:1")])

    with pytest.raises(SchemaError, match="newstally migrate"):
        asyncio.run(go())


def test_a_server_that_stops_and_starts_again_is_waited_for(db, draft, database, postgres):
    async def go():
        async with await Writer.connect(database) as writer:
            await writer.write([stored(draft, "urn:1")])
            await asyncio.to_thread(postgres.stop)
            try:
                writing = asyncio.create_task(writer.write([stored(draft, "urn:2")]))
                failed = [error async for error in _outages(database, 1)]
            finally:
                await asyncio.to_thread(postgres.start)
            assert failed
            assert not writing.done()
            await writing

    asyncio.run(go())
    assert [row["uri"] for row in db.ask("SELECT uri FROM current_articles ORDER BY uri")] == ["urn:1", "urn:2"]


async def _outages(dsn, count):
    """Waits until the server was found to be away so many times."""
    for _ in range(count):
        with pytest.raises(DatabaseUnavailableError) as caught:
            await Writer.connect(dsn)
        yield caught.value

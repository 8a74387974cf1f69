"""A migration while articles are written, and a back-up that is restored."""

import asyncio
import os
import shutil
import subprocess
import threading
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from streams.db.exceptions import SchemaError
from streams.db.migrations import FOLDER, check, migrate
from streams.db.writer import StoredArticle, Writer
from streams.local.postgres import _programs as embedded

pytestmark = pytest.mark.integration

NOW = datetime(2022, 1, 10, tzinfo=UTC)
NEXT = """
ALTER TABLE article_versions ADD COLUMN desk text;
COMMENT ON COLUMN article_versions.desk IS 'Added by a later version.';
CREATE INDEX article_versions_desk ON article_versions (desk);
"""


def stored(draft, n: int) -> StoredArticle:
    return StoredArticle(draft(f"{n + 2} died.", uri=f"urn:{n}").people(f"{n + 2}", f"{n + 2}").build(), NOW)


def test_a_migration_while_articles_flow(empty_database, draft, tmp_path):
    """The sink that runs goes on; one of the old version that is started then waits for its upgrade."""
    dsn, folder = empty_database, tmp_path / "next"
    migrate(dsn)
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "0900_desk.sql").write_text(NEXT)
    begun, migrated = threading.Event(), threading.Event()
    written = 0

    async def write() -> None:
        nonlocal written
        async with await Writer.connect(dsn, patience=10) as writer:
            rest = 20
            while rest:
                await writer.write([stored(draft, written + k) for k in range(5)])
                written += 5
                begun.set()
                rest -= migrated.is_set()  # twenty batches more, once the tables are those of the next version

    thread = threading.Thread(target=lambda: asyncio.run(write()))
    thread.start()
    try:
        assert begun.wait(60)
        assert migrate(dsn, folder) == ["0900_desk"]
    finally:
        migrated.set()
        thread.join()
    with psycopg.connect(dsn) as connection:
        found = connection.execute("SELECT count(*), sum(value), count(desk) FROM current_figures JOIN "
                                   "article_versions USING (version_id)").fetchone()  # fmt: skip
    assert found == (written, sum(range(2, written + 2)), 0)
    check(dsn, folder)
    with pytest.raises(SchemaError, match="newer than this version"):
        check(dsn)


def test_a_backup_that_is_restored_has_everything_and_takes_more(db, draft, database, empty_database, postgres):
    programs = _programs(postgres)
    db.store([stored(draft, n) for n in range(30)])
    dump = subprocess.run(
        [programs / "pg_dump", "--format=custom", database], check=True, capture_output=True, env=os.environ
    ).stdout
    db.store([stored(draft, 30)])  # after the back-up: it comes back by `reprocess --since`
    subprocess.run([programs / "pg_restore", "--exit-on-error", f"--dbname={empty_database}"], check=True, input=dump)

    check(empty_database)
    assert migrate(empty_database) == []
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT count(*), sum(value) FROM counted_figures").fetchone() == (
            30, sum(range(2, 32))
        )  # fmt: skip

    async def write() -> None:
        async with await Writer.connect(empty_database) as writer:
            await writer.write([stored(draft, n) for n in range(25, 31)])

    asyncio.run(write())
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT count(*), sum(value) FROM counted_figures").fetchone() == (
            31, sum(range(2, 33))
        )  # fmt: skip


def _programs(postgres) -> Path:
    """The folder of the embedded server's pg_dump and pg_restore; they read servers up to their own version."""
    programs = embedded()
    version = subprocess.run(
        [str(programs / "pg_dump"), "--version"], check=True, capture_output=True, text=True
    ).stdout.split()[2]
    with psycopg.connect(postgres.dsn) as connection:
        server = connection.info.server_version // 10_000
    if int(version.partition(".")[0]) < server:
        pytest.skip(f"NOT TESTED: pg_dump {version} cannot read a server of version {server}")
    return programs

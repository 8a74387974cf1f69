"""The schema as ordered files of plain SQL, and what applies and checks them.

A file is never altered once it was released: a change is a new file with the next number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, LiteralString

import psycopg

from streams.db.connection import connect, translated
from streams.db.exceptions import SchemaError

FOLDER: Final = Path(__file__).parent
_LOCK: Final = 7_310_583_254_917_106_017
"""The key of the advisory lock: any number that nothing else in the database uses."""

_CREATE: Final = """
    CREATE TABLE IF NOT EXISTS newstally_migrations (
        name text PRIMARY KEY,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE newstally_migrations IS 'The migrations of Newstally that this database has.';
    COMMENT ON COLUMN newstally_migrations.name IS 'The file''s name without .sql; they were applied in its order.';
    COMMENT ON COLUMN newstally_migrations.sha256 IS 'SHA-256 of the file, in hex: a file altered later is noticed.';
    COMMENT ON COLUMN newstally_migrations.applied_at IS 'When it was applied.';
"""


def available(folder: Path = FOLDER) -> dict[str, LiteralString]:
    """The migrations of this version: name -> SQL, in their order."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def _sha256(sql: str) -> str:
    return hashlib.sha256(sql.encode()).hexdigest()


def _applied(connection: psycopg.Connection[Any]) -> dict[str, str]:
    found = connection.execute("SELECT to_regclass('newstally_migrations') IS NOT NULL AS found").fetchone()
    if not found or not found["found"]:
        return {}
    rows = connection.execute("SELECT name, sha256 FROM newstally_migrations ORDER BY name").fetchall()
    return {row["name"]: row["sha256"] for row in rows}


def _missing(applied: Mapping[str, str], files: Mapping[str, str]) -> list[str]:
    """The names of the migrations that the database lacks.

    Raises:
        SchemaError: the database is newer, has an altered migration, or lacks one that comes before one it has.
    """
    if newer := [name for name in applied if name not in files]:
        raise SchemaError(
            f"the database is newer than this version of newstally: it has {', '.join(newer)}; upgrade newstally"
        )
    if altered := [name for name in applied if applied[name] != _sha256(files[name])]:
        raise SchemaError(
            f"the database was made by other migrations than those of this version: {', '.join(altered)} was altered "
            "since `newstally migrate` applied it; install the released version or restore the file"
        )
    missing = [name for name in files if name not in applied]
    if missing and applied and missing[0] < max(applied):
        raise SchemaError(f"the database has {max(applied)} and lacks {missing[0]}, which comes before it")
    return missing


def migrate(dsn: str, folder: Path = FOLDER) -> list[str]:
    """Applies the migrations that the database lacks, each in its transaction. Safe to call twice, and at once.

    Args:
        dsn: the address of the database.
        folder: where the migrations are.

    Returns:
        The names of those applied now, in their order.

    Raises:
        SchemaError: the database is newer than this version, or was made by altered files.
        DatabaseError: it cannot be reached, or the user may not create tables.
    """
    files = available(folder)
    with connect(dsn) as connection, translated("the database cannot be migrated"):
        connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))  # ends with the connection
        missing = _missing(_applied(connection), files)
        if missing:
            connection.execute(_CREATE)
        for name in missing:
            with connection.transaction():
                connection.execute(files[name])
                connection.execute(
                    "INSERT INTO newstally_migrations (name, sha256) VALUES (%s, %s)", (name, _sha256(files[name]))
                )
    return missing


def check(dsn: str, folder: Path = FOLDER) -> None:
    """Makes sure that the database has the schema of this version.

    Args:
        dsn: the address of the database.
        folder: where the migrations are.

    Raises:
        SchemaError: it lacks migrations, is newer, or has altered ones; the message says what to do.
        DatabaseError: it cannot be reached.
    """
    files = available(folder)
    with connect(dsn) as connection, translated("the database cannot be checked"):
        missing = _missing(_applied(connection), files)
    if missing:
        raise SchemaError(f"the database lacks {', '.join(missing)}; run `newstally migrate`")

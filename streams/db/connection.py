"""Connections to PostgreSQL, and its errors as those of `streams.db.exceptions`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, dict_row

from streams.db.exceptions import (
    DatabaseError,
    DatabaseUnavailableError,
    DataRefusedError,
    InvalidAddressError,
    SchemaError,
)

Row = DictRow
"""A row as a mapping from column name to value."""

# Classes of SQLSTATE, appendix A of PostgreSQL's manual.
_LATER: Final = frozenset({"08", "40", "53", "55", "57", "58"})
"""Connection, rollback (deadlock), resources, object state (locks), intervention of an operator, system."""
_DATA: Final = frozenset({"22", "23", "54"})
"""Data, constraints, program limits (such as the size of a row)."""
_READ_ONLY: Final = "25006"
"""A server that is, for now, a standby."""
_FORBIDDEN: Final = "42501"
_UNREACHED: Final = "the database of NEWSTALLY_POSTGRES_DSN cannot be reached"
_NO_TABLE_OR_COLUMN: Final = frozenset({"42P01", "42703", "42883"})


def _one_line(error: psycopg.Error) -> str:
    """What the server says, without the place in our SQL."""
    said = [error.diag.message_primary, error.diag.message_detail]
    return " ".join((": ".join(filter(None, said)) or str(error)).split())


def parameters(dsn: str) -> dict[str, Any]:
    """The connection parameters of an address, with Newstally's defaults for those that it leaves open.

    Args:
        dsn: a `postgresql://` URL or a string of `key=value` pairs as libpq reads it; empty: libpq's environment.

    Raises:
        InvalidAddressError: the address cannot be read.
    """
    try:
        given = conninfo_to_dict(dsn)
    except psycopg.ProgrammingError:
        # libpq quotes the address, and with it the password: neither message nor cause may carry that on.
        raise InvalidAddressError(
            "NEWSTALLY_POSTGRES_DSN cannot be read: it must look like postgresql://user:password@host:5432/name"
        ) from None
    session = f"{given.get('options') or ''} -c timezone=UTC -c datestyle=ISO,YMD -c intervalstyle=postgres".strip()
    defaults = {"connect_timeout": 10, "application_name": "newstally"}
    return {**defaults, **given, "options": session, "client_encoding": "utf8"}


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Raises the driver's errors as those of `streams.db.exceptions`.

    Args:
        what: what is being done, for the message: "the database cannot be reached".

    Raises:
        DatabaseUnavailableError: it may work later.
        DataRefusedError: a value that PostgreSQL cannot hold.
        SchemaError: a table or column is missing.
        DatabaseError: anything else, such as a missing permission.
    """
    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate
        message = f"{what}: {_one_line(error)}"
        if state in _NO_TABLE_OR_COLUMN:
            raise SchemaError(f"{message}; run `newstally migrate`") from error
        if (state is None and isinstance(error, psycopg.OperationalError)) or state == _READ_ONLY:
            raise DatabaseUnavailableError(message) from error
        if state is not None and state[:2] in _LATER:
            raise DatabaseUnavailableError(message) from error
        if (state is None and isinstance(error, psycopg.DataError)) or (state is not None and state[:2] in _DATA):
            raise DataRefusedError(message) from error
        if state == _FORBIDDEN:
            message += " (the user of NEWSTALLY_POSTGRES_DSN)"
        raise DatabaseError(message) from error


def connect(dsn: str) -> psycopg.Connection[Row]:
    """An autocommitting connection; its rows are mappings.

    Raises:
        InvalidAddressError: the address cannot be read.
        DatabaseUnavailableError: nobody answers there, or it refuses us.
    """
    options = parameters(dsn)
    with translated(_UNREACHED):
        return psycopg.Connection[Row].connect(autocommit=True, row_factory=dict_row, **options)


async def connect_async(dsn: str) -> psycopg.AsyncConnection[Row]:
    """As `connect`, for asyncio."""
    options = parameters(dsn)
    with translated(_UNREACHED):
        return await psycopg.AsyncConnection[Row].connect(autocommit=True, row_factory=dict_row, **options)


def fetch(dsn: str, query: LiteralString, values: dict[str, Any] | None = None) -> list[Row]:
    """The rows of one query, over a connection of its own.

    Args:
        dsn: the address of the database.
        query: SQL with `%(name)s` for values.
        values: those values.

    Raises:
        DatabaseError: as `connect` and `translated` say.
    """
    with connect(dsn) as connection, translated("the database cannot answer"):
        return connection.execute(query, values).fetchall()

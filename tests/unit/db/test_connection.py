import pickle
import traceback

import psycopg
import pytest

from streams.db.connection import connect, parameters, translated
from streams.db.exceptions import (
    DatabaseError,
    DatabaseUnavailableError,
    DataRefusedError,
    InvalidAddressError,
    SchemaError,
    VersionConflict,
    VersionConflictError,
)


@pytest.mark.parametrize(
    "dsn", ["postgres//anna:hush-hush@host/db", "host=x password=hush-hush colour=red", "hush-hush"]
)
def test_an_address_that_cannot_be_read_is_not_shown(dsn):
    with pytest.raises(InvalidAddressError) as caught:
        connect(dsn)
    shown = "".join(traceback.format_exception(caught.value))
    assert "hush-hush" not in shown
    assert "postgresql://user:password@host:5432/name" in str(caught.value)


def test_nobody_listens():
    with pytest.raises(DatabaseUnavailableError) as caught:
        connect("postgresql://anna:hush-hush@127.0.0.1:1/db")
    assert "\n" not in str(caught.value)
    assert "hush-hush" not in str(caught.value)
    assert str(caught.value).startswith("the database of NEWSTALLY_POSTGRES_DSN cannot be reached: ")
    assert "127.0.0.1" in str(caught.value)


def test_given_parameters_win_over_defaults():
    found = parameters("postgresql://h/d?connect_timeout=3&options=-c%20work_mem%3D8MB")
    assert found["connect_timeout"] == "3"
    assert found["options"].startswith("-c work_mem=8MB -c timezone=UTC")
    assert parameters("")["application_name"] == "newstally"


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (psycopg.errors.AdminShutdown, DatabaseUnavailableError),
        (psycopg.errors.DeadlockDetected, DatabaseUnavailableError),
        (psycopg.errors.TooManyConnections, DatabaseUnavailableError),
        (psycopg.errors.DiskFull, DatabaseUnavailableError),
        (psycopg.errors.ReadOnlySqlTransaction, DatabaseUnavailableError),
        (psycopg.OperationalError, DatabaseUnavailableError),
        (psycopg.errors.NumericValueOutOfRange, DataRefusedError),
        (psycopg.errors.UniqueViolation, DataRefusedError),
        (psycopg.errors.ProgramLimitExceeded, DataRefusedError),
        (psycopg.DataError, DataRefusedError),
        (psycopg.errors.UndefinedTable, SchemaError),
        (psycopg.errors.UndefinedColumn, SchemaError),
        (psycopg.errors.InsufficientPrivilege, DatabaseError),
    ],
)
def test_errors_say_what_the_caller_may_do(raised, expected):
    with pytest.raises(DatabaseError) as caught, translated("it cannot be done"):
        raise raised("first line\nsecond line")
    assert type(caught.value) is expected
    assert str(caught.value).startswith("it cannot be done: first line second line")
    assert isinstance(caught.value.__cause__, raised)


def test_a_version_conflict_names_the_article_and_survives_a_process_pool():
    error = pickle.loads(pickle.dumps(VersionConflict("urn:x", "3")))
    assert isinstance(error, VersionConflictError)
    assert (error.uri, error.version) == ("urn:x", "3")
    assert str(error).startswith("version conflict: ")

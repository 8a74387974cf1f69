"""What a user reads when the database does not let a command in: one line, the setting, no password, exit status 1."""

import uuid

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from typer.testing import CliRunner

from streams.cli import app

pytestmark = pytest.mark.integration

COMMANDS = [
    ["figures"], ["show", "urn:x"], ["erase", "urn:x", "--yes"], ["reprocess", "--uri", "urn:x"], ["migrate"],
]  # fmt: skip


def said(arguments: list[str], dsn: str) -> str:
    done = CliRunner().invoke(app, arguments, env={"NEWSTALLY_POSTGRES_DSN": dsn, "NEWSTALLY_KAFKA_BOOTSTRAP": "h:1"})
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    return line


def address(dsn: str, **differently: str) -> str:
    return " ".join(f"{key}='{value}'" for key, value in (conninfo_to_dict(dsn) | differently).items())


@pytest.fixture
def stranger(database):
    """Who may connect to the database and do nothing there."""
    name = f"stranger_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(database, autocommit=True) as connection:
        role = sql.Identifier(name)
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'hidden'").format(role))
        yield address(database, user=name, password="hidden")
        connection.execute(sql.SQL("DROP ROLE {}").format(role))


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_who_may_not_is_told_which_user_may_not_what(stranger, arguments):
    line = said(arguments, stranger)
    assert "permission denied for " in line
    assert "(the user of NEWSTALLY_POSTGRES_DSN)" in line
    assert "hidden" not in line


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_wrong_password_and_a_missing_database_are_named_with_the_setting(postgres, arguments):
    for differently, why in (
        ({"password": "wrong-hidden"}, "password authentication failed for user"),
        ({"dbname": "no_such_database"}, 'database "no_such_database" does not exist'),
    ):
        if "password" not in conninfo_to_dict(postgres.dsn) and "password" in differently:
            continue  # a server that asks for none
        line = said(arguments, address(postgres.dsn, **differently))
        assert "the database of NEWSTALLY_POSTGRES_DSN cannot be reached: " in line
        assert why in line
        assert "hidden" not in line


@pytest.mark.parametrize("arguments", COMMANDS[:4], ids=" ".join)
def test_without_the_tables_the_command_that_makes_them_is_named(postgres, arguments):
    line = said(arguments, address(postgres.dsn, dbname="template1"))  # where nobody makes tables
    assert line.endswith("; run `newstally migrate`")
    assert "LINE" not in line  # of our SQL

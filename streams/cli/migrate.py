"""`newstally migrate`: brings the database to the schema of this version."""

from __future__ import annotations

from typing import Final

NAME: Final = "migrate"
PANEL: Final = "Run it"


def command() -> None:
    """Apply the migrations that NEWSTALLY_POSTGRES_DSN lacks, and print their names. Safe to run twice and at once."""
    from streams.cli.console import fail, plural, say
    from streams.db.exceptions import DatabaseError
    from streams.db.migrations import migrate
    from streams.settings import Settings

    try:
        applied = migrate(Settings().postgres_dsn.get_secret_value())
    except DatabaseError as error:
        fail(str(error))
    for name in applied:
        print(name)  # noqa: T201 machine-readable
    say(f"{plural(len(applied), 'migration')} applied" if applied else "nothing to do: the database is up to date")

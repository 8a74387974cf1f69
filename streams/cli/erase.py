"""`newstally erase URI`: removes an article and all that was found in it."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated, Final

import typer

from streams.cli.console import fail, plural, say
from streams.cli.exits import Exit

NAME: Final = "erase"
PANEL: Final = "Run it"


def command(
    uri: Annotated[str, typer.Argument(metavar="URI", help="The article, as its producer names it.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Erase it without asking.")] = False,
) -> None:
    """Erase an article: all its versions and all that was found in them leave the database, for good.

    The topics get a tombstone under its uri, which tells readers of them to forget it; they let go of its text when
    their retention ends (streams/ops/README.md says when, and how to have it sooner). What was received
    before is never stored again; published later, it is a new article. An article that is not in the database can be
    erased as well: it may still be on its way.

    **Example:** `newstally erase urn:example:42`
    """
    from streams.agents.reprocess import LANE
    from streams.db.erase import erase, extent, sweep
    from streams.db.exceptions import DatabaseError
    from streams.kafka.exceptions import KafkaError
    from streams.kafka.tombstones import bury
    from streams.settings import Settings

    settings = Settings()
    dsn = settings.postgres_dsn.get_secret_value()
    try:
        found = extent(dsn, uri)
        what = f"{plural(found.versions, 'version')} with {plural(found.figures, 'figure')}"
        say(f"{uri}: {what} in the database" if found.versions else f"{uri} is not in the database")
        if not yes:
            if not sys.stdin.isatty():
                fail("nothing was erased: --yes erases it without asking", Exit.USAGE)
            if not typer.confirm("Erase it for good?", err=True):
                raise typer.Exit(Exit.OK)
        moment = asyncio.run(bury(settings.brokers, settings.topic_prefix, uri, lanes=[LANE]))
        erase(dsn, uri, moment)
    except (KafkaError, DatabaseError) as error:
        fail(f"nothing was erased from the database: {error}")
    try:
        sweep(dsn)
    except DatabaseError as error:
        say(f"erased; its rows lie in the files of the database until these are vacuumed: {error}")
        return
    say(f"{uri} is erased" if found.versions else f"{uri} will not come back")

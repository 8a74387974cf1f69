"""`newstally figures`: asks the database for figures."""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, get_args

import orjson
import typer
from rich.console import Console
from rich.text import Text

from schemas.figure import EventType, Role, Status
from streams.cli import render
from streams.cli.console import fail, plural, say
from streams.cli.exits import Exit
from streams.cli.moments import moment

NAME: Final = "figures"
PANEL: Final = "Use it"

# Typer reads choices from enumerations; these hold just what the contract lists. The type checker (misc) wants their
# names written out, and a second list could differ from the contract.
EventName = StrEnum("EventName", {name: name for name in get_args(EventType)})  # type: ignore[misc]
RoleName = StrEnum("RoleName", {name: name for name in get_args(Role)})  # type: ignore[misc]
StatusName = StrEnum("StatusName", {name: name for name in get_args(Status)})  # type: ignore[misc]
Format = StrEnum("Format", ["table", "json", "csv"])


def command(  # noqa: PLR0913, PLR0917 an option each
    event: Annotated[
        EventName | None, typer.Option(metavar="EVENT", help=f"What happened: {', '.join(EventName)}.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="A country as two letters (KZ), or the name of a place.")] = None,
    role: Annotated[
        RoleName | None, typer.Option(metavar="ROLE", help=f"Who is counted: {', '.join(RoleName)}.")
    ] = None,
    status: Annotated[
        StatusName | None,
        typer.Option(
            metavar="STATUS", help=f"Whether the claim stands: {', '.join(StatusName)}. [default: those that count]"
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(help="Happened (else: was published) since; a date or RFC 3339.")] = None,
    until: Annotated[
        str | None, typer.Option(help="Happened (else: was published) before; a date or RFC 3339.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The publisher.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the article, such as nl.")] = None,
    uri: Annotated[str | None, typer.Option(help="One article.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also repeats, parts, superseded, denied, retracted and corrected figures.")
    ] = False,
    versions: Annotated[bool, typer.Option("--versions", help="Also versions that are no longer current.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, those of the newest articles first.")] = 100,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.table,
) -> None:
    """Ask the database for figures.

    **What counts**: of the newest usable version of each article, the figures that are reported or possible, repeat no
    other one, are part of no other one, and are superseded by none. Only these may be added up, and only within an
    article: several articles may tell of the same people.

    **Examples:** `newstally figures --event killed --place KZ --since 2022-01-01`,
    `newstally figures --status retracted --format json`
    """
    from streams.db import read
    from streams.db.exceptions import DatabaseError
    from streams.settings import Settings

    query = read.FigureQuery(
        event=event, place=place, role=role, status=status, since=moment("--since", since),
        until=moment("--until", until), source=source,
        language=language, uri=uri, all_versions=versions, include_repeats=everything, limit=limit,
    )  # fmt: skip
    try:
        rows = read.figures(Settings().postgres_dsn.get_secret_value(), query)
    except DatabaseError as error:
        fail(str(error), Exit.FAILED)
    write(rows, form)
    if form is Format.table:
        say(
            plural(len(rows), "figure")
            + (f"; there may be more than --limit {limit}" if len(rows) == limit else "")
            + ("" if all(row["counts"] for row in rows) else "; * does not count")
        )


def write(rows: list[dict[str, Any]], form: Format) -> None:
    """Rows of figures on standard output."""
    if form is Format.json:
        for row in rows:
            sys.stdout.buffer.write(orjson.dumps(row, default=_plain) + b"\n")
    elif form is Format.csv:
        writer = csv.writer(sys.stdout)
        if rows:
            writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    else:
        columns = ("value", "counted", "event", "status", "says who", "when", "where")
        groups: dict[str, list[list[str | Text]]] = {}
        for row in rows:
            groups.setdefault(_article(row), []).append(_row(row))
        if groups:
            render.print_rows(Console(highlight=False), columns, groups)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return render.plain(value)
    raise TypeError(type(value).__name__)


def _cell(value: Any) -> Any:
    return render.plain(value) if isinstance(value, Decimal) else " ".join(value) if isinstance(value, list) else value


def _article(row: dict[str, Any]) -> str:
    published = row["published_at"]
    parts = [row["headline"] or row["uri"], row["source"], f"{published:%Y-%m-%d}" if published else None]
    if not row["is_current"]:
        parts.append(f"version {row['version']}, no longer current")
    return " · ".join(part for part in parts if part)


def _row(row: dict[str, Any]) -> list[str | Text]:
    value, lower, upper = (None if row[end] is None else render.plain(row[end]) for end in ("value", "lower", "upper"))
    return [
        render.unbroken(render.amount(value, lower, upper, row["qualifier"], row["unit_code"])),
        render.counted_as(row["counted_text"] or "", row["counted_role"] or row["counted_class"]),
        row["event_type"] or "",
        render.standing(row["status"], "" if row["counts"] else "*"),
        row["attribution_name"] or row["attribution_holder_text"] or "",
        row["time_value"] or "",
        row["place_name"] or "",
    ]

"""What the command line asks of the database. Each function opens a connection and closes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

import orjson
from pydantic import ValidationError

from schemas.annotation import EnrichedArticle
from schemas.figure import EventType, Role, Status
from streams.db.connection import Row, fetch
from streams.db.exceptions import SchemaError
from streams.db.sql import load
from streams.db.writer import StoredArticle

_SQL: Final = load("read")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """Which figures are asked for; what is left out asks for all.

    Args:
        event: what happened.
        place: a country as two letters, or a place's name in any case.
        role: the role of those counted.
        source: the publisher, spelled as it is stored.
        language: BCP 47; `pt` also asks for `pt-BR`.
        status: the status of the claim. None: those that count (reported and possible), unless `include_repeats`.
        since: the event ended after this moment; where the article does not say when it was: published (or else
            received) at it or later. With an offset.
        until: the event began before this moment; else published (or received) before it. With an offset.
        uri: the article.
        all_versions: also of versions that are no longer current or canceled.
        include_repeats: also those that the counting rule leaves out; the columns `told_elsewhere` and `counts` tell.
        limit: at most so many.
    """

    event: EventType | str | None = None
    place: str | None = None
    role: Role | str | None = None
    source: str | None = None
    language: str | None = None
    status: Status | str | None = None
    since: datetime | None = None
    until: datetime | None = None
    uri: str | None = None
    all_versions: bool = False
    include_repeats: bool = False
    limit: int | None = None


def figures(dsn: str, query: FigureQuery | None = None) -> list[Row]:
    """The figures asked for, those of the newest articles first.

    Args:
        dsn: the address of the database.
        query: which ones; None: all that count.

    Returns:
        One mapping a figure, with the columns of the block `figures`: values and bounds are decimals or None, moments
        have an offset.

    Raises:
        DatabaseError: the database cannot be reached or lacks tables.
    """
    return fetch(dsn, _SQL["figures"], asdict(query or FigureQuery()))


def article(dsn: str, uri: str, version: str | None = None) -> EnrichedArticle | None:
    """An article as it was stored, every field as the figures stage wrote it.

    Args:
        dsn: the address of the database.
        uri: the article.
        version: the version, also an older or canceled one; None: the newest one, if it is usable.

    Returns:
        The article, its `status` canceled if the version was ever canceled; None where there is no such version.

    Raises:
        SchemaError: it was written under a contract that this version cannot read.
        DatabaseError: the database cannot be reached or lacks tables.
    """
    rows = fetch(dsn, _SQL["article"], {"uri": uri, "version": version})
    if not rows:
        return None
    return _enriched(uri, rows[0])


def _enriched(uri: str, row: Row) -> EnrichedArticle:
    stored = orjson.loads(row["document"])
    beside = {name: row[name] for name in ("headline", "body", "version", "status")}
    try:
        return EnrichedArticle.model_validate(stored | beside)
    except ValidationError as error:
        raise SchemaError(
            f"the article {uri} was stored under schema_version {stored.get('schema_version')}, which this version of "
            "newstally cannot read; process it again"
        ) from error


def versions_to_reprocess(
    dsn: str, *, since: datetime | None = None, uri: str | None = None, below: int | None = None
) -> dict[bytes, datetime]:
    """Which versions are stored that were received since a moment, are of an article, or are of a lower revision.

    Args:
        dsn: the address of the database.
        since: received at it or later.
        uri: the article.
        below: of a pipeline revision below it. What is None does not matter; of all others, all must hold.

    Returns:
        The key of each version (`version_key`) and the broker's time of its record, in the order of these times.

    Raises:
        DatabaseError: the database cannot be reached or lacks tables.
    """
    rows = fetch(dsn, _SQL["versions_to_reprocess"], {"since": since, "uri": uri, "below": below})
    return {row["version_key"]: row["last_received_at"] for row in rows}


def stored_versions(dsn: str, keys: Sequence[bytes]) -> list[StoredArticle]:
    """Versions with the broker's times of their records, in the order of these times.

    Args:
        dsn: the address of the database.
        keys: as `versions_to_reprocess` gives them; of versions that are gone nothing comes.

    Raises:
        SchemaError: one was written under a contract that this version cannot read.
        DatabaseError: the database cannot be reached or lacks tables.
    """
    rows = fetch(dsn, _SQL["stored_versions"], {"keys": list(keys)})
    return [StoredArticle(_enriched(row["uri"], row), row["last_received_at"]) for row in rows]


def erasures(dsn: str) -> dict[bytes, datetime]:
    """SHA-256 of each uri that was erased, and the moment up to which it was.

    Raises:
        DatabaseError: the database cannot be reached or lacks tables.
    """
    return {row["uri_key"]: row["erased_at"] for row in fetch(dsn, _SQL["erasures"])}


def counts(dsn: str) -> dict[str, Any]:
    """How much is stored: articles, current and canceled ones, versions, entities, figures, those that count.

    Raises:
        DatabaseError: the database cannot be reached or lacks tables.
    """
    return dict(fetch(dsn, _SQL["counts"])[0])

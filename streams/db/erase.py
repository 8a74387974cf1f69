"""Removes an article and all that was found in it, and keeps older records of it from coming back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from streams.db.connection import connect, fetch, translated
from streams.db.sql import load

_SQL: Final = load("erase")


@dataclass(frozen=True, slots=True)
class Extent:
    """What is stored of an article."""

    versions: int
    figures: int


def extent(dsn: str, uri: str) -> Extent:
    """What `erase` would remove.

    Args:
        dsn: the address of the database.
        uri: the article.

    Raises:
        DatabaseError: the database cannot be reached or lacks tables.
    """
    (row,) = fetch(dsn, _SQL["extent"], {"uri_key": _key(uri)})
    return Extent(row["versions"], row["figures"])


def erase(dsn: str, uri: str, erased_at: datetime) -> None:
    """Removes an article, known or not, in one transaction; whatever was received before is refused from then on.

    Args:
        dsn: the address of the database.
        uri: the article.
        erased_at: what was received up to this moment, by the broker's clock, is never stored again.

    Raises:
        DatabaseError: the database cannot be reached, lacks tables or does not allow it; nothing was removed.
    """
    with connect(dsn) as connection, translated("the article cannot be erased"), connection.transaction():
        for name in ("hold_article", "note_erasure", "delete_article"):
            connection.execute(_SQL[name], {"uri_key": _key(uri), "erased_at": erased_at})


def sweep(dsn: str) -> None:
    """Clears deleted rows and what the planner remembers of them; tables that are locked or not ours are left out.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    with connect(dsn) as connection, translated("the tables cannot be swept"):
        connection.execute(_SQL["sweep"])


def _key(uri: str) -> bytes:
    return hashlib.sha256(uri.encode()).digest()

"""Writes enriched articles: one transaction a batch, idempotent, safe with several writers at once."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Final, Self

import orjson
import psycopg
from pydantic_core import PydanticSerializationError

from schemas.annotation import EnrichedArticle
from schemas.article import default_version
from schemas.feed import figure_key
from streams.db.connection import Row, connect_async, translated
from streams.db.exceptions import DatabaseUnavailableError, DataRefusedError, VersionConflictError
from streams.db.fingerprint import body_fingerprint
from streams.db.sql import load

_SQL: Final = load("write")
_LISTS: Final = ("segments", "sentences", "entities", "times", "figures", "relations")
"""In this order: figures look up entities and times."""
_REPLACE: Final = tuple(f"{verb}_{what}" for verb in ("delete", "insert") for what in _LISTS)
_KNOWN: Final = sorted(EnrichedArticle.model_fields)
_BESIDE: Final = {"headline", "body", "tokens"}
"""Not in the stored document: the texts have columns of their own, tokens end with the figures stage."""

# U+0000 in a JSON text: the escape after an even number of backslashes. jsonb refuses it.
_NUL: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article to store.

    Args:
        article: what the figures stage made.
        received_at: the broker's time of the article's first record; with an offset.
    """

    article: EnrichedArticle
    received_at: datetime


def key_of_version(uri: str, version: str) -> bytes:
    """The key of an article version, `version_key`: SHA-256 over the JSON array of uri and version."""
    return hashlib.sha256(orjson.dumps([uri, version])).digest()


class Writer:
    """Writes batches over one connection, which it opens again after an outage.

    Calls at the same time wait for one another; for more throughput take more writers, in as many processes as wanted.
    """

    def __init__(self, dsn: str, *, patience: float = 30.0) -> None:
        self._dsn = dsn
        self._patience = patience
        self._connection: psycopg.AsyncConnection[Row] | None = None
        self._lock = asyncio.Lock()

    @classmethod
    async def connect(cls, dsn: str, *, patience: float = 30.0) -> Self:
        """A writer that is connected.

        Args:
            dsn: the address of the database.
            patience: for how many seconds `write` waits for a database that went away.

        Raises:
            InvalidAddressError: the address cannot be read.
            DatabaseUnavailableError: nobody answers there.
        """
        writer = cls(dsn, patience=patience)
        writer._connection = await connect_async(dsn)
        return writer

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connection; what was not committed is undone by the database."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def write(self, batch: Sequence[StoredArticle]) -> None:
        """Stores a batch in one transaction: all of it or nothing.

        Writing the same again changes nothing. An older version never takes a newer one's place as the current one;
        annotations are replaced by the same or a higher pipeline revision only; a canceled version stays canceled.
        Of an erased article (`streams.db.erase`) what was received before that is left out.

        Args:
            batch: articles, of which several may be of one uri, and even the same.

        Raises:
            VersionConflictError: an article's `(uri, version)` came before with another headline or body.
            DataRefusedError: PostgreSQL cannot hold something in it. After this and the former, the caller halves the
                batch to find the article.
            DatabaseUnavailableError: the database went away for longer than `patience`. No article is at fault: write
                the same batch later.
            DatabaseError: something else is wrong with the database, such as a missing table.
        """
        if not batch:
            return
        rows = await asyncio.to_thread(_rows, batch)
        loop = asyncio.get_running_loop()
        deadline, pause = loop.time() + self._patience, 0.1
        async with self._lock:
            while True:
                try:
                    await self._write_once(rows)
                except _ErasedMeanwhileError:
                    continue
                except DatabaseUnavailableError:
                    if loop.time() + pause > deadline:
                        raise
                else:
                    return
                await asyncio.sleep(pause)
                pause = min(2 * pause, 2.0)

    async def _write_once(self, rows: Sequence[tuple[Any, ...]]) -> None:
        connection = self._connection
        if connection is None or connection.closed:
            connection = self._connection = await connect_async(self._dsn)
        try:
            with translated("the batch cannot be stored"):
                async with connection.transaction():
                    await _write(connection, rows)
        except DatabaseUnavailableError:
            await self.close()
            raise


class _ErasedMeanwhileError(Exception):
    """An article was there when it was to be made and gone when it was to be locked: all begins anew.

    To make it while the others are locked would have two writers wait for each other.
    """


async def _write(connection: psycopg.AsyncConnection[Row], rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes the rows in the transaction that is open."""
    await connection.execute(_SQL["create_incoming"])
    async with connection.cursor() as cursor, cursor.copy(_SQL["copy_incoming"]) as copy:
        for row in rows:
            await copy.write_row(row)
    await connection.execute(_SQL["insert_articles"])
    articles = [row["article_id"] for row in await _fetch(connection, "lock_articles")]
    if len(articles) < len({row[2] for row in rows}):
        raise _ErasedMeanwhileError
    if (await connection.execute(_SQL["refuse_erased"])).rowcount:
        await connection.execute(_SQL["delete_empty"], {"articles": articles})
    for conflict in await _fetch(connection, "find_conflict"):
        raise VersionConflictError(conflict["uri"], conflict["version"])
    noted = await connection.execute(_SQL["note_delivery"])
    versions = [row["version_id"] for row in await _fetch(connection, "accept_versions", known=_KNOWN)]
    if versions:
        for name in _REPLACE:
            await connection.execute(_SQL[name], {"versions": versions})
    if versions or noted.rowcount:
        for name in ("unmark_newest", "mark_newest", "delete_revisions"):
            await connection.execute(_SQL[name], {"articles": articles})
        if pairs := await _fetch(connection, "pair_versions", articles=articles):
            newer, older = [pair["version_id"] for pair in pairs], [pair["older_id"] for pair in pairs]
            await connection.execute(_SQL["derive_revisions"], {"newer": newer, "older": older})


async def _fetch(connection: psycopg.AsyncConnection[Row], name: str, **values: Any) -> list[Row]:
    return await (await connection.execute(_SQL[name], values)).fetchall()


def _rows(batch: Sequence[StoredArticle]) -> list[tuple[Any, ...]]:
    return [_row(n, stored) for n, stored in enumerate(batch)]


def _row(n: int, stored: StoredArticle) -> tuple[Any, ...]:
    """An article as the columns of the block `copy_incoming`.

    Raises:
        DataRefusedError: a text holds a lone surrogate, which UTF-8 cannot encode.
    """
    article = stored.article
    version = article.version or default_version(article.headline, article.body)
    try:
        document = article.model_dump_json(exclude=_BESIDE)
        uri_key = hashlib.sha256(article.uri.encode()).digest()
        fingerprint = body_fingerprint(article.body)
        version_key = key_of_version(article.uri, version)
        keys = [figure_key(article.uri, version, f.number.field, f.number.start, f.number.end) for f in article.figures]
        (article.headline or "").encode()
    except (UnicodeEncodeError, PydanticSerializationError, orjson.JSONEncodeError) as error:
        raise DataRefusedError(f"the article {article.uri!a} holds text that UTF-8 cannot encode: {error}") from error
    return (
        n,
        article.uri,
        uri_key,
        version_key,
        version,
        article.headline,
        article.body,
        fingerprint,
        stored.received_at,
        article.status == "canceled",
        article.pipeline.revision,
        keys,
        document,
        _NUL.sub(r"\1\\ufffd", document) if r"\u0000" in document else None,
    )

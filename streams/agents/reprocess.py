"""Articles that go through the pipeline again: as their producers sent them, or as Postgres has them.

They go on a lane of their own: the same topics and stages under the prefix `reprocess.`, so that no live article waits
behind them. The lane ends in the same database, where the rule of revisions makes it safe: the same or a higher one
replaces what stands, a lower one does not, and what comes twice changes nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

import orjson

from schemas.article import RESERVED, Article, default_version
from schemas.cloudevents import RECEIVED_AT, event_headers, event_id
from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.agents import codec
from streams.db import read
from streams.db.writer import StoredArticle, key_of_version
from streams.kafka.read import read_topic
from streams.kafka.records import Outgoing, Received

LANE: Final = "reprocess."
"""After the prefix of all topics, before the names of the lane's."""
_AT_ONCE: Final = 200


@dataclass(slots=True)
class Selection:
    """What is to be processed again, and what became of it on the way to the lane.

    Args:
        since: received at it or later.
        uri: of this article.
        below: of a lower pipeline revision.
    """

    since: datetime | None = None
    uri: str | None = None
    below: int | None = None
    stored: int = 0
    """So many of them are in the database."""
    from_topic: int = 0
    from_database: int = 0
    invalid: int = 0
    """Records of the topic that hold no article."""

    @property
    def found(self) -> int:
        """Articles taken so far."""
        return self.from_topic + self.from_database


async def selected(bootstrap: str, dsn: str, prefix: str, selection: Selection) -> AsyncIterator[Outgoing]:
    """The records for the lane: from the topic those that it still holds, then the others from Postgres.

    With `since` or `uri` alone also what is in the topic and not in Postgres, as after a restored back-up.

    Args:
        bootstrap: brokers to ask first.
        dsn: the address of the database.
        prefix: before the names of all topics.
        selection: which ones; it counts them.

    Raises:
        KafkaError: the topic cannot be read.
        DatabaseError: the database cannot be read.
    """
    stored = await asyncio.to_thread(
        read.versions_to_reprocess, dsn, since=selection.since, uri=selection.uri, below=selection.below
    )
    selection.stored = len(stored)
    erased = await asyncio.to_thread(read.erasures, dsn)
    by_revision = selection.below is not None
    seen: set[bytes] = set()
    if stored or not by_revision:
        since = min(stored.values()) if by_revision else selection.since
        async for record in read_topic(bootstrap, prefix + ARTICLES.name, since=since):
            article = _article(record)
            if article is None:
                selection.invalid += bool(record.value)  # a tombstone is none, and no mistake
                continue
            key = _key(article)
            wanted = key in stored or (not by_revision and _fits(article, record, selection))
            if wanted and not _is_erased(article, record.received_at, erased):
                seen.add(key)
                selection.from_topic += 1
                yield _again(record, prefix)
    rest = iter([key for key in stored if key not in seen])
    while keys := list(islice(rest, _AT_ONCE)):
        for one in await asyncio.to_thread(read.stored_versions, dsn, keys):
            selection.from_database += 1
            yield _as_sent(one, prefix)


def _article(record: Received) -> Article | None:
    try:
        return codec.parse_article(record.value)
    except codec.InvalidMessage:
        return None


def _key(article: Article) -> bytes:
    return key_of_version(article.uri, article.version or default_version(article.headline, article.body))


def _fits(article: Article, record: Received, selection: Selection) -> bool:
    return (selection.uri is None or article.uri == selection.uri) and (
        selection.since is None or record.received_at >= selection.since
    )


def _is_erased(article: Article, received_at: datetime, erased: Mapping[bytes, datetime]) -> bool:
    moment = erased.get(hashlib.sha256(article.uri.encode()).digest())
    return moment is not None and received_at <= moment


def _again(record: Received, prefix: str) -> Outgoing:
    """A record of the topic for the lane, as it was and with the time of its receipt."""
    headers = [(key, value) for key, value in record.headers if key != RECEIVED_AT]
    headers.append((RECEIVED_AT, record.received_text.encode()))
    return Outgoing(prefix + LANE + ARTICLES.name, record.key, record.value, headers, ARTICLE_BYTES)


def _as_sent(stored: StoredArticle, prefix: str) -> Outgoing:
    """The record of an article as its producer could have sent it: without what the stages found."""
    article = stored.article
    assert article.version is not None, "every stored article has a version"
    everything = article.model_dump(exclude=set(RESERVED))
    value = orjson.dumps(
        {name: content for name, content in everything.items() if name not in RESERVED}
        | {"language": article.declared_language}
    )
    received = stored.received_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    identifier = event_id("newstally.article.published", article.uri, article.version, [])
    headers = event_headers("newstally.article.published", "newstally reprocess", received, identifier)
    return Outgoing(
        prefix + LANE + ARTICLES.name, article.uri.encode(), value,
        [*headers, (RECEIVED_AT, received.encode())], ARTICLE_BYTES,
    )  # fmt: skip

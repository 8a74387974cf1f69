import asyncio
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.rows import dict_row

from schemas.annotation import EnrichedArticle
from streams.db.migrations import migrate
from streams.db.writer import StoredArticle, Writer

START = datetime(2022, 1, 10, 8, tzinfo=UTC)


def position(body: str, words: str, after: int = 0) -> dict[str, Any]:
    """The first place of the words in the body at or after an offset."""
    start = body.index(words, after)
    return {"field": "body", "start": start, "end": start + len(words), "text": words}


class Draft:
    """An enriched article in the making; texts are looked up in the body."""

    def __init__(self, body: str, **fields: Any) -> None:
        self.body = body
        self.fields = fields
        self.figures: list[dict[str, Any]] = []
        self.entities: list[dict[str, Any]] = []
        self.times: list[dict[str, Any]] = []

    def entity(self, words: str, entity: str, *, canonical: str | None = None, kind: str = "place", **links: str):
        number = len(self.entities)
        self.entities.append(
            position(self.body, words)
            | {"id": f"e{number}", "entity": entity, "type": kind, "label": "X", "canonical": canonical, "links": links,
               "confidence": 0.5}
        )  # fmt: skip
        return self

    def time(self, words: str, lower: str | None, upper: str | None):
        number = len(self.times)
        self.times.append(
            position(self.body, words)
            | {"id": f"t{number}", "type": "date", "value": "2022-01", "lower": lower, "upper": upper}
        )
        return self

    def figure(self, words: str, value: str | None, **fields: Any):
        number = len(self.figures)
        where = position(self.body, words)
        self.figures.append(
            where
            | {"id": f"f{number}", "number": where, "kind": "cardinal", "value": value, "lower": value, "upper": value,
               "qualifier": "exact", "qualifier_span": None, "change": None, "change_from": None, "unit": None,
               "counted": None, "event": None, "status": "reported", "attribution": None, "time": None, "place": None,
               "relations": [], "sentence": "n0", "confidence": 1.0, "detector": "test"}
            | fields
        )  # fmt: skip
        return self

    def people(self, words: str, value: str | None, *, event: str = "killed", role: str | None = None, **fields: Any):
        return self.figure(
            words,
            value,
            counted=position(self.body, words) | {"head": "person", "class": "person", "role": role},
            event={"type": event, "trigger": position(self.body, words)},
            **fields,
        )

    def build(self) -> EnrichedArticle:
        plain = {
            "uri": "urn:x", "body": self.body, "headline": None, "version": "1", "language": "en",
            "declared_language": None, "published_at": None, "version_created_at": None, "status": "usable",
            "source": None, "url": None, "schema_version": 1,
            "detection": {"tag": "en", "iso639_3": "eng", "script": "Latn", "confidence": 0.9, "group": None,
                          "group_confidence": None, "others": []},
            "segments": [{"id": "s0", "kind": "paragraph", "field": "body", "start": 0, "end": len(self.body),
                          "repeats": None, "value": None}],
            "sentences": [{"id": "n0", "segment": "s0", "field": "body", "start": 0, "end": len(self.body),
                           "language": "en"}],
            "entities": self.entities, "times": self.times, "figures": self.figures,
            "pipeline": {"version": "0.1.0", "revision": 1, "language": "l/1", "entities": "e/1", "figures": "f/1"},
        }  # fmt: skip
        fields = dict(self.fields)
        if (revision := fields.pop("revision", None)) is not None:
            plain["pipeline"]["revision"] = revision  # type: ignore[index]
        return EnrichedArticle.model_validate(plain | fields)


@pytest.fixture
def draft() -> type[Draft]:
    return Draft


class Database:
    """A migrated database with a writer and queries."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def write(self, *batch: EnrichedArticle | Draft, minute: float = 0) -> None:
        """One batch, all of it received so many minutes after the start."""
        at = START + timedelta(minutes=minute)
        self.store([StoredArticle(one.build() if isinstance(one, Draft) else one, at) for one in batch])

    def store(self, batch: list[StoredArticle]) -> None:
        async def go() -> None:
            async with await Writer.connect(self.dsn, patience=0) as writer:
                await writer.write(batch)

        asyncio.run(go())

    def ask(self, query: str, *values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self.dsn, row_factory=dict_row, options="-c timezone=UTC") as connection:
            return connection.execute(query, values or None).fetchall()

    def value(self, query: str, *values: Any) -> Any:
        [row] = self.ask(query, *values)
        [value] = row.values()
        return value


def _fresh(dsn: str, name: str) -> str:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlsplit(dsn)._replace(path=f"/{name}").geturl() if "://" in dsn else make_conninfo(dsn, dbname=name)


def _drop(dsn: str, name: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def _database_of_these_tests(postgres) -> Iterator[str]:
    name = f"newstally_db_{uuid.uuid4().hex[:10]}"
    dsn = _fresh(postgres.dsn, name)
    migrate(dsn)
    yield dsn
    _drop(postgres.dsn, name)


@pytest.fixture
def database(_database_of_these_tests) -> str:
    """One database for all tests of this folder, emptied for each: copies of a template would take half a minute."""
    with psycopg.connect(_database_of_these_tests) as connection:
        connection.execute("TRUNCATE articles, article_versions, erasures RESTART IDENTITY CASCADE")
    return _database_of_these_tests


@pytest.fixture
def db(database) -> Database:
    return Database(database)


@pytest.fixture
def empty_database(postgres) -> Iterator[str]:
    """A database without migrations."""
    name = f"newstally_empty_{uuid.uuid4().hex[:10]}"
    yield _fresh(postgres.dsn, name)
    _drop(postgres.dsn, name)


@pytest.fixture
def snapshot(db) -> Callable[[], dict[str, list[dict[str, Any]]]]:
    """All rows of all tables but for the moment of storing, to see that nothing changed."""

    def take() -> dict[str, list[dict[str, Any]]]:
        tables = ("articles", "article_versions", "segments", "sentences", "entities", "times", "figures",
                  "figure_relations", "figure_revisions")  # fmt: skip
        return {
            table: [
                {k: v for k, v in row.items() if k not in {"stored_at", "document"}}
                for row in db.ask(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            ]
            for table in tables
        }

    return take

"""What the command line asks, and the questions that users are shown."""

from datetime import UTC, datetime
from decimal import Decimal

import psycopg
import pytest

from streams.db import read
from streams.db.exceptions import DatabaseUnavailableError, SchemaError
from streams.db.read import FigureQuery

pytestmark = pytest.mark.integration

BODY = (
    "In Almaty ten civilians died, twenty of the police were hurt; 164 dead, said the ministry, was wrong. Ten again."
)


@pytest.fixture
def news(db, draft, database):
    almaty = (
        draft(BODY, uri="urn:kz", source="NOS", published_at="2022-01-10T09:00:00Z", language="nl")
        .entity("Almaty", "E0", canonical="Almaty", iso3166="KZ")
        .entity("ministry", "E1", canonical="Ministry of Health", kind="organization")
        .time("ten", "2022-01-05T00:00:00Z", "2022-01-06T00:00:00Z")
        .people("ten", "10", role="civilians", place="E0", time="t0")
        .people("twenty", "20", event="injured", role="security_forces", place="E0")
        .people("164", "164", place="E0", status="retracted",
                attribution={"holder": {"field": "body", "start": 81, "end": 89, "text": "ministry"}, "entity": "E1",
                             "cue": None})
        .people("Ten", "10", role="civilians", place="E0", relations=[{"type": "repeats", "figure": "f0"}])
    )  # fmt: skip
    lima = (
        draft("Seven died in Lima.", uri="urn:pe", source="El Comercio", language="pt-BR",
              published_at="2022-03-01T00:00:00Z")
        .entity("Lima", "E0", iso3166="PE").people("Seven", "7", place="E0", status="possible")
    )  # fmt: skip
    db.write(draft(BODY, uri="urn:kz", version="0").people("ten", "9"), minute=-60)
    db.write(almaty, lima)
    return database


def found(dsn, **query):
    return [(row["uri"], row["id"]) for row in read.figures(dsn, FigureQuery(**query))]


KZ0, KZ1, KZ2, KZ3, PE = ("urn:kz", "f0"), ("urn:kz", "f1"), ("urn:kz", "f2"), ("urn:kz", "f3"), ("urn:pe", "f0")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, [PE, KZ0, KZ1]),
        ({"include_repeats": True}, [PE, KZ0, KZ1, KZ2, KZ3]),
        ({"event": "killed"}, [PE, KZ0]),
        ({"place": "KZ"}, [KZ0, KZ1]),
        ({"place": "kz", "event": "injured"}, [KZ1]),
        ({"place": "ALMATY"}, [KZ0, KZ1]),
        ({"place": "Lima"}, [PE]),
        ({"place": "Nowhere"}, []),
        ({"role": "civilians"}, [KZ0]),
        ({"role": "civilians", "include_repeats": True}, [KZ0, KZ3]),
        ({"source": "El Comercio"}, [PE]),
        ({"language": "nl"}, [KZ0, KZ1]),
        ({"language": "pt"}, [PE]),
        ({"language": "p"}, []),
        ({"status": "retracted"}, [KZ2]),
        ({"status": "possible"}, [PE]),
        ({"uri": "urn:kz", "limit": 1}, [KZ0]),
        ({"limit": 0}, []),
        ({"since": datetime(2022, 1, 6, tzinfo=UTC)}, [PE, KZ1]),  # f0 happened on the fifth
        ({"since": datetime(2022, 1, 5, 12, tzinfo=UTC)}, [PE, KZ0, KZ1]),
        ({"until": datetime(2022, 1, 5, tzinfo=UTC)}, []),
        ({"until": datetime(2022, 1, 5, 12, tzinfo=UTC)}, [KZ0]),
        ({"uri": "urn:kz", "event": "killed", "all_versions": True}, [KZ0, KZ0]),
    ],
)
def test_figures(news, query, expected):
    assert sorted(found(news, **query)) == sorted(expected)


def test_a_row_tells_what_the_figure_says(news):
    [row] = read.figures(news, FigureQuery(status="retracted"))
    assert row["value"] == Decimal(164)
    assert (row["attribution_name"], row["place_iso3166"], row["source"]) == ("Ministry of Health", "KZ", "NOS")
    assert row["published_at"] == datetime(2022, 1, 10, 9, tzinfo=UTC)
    assert (row["told_elsewhere"], row["counts"]) == (False, False)


def test_an_article_comes_back_whole(news, db, draft):
    written = draft("7 died.", uri="urn:whole", note={"a": [1, None]}).people("7", "7").build()
    db.write(written)
    assert read.article(news, "urn:whole") == written


def test_which_version_an_article_comes_back_in(news, db, draft):
    assert read.article(news, "urn:kz").version == "1"
    assert read.article(news, "urn:kz", "0").figures[0].value == "9"
    assert read.article(news, "urn:kz", "9") is None
    assert read.article(news, "urn:unknown") is None
    db.write(draft(BODY, uri="urn:kz", version="1", status="canceled"), minute=1)
    assert read.article(news, "urn:kz") is None
    assert read.article(news, "urn:kz", "1").status == "canceled"


def test_an_article_of_another_contract_is_an_error_that_says_so(news, database):
    with psycopg.connect(database) as connection:
        connection.execute("""UPDATE article_versions SET document = '{"uri": "urn:kz", "schema_version": 99}'""")
    with pytest.raises(SchemaError, match="schema_version 99"):
        read.article(news, "urn:kz")


def test_counts(news):
    counts = read.counts(news)
    assert counts.pop("last_stored_at") is not None
    assert counts == {
        "articles": 2, "current_articles": 2, "canceled_articles": 0, "versions": 3, "entities": 3, "figures": 6,
        "current_figures": 5, "counted_figures": 3,
    }  # fmt: skip


def test_errors(empty_database):
    for ask in (read.figures, read.counts):
        with pytest.raises(SchemaError, match="newstally migrate"):
            ask(empty_database)
        with pytest.raises(DatabaseUnavailableError):
            ask("postgresql://127.0.0.1:1/x")


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        ("figures", "event_type = 'killed'"), ("figures", "counted_role = 'civilians'"),
        ("figures", "place_iso3166 = 'KZ'"), ("figures", "lower(place_name) = 'almaty'"),
        ("figures", "time_lower >= '2022-01-01' AND time_lower < '2022-02-01'"),
        ("figures", "attribution_name = 'x'"), ("figures", "status = 'retracted'"), ("figures", "figure_key = 'x'"),
        ("article_versions", "source = 'NOS'"), ("article_versions", "language = 'nl'"),
        ("article_versions", "published_at > '2022-01-01'"), ("article_versions", "body_fingerprint = 'x'"),
        ("article_versions", "status = 'canceled'"), ("articles", "uri = 'urn:kz'"), ("entities", "canonical = 'x'"),
        ("entities", "wikidata = 'Q1'"), ("times", "lower > '2022-01-01'"),
    ],
)  # fmt: skip
def test_the_questions_users_ask_have_an_index(database, table, condition):
    with psycopg.connect(database) as connection:
        connection.execute("SET enable_seqscan = off")  # which a table this small would get otherwise
        plan = [line for (line,) in connection.execute(f"EXPLAIN SELECT FROM {table} WHERE {condition}").fetchall()]
    column = condition.split()[0].removeprefix("lower(").removesuffix(")")
    used = [line for line in plan if ("Index" in line and "_canceled" in line) or ("Cond" in line and column in line)]
    assert used, "\n".join(plan)

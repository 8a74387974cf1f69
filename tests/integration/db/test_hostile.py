"""What anyone may send: it is stored exactly, or refused with its reason, and never stops the others."""

import random
import string

import pytest

from streams.db import read
from streams.db.exceptions import DataRefusedError

pytestmark = pytest.mark.integration


def test_nul_in_an_unknown_field_is_stored_and_comes_back_as_it_was(db, draft, database):
    weird = {"a\0b": ["\0", "\\u0000", "\\\0", {"deep": "x\0"}]}
    db.write(draft("7 died.", weird=weird).people("7", "7"), draft("Fine.", uri="urn:fine"))
    assert read.article(database, "urn:x").weird == weird
    # jsonb cannot hold it: U+FFFD stands there, and nothing else changes.
    assert db.value("SELECT extra FROM current_articles WHERE uri = 'urn:x'") == {
        "weird": {"a\ufffdb": ["\ufffd", "\\u0000", "\\\ufffd", {"deep": "x\ufffd"}]}
    }


def test_nul_inside_an_annotation_does_not_lose_the_article(db, draft):
    db.write(draft("Almaty", revision=1).entity("Almaty", "E0", canonical="Al\0maty", geonames="1\0"))
    assert db.ask("SELECT canonical, links FROM entities") == [
        {"canonical": "Al\ufffdmaty", "links": {"geonames": "1\ufffd"}}
    ]


@pytest.mark.parametrize("field", ["headline", "source", "note"])
def test_a_lone_surrogate_is_refused_by_name(db, draft, field):
    with pytest.raises(DataRefusedError, match="UTF-8 cannot encode"):
        db.write(draft("7 died.", **{field: "x\ud800"}))


@pytest.mark.parametrize(
    "text",
    [
        "\\.",
        "a\tb\nc\rd\be\\N",
        "\\N",
        "",
        "é🙂\u2028\u202e\ufeff",
        "'; DROP TABLE articles; --",
        "%(uri)s %s",
        "\x01\x7f",
    ],
)
def test_text_comes_back_as_it_was(db, draft, database, text):
    db.write(draft(f"7{text}", headline=text, source=text, url=text, version=f"v{text}", uri=f"u{text}", note=text))
    found = read.article(database, f"u{text}")
    assert (found.body, found.headline, found.source, found.url) == (f"7{text}", text, text, text)
    assert (found.version, found.note) == (f"v{text}", text)
    assert db.ask("SELECT body, headline, source, extra FROM current_articles") == [
        {"body": f"7{text}", "headline": text, "source": text, "extra": {"note": text}}
    ]


def test_texts_longer_than_an_index_entry_are_stored(db, draft, database):
    noise = "".join(random.Random(7).choices(string.ascii_letters + "éßж漢", k=2048))
    article = (
        draft("Almaty 7", uri=noise, version=noise, source=noise * 3, headline=noise * 3)
        .entity("Almaty", "E0", canonical=noise * 2, iso3166=noise * 2, wikidata=noise * 2)
        .people("7", "7", place="E0", attribution={"holder": {"field": "body", "start": 0, "end": 6, "text": noise * 2},
                                                   "entity": "E0", "cue": None})
    )  # fmt: skip
    db.write(article)
    db.write(article)
    [found] = read.figures(database, read.FigureQuery(source=noise * 3))
    assert (found["uri"], found["version"], len(found["place_name"])) == (noise, noise, 500)
    assert read.article(database, noise).source == noise * 3


def test_a_body_of_a_million_characters(db, draft, database):
    body = "Ten died in Алматы. " * 50_000
    db.write(draft(body).people("Ten", "10"))
    assert read.article(database, "urn:x").body == body


def test_unknown_numbers_come_back_as_they_were(db, draft, database):
    numbers = {"big": 2**63, "float": 0.1, "small": 5e-324, "huge": 1.7976931348623157e308, "minus": -0.0, "one": 1.0}
    db.write(draft("7 died.", numbers=numbers))
    assert repr(read.article(database, "urn:x").numbers) == repr(numbers)


def test_a_number_beyond_the_database_is_refused_alone(db, draft):
    with pytest.raises(DataRefusedError, match="the batch cannot be stored"):
        db.write(draft("7 died.").people("7", "9" * 140_000), draft("Fine.", uri="urn:fine"))
    assert db.value("SELECT count(*) FROM articles") == 0
    db.write(draft("Fine.", uri="urn:fine"))
    assert db.value("SELECT uri FROM current_articles") == "urn:fine"


def test_ids_that_occur_twice_are_refused(db, draft):
    twice = draft("7 died.").people("7", "7")
    twice.figures.append(twice.figures[0])
    with pytest.raises(DataRefusedError, match="duplicate key"):
        db.write(twice)

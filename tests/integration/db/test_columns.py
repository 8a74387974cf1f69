"""Every field of the contract stands in a column of its type, exactly."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from schemas.feed import figure_key

pytestmark = pytest.mark.integration

BODY = "Tokayev said at least 1.5 million euros was lost in Almaty in January. Ten men died 🙂."


def place(words):
    start = BODY.index(words)
    return {"field": "body", "start": start, "end": start + len(words), "text": words}


@pytest.fixture
def full(draft):
    return (
        draft(BODY, headline="H", source="S", url="https://x.example", published_at="2022-01-10T09:00:00+06:00",
              version_created_at="2022-01-10t10:00:60.25z", declared_language="en-GB", keywords=["a", {"b": 1.5}])
        .entity("Tokayev", "E0", canonical="Kassym-Jomart Tokayev", kind="person", wikidata="Q1")
        .entity("Almaty", "E1", iso3166="KZ", geonames="1526384")
        .time("January", "2022-01-01T00:00:00+06:00", "2022-02-01T00:00:00+06:00")
        .figure(
            "1.5 million euros", "1500000", number=place("1.5 million"), kind="money", upper=None, qualifier="at_least",
            qualifier_span=place("at least"), change="up", change_from="0.0001",
            unit={"system": "iso4217", "code": "EUR", "text": "euros", "candidates": ["EUR", "XEU"]},
            counted=place("men") | {"head": "man", "class": "person", "role": "officials"},
            event={"type": "killed", "trigger": place("died")}, status="denied",
            attribution={"holder": place("Tokayev"), "entity": "E0", "cue": place("said")}, time="t0", place="E1",
            relations=[{"type": "equals", "figure": "f1"}], confidence=0.25,
        )
        .figure("Ten", "10")
    )  # fmt: skip


def test_a_figure_with_everything(db, full):
    db.write(full)
    [row] = db.ask("SELECT * FROM figures WHERE id = 'f0'")
    money, number = place("1.5 million euros"), place("1.5 million")
    expected = {
        "ordinal": 0, "field": "body", "start": money["start"], "end": money["end"], "text": money["text"],
        "figure_key": figure_key("urn:x", "1", "body", number["start"], number["end"]),
        "number_field": "body", "number_start": number["start"], "number_end": number["end"],
        "number_text": "1.5 million", "kind": "money", "value": 1500000, "lower": 1500000, "upper": None,
        "qualifier": "at_least", "qualifier_span_field": "body", "qualifier_span_start": place("at least")["start"],
        "qualifier_span_end": place("at least")["end"], "qualifier_span_text": "at least",
        "change": "up", "change_from": Decimal("0.0001"),
        "unit_system": "iso4217", "unit_code": "EUR", "unit_text": "euros", "unit_candidates": ["EUR", "XEU"],
        "counted_field": "body", "counted_start": place("men")["start"], "counted_end": place("men")["end"],
        "counted_text": "men", "counted_head": "man", "counted_class": "person", "counted_role": "officials",
        "event_type": "killed", "event_trigger_field": "body", "event_trigger_start": place("died")["start"],
        "event_trigger_end": place("died")["end"], "event_trigger_text": "died", "status": "denied",
        "attribution_holder_field": "body", "attribution_holder_start": 0, "attribution_holder_end": 7,
        "attribution_holder_text": "Tokayev", "attribution_entity": "E0",
        "attribution_name": "Kassym-Jomart Tokayev", "attribution_wikidata": "Q1",
        "attribution_cue_field": "body", "attribution_cue_start": place("said")["start"],
        "attribution_cue_end": place("said")["end"], "attribution_cue_text": "said",
        "time": "t0", "time_value": "2022-01", "time_lower": datetime(2021, 12, 31, 18, tzinfo=UTC),
        "time_upper": datetime(2022, 1, 31, 18, tzinfo=UTC), "place": "E1", "place_name": "Almaty",
        "place_iso3166": "KZ", "place_geonames": "1526384", "place_wikidata": None, "sentence": "n0",
        "confidence": 0.25, "detector": "test",
    }  # fmt: skip
    del row["version_id"], row["id"]
    assert row == expected
    assert db.ask("SELECT figure, type, other FROM figure_relations") == [
        {"figure": "f0", "type": "equals", "other": "f1"}
    ]


def test_a_figure_with_nothing_has_nulls(db, full):
    db.write(full)
    [row] = db.ask("SELECT * FROM figures WHERE id = 'f1'")
    given = {name for name, value in row.items() if value is not None}
    assert given == {
        "version_id", "id", "ordinal", "figure_key", "field", "start", "end", "text", "number_field", "number_start",
        "number_end", "number_text", "kind", "value", "lower", "upper", "qualifier", "status", "sentence",
        "confidence", "detector",
    }  # fmt: skip


def test_an_article_with_its_moments_and_unknown_fields(db, full):
    db.write(full)
    [row] = db.ask("SELECT * FROM current_articles")
    expected = {
        "uri": "urn:x", "version": "1", "headline": "H", "body": BODY, "source": "S", "url": "https://x.example",
        "language": "en", "declared_language": "en-GB", "detection_iso639_3": "eng", "detection_script": "Latn",
        "detection_confidence": 0.9, "detection_others": [], "extra": {"keywords": ["a", {"b": 1.5}]},
        "published_at": datetime(2022, 1, 10, 3, tzinfo=UTC),
        "version_created_at": datetime(2022, 1, 10, 10, 0, 59, 250000, tzinfo=UTC),  # a leap second
        "pipeline_revision": 1, "pipeline_language": "l/1", "pipeline_entities": "e/1", "pipeline_figures": "f/1",
        "schema_version": 1,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_segments_sentences_entities_and_times(db, full):
    db.write(full)
    assert db.ask('SELECT id, ordinal, kind, field, start, "end", repeats, value FROM segments') == [
        {"id": "s0", "ordinal": 0, "kind": "paragraph", "field": "body", "start": 0, "end": len(BODY), "repeats": None,
         "value": None}
    ]  # fmt: skip
    assert db.ask('SELECT id, segment, start, "end", language FROM sentences') == [
        {"id": "n0", "segment": "s0", "start": 0, "end": len(BODY), "language": "en"}
    ]
    columns = "id, entity, type, text, canonical, links, iso3166, wikidata"
    assert db.ask(f"SELECT {columns} FROM entities ORDER BY ordinal") == [
        {"id": "e0", "entity": "E0", "type": "person", "text": "Tokayev", "canonical": "Kassym-Jomart Tokayev",
         "links": {"wikidata": "Q1"}, "iso3166": None, "wikidata": "Q1"},
        {"id": "e1", "entity": "E1", "type": "place", "text": "Almaty", "canonical": None,
         "links": {"iso3166": "KZ", "geonames": "1526384"}, "iso3166": "KZ", "wikidata": None},
    ]  # fmt: skip
    assert db.value("SELECT count(*) FROM times WHERE upper - lower = interval '31 days'") == 1


@pytest.mark.parametrize(
    "text", ["1000000000000000", "0.0001", "-3.5", "0", "123456789012345678901234567890.123456789"]
)
def test_decimals_are_exact(db, draft, text):
    db.write(draft("x 7").figure("7", text))
    assert [str(v) for v in db.ask("SELECT value, lower, upper FROM figures")[0].values()] == [text] * 3


def test_unknown_is_null_and_neither_zero_nor_missing(db, draft):
    db.write(draft("How many died? None hurt.").people("How many", None, qualifier="unknown").people("None", "0"))
    rows = db.ask("SELECT value, lower, upper, qualifier FROM figures ORDER BY ordinal")
    assert rows[0] == {"value": None, "lower": None, "upper": None, "qualifier": "unknown"}
    assert rows[1]["value"] == 0


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-01-10T09:00:00+20:30", datetime(2022, 1, 9, 12, 30, tzinfo=UTC)),  # beyond what PostgreSQL reads
        ("2022-01-10 09:00:00.123456789-05:30", datetime(2022, 1, 10, 14, 30, 0, 123457, tzinfo=UTC)),
        ("0001-01-01T00:00:00+01:00", datetime(1, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:59:59-01:00", datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_every_valid_moment_can_be_stored(db, draft, text, moment):
    db.write(draft("x 7", published_at=text))
    assert db.value("SELECT published_at FROM article_versions") == moment

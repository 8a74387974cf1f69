"""What `annotate` writes: valid by the generated schema, and by what a schema cannot say."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib import resources
from typing import Any

import jsonschema
import pytest

from schemas import generate
from schemas.article import default_version
from streams.agents import codec
from streams.nlp.annotate import STEPS, Step, annotate

VALIDATOR = jsonschema.Draft202012Validator(json.loads(generate.documents()["article.enriched.json"]))

SAMPLES = (resources.files("streams.samples") / "articles.jsonl").read_bytes().splitlines()
ODD: list[dict[str, Any]] = [
    {"uri": "canceled", "body": "", "status": "canceled"},
    {"uri": "emoji", "body": "😀 5 🎉"},
    {"uri": "blank headline", "headline": " \u2003 ", "body": "Two people died."},
    {"uri": "lines", "headline": "\r\nTolls\r\n", "body": "Rain.\r\n\r\n8000 arrests.\rTwo died.\u2028Three hurt.\x0b"},
    {"uri": "claim of another language", "language": "tlh", "body": "The police arrested 8000 people on Monday."},
    {"uri": "private claim", "language": "x-klingon", "body": "The police arrested 8000 people on Monday."},
    {"uri": "script", "language": "zh-Hant-TW", "body": "警方逮捕了八千人。"},
    {"uri": "right to left", "body": "\u202e8 people died\u202c و ١٢ شخصا قتلوا"},
    {"uri": "day 1", "published_at": "0001-01-01T00:00:00+14:00", "body": "8 died Sunday, 9 last year, 7 yesterday."},
    {"uri": "last day", "published_at": "9999-12-31T23:59:59-12:00", "body": "8 die Monday, 9 in the 9990s."},
    {"uri": "leap second", "published_at": "2016-12-31T23:59:60Z", "body": "8 people died on Saturday."},
    {"uri": "digits", "body": "9" * 5000 + " people died, and 1" + ",000" * 300 + " were hurt."},
    {"uri": "numerals", "body": "½ of 3⁄4 people; ² Ⅻ ⑤ died; 1e9 deaths; 0x10 killed; -5 people; 5/0 died; 0 killed."},
    {"uri": "fields of Python", "body": "8 people", "class": 1, "class_": 2, "model_config": 3, "copy": 4, "text": 5},
    {"uri": "numbers", "body": "8 dead", "n": [18446744073709551615, -9223372036854775808, 0.1, 1e300]},
    {"uri": "nested", "body": "8 dead", "n": {"é": [{"ü": [None, True, "\u2028"]}]}},
]  # fmt: skip


def articles() -> list[Any]:
    """The articles that are valid, as JSON that was read."""
    read = []
    for line in SAMPLES:
        try:
            codec.parse_article(line)
        except codec.InvalidMessage:
            continue
        read.append(json.loads(line))
    assert len(read) == len(SAMPLES) - 1  # one line is broken on purpose
    return [*read, *ODD]


def parts(value: Any) -> list[dict[str, Any]]:
    """All objects inside a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [*([value] if isinstance(value, dict) else []), *(found for part in inner for found in parts(part))]


@pytest.mark.parametrize(
    "steps", [STEPS, ("language",), ("entities",), ("figures",), ("language", "figures"), ("entities", "figures")],
    ids=",".join,
)  # fmt: skip
def test_what_is_written_keeps_the_contract(steps: tuple[Step, ...]) -> None:
    for article in articles():
        line = codec.dump_line(annotate(codec.parse_article(json.dumps(article).encode()), steps=steps))
        enriched = json.loads(line)
        VALIDATOR.validate(enriched)
        keeps_what_was_sent(article, enriched)
        says_what_stands_there(enriched)
        refers_to_what_is_there(enriched, parted="language" in steps)
        counts_plainly(enriched)


def keeps_what_was_sent(article: dict[str, Any], enriched: dict[str, Any]) -> None:
    made = {"language", "version"}
    assert {key: enriched[key] for key in article.keys() - made} == {key: article[key] for key in article.keys() - made}
    assert enriched["declared_language"] == article.get("language")
    version = article.get("version") or default_version(article.get("headline"), article["body"])
    assert enriched["version"] == version
    assert "tokens" not in enriched


def says_what_stands_there(enriched: dict[str, Any]) -> None:
    for key in ("detection", "segments", "sentences", "entities", "times", "figures"):
        for span in parts(enriched[key]):
            if "start" in span:
                text = enriched[span["field"]]
                assert 0 <= span["start"] < span["end"] <= len(text)
                assert span.get("text", slice_of(text, span)) == slice_of(text, span)


def slice_of(text: str, span: dict[str, Any]) -> str:
    return text[span["start"] : span["end"]]


def refers_to_what_is_there(enriched: dict[str, Any], *, parted: bool) -> None:
    if not parted:
        assert (enriched["segments"], enriched["sentences"]) == ([], [])
    else:
        for field in ("headline", "body"):
            text = enriched[field] or ""
            covered = [at for s in enriched["segments"] if s["field"] == field for at in range(s["start"], s["end"])]
            assert len(covered) == len(set(covered))
            assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)
        segments = {segment["id"]: segment for segment in enriched["segments"]}
        for sentence in enriched["sentences"]:
            whole = segments[sentence["segment"]]
            assert whole["start"] <= sentence["start"] < sentence["end"] <= whole["end"]
        assert {figure["sentence"] for figure in enriched["figures"]} <= {s["id"] for s in enriched["sentences"]}
    known = {figure["id"] for figure in enriched["figures"]}
    for figure in enriched["figures"]:
        assert {relation["figure"] for relation in figure["relations"]} <= known - {figure["id"]}
        assert figure["time"] in {None, *(time["id"] for time in enriched["times"])}
        assert figure["place"] in {None, *(entity["entity"] for entity in enriched["entities"])}
    places = [(f["field"] == "body", f["start"], f["end"]) for f in enriched["figures"]]
    assert places == sorted(places)
    assert [figure["id"] for figure in enriched["figures"]] == [f"f{n}" for n in range(len(places))]


def counts_plainly(enriched: dict[str, Any]) -> None:
    for figure in enriched["figures"]:
        value, lower, upper = (figure[key] for key in ("value", "lower", "upper"))
        for said in (value, lower, upper, figure["change_from"]):
            if said is not None:
                assert said == format(Decimal(said).normalize() + 0, "f")
        ends = {
            "exact": (value, value), "about": (value, value), "at_least": (value, None), "more_than": (value, None),
            "at_most": (None, value), "less_than": (None, value), "unknown": (None, None),
        }  # fmt: skip
        if figure["kind"] != "score":
            assert (lower, upper) == ends.get(figure["qualifier"], (lower, upper))
            assert (value is None) == (figure["qualifier"] in {"between", "vague", "unknown"})

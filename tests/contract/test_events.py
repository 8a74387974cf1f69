"""The wire: ids, headers, generated schemas, and old readers of new events."""

from __future__ import annotations

import json

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

from schemas import generate
from schemas.annotation import Entity
from schemas.article import Article
from schemas.base import DecimalText
from schemas.cloudevents import event_headers, event_id
from schemas.dead_letter import DeadLetterReason
from schemas.feed import figure_key
from schemas.topics import ALL_TOPICS, ARTICLE_BYTES, ARTICLES, DEAD, STAGE_BYTES


def test_generated_files_are_in_step_with_the_models() -> None:
    committed = {path.name: path.read_text("utf-8") for path in generate.FOLDER.glob("*.json")}
    assert committed == generate.documents()


@pytest.mark.parametrize("name", [name for name in generate.documents() if name != "asyncapi.json"])
def test_generated_schemas_are_json_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(generate.documents()[name]))


def test_the_schema_of_articles_accepts_and_refuses_what_the_model_does() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(generate.documents()["article.json"]))
    assert validator.is_valid({"uri": "urn:x", "body": "8000 arrests.", "keywords": []})
    for invalid in (
        {"uri": "", "body": "x"},
        {"uri": "u"},
        {"uri": "u", "body": "x", "figures": []},
        {"uri": 1, "body": "x"},
    ):
        assert not validator.is_valid(invalid)
        with pytest.raises(ValidationError):
            Article.model_validate(invalid)


def test_asyncapi_names_every_topic_once() -> None:
    document = json.loads(generate.documents()["asyncapi.json"])
    assert list(document["channels"]) == [topic.name for topic in ALL_TOPICS if topic.public]
    for operation in document["operations"].values():
        assert operation["channel"]["$ref"].removeprefix("#/channels/") in document["channels"]


def test_an_event_id_depends_on_all_that_made_the_event_and_on_nothing_else() -> None:
    base = event_id("newstally.figure", "urn:x", "1", ["a", 1], "k")
    assert base == event_id("newstally.figure", "urn:x", "1", ["a", 1], "k")
    others = {
        event_id("newstally.article.enriched", "urn:x", "1", ["a", 1], "k"),
        event_id("newstally.figure", "urn:x1", "", ["a", 1], "k"),
        event_id("newstally.figure", "urn:x", "1", ["a", 2], "k"),
        event_id("newstally.figure", "urn:x", "1", ["a", 1], None),
    }
    assert len(others | {base}) == 5


def test_a_figure_key_is_the_same_whatever_pipeline_found_the_figure() -> None:
    key = figure_key("urn:x", "1", "body", 3, 7)
    assert key == figure_key("urn:x", "1", "body", 3, 7)
    assert key != figure_key("urn:x", "1", "headline", 3, 7)
    assert len(key) == 64


def test_headers_of_an_event() -> None:
    headers = dict(event_headers("newstally.figure", "figures", "2022-01-10T09:00:00.000Z", "ab"))
    assert headers == {
        "ce_specversion": b"1.0", "ce_id": b"ab", "ce_source": b"figures", "ce_type": b"newstally.figure",
        "ce_time": b"2022-01-10T09:00:00.000Z", "content-type": b"application/json",
    }  # fmt: skip


def test_headers_of_a_dead_letter_hold_any_text() -> None:
    reason = DeadLetterReason(
        topic="articles", partition=3, offset=12, stage="language", exception_class="ValueError", message="lone \ud800",
        stacktrace="",
    )  # fmt: skip
    headers = dict(reason.headers())
    assert headers["__connect.errors.offset"] == b"12"
    assert headers["__connect.errors.exception.message"] == b"lone \\ud800"


def test_topics_take_what_the_contract_promises() -> None:
    assert (ARTICLE_BYTES, STAGE_BYTES) == (8 << 20, 32 << 20)
    assert int(ARTICLES.config()["max.message.bytes"]) > ARTICLE_BYTES
    # Any record of any topic can become a dead letter, with headers added.
    assert all(topic.max_message_bytes < DEAD.max_message_bytes for topic in ALL_TOPICS if topic is not DEAD)


@pytest.mark.parametrize("text", ["0", "8000", "0.25", "-3", "1500000", "12.5", "-0.5"])
def test_decimals_in_plain_notation(text: str) -> None:
    assert TypeAdapter(DecimalText).validate_python(text) == text


@pytest.mark.parametrize("text", ["1e3", "1.50", "8,000", "08", ".5", "1.", "+3", "", " 1", "1\n", "NaN"])
def test_other_notations_are_no_decimals(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(DecimalText).validate_python(text)


def test_an_old_reader_ignores_what_a_new_producer_adds() -> None:
    entity = Entity.model_validate(
        {"id": "e0", "entity": "E0", "type": "place", "label": "LOC", "field": "body", "start": 0, "end": 6,
         "text": "Almaty", "canonical": "Almaty", "links": {}, "confidence": 0.9, "added_later": 1}
    )  # fmt: skip
    assert not hasattr(entity, "added_later")

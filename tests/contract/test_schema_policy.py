"""Fields may be added: whoever was deployed before reads what is written after, at every place of an event."""

from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest

from schemas.annotation import EnrichedArticle, EntitiesArticle, LanguageArticle
from schemas.article import Article
from schemas.base import SCHEMA_VERSION
from schemas.feed import FigureEvent
from streams.agents import codec
from streams.agents.events import figure_events
from streams.kafka.records import Received
from streams.nlp.annotate import annotate

GENERATED = Path(__file__).parents[2] / "schemas/generated"
ARTICLE = {
    "uri": "urn:x", "headline": "Almaty", "language": "en", "published_at": "2022-01-10T09:00:00+06:00",
    "body": "On Monday about 16 police officers were killed in Almaty, the Kazakh interior ministry said. "
    "It is not yet known how many civilians died. Damage is put at 3 million dollars.",
}  # fmt: skip


def newer(value: Any) -> Any:
    """The same event as a later version of the contract might write it: every object has a field more.

    But for `links`, whose names are those of registers: one more is no new field.
    """
    if isinstance(value, dict):
        fields = {name: inner if name == "links" else newer(inner) for name, inner in value.items()}
        return fields | {"added_later": {"by": ["newstally"]}}
    return [newer(inner) for inner in value] if isinstance(value, list) else value


def known(value: Any) -> Any:
    """Without the fields that were added."""
    if isinstance(value, dict):
        return {name: known(inner) for name, inner in value.items() if name != "added_later"}
    return [known(inner) for inner in value] if isinstance(value, list) else value


def event() -> dict[str, Any]:
    written: dict[str, Any] = orjson.loads(codec.dump(annotate(Article.model_validate(ARTICLE))))
    assert all(written[name] for name in ("segments", "sentences", "entities", "times", "figures"))
    return written


@pytest.mark.parametrize("model", [LanguageArticle, EntitiesArticle, EnrichedArticle])
def test_an_old_stage_reads_the_articles_of_a_new_one(model: type[LanguageArticle]) -> None:
    old = event()
    read = codec.parse(orjson.dumps(newer(old) | {"schema_version": SCHEMA_VERSION + 1}), model)
    assert read.schema_version == SCHEMA_VERSION + 1
    expected = codec.parse(orjson.dumps(old), model)
    assert known(orjson.loads(codec.dump(read))) == orjson.loads(codec.dump(expected)) | {
        "schema_version": SCHEMA_VERSION + 1
    }


def test_an_old_reader_of_the_feed_reads_new_events() -> None:
    record = Received("articles.entities", 0, 0, b"urn:x", b"", [], 1641808800.0)
    for sent in figure_events(annotate(Article.model_validate(ARTICLE)), "", record):
        old = orjson.loads(sent.value)
        assert FigureEvent.model_validate(newer(old)) == FigureEvent.model_validate(old)


def test_the_published_schema_lets_additions_pass() -> None:
    schema = orjson.loads((GENERATED / "article.enriched.json").read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    assert not list(validator.iter_errors(event()))
    assert not list(validator.iter_errors(newer(event())))

"""The entities stage's work: an article with tokens and entities for `articles.entities`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from schemas.annotation import EntitiesArticle, LanguageArticle
from schemas.topics import ENTITIES
from streams.agents import codec
from streams.agents.events import article_event
from streams.kafka.records import Received
from streams.kafka.work import Made, Work
from streams.metrics import Measured
from streams.nlp.annotate import annotate_entities


def work(prefix: str, models: Mapping[str, str]) -> Work:
    """The work.

    Args:
        prefix: before the names of the topics.
        models: language tag -> trained spaCy package that reads it.
    """

    def do(record: Received) -> Made:
        article = annotate_entities(codec.parse(record.value, LanguageArticle), models)
        event = article_event(
            article, record, "newstally.article.entities", stage="entities", topic=ENTITIES, prefix=prefix
        )
        return Made([event], [Measured("readers", (article.language or "und", _reader(article, models)))])

    return do


def _reader(article: EntitiesArticle, models: Mapping[str, str]) -> Literal["trained", "builtin", "fallback"]:
    """How the names of an article were found."""
    tag = article.language or "und"
    package = models.get(tag) or models.get(tag.partition("-")[0])
    if package is None:
        return "builtin"
    return "trained" if f"{package}-" in (article.pipeline.entities or "") else "fallback"

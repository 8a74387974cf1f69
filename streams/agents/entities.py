"""The entities stage: reads `articles.language`; writes articles with tokens and entities to `articles.entities`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from schemas.annotation import EntitiesArticle, LanguageArticle
from schemas.topics import ENTITIES, LANGUAGE
from streams import metrics
from streams.agents import codec
from streams.agents.events import article_event
from streams.kafka.batch import one_by_one
from streams.kafka.records import Outgoing, Received
from streams.kafka.stage import Stage, StageConfig
from streams.nlp.annotate import annotate_entities


def stage(config: StageConfig, models: Mapping[str, str]) -> Stage:
    """The stage, ready to run.

    Args:
        config: how it runs.
        models: language tag -> trained spaCy package that reads it.
    """

    def work(record: Received) -> list[Outgoing]:
        article = annotate_entities(codec.parse(record.value, LanguageArticle), models)
        metrics.READERS.labels(article.language, _reader(article, models)).inc()
        event = article_event(
            article, record, "newstally.article.entities", stage="entities", topic=ENTITIES, prefix=config.prefix
        )
        return [event]

    return Stage("entities", LANGUAGE, one_by_one(work, stage="entities"), config, [ENTITIES])


def _reader(article: EntitiesArticle, models: Mapping[str, str]) -> Literal["trained", "builtin", "fallback"]:
    """How the names of an article were found."""
    tag = article.language or "und"
    package = models.get(tag) or models.get(tag.partition("-")[0])
    if package is None:
        return "builtin"
    return "trained" if f"{package}-" in (article.pipeline.entities or "") else "fallback"

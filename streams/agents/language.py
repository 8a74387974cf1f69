"""The language stage: reads `articles`; writes them with language, segments and sentences to `articles.language`."""

from __future__ import annotations

from schemas.topics import ARTICLES, LANGUAGE
from streams import metrics
from streams.agents import codec
from streams.agents.events import article_event
from streams.kafka.batch import one_by_one
from streams.kafka.records import Outgoing, Received
from streams.kafka.stage import Stage, StageConfig
from streams.nlp.annotate import annotate_language


def stage(config: StageConfig) -> Stage:
    """The stage, ready to run."""

    def work(record: Received) -> list[Outgoing]:
        article = annotate_language(codec.parse_article(record.value))
        metrics.LANGUAGES.labels(article.language).inc()
        event = article_event(
            article, record, "newstally.article.language", stage="language", topic=LANGUAGE, prefix=config.prefix
        )
        return [event]

    return Stage("language", ARTICLES, one_by_one(work, stage="language"), config, [LANGUAGE])

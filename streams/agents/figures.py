"""The figures stage: reads `articles.entities`; writes `articles.enriched`, and each figure to `figures`."""

from __future__ import annotations

from schemas.annotation import EntitiesArticle
from schemas.topics import ENRICHED, ENTITIES, FIGURES
from streams import metrics
from streams.agents import codec
from streams.agents.events import article_event, figure_events
from streams.kafka.batch import one_by_one
from streams.kafka.records import Outgoing, Received
from streams.kafka.stage import Stage, StageConfig
from streams.nlp.annotate import annotate_figures


def stage(config: StageConfig) -> Stage:
    """The stage, ready to run."""

    def work(record: Received) -> list[Outgoing]:
        article = annotate_figures(codec.parse(record.value, EntitiesArticle)).model_copy(update={"tokens": None})
        metrics.FIGURES.labels(article.language).observe(len(article.figures))
        enriched = article_event(
            article, record, "newstally.article.enriched", stage="figures", topic=ENRICHED, prefix=config.prefix
        )
        # The feed has figures of usable articles only: a canceled one makes no news.
        feed = figure_events(article, config.prefix, record) if article.status == "usable" else []
        return [enriched, *feed]

    return Stage("figures", ENTITIES, one_by_one(work, stage="figures"), config, [ENRICHED, FIGURES])

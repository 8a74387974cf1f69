"""The figures stage's work: an enriched article for `articles.enriched`, and each figure of it for `figures`."""

from __future__ import annotations

from schemas.annotation import EntitiesArticle
from schemas.topics import ENRICHED
from streams.agents import codec
from streams.agents.events import article_event, figure_events
from streams.kafka.records import Received
from streams.kafka.work import Made, Work
from streams.metrics import Measured
from streams.nlp.annotate import annotate_figures


def work(prefix: str) -> Work:
    """The work; `prefix` stands before the names of the topics."""

    def do(record: Received) -> Made:
        article = annotate_figures(codec.parse(record.value, EntitiesArticle)).model_copy(update={"tokens": None})
        enriched = article_event(
            article, record, "newstally.article.enriched", stage="figures", topic=ENRICHED, prefix=prefix
        )
        # The feed has figures of usable articles only: a canceled one makes no news.
        feed = figure_events(article, prefix, record) if article.status == "usable" else []
        return Made([enriched, *feed], [Measured("figures", (article.language or "und",), len(article.figures))])

    return do

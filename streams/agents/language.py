"""The language stage's work: an article with language, segments and sentences for `articles.language`."""

from __future__ import annotations

from schemas.topics import LANGUAGE
from streams.agents import codec
from streams.agents.events import article_event
from streams.kafka.records import Received
from streams.kafka.work import Made, Work
from streams.metrics import Measured
from streams.nlp.annotate import annotate_language


def work(prefix: str) -> Work:
    """The work; `prefix` stands before the names of the topics."""

    def do(record: Received) -> Made:
        article = annotate_language(codec.parse_article(record.value))
        event = article_event(
            article, record, "newstally.article.language", stage="language", topic=LANGUAGE, prefix=prefix
        )
        return Made([event], [Measured("languages", (article.language or "und",))])

    return do

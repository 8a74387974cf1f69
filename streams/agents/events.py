"""From what a stage made of an article to the records it publishes."""

from __future__ import annotations

import orjson

from schemas.annotation import EnrichedArticle, Entity, LanguageArticle
from schemas.base import SCHEMA_VERSION
from schemas.cloudevents import EventType, event_headers, event_id
from schemas.feed import FeedAttribution, FeedFigure, FigureEvent, figure_key
from schemas.figure import Figure
from schemas.topics import FIGURES, MEBIBYTE, STAGE_BYTES, Topic
from streams.agents import codec
from streams.kafka.records import Outgoing, Received


def _ids(article: LanguageArticle) -> list[str | int | None]:
    """The pipeline's identifiers so far: what made the article is part of the event's identity."""
    made = article.pipeline
    return [made.version, made.revision, made.language, made.entities, made.figures]


def article_event(  # noqa: PLR0913 each is a part of the event
    article: LanguageArticle, record: Received, ce_type: EventType, *, stage: str, topic: Topic, prefix: str
) -> Outgoing:
    """The record of an annotated article; its key is the uri, whatever the key was that it came with."""
    assert article.version is not None, "the language stage gives every article a version"
    identifier = event_id(ce_type, article.uri, article.version, _ids(article))
    headers = event_headers(ce_type, stage, record.received_text, identifier) + record.carried_on()
    return Outgoing(prefix + topic.name, article.uri.encode(), codec.dump(article), headers, STAGE_BYTES)


def figure_events(article: EnrichedArticle, prefix: str, record: Received) -> list[Outgoing]:
    """A record for each figure of the article, in which time, place and holder are the objects themselves."""
    assert article.version is not None, "the language stage gives every article a version"
    times = {time.id: time for time in article.times}
    entities: dict[str, Entity] = {}
    for entity in article.entities:  # the mention with a name of its own stands for the thing
        if entity.entity not in entities or (entity.canonical and not entities[entity.entity].canonical):
            entities[entity.entity] = entity
    events = []
    for figure in article.figures:
        number = figure.number
        key = figure_key(article.uri, article.version, number.field, number.start, number.end)
        event = FigureEvent(
            schema_version=SCHEMA_VERSION,
            figure_key=key,
            uri=article.uri,
            version=article.version,
            language=article.language or "und",
            published_at=article.published_at,
            source=article.source,
            pipeline=article.pipeline,
            figure=FeedFigure.model_construct(
                **{name: getattr(figure, name) for name in Figure.model_fields if name in FeedFigure.model_fields}
                | {
                    "time": times.get(figure.time or ""),
                    "place": entities.get(figure.place or ""),
                    "attribution": figure.attribution
                    and FeedAttribution(
                        holder=figure.attribution.holder,
                        entity=entities.get(figure.attribution.entity or ""),
                        cue=figure.attribution.cue,
                    ),
                }
            ),
        )
        identifier = event_id("newstally.figure", article.uri, article.version, _ids(article), key)
        headers = event_headers("newstally.figure", "figures", record.received_text, identifier) + record.carried_on()
        value = orjson.dumps(event.model_dump())
        events.append(Outgoing(prefix + FIGURES.name, article.uri.encode(), value, headers, MEBIBYTE))
    return events

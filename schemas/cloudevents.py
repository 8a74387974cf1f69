"""CloudEvents 1.0, Kafka protocol binding in binary mode: the attributes of an event are headers of its record."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

import orjson

EventType = Literal[
    "newstally.article.published",
    "newstally.article.language",
    "newstally.article.entities",
    "newstally.article.enriched",
    "newstally.figure",
]
Headers = list[tuple[str, bytes]]

RECEIVED_AT = "newstally_received_at"
"""Header with the broker's time of the article's first record in `articles`; redrive and re-processing keep it."""
CARRIED_ON = ("traceparent",)
"""Headers that every stage passes on: W3C Trace Context."""


def event_id(
    ce_type: EventType, uri: str, version: str, pipeline: Sequence[str | int | None], figure_key: str | None = None
) -> str:
    """The deterministic id of an event: the same input through the same pipeline has the same id.

    Args:
        ce_type: the type of the event.
        uri: the article's uri.
        version: the article's version.
        pipeline: the identifiers of the stages passed so far.
        figure_key: the figure's key, for `newstally.figure`.

    Returns:
        SHA-256 in hex over the JSON array of the arguments.
    """
    return hashlib.sha256(orjson.dumps([ce_type, uri, version, list(pipeline), figure_key])).hexdigest()


def event_headers(ce_type: EventType, source: str, time: str, identifier: str) -> Headers:
    """The headers of one event.

    Args:
        ce_type: the type of the event.
        source: the stage, or the producer.
        time: RFC 3339; `received_at` of the article.
        identifier: as `event_id` gives it.
    """
    return [
        ("ce_specversion", b"1.0"),
        ("ce_id", identifier.encode()),
        ("ce_source", source.encode()),
        ("ce_type", ce_type.encode()),
        ("ce_time", time.encode()),
        ("content-type", b"application/json"),
    ]

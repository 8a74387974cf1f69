"""The feed of single figures: what the topic `figures` carries for those who want numbers alone.

It is a feed, not state: state is built from `articles.enriched`.
"""

from __future__ import annotations

import hashlib

import orjson

from schemas.annotation import Entity, Pipeline, Time
from schemas.base import SCHEMA_VERSION, FieldName, Position, Record
from schemas.figure import FigureFields


class FeedAttribution(Record):
    """Who claims the figure, with the entity behind the holder itself."""

    holder: Position
    entity: Entity | None
    cue: Position | None


class FeedFigure(FigureFields):
    """A figure in which time, place and the attribution's entity are the objects themselves."""

    time: Time | None
    place: Entity | None
    attribution: FeedAttribution | None


class FigureEvent(Record):
    """One figure of one article version."""

    schema_version: int = SCHEMA_VERSION
    figure_key: str
    """Identifies the figure across pipeline revisions, see `figure_key`."""
    uri: str
    version: str
    language: str
    published_at: str | None
    source: str | None
    pipeline: Pipeline
    figure: FeedFigure


def figure_key(uri: str, version: str, field: FieldName, start: int, end: int) -> str:
    """SHA-256 in hex over uri, version, field and the offsets of the figure's number."""
    return hashlib.sha256(orjson.dumps([uri, version, field, start, end])).hexdigest()

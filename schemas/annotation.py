"""What the stages add to an article."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.article import Article, LanguageTag, Timestamp
from schemas.base import SCHEMA_VERSION, Confidence, FieldName, Position, Record, Span
from schemas.figure import Figure

SegmentKind = Literal[
    "headline", "date_prefix", "dateline", "lead", "paragraph", "heading", "caption", "credit", "boilerplate"
]
EntityType = Literal["person", "organization", "place", "group", "event", "other"]
TimeType = Literal["date", "time", "set"]


class OtherLanguage(Span):
    """A part of the article in another language than the whole."""

    tag: str


class Detection(Record):
    """In which language the article is written, and how sure that is."""

    tag: str
    """BCP 47; `zxx` for a text without language, `und` where it cannot be told."""
    iso639_3: str | None
    script: str | None
    """ISO 15924."""
    confidence: Confidence | None
    """Null when the producer's claim was taken on trust."""
    group: str | None
    """Languages that text alone hardly tells apart: hbs, msa, nor ..."""
    group_confidence: Confidence | None
    """How sure the group is, whatever its member."""
    others: list[OtherLanguage]


class Segment(Span):
    """A part of the page by its function. Segments cover every non-space character exactly once."""

    id: str
    kind: SegmentKind
    repeats: str | None
    """The id of the earlier segment that this one says again."""
    value: str | None
    """Of a date prefix: the date, such as 2022-01."""


class Sentence(Span):
    """A sentence; it lies within one segment."""

    id: str
    segment: str
    language: str


class Tokens(Record):
    """One list a column, all of one length; a column is null where no model gives it."""

    start: list[int]
    end: list[int]
    field: list[FieldName]
    upos: list[str] | None
    lemma: list[str] | None
    head: list[int] | None
    """Index of the token's head; the root's is its own."""
    dep: list[str] | None


class Entity(Position):
    """A mention of a named thing."""

    id: str
    entity: str
    """The same for all mentions of one thing in the article."""
    type: EntityType
    label: str
    """The label of the model or rule that found it."""
    canonical: str | None
    links: dict[str, str]
    """iso3166 (two letters; of a group: the country it comes from), geonames, wikidata."""
    confidence: Confidence


class Time(Position):
    """A date, a time of day or a set of times; durations are figures."""

    id: str
    type: TimeType
    value: str
    """TIMEX3."""
    lower: Timestamp | None
    upper: Timestamp | None
    """Half-open bounds in the offset of `published_at`; null when it is unknown."""


class Pipeline(Record):
    """Which rules, models and data made the annotations."""

    version: str
    revision: int
    """Rises at any change of rules, models or data."""
    language: str | None = None
    entities: str | None = None
    figures: str | None = None


class LanguageArticle(Article):
    """An article after the language stage: `articles.language`."""

    schema_version: int = SCHEMA_VERSION
    declared_language: LanguageTag | None
    detection: Detection
    segments: list[Segment]
    sentences: list[Sentence]
    pipeline: Pipeline


class EntitiesArticle(LanguageArticle):
    """An article after the entities stage: `articles.entities`."""

    tokens: Tokens
    entities: list[Entity]


class EnrichedArticle(LanguageArticle):
    """An article after the figures stage: `articles.enriched`. Tokens are shown by `annotate --tokens` only."""

    tokens: Annotated[Tokens | None, Field(exclude_if=lambda tokens: tokens is None)] = None
    entities: list[Entity]
    times: list[Time]
    figures: list[Figure]

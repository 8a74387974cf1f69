"""The language work of the three stages, each a function from the article before to the article after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from schemas.annotation import EnrichedArticle, EntitiesArticle, LanguageArticle, Pipeline, Segment, Tokens
from schemas.article import Article, default_version
from schemas.base import SCHEMA_VERSION
from streams.nlp import claims, entities, figures, language, segments, times
from streams.nlp.pipeline import REVISION, VERSION

Step = Literal["language", "entities", "figures"]
STEPS: Final[tuple[Step, ...]] = ("language", "entities", "figures")

SKIPPED_KINDS: Final = frozenset({"date_prefix", "credit", "boilerplate"})
"""Kinds of segments in which no figure is sought. A repeat is read: its figures point to those that they repeat."""


@dataclass(frozen=True)
class Models:
    """Which trained spaCy package reads which language; a language without one is read by the built-in extractor."""

    packages: Mapping[str, str] = field(default_factory=dict)


def annotate_language(article: Article, *, assume_language: bool = False) -> LanguageArticle:
    """The language stage: detection, segments and sentences.

    Args:
        article: a valid article.
        assume_language: trust the article's claim, if it has one.
    """
    detection = language.detect(article, assume=assume_language)
    parts = segments.segment(article, detection)
    return LanguageArticle.model_validate(
        {
            **article.model_dump(),
            "version": article.version or default_version(article.headline, article.body),
            "declared_language": article.language,
            "language": detection.tag,
            "schema_version": SCHEMA_VERSION,
            "detection": detection,
            "segments": parts,
            "sentences": segments.split(article, parts, detection),
            "pipeline": Pipeline(version=VERSION, revision=REVISION, language=language.ID),
        }
    )


def annotate_entities(article: LanguageArticle, models: Models) -> EntitiesArticle:
    """The entities stage: tokens and entities."""
    found = entities.extract(article, models.packages)
    return EntitiesArticle.model_validate(
        {
            **article.model_dump(),
            "tokens": found.tokens,
            "entities": found.entities,
            "pipeline": article.pipeline.model_copy(update={"entities": found.model}),
        }
    )


def annotate_figures(article: EntitiesArticle) -> EnrichedArticle:
    """The figures stage: times, and figures with what they count, what happened, who claims it and whether it stands."""
    moments = times.find(article)
    numbers = figures.find_in_article(article, moments, skip=SKIPPED_KINDS)
    return EnrichedArticle.model_validate(
        {
            **article.model_dump(),
            "tokens": article.tokens,
            "times": moments,
            "figures": claims.claim(article, moments, numbers),
            "pipeline": article.pipeline.model_copy(update={"figures": claims.ID}),
        }
    )

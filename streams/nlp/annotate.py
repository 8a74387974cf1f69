"""The language work of the three stages, each a function from the article before to the article after it.

Each stage imports its own work when it begins: a worker has one stage, and the others' rules take as long to read as
its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from schemas.annotation import Detection, EnrichedArticle, EntitiesArticle, LanguageArticle, Pipeline, Tokens
from schemas.article import Article, default_version
from schemas.base import SCHEMA_VERSION
from schemas.figure import Figure
from streams.nlp.pipeline import REVISION, VERSION

if TYPE_CHECKING:
    from streams.nlp.claims import Evidence

Step = Literal["language", "entities", "figures"]
STEPS: Final[tuple[Step, ...]] = ("language", "entities", "figures")

SKIPPED_KINDS: Final = frozenset({"date_prefix", "credit", "boilerplate"})
"""Kinds of segments in which no figure is sought. A repeat is read: its figures point to those that they repeat."""

_NO_TOKENS: Final = Tokens(start=[], end=[], field=[], upos=None, lemma=None, head=None, dep=None)

A = TypeVar("A", bound=Article)


def _extend(model: type[A], article: Article, **added: Any) -> A:
    """The article with more fields. Nothing is validated a second time."""
    fields = {**article.__dict__, **(article.__pydantic_extra__ or {}), **added}
    extended: A = model.model_construct(**fields)  # type: ignore[assignment]  # pydantic's plugin forgets which model
    return extended


def _with_language(article: Article, detection: Detection) -> LanguageArticle:
    """The article with its language known and not yet parted."""
    return _extend(
        LanguageArticle,
        article,
        version=article.version or default_version(article.headline, article.body),
        declared_language=article.language,
        language=detection.tag,
        schema_version=SCHEMA_VERSION,
        detection=detection,
        segments=[],
        sentences=[],
        pipeline=Pipeline(version=VERSION, revision=REVISION),
    )


def annotate_language(article: Article, *, assume_language: bool = False) -> LanguageArticle:
    """The language stage: detection, segments and sentences.

    Args:
        article: a valid article.
        assume_language: trust the article's claim, if it has one.
    """
    from streams.nlp import language, segments

    detection = language.detect(article, assume=assume_language)
    base = _with_language(article, detection)
    parts, sentences = segments.read(article, detection)
    return base.model_copy(
        update={
            "segments": parts,
            "sentences": sentences,
            "pipeline": base.pipeline.model_copy(update={"language": language.ID}),
        }
    )


def _made(pipeline: Pipeline, **by: str | None) -> Pipeline:
    """What has made the article so far, with this stage.

    While an upgrade rolls, stages of several revisions follow one another: the article is then of the lowest, so that
    `reprocess --below-revision` finds it.
    """
    return pipeline.model_copy(update={"revision": min(pipeline.revision, REVISION), **by})


def annotate_entities(article: LanguageArticle, models: Mapping[str, str]) -> EntitiesArticle:
    """The entities stage: tokens and entities.

    Args:
        article: what the language stage made.
        models: language tag -> name of the trained spaCy package that reads it; a language without one is read by
            the built-in extractor.
    """
    from streams.nlp import entities

    found = entities.extract(article, models)
    return _extend(
        EntitiesArticle,
        article,
        tokens=found.tokens,
        entities=found.entities,
        pipeline=_made(article.pipeline, entities=found.model),
    )


def annotate_figures(article: EntitiesArticle) -> EnrichedArticle:
    """The figures stage: times, and figures with what they count, what happened, who claims it and whether it stands.

    The tokens stay with the article; who writes it to a topic leaves them out.
    """
    from streams.nlp import claims, figures, times

    moments = times.find(article)
    numbers = figures.find_in_article(article, moments, skip=SKIPPED_KINDS)
    return _extend(
        EnrichedArticle,
        article,
        times=moments,
        figures=claims.claim(article, moments, numbers),
        pipeline=_made(article.pipeline, figures=claims.ID),
    )


def explain_figures(article: EnrichedArticle) -> list[tuple[Figure, list[Evidence]]]:
    """The figures of an article again, and for each of their decisions the rule and the words that led to it.

    Evidence is not stored: of an article from the database this is what the rules of today say.
    """
    from streams.nlp import claims, figures

    named = _extend(EntitiesArticle, article, tokens=article.tokens or _NO_TOKENS)
    numbers = figures.find_in_article(named, article.times, skip=SKIPPED_KINDS)
    return claims.explain(named, article.times, numbers)


def annotate(
    article: Article,
    *,
    steps: Collection[Step] = STEPS,
    assume_language: bool = False,
    models: Mapping[str, str] | None = None,
) -> EnrichedArticle:
    """All stages at once, or some of them: what a step left out would have written is empty.

    Args:
        article: a valid article.
        steps: the steps to run. Without `language` the tag is the article's claim or, without one, detected.
        assume_language: trust the article's claim, if it has one.
        models: as in `annotate_entities`.
    """
    if "language" in steps:
        base = annotate_language(article, assume_language=assume_language)
    else:
        from streams.nlp import language

        base = _with_language(article, language.detect(article, assume=True))
    named = (
        annotate_entities(base, models or {})
        if "entities" in steps
        else _extend(EntitiesArticle, base, tokens=_NO_TOKENS, entities=[])
    )
    if "figures" in steps:
        return annotate_figures(named)
    return _extend(EnrichedArticle, named, times=[], figures=[])

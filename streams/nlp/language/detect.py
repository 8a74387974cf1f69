"""The detection of an article: its language, how sure that is, and the parts in other languages."""

from __future__ import annotations

from typing import Final

from schemas.annotation import Detection
from schemas.article import Article
from streams.nlp.language.clean import sample
from streams.nlp.language.identify import NO_LANGUAGE, UNDETERMINED, Verdict, identify
from streams.nlp.language.inventory import GROUP, canonical, iso639_3, tagged, usual_script

ID: Final = "cascade/1"
"""Names the rules and data of this package; changes whenever an answer may change."""


def _tag(verdict: Verdict) -> str:
    if verdict.language in {NO_LANGUAGE, UNDETERMINED}:
        return verdict.language
    return tagged(verdict.language, verdict.script)


def _trusted(claim: str) -> Detection:
    language = canonical(claim)
    written = next((part.title() for part in claim.split("-")[1:] if len(part) == 4 and part.isalpha()), None)
    return Detection(
        tag=claim,
        iso639_3=iso639_3(language),
        script=written or usual_script(language),
        confidence=None,
        group=GROUP.get(language),
        group_confidence=None,
        others=[],
    )


def _detection(verdict: Verdict) -> Detection:
    return Detection(
        tag=_tag(verdict),
        iso639_3=iso639_3(verdict.language) or verdict.language,
        script=verdict.script,
        confidence=round(verdict.confidence, 4),
        group=verdict.group,
        group_confidence=None if verdict.group_confidence is None else round(verdict.group_confidence, 4),
        others=[],
    )


def detect_text(text: str, claim: str | None = None) -> Detection:
    """The language of a plain text; `others` is empty.

    Args:
        text: any text, of any length.
        claim: the producer's tag, if any; evidence among others.
    """
    return _detection(identify(sample(text), claim))


def detect(article: Article, *, assume: bool = False) -> Detection:
    """The language of an article, from its headline and its body.

    Args:
        article: a valid article.
        assume: trust the article's claim, if it has one: the tag is the claim and the confidence null.
    """
    if assume and article.language:
        return _trusted(article.language)
    text = f"{article.body}\n{article.headline}" if article.headline else article.body
    return detect_text(text, article.language)

"""The detection of an article: its language, how sure that is, and the parts in other languages."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from schemas.annotation import Detection, OtherLanguage
from schemas.article import Article
from streams.nlp.language.clean import sample
from streams.nlp.language.identify import NO_LANGUAGE, UNDETERMINED, Verdict, identify
from streams.nlp.language.inventory import GROUP, canonical, iso639_3, tagged, usual_script
from streams.nlp.language.mixed import Part, family, parts, weights

ID: Final = "cascade/8"
"""Names the rules and data of this package; changes whenever an answer may change."""

SURE: Final = 0.9
"""So sure must it be in which other language a short part is."""

SURE_LONG: Final = 0.5
"""A long part that is not in the language of the whole is in another, if only the likeliest."""

MOST: Final = 1000
"""So many parts of an article are asked for their language; what follows is taken to be in that of the whole."""

LONG: Final = 40
"""Letters of a long part."""


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


@lru_cache(maxsize=1024)
def _detection(verdict: Verdict) -> Detection:
    """The detection without parts. Most verdicts are said of many texts, and a detection is never changed."""
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

    Returns:
        The detection, with the parts in other languages as spans of the headline and the body as they were sent.
    """
    found = [*parts("headline", article.headline or ""), *parts("body", article.body)]
    if assume and article.language:
        trusted = _trusted(article.language)
        return trusted.model_copy(update={"others": _others(found, canonical(article.language))})
    verdict = _main(article, found)
    others = _others(found, verdict.language) if verdict.language not in {NO_LANGUAGE, UNDETERMINED} else []
    return _detection(verdict).model_copy(update={"others": others})


def _main(article: Article, found: list[Part]) -> Verdict:
    """The language of the article; where parts differ, that of the parts that weigh most."""
    weight = weights(found)
    text = f"{article.body}\n{article.headline}" if article.headline else article.body
    if len(weight) > 1:
        heaviest = max(weight, key=lambda name: weight[name])
        own = [part.text for part in found if part.language and family(part.language) == heaviest]
        text = "\n".join(own)
    return identify(sample(text), article.language)


def _others(found: list[Part], main: str) -> list[OtherLanguage]:
    """The parts that are surely in another language, neighbours of one language joined."""
    others: list[OtherLanguage] = []
    joined = False
    heard = 0
    for part in found:
        if part.language is None:
            continue  # too short to tell: it neither parts nor joins
        # The language of the whole is a claim on the part: names and brands alone do not part from it.
        verdict = None
        if family(part.language) != family(main) and heard < MOST:
            heard += 1
            verdict = identify(sample(part.text), main, against_clear=True)
        if verdict is None or family(verdict.language) == family(main) or not _sure(verdict, part):
            joined = False
            continue
        tag = _tag(verdict)
        if joined and others[-1].tag == tag and others[-1].field == part.field:
            others[-1] = others[-1].model_copy(update={"end": part.end})
        else:
            others.append(OtherLanguage(tag=tag, field=part.field, start=part.start, end=part.end))
        joined = True
    return others


def _sure(verdict: Verdict, part: Part) -> bool:
    if verdict.language in {NO_LANGUAGE, UNDETERMINED}:
        return False
    confidence = verdict.confidence if verdict.group_confidence is None else verdict.group_confidence
    return confidence >= (SURE if part.letters < LONG else SURE_LONG)

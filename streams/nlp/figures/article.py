"""Finds the figures of a whole article, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from schemas.annotation import EntitiesArticle, LanguageArticle, Sentence, Time
from schemas.base import FieldName
from streams.nlp.figures.engine import find
from streams.nlp.figures.language import language
from streams.nlp.figures.located import Located

_DIGITS: Final = re.compile(r"\d+(?:[.,'’]\d+)+")
_CLOCK: Final = re.compile(r"\W*(?:[01]?\d|2[0-4])[.:h][0-5]\d\W*")
_FIELDS: Final[tuple[FieldName, ...]] = ("headline", "body")


def sentences(article: LanguageArticle) -> list[Sentence]:
    """The sentences of the article; without any, each field is one."""
    if article.sentences:
        return list(article.sentences)
    made: list[Sentence] = []
    for field in _FIELDS:
        text = getattr(article, field)
        if text:
            made.append(
                Sentence(
                    id=f"n{len(made)}", segment="", field=field, start=0, end=len(text), language=str(article.language)
                )
            )
    return made


def country_of(article: LanguageArticle) -> str | None:
    """The country that the article names most; None when it names none or two equally often."""
    if not isinstance(article, EntitiesArticle):
        return None
    votes = Counter(entity.links["iso3166"] for entity in article.entities if "iso3166" in entity.links)
    best = votes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def find_in_article(article: LanguageArticle, times: Sequence[Time], *, skip: Collection[str]) -> list[Located]:
    """The figures of an article in order of position, headline first.

    Args:
        article: with its sentences, as far as the language step has found any.
        times: dates and times found before; no figure overlaps them.
        skip: kinds of segments in which no figure is sought.
    """
    skipped = {segment.id for segment in article.segments if segment.kind in skip}
    country = country_of(article)
    by_field = {field: [time for time in times if time.field == field] for field in _FIELDS}
    separators = {}
    found: list[Located] = []
    for sentence in sentences(article):
        if sentence.segment in skipped:
            continue
        tag = sentence.language
        if tag not in separators:
            written = [string for field in _FIELDS for string in _DIGITS.findall(getattr(article, field) or "")]
            separators[tag] = language(tag).separators.learned(written)
        text = getattr(article, sentence.field)[sentence.start : sentence.end]
        if _CLOCK.fullmatch(text) and len(article.sentences) > 1:
            continue  # a line of its own such as 19.40: an entry of a live blog begins
        # Times are in order of position and do not overlap: those of a sentence lie side by side.
        there = by_field[sentence.field]
        first = bisect_right(there, sentence.start, key=lambda time: time.end)
        last = bisect_left(there, sentence.end, lo=first, key=lambda time: time.start)
        excluded = [(time.start - sentence.start, time.end - sentence.start) for time in there[first:last]]
        mentions = find(text, tag, excluded=excluded, country=country, separators=separators[tag])
        found += [Located(sentence.field, sentence, mention.shifted(sentence.start)) for mention in mentions]
    return found

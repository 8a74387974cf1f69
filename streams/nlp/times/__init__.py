"""Dates, times of day and sets of times, as TIMEX3 against the day of the article."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from schemas.annotation import LanguageArticle, Time, TimeType
from schemas.article import parse_timestamp
from schemas.base import FieldName
from streams.nlp.times.moment import Anchor, Moment
from streams.nlp.times.patterns import patterns
from streams.nlp.times.resolve import RULES, set_value
from streams.nlp.times.vocabulary import Vocabulary, alternatives, vocabulary

_AHEAD_WITHIN = 30
"""Characters before a date in which a word can make it look ahead."""
_NO_WORDS = Vocabulary({}, {}, {})


class _Found(NamedTuple):
    start: int
    end: int
    moment: Moment | None
    """None: a set."""
    value: str


def anchor_of(article: LanguageArticle) -> Anchor:
    """The day from which relative times are counted: `published_at`, or the date prefix when that is missing."""
    if article.published_at:
        moment = parse_timestamp(article.published_at)
        return Anchor(day=moment.date(), zone=moment.tzinfo)
    for segment in article.segments:
        if segment.kind == "date_prefix" and segment.value:
            parts = [int(part) for part in segment.value.split("-") if part.isdecimal()]
            if len(parts) == 3:
                return Anchor(day=date(*parts), zone=None)
            if len(parts) == 2:
                return Anchor(day=None, zone=None, month=(parts[0], parts[1]))
    return Anchor(day=None, zone=None)


@cache
def _ahead(tag: str) -> re.Pattern[str]:
    """Words that make a sentence look ahead: a Friday after them is the next one."""
    words = vocabulary(tag)
    return re.compile(rf"(?<!\w){alternatives(words.words('future') if words else [])}(?!\w)", re.IGNORECASE)


def _in_sentence(text: str, tag: str, anchor: Anchor) -> list[_Found]:
    words = vocabulary(tag) or _NO_WORDS
    candidates: list[_Found] = []
    for rule, pattern in patterns(tag).fitting(text):
        for match in pattern.finditer(text):
            start, end = match.span("span") if "span" in pattern.groupindex else match.span()
            if rule == "set":
                if value := set_value(match, words):
                    candidates.append(_Found(start, end, None, value))
                continue
            future = _ahead(tag).search(text, max(0, start - _AHEAD_WITHIN), start) is not None
            try:
                moment = RULES[rule](match, words, anchor, future)
            except KeyError:  # letters that only case-blind matching takes for others, such as ſ for s: no known word
                continue
            except OverflowError:  # a day before the first or after the last of the calendar
                continue
            if moment:
                candidates.append(_Found(start, end, moment, moment.value))
    # The longest reading wins; of equally long ones the pattern that comes first.
    chosen: list[_Found] = []
    for found in sorted(candidates, key=lambda found: found.start - found.end):
        place = bisect(chosen, found.start, key=lambda other: other.start)
        after_previous = place == 0 or chosen[place - 1].end <= found.start
        if after_previous and (place == len(chosen) or found.end <= chosen[place].start):
            chosen.insert(place, found)
    return _with_days(chosen)


def _with_days(found: list[_Found]) -> list[_Found]:
    """A clock time belongs to the day that its sentence names last before it, else to the first after it."""
    days = [(one.start, one.moment) for one in found if one.moment and one.moment.day and not one.moment.clock]
    result = []
    for one in found:
        moment = one.moment
        if moment and moment.clock and days:
            day = next((day for start, day in reversed(days) if start < one.start), days[0][1])
            moment = replace(moment, year=day.year, month=day.month, day=day.day)
            result.append(one._replace(moment=moment, value=moment.value))
        else:
            result.append(one)
    return result


def _parts(article: LanguageArticle) -> Iterator[tuple[FieldName, int, int, str]]:
    """What is read at once, with its language: the sentences or, where there are none, the fields."""
    if article.sentences:
        for sentence in article.sentences:
            yield sentence.field, sentence.start, sentence.end, sentence.language
    else:
        tag = article.language or "und"
        yield "headline", 0, len(article.text("headline")), tag
        yield "body", 0, len(article.text("body")), tag


def find(article: LanguageArticle) -> list[Time]:
    """The times of an article, in order of position.

    Bounds are half-open and in the offset of `published_at`; null when that is missing or the text does not tell the
    year. A weekday without more is the last one that was, today included, unless the sentence looks ahead.
    """
    anchor = anchor_of(article)
    times: list[Time] = []
    for field, start, end, tag in _parts(article):
        text = article.text(field)
        for found in _in_sentence(text[start:end], tag, anchor):
            bounds = found.moment.bounds() if found.moment and anchor.zone else None
            lower, upper = (
                (bound.replace(tzinfo=anchor.zone).isoformat() for bound in bounds) if bounds else (None, None)
            )
            kind: TimeType = found.moment.type if found.moment else "set"
            first, last = start + found.start, start + found.end
            times.append(
                Time(id=f"t{len(times)}", field=field, start=first, end=last, text=text[first:last],
                     type=kind, value=found.value, lower=lower, upper=upper)
            )  # fmt: skip
    return times


__all__ = ["anchor_of", "find"]

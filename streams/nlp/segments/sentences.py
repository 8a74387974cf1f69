"""The sentences of an article, each within one segment and in one language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from schemas.annotation import Detection, OtherLanguage, Segment, Sentence
from schemas.article import Article
from streams.nlp.segments import layout
from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.view import View


def split(article: Article, segments: Sequence[Segment], detection: Detection) -> list[Sentence]:
    """The sentences of the segments, in order of position, headline first.

    A sentence is in the language of the article, or in that of the foreign span in which most of it lies. Together the
    sentences of a segment hold its every non-space character.
    """
    found: list[Sentence] = []
    others = _by_field(detection.others)
    loose = layout.one_line(View(article.body).text)
    for segment in segments:
        foreign = others.get(segment.field, [])
        text = article.text(segment.field)[segment.start : segment.end]
        tag = _language(segment.start, segment.end, foreign) or detection.tag
        view = View(text)
        spans = list(sentences(view.text, 0, len(view.text), tag, loose=loose and segment.field == "body"))
        covered = view.cover(spans) if spans else [(0, len(text))]
        for start, end in covered:
            first, last = segment.start + start, segment.start + end
            found.append(
                Sentence(
                    id=f"n{len(found)}",
                    segment=segment.id,
                    field=segment.field,
                    start=first,
                    end=last,
                    language=_language(first, last, foreign) or detection.tag,
                )
            )
    return found


def _by_field(others: Iterable[OtherLanguage]) -> dict[str, list[OtherLanguage]]:
    fields: dict[str, list[OtherLanguage]] = {}
    for other in sorted(others, key=lambda other: other.start):
        fields.setdefault(other.field, []).append(other)
    return fields


def _language(start: int, end: int, others: Sequence[OtherLanguage]) -> str | None:
    """The tag of the spans in which more than half of `start:end` lies; `others` are ordered and disjoint."""
    shares: dict[str, int] = {}
    first = bisect_left(others, start, key=lambda other: other.end)
    for other in others[first:]:
        if other.start >= end:
            break
        shares[other.tag] = shares.get(other.tag, 0) + min(end, other.end) - max(start, other.start)
    tag = max(shares, key=lambda tag: shares[tag], default=None)
    return tag if tag is not None and 2 * shares[tag] > end - start else None

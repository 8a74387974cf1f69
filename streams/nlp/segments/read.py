"""An article as segments and sentences: each part of the page with its function, every non-space character in one.

The sentences of a part are found once. They tell what the article says again, and are the sentences of its segments.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from schemas.annotation import Detection, OtherLanguage, Segment, Sentence
from schemas.article import Article, parse_timestamp
from schemas.base import FieldName
from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.page import Page, Part
from streams.nlp.segments.phrases import phrases
from streams.nlp.segments.repeats import Said, pulled, words
from streams.nlp.segments.segment import parts_of
from streams.nlp.segments.view import View

Spans = list[tuple[int, int]]

_READ_AS_TEXT = frozenset({"headline", "lead", "paragraph", "heading", "caption"})


def read(article: Article, detection: Detection) -> tuple[list[Segment], list[Sentence]]:
    """The segments of headline and body and the sentences within them, both in order of position, headline first.

    Segments hold every non-space character exactly once, and so do the sentences of each. A sentence is in the
    language of the article, or in that of the foreign span in which most of it lies.

    Args:
        article: any valid article; its text is never changed, offsets are code points of the fields as sent.
        detection: its languages, whose phrases are read.
    """
    tags = tuple(dict.fromkeys((detection.tag, *(other.tag for other in detection.others))))
    headline, body = View(article.headline or ""), View(article.body)
    page = Page(
        body.text,
        phrases(*tags),
        tags,
        headline=headline.text,
        published=parse_timestamp(article.published_at) if article.published_at else None,
    )
    languages = _Languages(detection)
    segments: list[Segment] = []
    found: list[Sentence] = []

    if headline.field.strip():
        whole = (0, len(headline.field))
        segments.append(
            Segment(id="s0", kind="headline", field="headline", start=0, end=whole[1], repeats=None, value=None)
        )
        tag = languages.of("headline", *whole)
        own = list(sentences(headline.text, 0, len(headline.text), tag))
        found += languages.sentences("headline", "s0", headline.cover(own) if own else [whole], 0)

    parts = parts_of(page)
    spans = body.cover([(part.start, part.end) for part in parts]) if parts else _all_of(article.body)
    parts = parts or [Part(0, 0, "paragraph")] * len(spans)
    said = [
        page.sentences(part.start, part.end, languages.of("body", *span))
        for part, span in zip(parts, spans, strict=True)
    ]
    repeats = _repeats(page, parts, said, len(segments))
    covered = body.cover([sentence for own in said for sentence in own]) or spans
    ends = [*accumulate((len(own) for own in said), initial=0)] if any(said) else range(len(spans) + 1)
    for number, (part, (start, end), within) in enumerate(
        zip(parts, spans, pairwise(ends), strict=True), len(segments)
    ):
        name = f"s{number}"
        segments.append(
            Segment(
                id=name,
                kind=part.kind,
                field="body",
                start=start,
                end=end,
                repeats=repeats.get(number),
                value=part.value,
            )
        )
        found += languages.sentences("body", name, covered[slice(*within)], len(found))
    return segments, found


def _all_of(field: str) -> Spans:
    """A field that shows nothing, as a whole; no span for one of space alone."""
    stripped = field.strip()
    start = len(field) - len(field.lstrip())
    return [(start, start + len(stripped))] if stripped else []


def _repeats(page: Page, parts: Sequence[Part], said: Sequence[Spans], offset: int) -> dict[int, str]:
    """Number of a segment -> id of the earlier one that it says again.

    A paragraph says again what its first sentence or most of its sentences say again.

    Args:
        page: the page.
        parts: its parts.
        said: the sentences of each.
        offset: the number of the first part among the segments; before it stands the headline.
    """
    earlier = Said()
    if offset:
        earlier.add(words(page.headline), 0)
    found: dict[int, str] = {}
    for number, (part, spans) in enumerate(zip(parts, said, strict=True), offset):
        if part.kind not in _READ_AS_TEXT:
            continue
        own = [sentence for span in spans if (sentence := page.words_of(*span))]
        again = [earlier.where(sentence) for sentence in own]
        first = next((where for where in again if where is not None), None)
        if first is not None:
            said_before = sum(len(s) for s, where in zip(own, again, strict=True) if where is not None)
            most = 2 * said_before > sum(map(len, own))
            if most or (again[0] is not None and part.kind != "caption"):
                found[number] = f"s{first}"
        if number not in found and part.line and (at := pulled(page.text, part.start, part.end)) is not None:
            found[number] = f"s{offset + bisect_right(parts, at, key=lambda part: part.start) - 1}"
        for sentence in own:
            earlier.add(sentence, number)
    return found


class _Languages:
    """In which language each span of an article is."""

    def __init__(self, detection: Detection) -> None:
        self._tag = detection.tag
        self._others: dict[str, list[OtherLanguage]] = {}
        for other in sorted(detection.others, key=lambda other: other.start):
            self._others.setdefault(other.field, []).append(other)

    def of(self, field: FieldName, start: int, end: int) -> str:
        """The tag of the foreign spans in which more than half of `start:end` lies, else that of the article."""
        others = self._others.get(field)
        if not others:
            return self._tag
        shares: dict[str, int] = {}
        for other in others[bisect_left(others, start, key=lambda other: other.end) :]:
            if other.start >= end:
                break
            shares[other.tag] = shares.get(other.tag, 0) + min(end, other.end) - max(start, other.start)
        tag = max(shares, key=lambda tag: shares[tag], default=self._tag)
        return tag if 2 * shares.get(tag, 0) > end - start else self._tag

    def sentences(
        self, field: FieldName, segment: str, spans: Iterable[tuple[int, int]], first: int
    ) -> Iterator[Sentence]:
        """The sentences of a segment, numbered from `first` on."""
        for number, (start, end) in enumerate(spans, first):
            yield Sentence(
                id=f"n{number}", segment=segment, field=field, start=start, end=end, language=self.of(field, start, end)
            )

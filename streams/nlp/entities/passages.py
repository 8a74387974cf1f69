"""The stretches of an article that are read one at a time: its sentences, and what stands in no sentence."""

from __future__ import annotations

from typing import Final, NamedTuple

from schemas.annotation import LanguageArticle
from schemas.base import FieldName

NAMELESS_KINDS: Final = frozenset({"date_prefix", "credit", "boilerplate"})
"""Kinds of segments in which no name is sought: they speak of the page, not of the news."""

_FIELDS: Final[tuple[FieldName, ...]] = ("headline", "body")


class Passage(NamedTuple):
    """A sentence to be read.

    `start` is the offset of `text` in its field, in code points. `named` says whether names are sought here.
    """

    field: FieldName
    start: int
    text: str
    language: str
    named: bool


def passages(article: LanguageArticle) -> list[Passage]:
    """All passages in the order of the text.

    A segment without a sentence of its own (a dateline) is one passage in the language of the article; so is a whole
    field when the language stage was left out.

    Args:
        article: what the language stage made.

    Returns:
        Passages that do not overlap, headline first.
    """
    main = article.language or "und"
    texts: dict[FieldName, str] = {"headline": article.headline or "", "body": article.body}
    if not article.sentences:
        spans = [
            (segment.field, segment.start, segment.end, main, segment.kind not in NAMELESS_KINDS)
            for segment in article.segments
        ] or [(field, 0, len(texts[field]), main, True) for field in _FIELDS]
    else:
        kinds = {segment.id: segment.kind for segment in article.segments}
        parted = {sentence.segment for sentence in article.sentences}
        spans = [
            (
                sentence.field,
                sentence.start,
                sentence.end,
                sentence.language,
                kinds.get(sentence.segment) not in NAMELESS_KINDS,
            )
            for sentence in article.sentences
        ] + [
            (segment.field, segment.start, segment.end, main, segment.kind not in NAMELESS_KINDS)
            for segment in article.segments
            if segment.id not in parted
        ]
    spans.sort(key=lambda span: (_FIELDS.index(span[0]), span[1]))
    return [
        Passage(field, start, texts[field][start:end], language, named)
        for field, start, end, language, named in spans
        if texts[field][start:end].strip()
    ]

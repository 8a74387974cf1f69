"""A page: what is known of it when one of its lines is read, and the parts it is read as."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from schemas.annotation import SegmentKind
from streams.nlp.segments import layout
from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.phrases import Phrases
from streams.nlp.segments.repeats import Said
from streams.nlp.segments.repeats import words as words_of


class Part(NamedTuple):
    """A span of the view with its kind.

    Attributes:
        start, end: half-open offsets into the view, without surrounding space.
        kind: its kind; a text that is not yet known to be a lead or a heading is a paragraph.
        block: number of the block of lines it stands in.
        line: whether it is the whole of its line.
        value: of a date prefix: the date.
    """

    start: int
    end: int
    kind: SegmentKind
    block: int = 0
    line: bool = False
    value: str | None = None


@dataclass(frozen=True)
class Page:
    """What is known of a page when one of its lines is read.

    Attributes:
        text: the view of the body.
        words: the phrases of its languages.
        tags: its languages; by the rules of the first its sentences end.
        headline: the view of the headline.
        published: when the article was published.
        lead: what the first paragraph says.
    """

    text: str
    words: Phrases
    tags: tuple[str, ...]
    headline: str = ""
    published: datetime | None = None
    lead: Said = field(default_factory=Said)
    _sentences: dict[tuple[int, int, str], list[tuple[int, int]]] = field(default_factory=dict)
    _words: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The main language."""
        return self.tags[0]

    @cached_property
    def one_line(self) -> bool:
        """Whether it is set in one line."""
        return layout.one_line(self.text)

    def sentences(self, start: int, end: int, tag: str) -> list[tuple[int, int]]:
        """The sentences of a part, found once; in a page of one line some end without any mark."""
        found = self._sentences.get((start, end, tag))
        if found is None:
            found = self._sentences[start, end, tag] = list(sentences(self.text, start, end, tag, loose=self.one_line))
        return found

    def words_of(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a sentence, read once."""
        found = self._words.get((start, end))
        if found is None:
            found = self._words[start, end] = words_of(self.text[start:end])
        return found

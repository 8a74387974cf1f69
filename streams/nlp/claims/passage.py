"""A sentence as the rules see it: its words, what the lexicon knows of them, and how far apart two words are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from schemas.annotation import Sentence, Tokens
from schemas.base import FieldName, Position
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.lexicon import JUDGES, VERDICTS, Lexicon, judging
from streams.nlp.claims.words import Word, words

COORDINATOR_COST: Final = 2
SUBORDINATOR_COST: Final = 8
_SIGN_COST: Final = {
    ",": 3,
    ";": 16,
    ":": 10,
    "(": 5,
    ")": 5,
    "–": 9,
    "—": 9,
    "|": 20,
    "•": 20,
    "!": 20,
    "?": 20,
    ".": 4,
}
_QUOTES: Final = frozenset("\"'‘’‚‛“”„‟«»‹›`")
_BLOCKS: Final = frozenset(";•|")


_LONGEST_HIT: Final = 12


@cache
def _beginnings(path: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """All beginnings of a path, itself included."""
    return tuple(path[:length] for length in range(1, len(path) + 1))


def _by_beginning(hits: Sequence[Hit]) -> dict[tuple[str, ...], list[Hit]]:
    found: defaultdict[tuple[str, ...], list[Hit]] = defaultdict(list)
    for hit in hits:
        for beginning in _beginnings(hit.path):
            found[beginning].append(hit)
    return dict(found)


def _first(hit: Hit) -> int:
    return hit.first


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of a passage, half-open."""

    passage: Passage
    first: int
    last: int

    def position(self) -> Position:
        """Where they stand in the article."""
        start, end = self.passage.words[self.first].start, self.passage.words[self.last - 1].end
        return Position(field=self.passage.field, start=start, end=end, text=self.passage.text[start:end])


class Tagging:
    """The parts of speech of an article, as far as a model has told them."""

    def __init__(self, tokens: Tokens | None) -> None:
        """`tokens`: those of the article."""
        self._tokens = tokens

    def tag(self, field: FieldName, start: int) -> str:
        """The part of speech of what begins at an offset, "" where nobody has told it."""
        return self._tags.get((field, start), "")

    @cached_property
    def _tags(self) -> dict[tuple[FieldName, int], str]:
        tokens = self._tokens
        if tokens is None or tokens.upos is None:
            return {}
        return dict(zip(zip(tokens.field, tokens.start, strict=True), tokens.upos, strict=True))


@dataclass(eq=False)
class Passage:
    """One sentence. Indexes are those of its words."""

    index: int
    """Its place among the sentences of the article."""
    sentence: Sentence
    text: str
    """The whole field."""
    start: int
    end: int
    """Its part of the field: the sentence, or a piece of one that is too long to be one."""
    lexicon: Lexicon
    numbers: set[int] = field(default_factory=set)
    """The words of its figures."""
    dated: set[int] = field(default_factory=set)
    """The words of its times."""
    captives: bool = False
    """Whether it speaks of people who were abducted, so that those held are no arrested ones."""
    tagging: Tagging | None = None
    """The parts of speech of the article."""
    _places: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)

    @property
    def field(self) -> FieldName:
        """The field that it lies in."""
        return self.sentence.field

    @property
    def said(self) -> str:
        """Its text."""
        return self.text[self.start : self.end]

    @cached_property
    def clues(self) -> int:
        """What its words may say, told without reading it closely: see `Lexicon.clues`."""
        return self.lexicon.clues(self.text, self.start, self.end)

    @cached_property
    def words(self) -> list[Word]:
        """Its words and signs."""
        return words(self.text, self.start, self.end)

    @cached_property
    def hits(self) -> list[Hit]:
        """What the lexicon finds in it."""
        return self.lexicon.hits(self.words)

    @cached_property
    def _cover(self) -> list[list[Hit]]:
        cover: list[list[Hit]] = [[] for _ in self.words]
        for hit in self.hits:
            for index in range(hit.first, hit.last):
                cover[index].append(hit)
        return cover

    @cached_property
    def _costs(self) -> list[int]:
        """The cost from the beginning to each word."""
        of_them = self._where(("grammar", "part_of", "after"))
        subordinators, contrast = self._where(("grammar", "subordinators")), self._where(("grammar", "contrast"))
        coordinators = self._where(("grammar", "coordinators"))
        total, costs = 0, [0]
        for index, word in enumerate(self.words):
            if word.norm in _QUOTES:
                step = 0
            elif not word.is_word:
                step = _SIGN_COST.get(word.norm, 2)
            elif index in of_them:
                step = 0
            elif index in subordinators or index in contrast:
                step = SUBORDINATOR_COST
            elif index in coordinators:
                step = COORDINATOR_COST
            else:
                step = 1
            total += step
            costs.append(total)
        return costs

    @cached_property
    def _blocks(self) -> list[int]:
        """The number of the block of each word: semicolons and bullets part what one sentence says."""
        block, blocks = 0, []
        for word in self.words:
            block += word.norm in _BLOCKS
            blocks.append(block)
        return blocks

    def tag(self, index: int) -> str:
        """The part of speech of a word, "" where nobody has told it."""
        return self.tagging.tag(self.field, self.words[index].start) if self.tagging is not None else ""

    def at(self, index: int) -> list[Hit]:
        """What covers a word."""
        return self._cover[index]

    def covers(self, index: int, *path: str) -> bool:
        """Whether an entry whose path begins so covers a word."""
        return index in self._where(path)

    def _where(self, path: tuple[str, ...]) -> frozenset[int]:
        """The words that entries with this path cover."""
        known = self._places.get(path)
        if known is None:
            hits = self.find(*path)
            known = self._places[path] = frozenset(at for hit in hits for at in range(hit.first, hit.last))
        return known

    def find(self, *path: str) -> list[Hit]:
        """All hits whose path begins so."""
        return (self._judging if path[0] == VERDICTS else self._by_path).get(path, [])

    @property
    def judges(self) -> bool:
        """Whether its words may judge a claim."""
        return bool(self.clues & JUDGES)

    @cached_property
    def _judging(self) -> dict[tuple[str, ...], list[Hit]]:
        return _by_beginning(judging(self.lexicon.tag).hits(self.words)) if self.judges else {}

    @cached_property
    def _by_path(self) -> dict[tuple[str, ...], list[Hit]]:
        """The hits by every beginning of their path."""
        return _by_beginning(self.hits)

    def around(self, span: tuple[int, int], reach: int, *path: str) -> list[Hit]:
        """The hits with this path that begin at most so many words before or behind a span."""
        hits = self.find(*path)
        low = bisect_left(hits, span[0] - reach - _LONGEST_HIT, key=_first)
        return hits[low : bisect_right(hits, span[1] + reach, key=_first)]

    def gap(self, a: tuple[int, int], b: tuple[int, int]) -> int:
        """How far two spans of words are apart: signs and conjunctions between them weigh more than words."""
        if a[1] <= b[0]:
            return self._costs[b[0]] - self._costs[a[1]]
        if b[1] <= a[0]:
            return self._costs[a[0]] - self._costs[b[1]]
        return 0

    @cached_property
    def _quotations(self) -> list[int]:
        """How many quotation marks stand before each word; an apostrophe inside a word is none."""
        total, counts = 0, [0]
        for at, word in enumerate(self.words):
            inside = (
                word.norm == "'"
                and 0 < at < len(self.words) - 1
                and self.words[at - 1].end == word.start
                and self.words[at + 1].start == word.end
            )
            total += word.norm in _QUOTES and not inside
            counts.append(total)
        return counts

    def quoted_apart(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        """Whether a quotation begins or ends between two spans."""
        first, last = (a[1], b[0]) if a[1] <= b[0] else (b[1], a[0])
        return last > first and self._quotations[last] > self._quotations[first]

    def quoted_within(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        """Whether only one of two spans lies in a quotation: of «X, "...", said» X and the verb lie outside."""
        first, last = (a[1], b[0]) if a[1] <= b[0] else (b[1], a[0])
        return last > first and (self._quotations[last] - self._quotations[first]) % 2 == 1

    def in_quotation(self, at: int) -> bool:
        """Whether a word stands inside a quotation that opens in this sentence."""
        return self._quotations[at] % 2 == 1

    def same_block(self, a: int, b: int) -> bool:
        """Whether no semicolon or bullet parts two words."""
        last = len(self._blocks) - 1
        return self._blocks[min(a, last)] == self._blocks[min(b, last)]

    def is_quote(self, index: int) -> bool:
        """Whether a word is a quotation mark."""
        return self.words[index].norm in _QUOTES

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The words that offsets `start` to `end` touch, half-open."""
        first = bisect_right(self._ends, start)
        return first, max(first + 1, bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    def within(self, window: tuple[int, int], *path: str) -> list[Hit]:
        """The hits with this path that lie in a window of words."""
        return [hit for hit in self.find(*path) if window[0] <= hit.first and hit.last <= window[1]]


_END: Final = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=\W*[A-ZÀ-ÞĀ-ſА-ЯЁ])|\n+")
_MOST_WORDS: Final = 300


def divide(
    sentences: Sequence[Sentence],
    fields: Mapping[str, str],
    lexicon_of: Callable[[Sentence], Lexicon],
    tokens: Tokens | None = None,
) -> list[Passage]:
    """The passages of an article, in order: its sentences, and pieces of what is too long to be one.

    An article that nobody has parted into sentences comes as one sentence a field; and a text without any punctuation
    must not take time that grows with the square of its length.
    """
    passages: list[Passage] = []
    tagging = Tagging(tokens)
    for sentence in sorted(sentences, key=lambda one: (one.field != "headline", one.start)):
        text = fields[sentence.field]
        for start, end in _pieces(text, sentence.start, sentence.end):
            passages.append(Passage(len(passages), sentence, text, start, end, lexicon_of(sentence), tagging=tagging))
    return passages


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= 4 * _MOST_WORDS:
        yield start, end
        return
    cuts = [match.end() for match in _END.finditer(text, start, end)]
    for first, last in pairwise([start, *cuts, end]):
        found = words(text, first, last)
        for at in range(0, len(found), _MOST_WORDS):
            stop = found[at + _MOST_WORDS].start if at + _MOST_WORDS < len(found) else last
            yield found[at].start, stop


def passages_by_segment(passages: list[Passage]) -> dict[str, list[Passage]]:
    """The sentences of each segment, in order."""
    grouped: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        grouped[passage.sentence.segment].append(passage)
    return grouped

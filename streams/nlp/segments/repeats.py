"""Whether a part of an article says an earlier part again, word for word or nearly so.

Sentences are compared as sets of words. An index of runs of three words finds the one earlier sentence that can be
meant, so that the work grows with the length of the article and not with its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_SHINGLE = 3
"""The words of a run."""
_LEAST = 6
"""A sentence of fewer words is said again only when all its words are the same; two words say nothing."""
_QUOTES = "\"'“”„‘’«»‹›「」"
_FAR = 20_000
"""How far back, in characters, a quote is sought that is set apart."""
_SHARE = 0.7
_PART = 0.85


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text without case, accents' composition, quotes and punctuation."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")))


def same(later: Sequence[str], earlier: Sequence[str]) -> bool:
    """Whether a sentence says the same as an earlier one or a part of it, both as words; one that says more does not.

    Numbers in digits must not differ: "12 arrests in Lyon" and "15 arrests in Lyon" are two statements.
    """
    if len(later) < _LEAST or len(earlier) < _LEAST:
        return tuple(later) == tuple(earlier) and len(later) > 2
    least = min(_SHARE * 0.5 * (len(later) + len(earlier)), _PART * len(later))
    if sum(map(set(earlier).__contains__, later)) < least or (Counter(later) & Counter(earlier)).total() < least:
        return False
    digits = [{word for word in side if word[0].isdigit()} for side in (later, earlier)]
    return not (digits[0] - digits[1] and digits[1] - digits[0])


def _runs(sentence: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(sentence, sentence[1:], sentence[2:], strict=False)


class Said:
    """What an article has said so far."""

    def __init__(self) -> None:
        self._sentences: list[tuple[tuple[str, ...], int]] = []
        self._whole: dict[tuple[str, ...], int] = {}
        self._shingles: dict[tuple[str, ...], int] = {}

    def add(self, sentence: tuple[str, ...], part: int) -> None:
        """Remembers a sentence as said in the part with this number."""
        number = len(self._sentences)
        self._sentences.append((sentence, part))
        self._whole.setdefault(sentence, number)
        remember = self._shingles.setdefault
        for run in _runs(sentence):
            remember(run, number)

    def where(self, sentence: tuple[str, ...]) -> int | None:
        """The number of the part that said the sentence, or nearly the same; None when none did."""
        if len(sentence) < _SHINGLE:
            return None
        if (number := self._whole.get(sentence)) is not None:
            return self._sentences[number][1]
        known = [number for run in _runs(sentence) if (number := self._shingles.get(run)) is not None]
        for number, _ in Counter(known).most_common(3) if known else ():
            earlier, part = self._sentences[number]
            if same(sentence, earlier):
                return part
        return None


def pulled(text: str, start: int, end: int) -> int | None:
    """Where an earlier part has the words of a quote that is set apart; None when none has, or it is no quote."""
    content = text[start:end].rstrip()
    bare = content.strip(_QUOTES + " ")
    if not content or content[0] not in _QUOTES or content[-1] not in _QUOTES or len(bare.split()) < _SHINGLE:
        return None
    at = text.find(bare, max(0, start - _FAR), start)
    return at if at >= 0 else None

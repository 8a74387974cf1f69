"""Where sentences end that no mark ends: headings, captions and items of lists in a page set in one line.

A heading in capitals ends with them, and an item of a list where the bullet of the next one stands. Else only words
tell: after a word that can close a sentence one stands that begins many sentences, such as an article or a conjunction,
with a capital that it has nowhere else. Titles of works and newspapers look alike ("The Guardian"), so a small letter
must follow it. Where a dash begins what somebody says, such a word behind one tells as well. Pages that kept their
lines are not read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.nlp.segments.rules import Rules

_GAP = re.compile(r"[ \t\u00a0]+(?:(?=(?P<item>[*•‣▪]))(?=.[ \u00a0]\S)|(?=(?P<speech>[-–—][ \u00a0])?[^\W\d_a-z]))")
"""Space before a bullet, before a capital, or before a dash and a capital."""
_LAST = "_%)»”’"
"""What a sentence may end with besides letters and digits."""
_WORD = re.compile(r"[^\W\d_][\w'’]*$")
_NEXT = re.compile(r"(?:\s+|['’])(\w)")
_AFTER = re.compile(r"\w+")
_NAMED = re.compile(r"\w+['’]\w")
"""A name with its ending, as Turkish sets them apart: its capital tells nothing."""
_ROMAN = re.compile(r"[IVX]+")
_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|\w)(?:\.\d{1,3})*[.)\]]*")
"""What an item of a list begins with."""
_FEWEST = 3
"""The letters of the shortest word that ends a heading; shorter ones are parts of names and letters of classes."""
_YEAR = re.compile(r"(\w+)\s\d{4}$")
"""What dates a work before its title: "the comedy of 2011 The Fisher"."""
_SPAN = 40
_CAPITALS = re.compile(r"\s*((?:[^\W\d_a-z]{2,}[ ]){0,6}[^\W\d_a-z]{4,})(?= [^\W\d_a-z][^\W\d_A-Z]{2,}(?!\w))")
_LOUD = 7
"""The letters of the shortest heading in capitals; names in capitals are shorter: "NATO", "UNICEF"."""


def unmarked(text: str, start: int, end: int, known: Rules) -> Iterator[int]:
    """Where, inside a sentence by its marks, an earlier one ends without any; in order.

    Args:
        text: a page.
        start: where the sentence begins.
        end: where it ends.
        known: the rules of its language.
    """
    if (capitals := _end_of_capitals(text, start, end)) is not None:
        yield capitals
        start = capitals
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > start and (gap["item"] or _ends_before(text, gap, start, end, known)):
            yield gap.start()


def _ends_before(text: str, gap: re.Match[str], start: int, end: int, known: Rules) -> bool:
    """Whether the words around a gap tell that a sentence ends there."""
    at = gap.start()
    if not (text[at - 1].isalnum() or text[at - 1] in _LAST):
        return False
    speech = gap["speech"] or ""
    opening = known.opening.match(text, gap.end() + len(speech), end)
    following = _NEXT.match(text, opening.end(), end) if opening else None
    begins = following is not None and following.group(1).islower()
    if speech:
        return known.dialogue and begins
    if not following and not known.final:
        return False
    previous = _WORD.search(text, max(start, at - _SPAN), at)
    word = previous.group() if previous else ""
    if word and (len(word) < _FEWEST or word.casefold() in known.starters | known.works):
        return False
    year = _YEAR.search(text, max(start, at - _SPAN), at)
    if year and year.group(1).casefold() in known.starters:
        return False
    if opening and following:
        king = word[:1].isupper() and _ROMAN.fullmatch(opening.group())
        return begins and not king and not _NUMBER.fullmatch(text, start, at)
    if _NAMED.match(text, gap.end(), end):
        return False
    return word.islower() and text[gap.end()].isupper() and word.endswith(known.final) and word not in known.speaking


def _end_of_capitals(text: str, start: int, end: int) -> int | None:
    """Where the capitals end with which a sentence begins: they head what follows in title case."""
    head = _CAPITALS.match(text, start, end)
    following = _AFTER.match(text, head.end() + 1, end) if head else None
    if head is None or following is None:
        return None
    words = head.group(1)
    return head.end() if len(words) >= _LOUD and words.isupper() and following.group()[1:].islower() else None

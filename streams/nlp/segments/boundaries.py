"""Where sentences end.

Rules over a text without markup: the end marks of all scripts, and what must not be taken for one: abbreviations,
initials, decimals, ordinals, clock times, marks inside a quote whose sentence goes on. Abbreviations are data of the
language (`[sentences]` in segments.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.nlp.segments import layout
from streams.nlp.segments.dots import LOOK_BACK, word_before
from streams.nlp.segments.marks import MARK, closes, ends
from streams.nlp.segments.rules import Rules, rules
from streams.nlp.segments.unmarked import unmarked

# What a mark begins with; dots and signs in a row begin no second one.
_SIGN = re.compile(r"[.!?…]+|[;:=]|[。！？｡؟۔।॥።؞]")


def sentences(text: str, start: int, end: int, tag: str, *, loose: bool = False) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as half-open spans without surrounding space, in order.

    Together they hold every non-space character of the part.

    Args:
        text: a page or a part of one.
        start: where the part begins.
        end: where it ends.
        tag: its language.
        loose: whether the page is set in one line, so that some sentences end without any mark.
    """
    known = rules(tag)
    begin = read = start
    for sign in _SIGN.finditer(text, start, end):
        if sign.start() < read:
            continue
        if _is_plain(text, sign, begin, end, known):
            stop = read = sign.end()
        else:
            mark = MARK.match(text, sign.start(), end)
            if mark is None:
                continue
            read = mark.end()
            # Marks that stand apart belong to what follows, unless nothing stands before them.
            if mark.start() < begin or mark.start() == begin > start or not ends(text, mark, begin, end, known):
                continue
            stop = mark.start("apart") if mark["apart"] and not closes(text, begin, mark) else mark.end()
        yield from _cut(text, begin, stop, known, loose=loose)
        begin = layout.skip_space(text, stop, end)
    yield from _cut(text, begin, end, known, loose=loose)


def _is_plain(text: str, sign: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether it is a dot between a word that is no abbreviation and a capital: most sentences end with one."""
    at = sign.start()
    if sign[0] != "." or at <= begin or at + 2 >= end or not text[at + 1].isspace():
        return False
    word = word_before(text, max(begin, at - LOOK_BACK), at)
    return (
        text[at + 2].isupper()
        and len(word) > 1
        and word.isalpha()
        and not word.isupper()
        and word.casefold() not in known.shortened
    )


def _cut(text: str, start: int, end: int, known: Rules, *, loose: bool) -> Iterator[tuple[int, int]]:
    """A sentence by its marks, in a page of one line cut where one ends without any."""
    for stop in unmarked(text, start, end, known) if loose else ():
        yield from _stripped(text, start, stop)
        start = stop
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if stripped := part.strip():
        first = start + len(part) - len(part.lstrip())
        yield first, first + len(stripped)

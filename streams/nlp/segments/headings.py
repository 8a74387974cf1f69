"""Headings: short lines of their own that do not end like a sentence and have text after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.nlp.segments import layout
from streams.nlp.segments.margins import LABEL, in_table
from streams.nlp.segments.page import Part
from streams.nlp.segments.phrases import Phrases
from streams.nlp.segments.repeats import pulled, words

LONGEST = 100
"""The longest heading, in characters."""
_WORDS = 16
_ROWS = 2
_COUNTED = re.compile(r"[^\W\d_][^\d.!?:]{1,40}\s[\d.,\u00a0 ]*\d(?:\s?%)?")
"""A row of a table: a name and its number."""
_QUOTED = re.compile(r"[\"“„«‘»][^\"”“»«]+[?!.…]\s?[\"”“»«]\s\w")
"""A whole sentence in quotes, and who said or asked it."""
_ASKED = re.compile(r"[^\W\d_a-z]{3,}(?:\s[^\W\d_a-z]+)?\s?:\s")
"""Who speaks, in capitals, before what is said in a transcript."""


def with_headings(text: str, parts: list[Part], texts: Sequence[int], headline: str, vocabulary: Phrases) -> list[Part]:
    """Finds the headings: short lines of their own that do not end like a sentence and have text after them.

    Args:
        text: the view of the body.
        parts: its parts.
        texts: the numbers of those that are text beyond doubt, in order.
        headline: the view of the headline, which may stand again.
        vocabulary: the phrases of the page; a line with the label of a source is none.
    """
    last = texts[-1] if texts else len(parts)
    said = words(headline)
    found = list(parts)
    listed: dict[int, bool] = {}
    index = 0
    while index < len(parts):
        run = index
        while run < len(parts) and may_head(text, parts[run]):
            run += 1
        if run == index and _heads_alone(text, parts, index):
            found[index] = parts[index]._replace(kind="heading")
        for short in range(index, run):
            again = bool(said) and words(text[parts[short].start : parts[short].end]) == said
            sourced = vocabulary.photo.match(text, parts[short].start, parts[short].end)
            if not again and sourced:
                continue
            if not again and pulled(text, parts[short].start, parts[short].end) is not None:
                continue
            if again or (
                _stands_out(text, parts, short, index, run)
                and _has_text_after(text, parts, short, last)
                and not in_table(text, parts, short)
                and not _is_listed(text, parts, short, listed)
            ):
                found[short] = parts[short]._replace(kind="heading")
        index = run + 1
    return found


def may_head(text: str, part: Part) -> bool:
    """Whether a part is short enough for a heading and does not end like a sentence."""
    return part.kind == "paragraph" and part.line and not layout.is_item(text, part.start) and _is_short(text, part)


def _heads_alone(text: str, parts: list[Part], index: int) -> bool:
    """Whether a short line with a bullet or a number stands alone above a text: a heading and no item of a list."""
    part = parts[index]
    around = [*parts[max(0, index - 1) : index], *parts[index + 1 : index + 2]]
    apart = part.kind == "paragraph" and part.line and layout.is_item(text, part.start) and _is_short(text, part)
    if not apart or index + 1 == len(parts) or any(layout.is_item(text, other.start) for other in around):
        return False
    above, below = around[:-1], around[-1]
    listed = any(other.block == part.block and _is_short(text, other) for other in above)
    return not listed and not _is_short(text, below) and below.kind == "paragraph"


def _stands_out(text: str, parts: list[Part], short: int, first: int, end: int) -> bool:
    """Whether a short line is no row of a table: more than two in a row are one, or a list of names.

    The line above a list, which stands in a block of its own, is none of its rows.
    """
    if end - first <= _ROWS or _above_table(text, parts, short):
        return True
    if end - short <= _ROWS:
        return False
    block, below, next_below = (part.block for part in parts[short : short + _ROWS + 1])
    alone = below != block and (short == first or parts[short - 1].block != block)
    return alone and below == next_below


def _above_table(text: str, parts: list[Part], short: int) -> bool:
    """Whether a line begins a block whose other lines are labels with their values."""
    block = parts[short].block
    rows = [part for part in parts[short + 1 : short + 3] if part.block == block]
    first = short == 0 or parts[short - 1].block != block or parts[short - 1].kind == "boilerplate"
    labels = all(LABEL.match(text, row.start, row.end) for row in rows)
    numbers = not any(map(str.isdigit, text[slice(*parts[short][:2])])) and all(
        _COUNTED.fullmatch(text, row.start, row.end) for row in rows
    )
    return first and len(rows) > 1 and (labels or numbers)


def _is_listed(text: str, parts: list[Part], short: int, known: dict[int, bool]) -> bool:
    """Whether a line stands in a list that a short line above it in its block announces with a colon.

    What holds for a line holds for those between it and the announcement; `known` keeps it, so that no line is
    read again for each of the lines below.
    """
    between = []
    listed = False
    while short not in known:
        between.append(short)
        above = parts[short - 1] if short else None
        if above is None or above.block != parts[short].block or above.kind != "paragraph" or not above.line:
            break
        if text[above.end - 1] in ":：":
            listed = above.end - above.start <= LONGEST
            break
        if not _is_short(text, above):
            break
        short -= 1
    else:
        listed = known[short]
    known.update(dict.fromkeys(between, listed))
    return listed


def _has_text_after(text: str, parts: list[Part], index: int, last: int) -> bool:
    """Whether text follows soon: what stands before the last text beyond doubt, or a list."""
    return any(
        part.kind in {"paragraph", "dateline", "caption"} and (n <= last or _is_row(text, part))
        for n, part in enumerate(parts[index + 1 : index + 8], index + 1)
    )


def _is_row(text: str, part: Part) -> bool:
    """Whether a part is an item of a list, a label with its value, or longer than a heading."""
    label = LABEL.match(text, part.start, part.end)
    return label is not None or layout.is_item(text, part.start) or not _is_short(text, part)


def _is_short(text: str, part: Part) -> bool:
    content = text[part.start : part.end]
    if len(content) > LONGEST or len(content.split()) > _WORDS or not any(map(str.isalpha, content)):
        return False
    if content[-1] in "?？؟" and _ASKED.match(content):
        return False
    bare = content.rstrip(" \u00a0\"'”’»“)]›")
    closed = len(bare) < len(content.rstrip())
    if bare[-1:] in ".…!。।۔！,;，" or _QUOTED.match(content):
        return False
    # A question of its own heads what follows, unless somebody asks it.
    if bare[-1:] in "?？؟" and (closed or content[0] in "\"'“„«‘»" or len(content.split()) > 9):
        return False
    return bare[-1:] != ":" or content.isupper()

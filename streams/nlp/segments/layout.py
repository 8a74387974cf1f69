"""The lines of a page: blank-line and single-line layouts, and text wrapped at a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•‣◦▪▸►▶●■·*✓→»›]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s))\s*")
_ADDRESS = re.compile(r"https?://|www\.")
_SPACE = re.compile(r"\s+")
_HYPHEN = re.compile(r"[^\W\d_]-[ \t]*\n[ \t]*[^\W\d_A-Z]")
"""A word divided between two lines."""
_DIVIDED = 2
"""So many divided words make a column of print."""
_COLUMNS = range(20, 50)
"""Widths in characters of columns of print."""
_LONG = 0.6
"""The share of the width that a line has at least which tells of wrapping; shorter ones stand above and below text."""
_RAGGED = 10
"""By so many characters a block may be narrower than a line that ends with a divided word."""
_WIDTHS = range(50, 121)
"""Widths in characters at which mail and agency feeds wrap their text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, which may be a whole paragraph.

    Attributes:
        start, end: half-open offsets into the view, without surrounding space.
        block: number of the block of lines, which blank lines set apart.
    """

    start: int
    end: int
    block: int


_ONE_LINE = 300
"""From how many characters on a line may be a whole page."""


def one_line(text: str) -> bool:
    """Whether a page is set in one line, its headings and captions between the sentences."""
    bare = text.strip()
    return len(bare) >= _ONE_LINE and _BREAK.search(bare) is None


def is_item(text: str, start: int) -> bool:
    """Whether an item of a list begins at `start`: a bullet, a dash or a number."""
    return _BULLET.match(text, start) is not None


def lines(text: str) -> list[Line]:
    """The lines of a text that hold more than space; lines of wrapped text are joined."""
    found: list[Line] = []
    block = last = 0
    for line in _LINE.finditer(text):
        content = line.group()
        stripped = content.strip()
        if not stripped:
            continue
        start = line.start() + len(content) - len(content.lstrip())
        if len(_BREAK.findall(text, last, start)) > 1:
            block += 1
        last = start + len(stripped)
        found.append(Line(start, last, block))
    return _unwrapped(text, found)


def _unwrapped(text: str, found: list[Line]) -> list[Line]:
    """Joins lines that are full: the next word would not have fitted.

    A text is taken as wrapped when no line is longer than the usual widths and nearly all that have a successor in
    their block are full, whatever stands on them.
    """
    width = max((line.end - line.start for line in found), default=0)
    divided = sum(a.block == b.block and _is_divided(text, a) for a, b in pairwise(found))
    if width not in _WIDTHS and not (width in _COLUMNS and divided >= _DIVIDED):
        return _in_columns(text, found) if divided else found
    pairs = [(a, b) for a, b in pairwise(found) if a.block == b.block and a.end - a.start >= _LONG * width]
    full = [_is_full(text, a, b, width) for a, b in pairs]
    open_ended = sum(
        text[a.end - 1].isalnum() or text[a.end - 1] in ",-" for (a, _), f in zip(pairs, full, strict=True) if f
    )
    if len(pairs) < 3 or sum(full) < 0.75 * len(pairs) or open_ended < 0.5 * sum(full):
        return _in_columns(text, found) if divided else found
    return _joined(text, found, dict.fromkeys((line.block for line in found), width))


def _in_columns(text: str, found: list[Line]) -> list[Line]:
    """Joins lines of print of which only some blocks are full: a title, an address and a table stand between them.

    Words divided at the ends of lines tell how wide the columns are.
    """
    divided = [a for a, b in pairwise(found) if a.block == b.block and _is_divided(text, a)]
    if len(divided) < _DIVIDED:
        return found
    width = max(line.end - line.start for line in divided)
    blocks: dict[int, int] = {}
    for line in found:
        blocks[line.block] = max(blocks.get(line.block, 0), line.end - line.start)
    return _joined(text, found, {block: max(wide, width) for block, wide in blocks.items() if wide >= width - _RAGGED})


def _joined(text: str, found: list[Line], widths: dict[int, int]) -> list[Line]:
    """Joins the full lines of blocks.

    Args:
        text: the view.
        found: its lines.
        widths: number of a block -> the width of its lines; other blocks are left.
    """
    joined = found[:1]
    previous = found[0]
    for line in found[1:]:
        width = widths.get(line.block) if line.block == previous.block else None
        if width is not None and _is_full(text, previous, line, width):
            joined[-1] = Line(joined[-1].start, line.end, line.block)
        else:
            joined.append(line)
        previous = line
    return joined


def _is_divided(text: str, line: Line) -> bool:
    return _HYPHEN.match(text, max(line.start, line.end - 2)) is not None


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    if is_item(text, following.start) or _ADDRESS.match(text, following.start):
        return False
    if _is_divided(text, line):
        return True
    word = re.match(r"\S+", text[following.start : following.start + width])
    return line.end - line.start + 1 + len(word.group() if word else "") > width - 3


def skip_space(text: str, start: int, end: int) -> int:
    """The first place from `start` on that is no space, at most `end`."""
    space = _SPACE.match(text, start, end)
    return space.end() if space else start

"""A field as a reader sees it: without tags, entities, soft hyphens and other marks that have no width.

Every rule reads the view; every offset is told in the field as the producer sent it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

# Tags of HTML at which a browser begins a new line; other tags are dropped.
_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "td", "th", "tr", "ul",
})  # fmt: skip
# Of these only the beginning: the rows of a list stand below one another without space between.
_ROWS = frozenset({"dd", "dt", "li", "td", "th", "tr"})
_CUT = re.compile(r"\s|<(?!/)")
# A link of markdown inside a text shows its words; a picture, or a link alone on its line, is left as it is: furniture.
_MARK = re.compile(
    r"</?(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20})(?:\s[^<>]{0,2000})?/?>"
    r"|<!--[^<>]{0,2000}-->"
    r"|!\[[^\[\]\n]{0,300}\]\([^()\s]{2,2000}\)"
    r"|(?<=\w\s)\[(?P<label>[^\[\]\n]{1,300})\]\((?:https?:/)?/[^()\s]{1,2000}\)"
    r"|\[(?P<first>[^\[\]\n]{1,300})\]\((?:https?:/)?/[^()\s]{1,2000}\)(?=\s\w|[’',])"
    r"|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
    r"|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
# What every mark begins with: most texts hold none.
_SIGN = re.compile(
    r"[<&\[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)


def _pieces(mark: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The spans of a mark that a reader does not see as they are, and what is seen instead."""
    group = next((name for name in ("label", "first") if mark[name]), None)
    if group:
        yield mark.start(), mark.start(group), ""
        yield mark.end(group), mark.end(), ""
    elif (seen := _seen(mark)) != mark.group():
        yield *mark.span(), seen


def _seen(mark: re.Match[str]) -> str:
    """What a reader sees of a mark: nothing, a line break, or the one character that an entity stands for."""
    text = mark.group()
    if mark["tag"]:
        tag = mark["tag"].lower()
        return "\n" if tag in _BLOCK and not (tag in _ROWS and text[1] == "/") else ""
    if text.startswith("!"):
        return text
    if text.startswith("&"):
        character = html.unescape(text)[:1]
        return "" if _MARK.fullmatch(character) else character
    return ""


class View:
    """The visible text of a field and the way back to the field.

    Attributes:
        field: the field as it was sent.
        text: what a reader sees of it.
    """

    def __init__(self, field: str) -> None:
        self.field = field
        # Pieces of the text in order: where each begins in the view and in the field, and how long it is in the
        # field when it stands for a mark (0: it is the field's own text).
        self._seen, self._sent, self._mark = [0], [0], [0]
        parts: list[str] = []
        length = end = 0
        first = _SIGN.search(field)
        for mark in _MARK.finditer(field, max(first.start() - 1, 0)) if first else ():
            for start, stop, seen in _pieces(mark):
                before = field[end:start]
                length += len(before)
                end = stop
                parts += before, seen
                if seen:
                    self._add(length, start, stop - start)
                    length += 1
                self._add(length, end, 0)
        self.text = "".join(parts) + field[end:] if parts else field

    def _add(self, seen: int, sent: int, mark: int) -> None:
        self._seen.append(seen)
        self._sent.append(sent)
        self._mark.append(mark)

    def sent(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the field that shows as `text[start:end]`, which must not be empty."""
        first = bisect_right(self._seen, start) - 1
        last = bisect_right(self._seen, end - 1) - 1
        return (
            self._sent[first] if self._mark[first] else self._sent[first] + start - self._seen[first],
            self._sent[last] + self._mark[last] if self._mark[last] else self._sent[last] + end - self._seen[last],
        )

    def cover(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Spans of the view as spans of the field that together hold its every non-space character once.

        A mark between two spans goes to the earlier one when it touches it, as a closing tag does, else to the later.

        Args:
            spans: ordered, disjoint and not empty; together every non-space character of the view.
        """
        sent = [self.sent(*span) for span in spans]
        covered: list[tuple[int, int]] = []
        start = 0
        for (_, end), (following, _) in pairwise(sent):
            cut = _CUT.search(self.field, end, following)
            stop = cut.start() if cut else following
            covered.append(self._stripped(start, stop))
            start = stop
        if sent:
            covered.append(self._stripped(start, len(self.field)))
        return covered

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        text = self.field[start:end]
        return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())

"""Links to other articles: "Read more: ..." as a line of its own or inside one."""

from __future__ import annotations

import re

from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.furniture import BUTTON, NOTICE, is_about_page
from streams.nlp.segments.page import Page
from streams.nlp.segments.repeats import words

LINK = 200
"""The longest line, in characters, that is taken whole as the title of another article."""
_SIGN = re.compile(r"\s*[:：►▸▶>»》→|–—-]+\s*")
_MAYBE_SIGN = re.compile(r"\s*[:：►▸▶>»》→|–—-]*\s*")
ARROWS = re.compile(r"(?:>{2,}|[»›]{2,}|[➔➡👉])\ufe0f?\s*(?=\w)")
"""What only links begin with; single arrows begin the items of lists too."""
_TAIL = re.compile(
    r"[.!?…][\"”»’)]*\s+(?P<whole>(?:[→»›>]\s?)?(?P<button>[^\W\d_][^.!?…:,;\[]{3,40}?)\s*[→»›>]?(?:\s\[\d{1,3}\]|\s[(<\[]https?://[^\s()<>\[\]]+[)>\]])?)$"
)


def link(page: Page, after: int, start: int, end: int) -> int | None:
    """Where a link that begins with such words as "read more" ends; None when the words belong to the text.

    When the words announce the lead once more ("We wrote earlier: ..."), they alone are the link.
    """
    text = page.text
    rest = text[after:end].lstrip()
    sign = _SIGN.match(text, after, end)
    if sign and sign.end() < end and page.lead.where(_first_words(page, sign.end(), end)) is not None:
        return sign.end()
    if rest and rest[0] not in ":：►▸▶>»》→|-–—?!.\n" and end - start > LINK:
        return None
    if end - start <= LINK:
        if not rest or rest[0] in ":：►▸▶>»》→|-–—?!.(\n":
            return end
        # "Read more than ..." and "Watch" are words of a text as well: then a title has no end of a sentence.
        several = len(text[start:after].split()) > 1 or text[after - 1] == "】"
        return end if several and text[end - 1] not in ".!" else None
    spans = sentences(text, after, min(end, after + 1000), page.tag)
    return next((last for first, last in spans if any(map(str.isalnum, text[first:last]))), end)


def button(page: Page, start: int, end: int) -> int | None:
    """Where the button begins that stands behind the last sentence of a line: "... said the mayor. Read the story"."""
    text, words = page.text, page.words
    if text[end - 1] in ".!?…":
        return None
    tail = _TAIL.search(text, max(start, end - (LINK if text[end - 1] in ")>]" else BUTTON)), end)
    if tail is None or tail.start("button") == start:
        return None
    named = tail.span("button")
    more = words.read_more.fullmatch(text, *named) or words.furniture.fullmatch(text, *named)
    return tail.start("whole") if more or is_about_page(tail["button"], words, least=1) else None


def inline_link(page: Page, after: int, end: int) -> int:
    """Where the title of another article ends that stands inside a line; it is one sentence."""
    sign = _MAYBE_SIGN.match(page.text, after, end)
    first = sign.end() if sign else after
    if page.lead.where(_first_words(page, first, end)) is not None:
        return first
    title = next(sentences(page.text, first, min(end, first + NOTICE), page.tag, loose=True), (first, end))
    return title[1]


def _first_words(page: Page, start: int, end: int) -> tuple[str, ...]:
    first = next(sentences(page.text, start, min(end, start + 1000), page.tag), (start, start))
    return words(page.text[slice(*first)])

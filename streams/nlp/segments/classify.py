"""What a line of the page is: text, page furniture, a caption, the maker of a picture, a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.nlp.segments import layout
from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.devices import MAIL
from streams.nlp.segments.furniture import NOTICE, is_furniture
from streams.nlp.segments.links import ARROWS, LINK, button, inline_link, link
from streams.nlp.segments.names import is_byline, is_name
from streams.nlp.segments.page import Page, Part
from streams.nlp.segments.phrases import Phrases
from streams.nlp.segments.pictures import CAPTION, COPYRIGHT, CREDIT, credit_end, inline_caption, made_by, picture

_YEAR = re.compile(r"(?:copyright|[(]c[)]|\W)*(?:19|20)\d\d(?!\d)", re.IGNORECASE)

_CAPTION = 1
"""So many sentences a caption has in a page of one line; what is left of a page of one line has more."""
_SMALL = 3
_REMARK = re.compile(r"\([^()\n]{2,}\)")
"""What a wire in capitals tells its clients: "(ADDS QUOTES)", "(MORE)"."""
_SIGNED = re.compile(r"(?<=[.!?。！？])\s?(?P<sign>[(（\[【][^()（）\[\]\n]{2,60}[)）\]】]\d*)$")
"""Who wrote or edited, in brackets behind the last sentence, and perhaps a number of the agency."""


def classify(page: Page, start: int, end: int) -> list[Part]:
    """The parts of a line in order; together they hold its every non-space character.

    Args:
        page: the page that the line stands on.
        start: where the line begins.
        end: where it ends.
    """
    text = page.text
    parts: list[Part] = []
    while start < end:
        found = list(_trimmed(text, _next(page, start, end)))
        parts += found
        start = layout.skip_space(text, max((part.end for part in found), default=end), end)
    if len(parts) == 1:
        return [parts[0]._replace(line=True)]
    return parts


def _trimmed(text: str, parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        content = text[part.start : part.end]
        if stripped := content.strip():
            first = part.start + len(content) - len(content.lstrip())
            yield part._replace(start=first, end=first + len(stripped))


def _next(page: Page, start: int, end: int) -> list[Part]:
    """The parts at the start of a line or of what is left of it; at least one."""
    label = page.words.correction.match(page.text, start, end)
    if label and label.end() < end:
        return [Part(start, label.end(), "boilerplate")]  # what follows is text: its figures count
    closed = page.text[end - 1] in ")）]】" or page.text[end - 1].isdigit()
    sign = _SIGNED.search(page.text, max(start, end - CREDIT), end) if closed else None
    if sign and sign.start() > start and page.words.byline.match(page.text, sign.start("sign"), end):
        return [Part(start, sign.start(), "paragraph"), Part(sign.start("sign"), end, "credit")]
    if found := _whole(page, start, end) or _inline(page, start, end):
        return found
    if (at := button(page, start, end)) is not None:
        return [Part(start, at, "paragraph"), Part(at, end, "boilerplate")]
    return [Part(start, end, "paragraph")]


def _whole(page: Page, start: int, end: int) -> list[Part] | None:
    """The parts of a line that is special from its start; None for text."""
    text, words = page.text, page.words
    length = end - start
    if (more := words.read_more.match(text, start, end)) and (stop := link(page, more.end(), start, end)):
        return [Part(start, stop, "boilerplate")]
    if length <= LINK and _REMARK.fullmatch(text, start, end) and _says_who(text, start + 1, end, words):
        return [Part(start, end, "credit")]
    pointed = length <= LINK and text[end - 1] not in ".!" and ARROWS.match(text, start, end)
    if pointed or is_furniture(text, start, end, words):
        return [Part(start, end, "boilerplate")]
    if length <= CREDIT and text[start] == text[end - 1] == "/" and words.alone.fullmatch(text, start + 1, end - 1):
        return [Part(start, end, "credit")]
    owned = _YEAR.match(text, start, end) if length <= NOTICE and COPYRIGHT.match(text, start, end) else None
    if owned and not words.alone.fullmatch(text, layout.skip_space(text, owned.end(), end), end):
        return [Part(start, end, "boilerplate")]
    if length <= CREDIT and text[start] == "©" and text[end - 1] not in ".!?":
        return [Part(start, end, "credit")]
    if length <= 250 and (mark := words.inside.search(text, start, end)):
        return _from_sentence(page, start, end, mark.start())
    if length <= LINK and (is_byline(text, start, end, words) or MAIL.fullmatch(text, start, end)):
        return [Part(start, end, "credit")]
    found = _picture(page, start, end)
    sourced = length <= LINK and text[end - 1] not in ".!?" and words.source.match(text, start, end)
    if sourced and (found is None or [part.kind for part in found] == ["caption"]):
        return [Part(start, end, "boilerplate")]
    return found or _remark(text, start, end)


def _says_who(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a remark in brackets begins with what names an author; small words such as "by" begin others too."""
    author = words.author.match(text, start, end)
    return words.byline.match(text, start, end) is not None or (author is not None and len(author[0]) > _SMALL)


def _picture(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption, its credit, or both, as a whole line; what is left of a page of one line is no caption."""
    found = picture(page, start, end)
    if found and page.one_line and found[0].kind == "caption":
        said = page.sentences(found[0].start, found[0].end, page.tag)
        return found if len(said) <= _CAPTION else None
    return found


def _remark(text: str, start: int, end: int) -> list[Part] | None:
    """What a wire in capitals tells its clients."""
    loud = end - start <= LINK and text[start:end].isupper() and _REMARK.fullmatch(text, start, end)
    if not loud:
        return None
    return [Part(start, end, "boilerplate")]


def _from_sentence(page: Page, start: int, end: int, at: int) -> list[Part]:
    """Page furniture, in a page of one line only from the sentence on in which its phrase stands."""
    first = start
    if page.one_line:
        sign = page.text.rfind("©", max(start, at - CREDIT), at)
        at = sign if sign >= 0 else at
        spans = sentences(page.text, start, end, page.tag, loose=True)
        first = next((begin for begin, stop in spans if begin <= at < stop), start)
    furniture = Part(first, end, "boilerplate")
    return [Part(start, first, "paragraph"), furniture] if first > start else [furniture]


def _inline(page: Page, start: int, end: int) -> list[Part] | None:
    """Text up to the next caption, credit or link inside the line, and that; None when there is none."""
    text, words = page.text, page.words
    mark = words.inline.search(text, start, end)
    # "(Source: a tweet of the mayor)" is no picture; a name is one, or an address, which is one word.
    pictures = words.pictured.finditer(text, start, mark.start() if mark else end)
    shown = next((m for m in pictures if " " not in m["maker"] or is_name(m["maker"], words)), None)
    if shown is None and page.one_line:
        shown = words.joined.search(text, start, mark.start() if mark else end)
    if shown:
        return _captioned(page, start, Part(shown.start(), shown.end(), "credit"))
    if mark is None:
        return None
    at = mark.start()
    if mark["more"]:
        more = words.read_more.match(text, at, end)
        stop = inline_link(page, more.end(), end) if more else None
        return [Part(start, at, "paragraph"), Part(at, stop or end, "boilerplate")]
    if mark["caption"]:
        if page.one_line and (made := made_by(page, at, end)) is not None:
            return _captioned(page, start, Part(at, made, "credit"))
        caption = inline_caption(page, at, end)
        return [Part(start, at, "paragraph"), *caption] if caption else None
    return _captioned(page, start, Part(at, credit_end(page, at, end), "credit"))


def _captioned(page: Page, start: int, credit: Part) -> list[Part]:
    """Text, the caption that is its last sentence before a credit, and that."""
    before = list(sentences(page.text, max(start, credit.start - CAPTION), credit.start, page.tag))
    caption = before[-1][0] if before else credit.start
    return [Part(start, caption, "paragraph"), Part(caption, credit.start, "caption"), credit]

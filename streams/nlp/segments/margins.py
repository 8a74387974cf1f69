"""The margins of a page: what stands before the first text and after the last one.

There, short lines are seldom headings: sections, buttons, bylines, days and times. No list of phrases holds them all,
so their place and shape tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from streams.nlp.segments import layout
from streams.nlp.segments.devices import MAIL
from streams.nlp.segments.furniture import AGO, REFERENCE, about_page, has_address, is_about_page
from streams.nlp.segments.names import is_person
from streams.nlp.segments.page import Part
from streams.nlp.segments.phrases import Phrases
from streams.nlp.segments.release import with_contacts, with_sender
from streams.nlp.segments.repeats import words

_FURNITURE = frozenset({"boilerplate", "credit", "date_prefix"})
_LONGEST = 100
_BUTTON = 60
_SECTION_WORDS = 3
_SECTIONS = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s?[|›>]\s?[^\W\d_]+(?:\s[^\W\d_]+)?")
"""Two names of sections side by side."""
_DATED = re.compile(r"[^.!?]{2,30}[–—|,-]\s(?:[^\W\d_]+,?\s)?\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,}\.?\s(?:de\s)?20\d\d")
"""What is published, and the day of it."""
_STAMPED = re.compile(
    r"(?:[^\W\d_]{2,20}\s?){1,3}[:：]\s*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,?\s\S{1,6})?,?\s\d{1,2}[:.]\d\d"
)
"""A label with a day and its time: what was done with the page then."""
_LABEL_WORDS = 5
"""The words of a line above the day or the byline, which names who published the page."""
_BUTTON_WORDS = 5
_ROLE_WORDS = 7
"""The words of what somebody does, and for whom."""
_FEW = 2
"""A caption has more words."""
_WHEN_WORDS = 2
_CONTACT_LINES = 8
"""The lines of the longest address."""
_TITLE_WORDS = 8
"""The words of a title that stands below furniture."""
_MOST = 0.6
"""The share of words that tell of the page in a line that speaks to the reader."""
_SAYS = "\"'“„«‘»–—-"
_NOTICE = 200
_ENDS = ".!?…:,;。！？।؟۔"
_CLOSERS = " \u00a0\u202f\"'’”»“›)]」』"
_WORD_LENGTH = 20
"""Longer words are sentences of a script without spaces."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_MADE = re.compile(rf"{_CLOCK.pattern}|(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{2}")
_ENTRY = re.compile(r"\d{1,2}[.:h]\d{2}(?:\s?(?:uur|Uhr|h|[A-Z]{2,4}))?(?:\s*[|:–—-]\s*|\s)[^\W\d_]{3}")
"""The time and title of an entry in a live blog."""
LABEL = re.compile(r"(?:[^\W\d_][\w-]*(?:\s[\w-]+)?|(?:19|20)\d\d):\s\S")
_NAME = r"[^\W\d_a-z]\w*\.?(?:[-'’][^\W\d_]\w*)*"
_SIGN_OFF = re.compile(r"[(\[]\w+[)\]]\.?")
"""The sign of an agency alone, without who took a picture."""
_POSTAL = re.compile(r"(?=.*(?<!\d)\d{4,6}(?!\d))[^.!?,]{3,60}(?:,\s[^.!?,]{3,40}){2,4}")
"""Where whoever published the page has its office: a name, a street, a town with its number."""
_MAKER = re.compile(rf"{_NAME}\s{_NAME}(?:\s{_NAME})?|(?:\d{{1,3}}\w+|{_NAME})\s?/\s?{_NAME}(?:\s{_NAME}){{0,2}}")
"""A name, or two with a stroke between them: "Handout/Channel Four"."""


def in_table(text: str, parts: list[Part], index: int) -> bool:
    """Whether a line and one beside it in its block are a label and its value: "Ort: Bremen"."""
    beside = [part for part in parts[max(0, index - 1) : index + 2] if part.block == parts[index].block]
    return len(beside) > 1 and sum(LABEL.match(text, part.start, part.end) is not None for part in beside) > 1


def asks(content: str) -> bool:
    """Whether a short line is a question that nobody is quoted with."""
    return len(content) <= _BUTTON and content.rstrip(_CLOSERS)[-1:] in "?？؟" and content[0] not in _SAYS


def is_appeal(content: str, vocabulary: Phrases) -> bool:
    """Whether a line tells mostly of the page, as the last lines of a page do."""
    if len(content) > _NOTICE:
        return False
    known, told = about_page(content, vocabulary)
    return known >= _FEW and known >= _MOST * told


def _speaks_of_page(content: str, vocabulary: Phrases, *, furnished: bool) -> bool:
    """Whether a line below the text tells of the page, or asks something where furniture stands above it."""
    told = is_appeal(content, vocabulary) or is_about_page(content, vocabulary, least=1)
    return told or (furnished and asks(content))


def margins(text: str, parts: list[Part], texts: Sequence[int], headline: str, vocabulary: Phrases) -> list[Part]:
    """Names the lines of the margins: furniture, bylines; and captions with a bare name under them anywhere.

    Args:
        text: the view of the body.
        parts: its parts.
        texts: the numbers of those that are text beyond doubt, in order.
        headline: the view of the headline, which may stand again before the text.
        vocabulary: the phrases of the page.
    """
    if not texts:
        return parts
    found = list(parts)
    said = words(headline)
    known = _known_titles(text, parts, texts, said)
    furnished = False
    for at, part in enumerate(parts):
        content = REFERENCE.sub("", text[part.start : part.end])
        furnished = furnished or (at > texts[-1] + 1 and found[at - 1].kind == "boilerplate")
        if part.kind != "paragraph" or not part.line:
            continue
        appeal = at > texts[-1] and _speaks_of_page(content, vocabulary, furnished=furnished)
        ends = content.rstrip(_CLOSERS)[-1:] in _ENDS and not appeal and not MAIL.search(content)
        if ends or (said and words(content) == said):
            continue
        if at < texts[0]:
            if _STAMPED.fullmatch(content) or at in known:
                found[at] = part._replace(kind="boilerplate")
            elif not (in_table(text, parts, at) or _heads_entry(text, parts, at, first=texts[0])):
                above, below = _worded(text, found[max(0, at - 1) : at]), parts[at + 1 : at + 2]
                found[at] = _before(part, content, above, below, last=at + 1 == texts[0])
        elif at > texts[-1]:
            if (
                appeal
                or _is_announced(text, found, at)
                or (furnished and _is_title(text, parts, at))
                or (_POSTAL.fullmatch(content))
            ):
                found[at] = part._replace(kind="boilerplate")
            else:
                beside = [*found[max(0, at - 1) : at], *parts[at + 1 : at + 2]]
                found[at] = _after(part, content, beside, last=at + 1 == len(parts))
    found = with_contacts(text, _with_signers(text, found, texts[-1]), texts[-1])
    found = with_sender(text, found, texts[-1])
    return _with_authors(text, _with_makers(text, found))


def _worded(text: str, beside: list[Part]) -> list[Part]:
    """Those parts that hold a letter or a digit: a rule across the page says nothing of what stands below it."""
    return [part for part in beside if any(map(str.isalnum, text[part.start : part.end]))]


def _known_titles(text: str, parts: list[Part], texts: Sequence[int], said: tuple[str, ...]) -> set[int]:
    """The numbers of lines above the text that name a section or a part of it.

    They stand above the headline, where that stands again, or say what a heading inside the text says: a table of
    contents.
    """
    if not texts[0]:
        return set()
    above = [words(text[part.start : part.end]) for part in parts[: texts[0]]]
    path = above.index(said) if said and said in above else 0
    inside = [part for part in parts[texts[0] + 1 : texts[-1]] if part.line and part.end - part.start <= _LONGEST]
    titles = {words(text[part.start : part.end]) for part in inside}
    short = [at for at, part in enumerate(parts[: texts[0]]) if part.end - part.start <= _LONGEST]
    listed = {at for at in short if above[at] in titles}
    return {at for at in short if at < path} | (listed if len(listed) > 1 else set())


def _with_signers(text: str, parts: list[Part], last: int) -> list[Part]:
    """Takes a name of its own below the text, beside furniture, for a byline."""
    found = list(parts)
    for at in range(last + 1, len(parts)):
        part, beside = parts[at], [*parts[at - 1 : at], *parts[at + 1 : at + 2]]
        bare = part.kind == "paragraph" and part.line and part.end - part.start <= _BUTTON
        if bare and {other.kind for other in beside} & _FURNITURE and is_person(text[part.start : part.end]):
            found[at] = part._replace(kind="credit")
    return found


def _heads_entry(text: str, parts: list[Part], at: int, *, first: int) -> bool:
    """Whether a line above the text heads what follows: "20:47 - Bridge closed", or "In short" above a list."""
    part = parts[at]
    below = [other for other in parts[at + 1 : at + 3] if other.block == part.block]
    listed = len(below) > 1 and all(layout.is_item(text, other.start) for other in below)
    above_text = at + 1 == first or parts[at + 1].block == part.block
    return listed or (above_text and _ENTRY.match(text, part.start, part.end) is not None)


def _is_title(text: str, parts: list[Part], at: int) -> bool:
    """Whether a line below furniture is the title of another page: few words, no number, no name, no row."""
    content = text[parts[at].start : parts[at].end]
    few = len(content) <= _LONGEST and len(content.split()) <= _TITLE_WORDS
    row = layout.is_item(text, parts[at].start) or in_table(text, parts, at)
    return few and not row and not any(map(str.isdigit, content)) and not is_person(content)


def signed_off(text: str, parts: list[Part], texts: Sequence[int], vocabulary: Phrases) -> list[Part]:
    """Takes the last words of the text, which the sign of an agency ends, for text again and not for a caption."""
    found = list(parts)
    last = texts[-1] if texts else -1
    for at, (above, below) in enumerate(pairwise(parts)):
        captioned = at > last and (above.kind, below.kind) == ("caption", "credit")
        bare = captioned and any(sign.fullmatch(text, below.start, below.end) for sign in (_SIGN_OFF, vocabulary.alone))
        if bare and text[above.start : above.end].rstrip(_CLOSERS)[-1:] in _ENDS:
            found[at] = above._replace(kind="paragraph")
    return found


def _before(part: Part, content: str, above: list[Part], below: list[Part], *, last: bool) -> Part:
    beside = {other.kind for other in (*above, *below)}
    if not _WORD.search(content) or _is_when(content) or _DATED.fullmatch(content):
        return part._replace(kind="boilerplate")
    if beside & _FURNITURE and len(content) <= _LONGEST and is_person(content):
        return part._replace(kind="credit")
    if _SECTIONS.fullmatch(content):
        return part._replace(kind="boilerplate")
    titles = content.split()
    signed = bool(below) and below[0].kind in {"date_prefix", "credit"} and below[0].block == part.block
    most = _LABEL_WORDS if signed else _SECTION_WORDS
    section = len(titles) <= most and max(map(len, titles)) <= _WORD_LENGTH and bool(below) and not last
    if last and len(titles) <= _FEW and above and (above[0].kind, above[0].block) == ("boilerplate", part.block):
        return part._replace(kind="boilerplate")
    if section and below[0].kind in _FURNITURE | {"paragraph", "caption"}:
        return part._replace(kind="boilerplate")
    return part


def _is_announced(text: str, found: list[Part], at: int) -> bool:
    """Whether furniture ends with a colon right above the block of a short line: "Contact:" and whom."""
    first = at
    while (
        first > at - _CONTACT_LINES
        and first
        and found[first - 1].block == found[at].block
        and found[first - 1].kind != "boilerplate"
    ):
        first -= 1
    above = found[first - 1] if first else None
    announces = above is not None and above.kind == "boilerplate" and text[above.end - 1] in ":："
    return announces and found[at].end - found[at].start <= _BUTTON


def _after(part: Part, content: str, beside: list[Part], *, last: bool) -> Part:
    if has_address(content):
        return part._replace(kind="boilerplate")
    if last and len(content) <= _BUTTON and is_person(content):
        return part._replace(kind="credit")
    if not {other.kind for other in beside} & _FURNITURE:
        return part  # The last words of a text may well lack a full stop.
    if len(content) <= _LONGEST and is_person(content):
        return part._replace(kind="credit")
    crowd = sum(other.kind == "paragraph" and other.block == part.block for other in beside)
    words_of = content.split()
    short = len(content) <= _BUTTON and len(words_of) <= _BUTTON_WORDS and max(map(len, words_of)) <= _WORD_LENGTH
    between = len(beside) > 1 and all(other.kind == "boilerplate" for other in beside)
    listed = layout.is_item(content, 0) and bool(beside) and beside[0].kind == "paragraph"
    if short and not listed and crowd < len(beside) + (not beside) and (between or not any(map(str.isdigit, content))):
        return part._replace(kind="boilerplate")
    return part


def _is_when(content: str) -> bool:
    """Whether a line says when the page was made and hardly anything else: "today, 9:15", "5 hours"."""
    when = len(content) <= _BUTTON and (_CLOCK.search(content) or AGO.search(content))
    return bool(when) and len(_LONG_WORD.findall(AGO.sub(" ", content))) <= _WHEN_WORDS


def _with_makers(text: str, parts: list[Part]) -> list[Part]:
    """Takes two short lines in a block of their own, the second a bare name, for a caption and who made the picture."""
    found = list(parts)
    sizes = Counter(part.block for part in parts)
    for at in range(len(parts) - 1):
        above, below = parts[at], parts[at + 1]
        alone = above.block == below.block and sizes[above.block] == 2
        bare = (above.kind, below.kind) == ("paragraph", "paragraph") and above.line and below.line
        shown = above.end - above.start <= 3 * _LONGEST and len(text[above.start : above.end].split()) > _FEW
        if alone and bare and shown and _MAKER.fullmatch(text, below.start, below.end):
            found[at], found[at + 1] = above._replace(kind="caption"), below._replace(kind="credit")
    return found


def _with_authors(text: str, parts: list[Part]) -> list[Part]:
    """Takes a name below the standfirst, and what its bearer does, for a byline.

    Under them stands when the page was made.
    """
    found = list(parts)
    for at, name in enumerate(parts):
        if not (name.kind in {"paragraph", "credit"} and name.line and name.end - name.start <= _LONGEST):
            continue
        if name.kind == "credit" or is_person(text[name.start : name.end]):
            below = [part for part in parts[at + 1 : at + 3] if part.block == name.block]
            stamp = next((n for n, part in enumerate(below) if part.kind in {"boilerplate", "date_prefix"}), None)
            if stamp is None or not _MADE.search(text, below[stamp].start, below[stamp].end):
                continue
            roles = below[:stamp]
            if all(_is_role(text, part) for part in roles):
                found[at : at + 1 + stamp] = [part._replace(kind="credit") for part in (name, *roles)]
    return found


def _is_role(text: str, part: Part) -> bool:
    content = text[part.start : part.end]
    short = len(content) <= _BUTTON and len(content.split()) <= _ROLE_WORDS
    return part.kind == "paragraph" and part.line and short and content[-1] not in _ENDS

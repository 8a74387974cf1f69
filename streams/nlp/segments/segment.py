"""The segments of an article: each part of the page with its function, every non-space character in exactly one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from schemas.annotation import SegmentKind
from streams.nlp.segments import layout, opening
from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.classify import classify
from streams.nlp.segments.devices import is_device, mail_heads, running
from streams.nlp.segments.furniture import has_address, is_furniture
from streams.nlp.segments.headings import LONGEST, may_head, with_headings
from streams.nlp.segments.letters import SMALL
from streams.nlp.segments.margins import asks, is_appeal, margins, signed_off
from streams.nlp.segments.names import is_byline
from streams.nlp.segments.page import Page, Part
from streams.nlp.segments.phrases import PEOPLE, Phrases
from streams.nlp.segments.pictures import CREDIT, LOUD_MAKER, is_maker
from streams.nlp.segments.release import without_sender
from streams.nlp.segments.repeats import same, words

_ONE_LINE = 600
"""From how many characters on a part may be a page set in one line."""
_LEAD_WORDS = 8
_TITLES = 8
"""Fewer titles than these stand below a line that announces them."""
_OPENING = 12
"""How many lines, buttons and bylines, may stand before the first text."""
_LONGEST_CAPTION = 300
_SHORTEST = 15
"""The shortest text, in characters, from which the margins of the page are told."""
_LATER = re.compile(rf"[^\W\d_{SMALL}]{{3,}}(?:\s[^\W\d_{SMALL}]+)*, \S[^\n]{{1,22}}\s[-–—]\s")
"""A place in capitals and a date: the dateline of another language's text on the same page."""
_BEARER = re.compile(PEOPLE)
_MARKED = re.compile(rf"[(\[/](?!\d)|^(?![^\W\d_]{{1,5}}\s)[^{SMALL}]{{4,}}\s[-–—]{{1,2}}$")
"""What no ordinary sentence begins with."""


def parts_of(page: Page) -> list[Part]:
    """The parts of a page in order; together they hold its every non-space character once."""
    text = page.text
    parts: list[Part] = []
    opened = dated = False
    lines = layout.lines(text)
    printed = mail_heads(text, lines) | running(text, lines)
    head = 0
    for number, line in enumerate(lines):
        start = line.start
        found: list[Part] = []
        if start in printed:
            head = number + 1
            parts.append(Part(start, line.end, "boilerplate", block=line.block, line=True))
            continue
        if not opened and number < head + _OPENING:
            found = _opening(page, start, line.end, first=not parts)
        elif opened and ((not dated and number < _OPENING) or _LATER.match(text, start, line.end)):
            found = _below_standfirst(page, start, line.end)
        if found:
            start = layout.skip_space(text, found[-1].end, line.end)
            dated = dated or found[-1].kind == "dateline"
        if start < line.end:
            found += classify(page, start, line.end)
        if not opened and (
            first := next((p for p in found if p.kind == "paragraph" and _is_text(text[p.start : p.end])), None)
        ):
            opened = True
            for sentence in sentences(text, first.start, min(first.end, first.start + 2000), page.tag):
                page.lead.add(words(text[slice(*sentence)]), 0)
        parts += [part._replace(block=line.block, line=len(found) == 1) for part in found]
    parts = [piece for part in _without_slug(parts) for piece in _lead_apart(page, part)]
    parts = without_sender(text, _above_addresses(text, parts), page.words)
    parts = _with_captions(text, _with_lists(text, parts, page.words), page.words)
    texts = _texts(text, parts, page.words)
    parts = signed_off(text, parts, texts, page.words)
    parts = margins(text, parts, texts, page.headline, page.words)
    return _with_lead(with_headings(text, parts, texts, page.headline, page.words))


def _without_slug(parts: list[Part]) -> list[Part]:
    """Takes a line for the slug of an agency that looks like a dateline and has one right below it."""
    slugs = {n for n, (a, b) in enumerate(pairwise(parts)) if a.line and (a.kind, b.kind) == ("dateline", "dateline")}
    return [part._replace(kind="boilerplate") if n in slugs else part for n, part in enumerate(parts)]


def _above_addresses(text: str, parts: list[Part]) -> list[Part]:
    """Takes a short line with a colon for what announces the addresses below it."""
    heads = {
        n
        for n, (above, below) in enumerate(pairwise(parts))
        if (above.kind, below.kind, below.block) == ("paragraph", "boilerplate", above.block)
        and text[above.end - 1] in ":："
        and above.end - above.start <= LONGEST
        and is_device(text, below.start, below.end)
    }
    return [part._replace(kind="boilerplate") if n in heads else part for n, part in enumerate(parts)]


def _lead_apart(page: Page, part: Part) -> list[Part]:
    """A page set in one line, cut where the lead begins that it says again; any other part as it is."""
    if part.kind != "paragraph" or part.end - part.start < _ONE_LINE:
        return [part]
    cuts = [part.start]
    lead, *others = page.sentences(part.start, part.end, page.tag)
    first = page.words_of(*lead)
    if len(first) >= _LEAD_WORDS:
        cuts += [start for start, end in others if same(page.words_of(start, end), first)]
    stops = [cut + len(page.text[cut:stop].rstrip()) for cut, stop in pairwise([*cuts, part.end])]
    return [part._replace(start=start, end=stop) for start, stop in zip(cuts, stops, strict=True)]


def _opening(page: Page, start: int, end: int, *, first: bool) -> list[Part]:
    """What stands in a line before the first text of the body: date prefix, the headline again, dateline.

    Args:
        page: the page.
        start: where the line begins.
        end: where it ends.
        first: whether nothing stands before the line.
    """
    text = page.text
    found: list[Part] = []

    def add(stop: int, kind: SegmentKind, value: str | None = None) -> int:
        found.append(Part(start, stop, kind, value=value))
        return layout.skip_space(text, stop, end)

    if page.one_line:
        for until, kind, value in opening.joined(text, start, end, page.tags, page.published):
            start = add(until, kind, value)
    if (names := opening.signed(text, start, end, page.tags, page.published)) is not None:
        start = add(names, "credit")
    elif (names := opening.signed_day(text, start, end, page.tags)) is not None:
        start = add(names, "credit")
        add(end, "boilerplate")
        return found
    elif (place := opening.placed_day(text, start, end, page.tags, page.published)) is not None:
        start = add(place, "dateline")
    if prefix := opening.date_prefix(text, start, end, page.tags, page.published):
        start = add(prefix[0], "date_prefix", prefix[1])
    if first and (again := _headline_again(text, start, end, page.headline)):
        start = add(again, "heading")
    if (
        start < end
        and not is_furniture(text, start, end, page.words)
        and (stop := opening.dateline(text, start, end, page.tags, page.headline))
    ):
        add(stop, "dateline")
    return found


def _below_standfirst(page: Page, start: int, end: int) -> list[Part]:
    """The dateline of a text below its standfirst: with an agency or a date, or a place in capitals with its dash."""
    place = opening.placed_day(page.text, start, end, page.tags, page.published)
    if place is not None:
        day = layout.skip_space(page.text, place, end)
        _, value = opening.date_prefix(page.text, day, end, page.tags, page.published) or (end, None)
        return [Part(start, place, "dateline"), Part(day, end, "date_prefix", value=value)]
    stop = opening.dateline(page.text, start, end, page.tags, page.headline)
    if stop is None or not (_MARKED.search(page.text[start:stop]) or _LATER.match(page.text, start, stop + 1)):
        return []
    return [Part(start, stop, "dateline")] if stop < end else []


def _headline_again(text: str, start: int, end: int, headline: str) -> int | None:
    """Where the headline ends that stands again, word for word, before a text in the same line."""
    tokens = re.findall(r"\w+", headline)
    if len(tokens) < 3:
        return None
    again = re.compile(r"\W+".join(map(re.escape, tokens)) + r"[^\w\s]*(?=\s)", re.IGNORECASE).match(text, start, end)
    return again.end() if again and text[again.end() : end].lstrip()[:1].isupper() else None


def _is_text(text: str) -> bool:
    """Whether a part can be the first of the text: it ends like a sentence or is longer than a heading."""
    return len(text) > LONGEST or text.rstrip("\"'”’»“)]")[-1:] in ".!?…。！？।؟۔"


def _with_lists(text: str, parts: list[Part], vocabulary: Phrases) -> list[Part]:
    """Joins a line such as "More on this" with the titles under it: the items of a list, or short lines."""
    joined: list[Part] = []
    titled = False
    for number, part in enumerate(parts):
        last = joined[-1] if joined else None
        under = last is not None and titled and part.line and part.kind in {"paragraph", "boilerplate"}
        item = under and layout.is_item(text, part.start)
        if last and under and last.block == part.block and (item or may_head(text, part)):
            joined[-1] = last._replace(end=part.end)
        elif last and under and _is_bare(text, last) and _is_header(text, last, vocabulary) and may_head(text, part):
            joined.append(part._replace(kind="boilerplate"))
            titled = False
        else:
            joined.append(part)
            apart = part.line or text[part.end - 1] in ":："
            titled = part.kind == "boilerplate" and apart and _is_header(text, part, vocabulary)
            titled = titled or _heads_titles(text, parts, number, vocabulary)
    return joined


def _heads_titles(text: str, parts: list[Part], number: int, vocabulary: Phrases) -> bool:
    """Whether a line such as "More on the storm" begins a block of which all other lines are short."""
    head = parts[number]
    if head.kind != "boilerplate" or not vocabulary.read_more.match(text, head.start, head.end):
        return False
    below = parts[number + 1 : number + 1 + _TITLES]
    titles = [part for part in below if part.block == head.block]
    alone = number == 0 or parts[number - 1].block != head.block
    return alone and 0 < len(titles) < _TITLES and all(may_head(text, part) for part in titles)


def _texts(text: str, parts: list[Part], vocabulary: Phrases) -> list[int]:
    """The numbers of the parts that are text beyond doubt; appeals to the reader at the end are none."""
    texts = [n for n, part in enumerate(parts) if _opens(text, part)]
    while len(texts) > 1 and parts[texts[-1]].line:
        content = text[slice(*parts[texts[-1]][:2])]
        furnished = any(part.kind == "boilerplate" for part in parts[texts[-2] : texts[-1]])
        if not has_address(content) and not is_appeal(content, vocabulary) and not (furnished and asks(content)):
            break
        texts.pop()
    return texts


def _opens(text: str, part: Part) -> bool:
    """Whether a part is text beyond doubt, and not an abbreviation or a button."""
    return part.kind == "paragraph" and part.end - part.start >= _SHORTEST and _is_text(text[part.start : part.end])


def _with_captions(text: str, parts: list[Part], vocabulary: Phrases) -> list[Part]:
    """Takes a line with the maker of a picture under it for the caption.

    It is short and has nothing else in its block, or it is no sentence and the line under it names a photographer.
    """
    found = list(parts)
    sizes = Counter(part.block for part in parts)
    last = next((n for n in reversed(range(len(parts))) if _opens(text, parts[n])), 0)
    for at, (above, credit) in enumerate(pairwise(parts)):
        pair = above.block == credit.block and sizes[credit.block] == 2
        if above.block == credit.block and _is_made(text, above, credit, vocabulary, owned=pair and at < last):
            found[at : at + 2] = [above._replace(kind="caption"), credit._replace(kind="credit")]
            continue
        bracket = text[credit.start] in "©(" and not vocabulary.byline.match(text, credit.start, credit.end)
        photo = bracket or vocabulary.photo.match(text, credit.start, credit.end)
        signed = photo or re.search(vocabulary.agency, text[credit.start : credit.end])
        wrote = not signed and is_byline(text, credit.start, credit.end, vocabulary)
        wrote = wrote or (text[above.end - 1] == ")" and _BEARER.fullmatch(text, above.start, above.end) is not None)
        if (
            not wrote
            and (pair or (photo and above.block == credit.block and may_head(text, above)))
            and (above.kind, credit.kind) == ("paragraph", "credit")
            and above.end - above.start <= _LONGEST_CAPTION
        ):
            found[at] = above._replace(kind="caption")
    return found


def _is_made(text: str, above: Part, below: Part, vocabulary: Phrases, *, owned: bool) -> bool:
    """Whether a line names the maker of the picture that the line above it is about, although it was read otherwise.

    A sign of copyright tells that if it is `owned`: nothing else is in the block, and text follows.
    """
    if above.kind == below.kind == "paragraph":
        return above.line and below.line and LOUD_MAKER.fullmatch(text, below.start, below.end) is not None
    signed = owned and below.kind == "boilerplate" and text[below.start] == "©" and below.end - below.start <= CREDIT
    return (signed or is_maker(text, below, vocabulary)) and may_head(text, above)


def _is_bare(text: str, part: Part) -> bool:
    """Whether no title stands under the words that announce one yet."""
    return "\n" not in text[part.start : part.end]


def _is_header(text: str, part: Part, vocabulary: Phrases) -> bool:
    head = text[part.start : part.end].split("\n", 1)[0]
    more = vocabulary.read_more.match(head)
    return more is not None and len(head[more.end() :].strip(" :：►▸▶>»》→|-–—")) == 0


def _with_lead(parts: list[Part]) -> list[Part]:
    """Names the first paragraph the lead."""
    first = next((index for index, part in enumerate(parts) if part.kind == "paragraph"), None)
    if first is None:
        return parts
    return [part._replace(kind="lead") if index == first else part for index, part in enumerate(parts)]

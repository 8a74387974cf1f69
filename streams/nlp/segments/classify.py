"""What a line of the page is: text, page furniture, a caption, the maker of a picture, a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from schemas.annotation import SegmentKind
from streams.nlp.segments import layout
from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.phrases import Phrases
from streams.nlp.segments.repeats import Said
from streams.nlp.segments.repeats import words as words_of
from streams.nlp.segments.rules import rules

_LINK = 200
"""The longest line, in characters, that is taken whole as the title of another article."""
_NOTICE = 400
_CAPTION = 450
"""The longest line that is a caption when it ends with the maker of a picture."""
_SIGNED = 300
"""The longest caption with a bare agency or name at its end."""
_CREDIT = 90
_STAMP = 120
_BUTTON = 60
_ENDS = ".!?。！？؟।۔"
_NAMES = 4
"""So many words name an author in a line that ends with a full stop."""
_STAMP_WORDS = 4
"""So many long words a stamp has besides its own: a weekday, a month, "hours ago"."""
_ABBREVIATED = re.compile(r"\d\s?[^\W\d_]{0,4}\.$")
_SHORT = 8
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?h)?")
"""The time of an entry in a live blog, alone on its line."""
_WHEN = re.compile(
    r"\d{1,2}\s?[:.hH]\s?\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b|\d{4}年|\d+ \w+"
)
_DESK = re.compile(r"(?:\(?[^\W\d_]{2,6}\)?)(?:\s?//?\s?[^\W\d_]{2,6}){1,4}\s?/?")
"""The signs of those who wrote and edited: "grb/alm/jrh"."""
_PATH = re.compile(r"[^|>›»·•\n.!?]{2,40}(?:(?:\s*\|\s*|\s[›>»·•]\s)[^|>›»·•\n.!?]{2,40}){2,}")
"""Three or more names of topics or sections side by side."""
_PHONE = re.compile(r"(?<![\w.,])(?P<plain>\d{1,3}(?:[ .]\d{3})+(?![\w-]))|(?<![\w.,])[+(]?\d[\d ()/-]{5,}\d(?!\w)")
"""A telephone number; `plain` where it may as well be a large number."""
_CONTACT = 60
"""In so many characters a line tells whom to call, and the word for it stands in the first half."""
_BRACKETED = re.compile(r"[(\[][^\W\d_a-z][^()\[\].!?:\d]{2,40}[)\]]$")
"""Who made a picture, in brackets at the end of a caption."""
_MESSENGER = r"(?:whatsapp|telegram|viber|max)"
_CHANNEL = r"(?:kanaa?l|channel|canal|канал)"
_NEWSLETTER = re.compile(
    rf"{_MESSENGER}[ -]{_CHANNEL}|{_CHANNEL}\w* (?:на|у|в|na|on|de|di|do|en|em|no|op|auf|bei|sur|på) {_MESSENGER}\b"
    r"|newsletter|nieuwsbrief|nyhetsbrev|nyhedsbrev|infolettre|рассылк|розсилк|boletín|bülten",
    re.IGNORECASE,
)
_AROUND_NEWSLETTER = re.compile(
    rf"(?:\S+\s){{0,4}}\S*(?:{_NEWSLETTER.pattern})\w*(?:\s[^\s.!?]+){{0,3}}", re.IGNORECASE
)
"""A few words with a newsletter or a channel among them and no end of a sentence."""
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_COPYRIGHT = re.compile(r"(?:©|[(（][cC][)）]|\bcopyright\b)\s*", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:[-/:]?\w+)+")
_YEAR = re.compile(r"\W*(?:copyright|[(]c[)]|©|\s)*\W*(?:19|20)\d\d(?!\d)", re.IGNORECASE)


class Part(NamedTuple):
    """A span of the view with its kind.

    Attributes:
        start, end: half-open offsets into the view, without surrounding space.
        kind: its kind; a text that is not yet known to be a lead or a heading is a paragraph.
        block: number of the block of lines it stands in.
        line: whether it is the whole of its line.
        value: of a date prefix: the date.
    """

    start: int
    end: int
    kind: SegmentKind
    block: int = 0
    line: bool = False
    value: str | None = None


@dataclass(frozen=True)
class Page:
    """What is known of a page when one of its lines is read.

    Attributes:
        text: the view of the body.
        words: the phrases of its languages.
        tags: its languages; by the rules of the first its sentences end.
        headline: the view of the headline.
        published: when the article was published.
        lead: what the first paragraph says.
    """

    text: str
    words: Phrases
    tags: tuple[str, ...]
    headline: str = ""
    published: datetime | None = None
    lead: Said = field(default_factory=Said)
    _sentences: dict[tuple[int, int, str], list[tuple[int, int]]] = field(default_factory=dict)
    _words: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The main language."""
        return self.tags[0]

    @cached_property
    def one_line(self) -> bool:
        """Whether it is set in one line."""
        return layout.one_line(self.text)

    def sentences(self, start: int, end: int, tag: str) -> list[tuple[int, int]]:
        """The sentences of a part, found once; in a page of one line some end without any mark."""
        found = self._sentences.get((start, end, tag))
        if found is None:
            found = self._sentences[start, end, tag] = list(sentences(self.text, start, end, tag, loose=self.one_line))
        return found

    def words_of(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a sentence, read once."""
        found = self._words.get((start, end))
        if found is None:
            found = self._words[start, end] = words_of(self.text[start:end])
        return found


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
    return _whole(page, start, end) or _inline(page, start, end) or [Part(start, end, "paragraph")]


def _whole(page: Page, start: int, end: int) -> list[Part] | None:
    """The parts of a line that is special from its start; None for text."""
    text, words = page.text, page.words
    length = end - start
    if more := words.read_more.match(text, start, end):
        link = _link(page, more.end(), start, end)
        if link:
            return [Part(start, link, "boilerplate")]
    if is_furniture(text, start, end, words):
        return [Part(start, end, "boilerplate")]
    if length <= _CREDIT and text[start] == text[end - 1] == "/" and words.alone.fullmatch(text, start + 1, end - 1):
        return [Part(start, end, "credit")]
    if length <= _CREDIT and text[start] == "©" and text[end - 1] not in ".!?":
        return [Part(start, end, "credit")]
    if length <= _NOTICE and _YEAR.match(text, start, end) and _COPYRIGHT.match(text, start, end):
        return [Part(start, end, "boilerplate")]
    if length <= 250 and (mark := words.inside.search(text, start, end)):
        return _from_sentence(page, start, end, mark.start())
    if length <= _LINK and (is_byline(text, start, end, words) or MAIL.fullmatch(text, start, end)):
        return [Part(start, end, "credit")]
    return _picture(page, start, end)


def is_furniture(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line is a button, a notice, a stamp, a path of sections or the sign of the newsroom."""
    length = end - start
    if length > _NOTICE:
        return False
    if length <= _BUTTON and (
        _TIME.fullmatch(text, start, end)
        or words.furniture.fullmatch(text, start, end)
        or (_NEWSLETTER.search(text, start, end) and _AROUND_NEWSLETTER.fullmatch(text, start, end))
    ):
        return True
    notice = words.notice.match(text, start, end)
    if notice and (" " in notice[0].strip() or notice[0][-1] in ":?" or not _is_sentence(text, notice.end(), end)):
        return True
    if _is_contact(text, start, end, words):
        return True
    signs = (_PATH, _DESK)
    return length <= _STAMP and (
        _is_stamp(text, start, end, words) or any(sign.fullmatch(text, start, end) for sign in signs)
    )


def _is_contact(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line begins with whom to call: "Tip line: 555 0199"."""
    word = words.contact.search(text, start, min(end, start + _CONTACT // 2))
    number = _PHONE.search(text, word.end(), min(end, start + _CONTACT)) if word else None
    if number is None or sum(map(str.isdigit, number[0])) < 6:
        return False
    return number["plain"] is None or text[: number.start()].rstrip().endswith((":", "："))


def _from_sentence(page: Page, start: int, end: int, at: int) -> list[Part]:
    """Page furniture, in a page of one line only from the sentence on in which its phrase stands."""
    first = start
    if page.one_line:
        sign = page.text.rfind("©", max(start, at - _CREDIT), at)
        at = sign if sign >= 0 else at
        spans = sentences(page.text, start, end, page.tag, loose=True)
        first = next((begin for begin, stop in spans if begin <= at < stop), start)
    furniture = Part(first, end, "boilerplate")
    return [Part(start, first, "paragraph"), furniture] if first > start else [furniture]


def _is_stamp(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line only says when the page was made or changed: "12.05.2025, 9:42, updated 3 hours ago"."""
    said = words.stamp.search(text, start, end)
    if said is None or (text[end - 1] in ".!?" and not _ABBREVIATED.search(text, max(start, end - _SHORT), end)):
        return False
    rest = text[start:end].replace(said.group(), " ")
    return bool(_WHEN.search(rest)) and len(re.findall(r"[^\W\d_]{4,}", rest)) <= _STAMP_WORDS


def _is_sentence(text: str, after: int, end: int) -> bool:
    """Whether words follow up to an end mark: then the one word before them begins a sentence of the text."""
    return text[end - 1] in _ENDS and text[after:end].lstrip()[:1].isalpha()


def _link(page: Page, after: int, start: int, end: int) -> int | None:
    """Where a link that begins with such words as "read more" ends; None when the words belong to the text.

    When the words announce the lead once more ("We wrote earlier: ..."), they alone are the link.
    """
    text = page.text
    rest = text[after:end].lstrip()
    sign = re.compile(r"\s*[:：►▸▶>»→|–—-]+\s*").match(text, after, end)
    if sign and sign.end() < end and page.lead.where(_first_words(page, sign.end(), end)) is not None:
        return sign.end()
    if rest and rest[0] not in ":：►▸▶>»→|-–—?!.\n" and end - start > _LINK:
        return None
    if end - start <= _LINK:
        if not rest or rest[0] in ":：►▸▶>»→|-–—?!.(\n":
            return end
        # "Read more than ..." and "Watch" are words of a text as well: then a title has no end of a sentence.
        several = len(text[start:after].split()) > 1
        return end if several and text[end - 1] not in ".!" else None
    spans = sentences(text, after, min(end, after + 1000), page.tag)
    return next((last for first, last in spans if any(map(str.isalnum, text[first:last]))), end)


def _first_words(page: Page, start: int, end: int) -> tuple[str, ...]:
    first = next(sentences(page.text, start, min(end, start + 1000), page.tag), (start, start))
    return words_of(page.text[slice(*first)])


def is_byline(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line names the author or the newsroom."""
    if words.byline.match(text, start, end):
        return text[end - 1] not in _ENDS or end - start < 60 or text[start] in "(["
    author = words.author.match(text, start, end)
    if author is None or end - start > 80:
        return False
    name = text[author.end() : end]
    return (name[-1:] not in ".!?" or len(name.split()) <= _NAMES) and _is_name(name, words)


def _is_name(text: str, words: Phrases) -> bool:
    """Whether a text is names and nothing else: "Jane Doe and John Smith", "ANP / EPA", "@desk"."""
    bare = text.strip(" \u00a0.,;:|/()[]–—-")
    tokens = re.findall(r"[\w@'’.&+-]+", bare)
    if not 1 <= len(tokens) <= 10 or re.search(r"[^\W\d_A-Z]{2}[.!?]\s|:", bare):
        return False
    if agency := re.match(words.agency, bare):
        return not re.search(r"\s[^\W\d_A-Z]\w{3,}\s[^\W\d_A-Z]\w+\s", bare[agency.end() :])
    # Small words inside a name are short: van der, and, y.
    sites = [token for token in tokens if "." in token.strip(".")]  # "foto.example.org"
    agencies = [token for token in tokens if token.split("-", 1)[0] in words.signers]  # "dpa-Zentralbild"
    small = sum(token[0].islower() and len(token) > 3 for token in tokens if token not in (*sites, *agencies))
    site = tokens[0] in sites
    return (site or not tokens[0][0].islower()) and 4 * small <= len(tokens)


def _picture(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption, its credit, or both, as a whole line; None when the line is neither."""
    text, words = page.text, page.words
    length = end - start
    marker = words.caption.match(text, start, end)
    button = words.enlarge.match(text, start, end)
    if text[start] in "([" and text[end - 1] in ")]" and length <= _CAPTION and (found := _bracketed(page, start, end)):
        return found
    if length <= _CAPTION:
        credit = _credit(text, start, end, words)
        if credit == start:
            return [Part(start, end, "credit")]
        if credit is not None:
            return [Part(start, credit, "caption"), Part(credit, end, "credit")]
        if text[end - 1] not in _ENDS and words.sign.search(text, start, end):
            return [Part(start, end, "caption")]
        label = words.photo.match(text, start, end)
        if (label and label.end() < end) or (marker and marker.end() < end and (marker[0][-1] in ":.：】" or button)):
            maker = _BRACKETED.search(text, start + 1, end)
            return _with_credit(start, maker.start() if maker else None, end)
    elif button:
        return _inline_caption(page, start, end)
    return None


def _bracketed(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption or credit that is put in brackets as a whole."""
    text, words = page.text, page.words
    label = words.photo.match(text, start, end)
    if end - start <= _CREDIT and re.match(words.agency, text[start + 1 : end]):
        return [Part(start, end, "credit")]
    if label and _is_name(text[label.end() : end - 1], words):
        return [Part(start, end, "credit")]
    if label or words.caption.match(text, start, end):
        # What stands in round brackets is one remark; square ones are put around the whole picture.
        return _with_credit(start, _credit(text, start, end, words) if text[start] == "[" else None, end)
    return None


def _with_credit(start: int, credit: int | None, end: int) -> list[Part]:
    """A caption, the end of which may be a credit."""
    if credit is None or credit == start:
        return [Part(start, end, "caption")]
    return [Part(start, credit, "caption"), Part(credit, end, "credit")]


def _credit(text: str, start: int, end: int, words: Phrases) -> int | None:
    """Where the credit begins with which a line ends; None when it ends without one."""
    line = text[start:end]
    candidates = [(m.start(), m.end()) for m in _COPYRIGHT.finditer(line)]
    candidates += [(m.start(), m.end()) for m in words.photo.finditer(line)]
    for begin, after in sorted(candidates):
        rest = line[after:]
        if rest and len(rest) <= _CREDIT and (_is_name(rest, words) or _is_maker(line, begin, rest)):
            opening = line[:begin].rstrip()
            # A bracket or a stroke before the sign belongs to the credit.
            return start + (len(opening) - 1 if opening.endswith(("(", "[", "|", "/")) else begin)
    if line.rstrip(")）").endswith(words.makers) and (made := words.made.search(line)):
        return start + made.start()
    pattern = words.stroked if "/" in line else words.signature
    signature = pattern.search(line) if len(line) <= _SIGNED and words.may_sign(line) else None
    if signature is None or (signature["bracketed"] and line[: signature.start()].rstrip()[-1:] in ".!?"):
        return None
    return start + signature.start(signature.lastgroup or 0)


def _is_maker(line: str, begin: int, rest: str) -> bool:
    """Whether what stands behind a label after the caption's full stop, or in brackets, is whoever made the picture."""
    before = line[:begin].rstrip()
    apart = (line[begin] in "([" and rest[-1] in ")]") or before[-1:] in {".", "|", "/", "—", "–", "©"}
    named = rest[0].isupper() or before[-1:] in {"|", "/", "—", "–", "©"}
    return apart and begin > 0 and len(rest) <= _CREDIT // 2 and named and not re.search(r"[.!?:]\s", rest)


def _inline(page: Page, start: int, end: int) -> list[Part] | None:
    """Text up to the next caption, credit or link inside the line, and that; None when there is none."""
    text, words = page.text, page.words
    mark = words.inline.search(text, start, end)
    if mark is None:
        return None
    at = mark.start()
    if mark["more"]:
        more = words.read_more.match(text, at, end)
        link = _inline_link(page, more.end(), end) if more else None
        return [Part(start, at, "paragraph"), Part(at, link or end, "boilerplate")]
    if mark["caption"]:
        picture = _inline_caption(page, at, end)
        return [Part(start, at, "paragraph"), *picture] if picture else None
    before = list(sentences(text, max(start, at - _CAPTION), at, page.tag))
    caption = before[-1][0] if before else at
    credit = Part(at, _credit_end(page, at, end), "credit")
    return [Part(start, caption, "paragraph"), Part(caption, at, "caption"), credit]


def _inline_link(page: Page, after: int, end: int) -> int:
    """Where the title of another article ends that stands inside a line; it is one sentence."""
    sign = re.compile(r"\s*[:：►▸▶>»→|–—-]*\s*").match(page.text, after, end)
    first = sign.end() if sign else after
    if page.lead.where(_first_words(page, first, end)) is not None:
        return first
    title = next(sentences(page.text, first, min(end, first + _NOTICE), page.tag, loose=True), (first, end))
    return title[1]


def _inline_caption(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption inside a line, from its marker to its credit or, without one, to the end of its first sentence."""
    text, words = page.text, page.words
    sign = re.search("©", text[start : min(end, start + _CAPTION)])
    label = words.photo.search(text, start + 1, min(end, start + _CAPTION))
    begins = [start + sign.start()] if sign else []
    begins += [label.start()] if label else []
    if begins:
        at = min(begins)
        return [Part(start, at, "caption"), Part(at, _credit_end(page, at, end), "credit")]
    first = next(sentences(text, start, end, page.tag), None)
    return [Part(start, first[1], "caption")] if first else None


def _credit_end(page: Page, at: int, end: int) -> int:
    """Where a credit inside a line ends: after the agencies or names that follow its sign."""
    text, words = page.text, page.words
    sign = _COPYRIGHT.match(text, at, end) or words.photo.match(text, at, end)
    after = sign.end() if sign else at + 1
    credit = words.agencies.match(text, after, end) or words.names.match(text, after, end)
    stop = credit.end() if credit else after
    # "© Jane Doe / EPA The fire ...": the sentence that follows is not the name's.
    known = rules(page.tag)
    last = re.search(r"\s(\w+)$", text[after:stop])
    if last and last.group(1).casefold() in known.starters and text[stop : stop + 2].strip()[:1].islower():
        stop = after + last.start()
    # The rest of a compound: "© dpa-infocom".
    compound = _COMPOUND.match(text, stop, end)
    stop = compound.end() if compound else stop
    return end if len(text[stop:end].strip(" .)]")) == 0 or end - at <= 12 else stop

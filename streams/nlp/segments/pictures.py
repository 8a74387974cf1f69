"""Pictures: captions and who made the picture, as lines of their own or inside one."""

from __future__ import annotations

import re

from streams.nlp.segments.boundaries import sentences
from streams.nlp.segments.letters import SMALL
from streams.nlp.segments.names import is_name
from streams.nlp.segments.page import Page, Part
from streams.nlp.segments.phrases import Phrases
from streams.nlp.segments.rules import rules

CAPTION = 450
"""The longest line that is a caption when it ends with the maker of a picture."""
_SIGNED = 300
"""The longest caption with a bare agency or name at its end."""
CREDIT = 90
_ENDS = ".!?。！？؟।۔"
_BRACKETED = re.compile(r"[(\[][^\W\d_a-z][^()\[\].!?:\d]{2,40}[)\]]$")
"""Who made a picture, in brackets at the end of a caption."""
COPYRIGHT = re.compile(r"(?:©|[(（][cC][)）]|\bcopyright\b)\s*", re.IGNORECASE)
_STROKE = re.compile(rf"(?:\S+\s){{2}}\S*[{SMALL}]\s(?P<credit>/\s[^\W\d_{SMALL}]{{3,8}})$")
"""A service in capitals behind a stroke at the end of a caption."""
_MAKER_WORDS = 5
"""So many words name who made a picture without being a name: "press office of the police"."""
LOUD_MAKER = re.compile(rf"[^\W\d_{SMALL}]{{2,}}(?:\s[^\W\d_{SMALL}]{{2,}}){{1,2}}\s\([^()\n]{{2,30}}\)")
"""A name in capitals and for whom the picture was made, as a line: "JANE DOE (THE HERALD)"."""
_WORD = rf"[^\W\d_{SMALL}][\w'’-]*"
_MADE_BY = re.compile(rf"{_WORD}\s{_WORD}")
_MADE_FOR = re.compile(rf"(?:(?:\s?/\s?|,\s){_WORD}(?:/{_WORD}|\s{_WORD})?){{1,2}}")
"""For whom a picture was made, behind who made it."""
_SENTENCES = 3
"""Within so many sentences a caption inside a line has its credit."""
_COMPOUND = re.compile(r"(?:[-/:]?\w+)+")


def picture(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption, its credit, or both, as a whole line; None when the line is neither."""
    text, words = page.text, page.words
    length = end - start
    marker = words.caption.match(text, start, end)
    button = words.enlarge.match(text, start, end)
    if (
        text[start] in "([（【"
        and text[end - 1] in ")]）】"
        and length <= CAPTION
        and (found := _bracketed(page, start, end))
    ):
        return found
    if length <= CAPTION:
        credit = _credit(text, start, end, words)
        if credit == start:
            return [Part(start, end, "credit")]
        if credit is not None:
            return [Part(start, credit, "caption"), Part(credit, end, "credit")]
        if text[end - 1] not in _ENDS and words.sign.search(text, start, end):
            return [Part(start, end, "caption")]
        label = words.photo.match(text, start, end)
        if label and label.end() < end and text[label.end()].islower() and text[end - 1] not in _ENDS:
            made = len(text[label.end() : end].split()) <= _MAKER_WORDS
            if made and not re.search(r"[,;:]", text[label.end() : end]):
                return [Part(start, end, "credit")]
        if (label and label.end() < end) or (marker and marker.end() < end and (marker[0][-1] in ":.：】" or button)):
            maker = _BRACKETED.search(text, start + 1, end)
            return _with_credit(start, maker.start() if maker else None, end)
    elif button:
        return inline_caption(page, start, end)
    return None


def _bracketed(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption or credit that is put in brackets as a whole."""
    text, words = page.text, page.words
    label = words.photo.match(text, start, end)
    if end - start <= CREDIT and re.match(words.agency, text[start + 1 : end]):
        return [Part(start, end, "credit")]
    if label and is_name(text[label.end() : end - 1], words):
        return [Part(start, end, "credit")]
    if label or words.caption.match(text, start, end):
        # What stands in round brackets is one remark; square ones are put around the whole picture.
        return _with_credit(start, _credit(text, start, end, words) if text[start] in "[【" else None, end)
    return None


def _with_credit(start: int, credit: int | None, end: int) -> list[Part]:
    """A caption, the end of which may be a credit."""
    if credit is None or credit == start:
        return [Part(start, end, "caption")]
    return [Part(start, credit, "caption"), Part(credit, end, "credit")]


def _credit(text: str, start: int, end: int, words: Phrases) -> int | None:
    """Where the credit begins with which a line ends; None when it ends without one."""
    line = text[start:end]
    candidates = [(m.start(), m.end()) for m in COPYRIGHT.finditer(line)]
    candidates += [(m.start(), m.end()) for m in words.photo.finditer(line)]
    for begin, after in sorted(candidates):
        another = words.photo.match(line, after)  # "Photo: courtesy of"
        rest = line[another.end() if another else after :]
        if rest and len(rest) <= CREDIT and (is_name(rest, words) or _is_maker(line, begin, rest)):
            opening = line[:begin].rstrip()
            # A bracket, a stroke or a dash before the sign belongs to the credit.
            signed = opening.endswith(("(", "[", "（", "【", "|", "/", " -", " –", " —"))
            return start + (len(opening) - 1 if signed else begin)
    maybe_made = words.makers and (line[-1] in "]】" or line.rstrip(")）").endswith(words.makers))
    if maybe_made and (made := words.made.search(line)):
        return start + made.start()
    if "/" in line and len(line) <= _SIGNED and (loud := _STROKE.search(line)):
        return start + loud.start("credit")
    pattern = words.stroked if "/" in line else words.signature
    signature = pattern.search(line) if len(line) <= _SIGNED and words.may_sign(line) else None
    if signature is None or (signature["bracketed"] and line[: signature.start()].rstrip()[-1:] in ".!?"):
        return None
    at = signature.start(signature.lastgroup or 0)
    # Letters without case show no names: there the bracket alone is the credit.
    bracket = line.find("(", at)
    if bracket > at and line[at].isalpha() and not (line[at].isupper() or line[at].islower()):
        at = bracket
    return start + at


def _is_maker(line: str, begin: int, rest: str) -> bool:
    """Whether what stands behind a label after the caption's full stop, or in brackets, is whoever made the picture."""
    before = line[:begin].rstrip()
    apart = (line[begin] in "([（【" and rest[-1] in ")]）】") or before[-1:] in {".", "|", "/", "—", "–", "©"}
    labelled = (before[-1:] == "." or " " not in rest) and line[begin : len(line) - len(rest)].rstrip()[-1:] in ":："
    named = rest[0].isupper() or labelled or before[-1:] in {"|", "/", "—", "–", "©"}
    return apart and begin > 0 and len(rest) <= CREDIT // 2 and named and not re.search(r"[.!?:]\s", rest)


def is_maker(text: str, part: Part, words: Phrases) -> bool:
    """Whether a line that was read as a caption is a label and a few words: below another caption, who made it."""
    label = words.photo.match(text, part.start, part.end) if part.kind == "caption" and part.line else None
    if label is None or text[label.end() - 1 : label.end()].isalnum():
        return False
    named = text[label.end() : part.end]
    return len(named.split()) <= _MAKER_WORDS and not re.search(r"[.!?。]$|[,;:]", named)


def inline_caption(page: Page, start: int, end: int) -> list[Part] | None:
    """A caption inside a line, from its marker to its credit or, without one, to the end of its first sentence."""
    text, words = page.text, page.words
    stop = min(end, start + CAPTION)
    said = list(sentences(text, start, stop, page.tag, loose=page.one_line))[:_SENTENCES]
    stop = said[-1][1] if said else stop
    sign = re.search("©", text[start:stop])
    label = words.photo.search(text, start + 1, stop)
    begins = [start + sign.start()] if sign else []
    begins += [label.start()] if label else []
    if begins:
        at = min(begins)
        return [Part(start, at, "caption"), Part(at, credit_end(page, at, end), "credit")]
    first = next(sentences(text, start, end, page.tag), None)
    return [Part(start, first[1], "caption")] if first else None


def made_by(page: Page, at: int, end: int) -> int | None:
    """Where the name ends that a label in a page of one line stands before; None before a caption.

    A name has two words with capitals at least, and the first is none that begins sentences: "Photo: The bridge".
    """
    text, words = page.text, page.words
    label = words.photo.match(text, at, end)
    if label is None:
        return None
    name = words.alone.match(text, label.end(), end) or _MADE_BY.match(text, label.end(), end)
    if name is None or name[0].split()[0].casefold() in rules(page.tag).starters:
        return None
    made_for = _MADE_FOR.match(text, name.end(), end)
    made = (made_for or name).end()
    last = text[at:made].rsplit(None, 1)[-1]
    # What begins the next sentence is no name.
    return made - len(last) - 1 if last.casefold() in rules(page.tag).starters else made


def credit_end(page: Page, at: int, end: int) -> int:
    """Where a credit inside a line ends: after the agencies or names that follow its sign."""
    text, words = page.text, page.words
    sign = COPYRIGHT.match(text, at, end) or words.photo.match(text, at, end)
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

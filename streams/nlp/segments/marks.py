"""End marks, and whether a sentence ends at one: those of all scripts, and faces, semicolons, colons, hasty writing."""

from __future__ import annotations

import re

from streams.nlp.segments.dots import LOOK_BACK, dot_ends, lacks_space, next_word, word_before
from streams.nlp.segments.rules import Rules

_CLOSERS = r"""["'’”»«“›)\]}」』】）》〉]"""
# A run of end marks; marks of scripts that use no space between sentences, or an unmistakable mark, need none after.
# A closing quote may stand apart: "fin. »" and, from typewriters, "einde. ''".
_APART = r"\s(?:[»”]|''|\")(?!\w)"
# Faces, hands and hearts belong to what they follow; other pictures often begin what comes next.
_FEELING = (
    "[\u2764\U0001f442-\U0001f450\U0001f48b-\U0001f49f\U0001f600-\U0001f64f\U0001f90c-\U0001f93e]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?"
)
MARK = re.compile(
    rf"(?P<hard>[。！？｡؟۔।॥።؞]+[.!?…]*[\"'’”»›)\]}}」』】）》〉]*)"
    r"|(?<!\S)(?P<face>[:;=]-?[()DP])(?=\s)"
    r"|(?P<half>[;:])(?=\s)"
    rf"|(?P<soft>[.!?…]+)(?P<close>(?:{_CLOSERS})*)(?P<apart>(?:{_APART})*)(?:\s?{_FEELING})*"
    r"(?=(?P<space>\s+|$)|(?P<glued>[^\W\d_]))"
)
_QUOTE = re.compile(r"''|\"")
_QUOTED = 1000
"""How far back, in characters, the sign is sought that opens a quote."""
_LONG = 4
"""Letters that an abbreviation hardly has."""
_RULE = re.compile(r"\s*([=*_~#-])\1{4,}")
"""A line drawn with characters."""
_PAUSE = re.compile(r"\s+(?:\.{3}|…)\w|(?<=\s\.)\s+\.\s+\w")
"""Dots that a sentence begins with; also one that stands apart behind another that does."""
_DASHES = "-–—"
"""What a line of dialogue begins with; who says it follows without a capital."""
_SPEECH = "\"'‘“„«»-–—"
"""What speech begins with."""
_FEWEST = 3
"""So many words make a question or an exclamation that a small letter may follow; names have fewer: "Yahoo! shares"."""
_SAID = 4
"""So many words tell who said what stands before them."""
_STOP = re.compile(r"[.!?…,\n](?!\w)")
_ITEM = re.compile(r"\s+[(\[]?(?:[a-z]|[ivx]{2,4}|\d{1,2})\)\s")
"""A letter or a number before an item of a list."""


def closes(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Whether a quote that stands apart after an end mark closes: quotes that look alike on both sides alternate."""
    if mark["apart"].strip() not in {"''", '"'}:
        return True
    sent = text[max(0, mark.start() - _QUOTED) : mark.start()]
    opened = max(sent.rfind(",,"), sent.rfind("``"))
    if mark["apart"].strip() == "''" and opened > sent.rfind("''"):
        return True
    return len(_QUOTE.findall(text, max(begin, mark.start() - _QUOTED), mark.start())) % 2 == 1


def ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether the sentence from `begin` ends at the mark."""
    if mark["hard"] or _RULE.match(text, mark.end(), end):
        return True
    if mark["glued"] is not None:
        return not mark["close"] and lacks_space(text, mark, end)
    following = next_word(text, mark.end(), end)
    first = following[:1]
    if mark["face"]:
        return first.isupper()
    if mark["half"]:
        return _half_ends(text, mark, begin, end, known)
    if first.islower() and not _ITEM.match(text, mark.end(), end):
        return _careless(text, mark, begin, end, known)
    if first and first in "/&%+=,;:.!?…)]":
        return _PAUSE.match(text, mark.end(), end) is not None
    unmistakable = mark["soft"] != "." or mark["apart"] or (mark["close"] and mark["close"][0] not in ")]}")
    if not first or unmistakable:
        return True
    return dot_ends(text, mark, begin, end, known)


def _half_ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether a semicolon or colon ends a sentence: before a word that begins one, with a capital."""
    following = next_word(text, mark.end(), end)
    if mark["half"] == ";":
        return following[:1].isupper() and following.casefold() in known.starters
    if not known.colon:
        return False
    part = text[mark.end() : min(end, mark.end() + LOOK_BACK)].split()
    # "Foto: Jane Doe" is a label, "Guitar Hero: World Tour" a title.
    named = len(part) > 1 and part[0][:1].isupper() and part[1][:1].isupper()
    far = max(begin, mark.start() - _QUOTED)
    quoted = text.count("«", far, mark.start()) > text.count("»", far, mark.start())
    speech = bool(part) and part[0][0] in _SPEECH
    return not quoted and (speech or (following[:1].isupper() and not named))


def _careless(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether a sentence ends before a small letter, as in hasty writing.

    It does after a long word that is no abbreviation; where the sentence itself began with a small letter, or where the
    marks stand apart from the words, after any such word and after question and exclamation marks.
    """
    if mark["close"] or mark["apart"]:
        return False
    hasty = next_word(text, begin, mark.start())[:1].islower()
    tokens = text[max(begin, mark.start() - 1) : mark.start()].isspace()
    if mark["soft"] != ".":
        asked = text[begin : min(mark.start(), begin + _QUOTED)]
        words = len(asked.split(None, _FEWEST)) if mark["soft"].strip("?!") == "" else 0
        spoken = asked.lstrip()[:1] in _DASHES
        return (words > 0 and hasty) or (words >= _FEWEST and not spoken and _goes_on(text, mark.end(), end))
    if tokens:
        return True
    word = word_before(text, max(begin, mark.start() - LOOK_BACK), mark.start())
    return (
        len(word) >= (2 if hasty else _LONG)
        and (word.isalpha() or hasty)
        and "." not in word
        and not word.isupper()
        and word.casefold() not in known.shortened
        and (hasty or word.islower())
        and not (known.ordinals and word.isdigit())
    )


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether more than who said it follows: "... ? asked the man."."""
    part = text[at : min(end, at + LOOK_BACK * 3)]
    stop = _STOP.search(part)
    return len(part[: stop.start() if stop else None].split()) > _SAID

"""Where sentences end.

Rules over a text without markup: the end marks of all scripts, and what must not be taken for one: abbreviations,
initials, decimals, ordinals, clock times, marks inside a quote whose sentence goes on. Abbreviations are data of the
language (`[sentences]` in segments.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.nlp.segments import layout
from streams.nlp.segments.rules import Rules, rules
from streams.nlp.segments.unmarked import unmarked

_CLOSERS = r"""["'’”»«“›)\]}」』】）》〉]"""
_OPENERS = "`\"'‘’“”„‚«»‹›([{¿¡「『【（《,-–—•*"
# A run of end marks; marks of scripts that use no space between sentences, or an unmistakable mark, need none after.
# A closing quote may stand apart: "fin. »" and, from typewriters, "einde. ''".
_APART = r"\s(?:[»”]|''|\")(?!\w)"
# Faces, hands and hearts belong to what they follow; other pictures often begin what comes next.
_FEELING = (
    "[\u2764\U0001f442-\U0001f450\U0001f48b-\U0001f49f\U0001f600-\U0001f64f\U0001f90c-\U0001f93e]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?"
)
_MARK = re.compile(
    rf"(?P<hard>[。！？｡؟۔।॥።؞]+[.!?…]*[\"'’”»›)\]}}」』】）》〉]*)"
    r"|(?<!\S)(?P<face>[:;=]-?[()DP])(?=\s)"
    r"|(?P<half>[;:])(?=\s)"
    rf"|(?P<soft>[.!?…]+)(?P<close>(?:{_CLOSERS})*)(?P<apart>(?:{_APART})*)(?:\s?{_FEELING})*"
    r"(?=(?P<space>\s+|$)|(?P<glued>[^\W\d_]))"
)
# What a mark begins with; dots and signs in a row begin no second one.
_SIGN = re.compile(r"[.!?…]+|[;:=]|[。！？｡؟۔।॥።؞]")
_QUOTE = re.compile(r"''|\"")
_BEFORE_WORD = re.compile(r"[\s(\[{\"'“„«‘’–—/]")
_LOOK_BACK = 40
_LONG = 4
"""Letters that an abbreviation hardly has."""
_QUOTED = 1000
"""How far back, in characters, the sign is sought that opens a quote."""
_FEW = 4
"""A sentence of so few words seldom ends with an abbreviation: "W 1955 r. Mishima ..."."""
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
_CONTRACTION = re.compile(r"[^\W\d_]['’]$")
"""Before the last letter of a word such as "didn't"."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_AFTER_NAME = re.compile(r"\w\s[^\W\d_a-z][^\W\d_]+\s$")
_ITEM = re.compile(r"\s+[(\[]?(?:[a-z]|[ivx]{2,4}|\d{1,2})\)\s")
"""A letter or a number before an item of a list."""
_ENUMERATION = re.compile(r"\s*[(\[]?(?:\d{1,3}|\w)(?:\.\d{1,3})*")


def sentences(text: str, start: int, end: int, tag: str, *, loose: bool = False) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as half-open spans without surrounding space, in order.

    Together they hold every non-space character of the part.

    Args:
        text: a page or a part of one.
        start: where the part begins.
        end: where it ends.
        tag: its language.
        loose: whether the page is set in one line, so that some sentences end without any mark.
    """
    known = rules(tag)
    begin = read = start
    for sign in _SIGN.finditer(text, start, end):
        if sign.start() < read:
            continue
        if _is_plain(text, sign, begin, end, known):
            stop = read = sign.end()
        else:
            mark = _MARK.match(text, sign.start(), end)
            if mark is None:
                continue
            read = mark.end()
            # Marks that stand apart belong to what follows, unless nothing stands before them.
            if mark.start() < begin or mark.start() == begin > start or not _ends(text, mark, begin, end, known):
                continue
            stop = mark.start("apart") if mark["apart"] and not _closes(text, begin, mark) else mark.end()
        yield from _cut(text, begin, stop, known, loose=loose)
        begin = layout.skip_space(text, stop, end)
    yield from _cut(text, begin, end, known, loose=loose)


def _is_plain(text: str, sign: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether it is a dot between a word that is no abbreviation and a capital: most sentences end with one."""
    at = sign.start()
    if sign[0] != "." or at <= begin or at + 2 >= end or not text[at + 1].isspace():
        return False
    word = _word_before(text, max(begin, at - _LOOK_BACK), at)
    return (
        text[at + 2].isupper()
        and len(word) > 1
        and word.isalpha()
        and not word.isupper()
        and word.casefold() not in known.shortened
    )


def _word_before(text: str, start: int, end: int) -> str:
    """The characters before `end` up to a space, a quote, a bracket or a dash; empty when none stands between."""
    part = text[start:end]
    if not part or part[-1].isspace():
        return ""
    word = part.rsplit(None, 1)[-1]
    return word if word.isalpha() else _BEFORE_WORD.split(word)[-1]


def _cut(text: str, start: int, end: int, known: Rules, *, loose: bool) -> Iterator[tuple[int, int]]:
    """A sentence by its marks, in a page of one line cut where one ends without any."""
    for stop in unmarked(text, start, end, known) if loose else ():
        yield from _stripped(text, start, stop)
        start = stop
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if stripped := part.strip():
        first = start + len(part) - len(part.lstrip())
        yield first, first + len(stripped)


def _closes(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Whether a quote that stands apart after an end mark closes: quotes that look alike on both sides alternate."""
    if mark["apart"].strip() not in {"''", '"'}:
        return True
    sent = text[max(0, mark.start() - _QUOTED) : mark.start()]
    opened = max(sent.rfind(",,"), sent.rfind("``"))
    if mark["apart"].strip() == "''" and opened > sent.rfind("''"):
        return True
    return len(_QUOTE.findall(text, max(begin, mark.start() - _QUOTED), mark.start())) % 2 == 1


def _ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether the sentence from `begin` ends at the mark."""
    if mark["hard"] or _RULE.match(text, mark.end(), end):
        return True
    if mark["glued"] is not None:
        return not mark["close"] and _lacks_space(text, mark, end)
    following = _next_word(text, mark.end(), end)
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
    return _dot_ends(text, mark, begin, end, known)


def _half_ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether a semicolon or colon ends a sentence: before a word that begins one, with a capital."""
    following = _next_word(text, mark.end(), end)
    if mark["half"] == ";":
        return following[:1].isupper() and following.casefold() in known.starters
    if not known.colon:
        return False
    part = text[mark.end() : min(end, mark.end() + _LOOK_BACK)].split()
    # "Foto: Jane Doe" is a label, "Guitar Hero: World Tour" a title.
    named = len(part) > 1 and part[0][:1].isupper() and part[1][:1].isupper()
    far = max(begin, mark.start() - _QUOTED)
    quoted = text.count("«", far, mark.start()) > text.count("»", far, mark.start())
    speech = bool(part) and part[0][0] in _SPEECH
    return not quoted and (speech or (following[:1].isupper() and not named))


def _dot_ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether a dot ends the sentence from `begin`, by the words before and after it."""
    if _ENUMERATION.fullmatch(text, begin, mark.start()):
        return False
    previous = _word_before(text, max(begin, mark.start() - _LOOK_BACK), mark.start())
    if not previous or mark["close"]:
        return True
    following = _next_word(text, mark.end(), end)
    first, word = following[0], previous.casefold()
    at = mark.start() - len(previous)
    before = text[max(begin, at - _LOOK_BACK) : at]
    if word in known.numbered and not (len(word) == 1 and previous.isupper()):
        return not (first.isdigit() or before.rstrip()[-1:].isdigit())
    if len(word) == 1 and _CONTRACTION.search(before):
        return True
    if known.ordinals and _ROMAN.fullmatch(previous) and not _AFTER_NAME.search(before):
        # "III. Tutmose", and not "Ludwig II. Bayern war ...".
        return first.isupper() and following.casefold() in known.starters
    if len(word) > 1 and previous.isupper() and word.isalpha() and first.isupper() and not following.isupper():
        return True  # An acronym is no abbreviation: "for the PP. Nobody", and not "pp. 3".
    if (
        text[mark.end() : min(end, mark.end() + _LOOK_BACK)].lstrip()[:1] in {"(", "["}
        and word in known.maybe | known.seldom
    ):
        return False
    initial = (
        len(following) == 1
        and text[mark.end() : min(end, mark.end() + 60)].lstrip(_OPENERS + " \u00a0\u202f")[1:2] == "."
    )
    begins = not initial and first.isupper() and following.casefold() in known.starters
    few = len(text[begin : min(mark.start(), begin + 100)].split()) <= _FEW
    return _full_stop(previous, begins=begins, capital=first.isupper() and not few, known=known)


def _next_word(text: str, at: int, end: int) -> str:
    """The word after `at`, without the quotes, brackets and dashes before it; empty at the end."""
    part = text[at : min(end, at + 60)].lstrip()
    bare = part.lstrip(_OPENERS + " \u00a0\u202f")
    word = re.match(r"[\w'’]+", bare)
    return word.group() if word else (bare or part)[:1]


def _careless(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether a sentence ends before a small letter, as in hasty writing.

    It does after a long word that is no abbreviation; where the sentence itself began with a small letter, or where the
    marks stand apart from the words, after any such word and after question and exclamation marks.
    """
    if mark["close"] or mark["apart"]:
        return False
    hasty = _next_word(text, begin, mark.start())[:1].islower()
    tokens = text[max(begin, mark.start() - 1) : mark.start()].isspace()
    if mark["soft"] != ".":
        asked = text[begin : min(mark.start(), begin + _QUOTED)]
        words = len(asked.split(None, _FEWEST)) if mark["soft"].strip("?!") == "" else 0
        spoken = asked.lstrip()[:1] in _DASHES
        return (words > 0 and hasty) or (words >= _FEWEST and not spoken and _goes_on(text, mark.end(), end))
    if tokens:
        return True
    word = _word_before(text, max(begin, mark.start() - _LOOK_BACK), mark.start())
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
    part = text[at : min(end, at + _LOOK_BACK * 3)]
    stop = _STOP.search(part)
    return len(part[: stop.start() if stop else None].split()) > _SAID


def _full_stop(previous: str, *, begins: bool, capital: bool, known: Rules) -> bool:
    """Whether a dot ends a sentence.

    Args:
        previous: the word that the dot follows.
        begins: whether the next word is one that begins a sentence.
        capital: whether a capital after the dot tells.
        known: the rules of the language.
    """
    word = previous.casefold()
    if len(previous) == 1 and previous.isupper():
        return begins
    if word in known.never:
        return False
    if word in known.seldom:
        return begins
    if word in known.maybe:
        return capital or begins
    if len(previous) == 1 and previous.isalpha():
        return begins
    if re.fullmatch(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,2})+", previous):
        return begins
    if known.ordinals and len(previous) <= 2 and previous.isdigit():
        return begins
    return True


def _lacks_space(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark with a letter right after it ends a sentence: "gevonden.De politie", and not "U.S" or "nu.nl"."""
    if mark["soft"] == "…" or len(mark["soft"]) > 1:
        return False
    before = re.search(r"\S+$", text[max(0, mark.start() - _LOOK_BACK) : mark.start()])
    after = re.match(r"\S+", text[mark.end() : min(end, mark.end() + _LOOK_BACK)])
    if before is None or after is None:
        return False
    left, right = before.group(), after.group()
    if re.search(r"[@/\\_.]|www|http", left) or re.search(r"[@/\\_]|\.\w", right):
        return False
    return (
        left[-3:].isalpha()
        and left[-3:].islower()
        and len(left) >= 3
        and re.match(r"[^\W\d_][^\W\d_A-Z]*(?!\w)", right) is not None
        and right[0].isupper()
    )

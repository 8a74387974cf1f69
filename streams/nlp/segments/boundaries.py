"""Where sentences end.

Rules over a text without markup: the end marks of all scripts, and what must not be taken for one: abbreviations,
initials, decimals, ordinals, clock times, marks inside a quote whose sentence goes on. Abbreviations are data of the
language (`[sentences]` in segments.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from streams.nlp.languages import load
from streams.nlp.segments.phrases import international, months

_CLOSERS = r"""["'’”»«“›)\]}」』】）》〉]"""
_OPENERS = "`\"'‘’“”„‚«»‹›([{¿¡「『【（《,-–—•*"
# A run of end marks; marks of scripts that use no space between sentences, or an unmistakable mark, need none after.
# A run of end marks; marks of scripts that use no space between sentences, or an unmistakable mark, need none after.
# A closing quote may stand apart: "fin. »" and, from typewriters, "einde. ''".
_APART = r"\s(?:[»”]|''|\")(?!\w)"
_MARK = re.compile(
    rf"(?P<hard>[。！？｡؟۔।॥።؞]+[.!?…]*[\"'’”»›)\]}}」』】）》〉]*)"
    rf"|(?P<soft>[.!?…]+)(?P<close>(?:{_CLOSERS})*)(?P<apart>(?:{_APART})*)(?=(?P<space>\s+|$)|(?P<glued>[^\W\d_]))"
)
_QUOTE = re.compile(r"''|\"")
_LAST_WORD = re.compile(r"[^\s(\[{\"'“„«‘’–—/]+$")
_LOOK_BACK = 40
_LONG = 5
"""Letters that an abbreviation hardly has."""
_QUOTED = 1000
"""How far back, in characters, the sign is sought that opens a quote."""
_FEW = 4
"""A sentence of so few words seldom ends with an abbreviation: "W 1955 r. Mishima ..."."""
_ENUMERATION = re.compile(r"\s*[(\[]?(?:\d{1,3}|\w)(?:\.\d{1,3})*")


@dataclass(frozen=True)
class Rules:
    """What the sentences of one language are told by.

    Attributes:
        never: abbreviations, in lower case without the final dot, after which a sentence goes on.
        maybe: abbreviations that may end a sentence: a capital after them begins a new one.
        seldom: abbreviations, such as those of companies, after which only one of the starters begins a new one.
        ordinals: a number with a dot is an ordinal ("3. Januar").
        months: names of months in lower case.
        starters: words in lower case that, with a capital, begin a sentence after an abbreviation or an ordinal.
    """

    never: frozenset[str]
    maybe: frozenset[str]
    seldom: frozenset[str]
    ordinals: bool
    months: frozenset[str]
    starters: frozenset[str]


@cache
def rules(tag: str) -> Rules:
    """The rules of a language; without data of its own only what holds in all of them."""
    data = load(tag, "segments").get("sentences", {})
    return Rules(
        never=frozenset(
            word.casefold().rstrip(".") for word in (*international()["sentences"]["never"], *data.get("never", []))
        ),
        maybe=frozenset(word.casefold().rstrip(".") for word in data.get("maybe", [])),
        seldom=frozenset(word.casefold().rstrip(".") for word in data.get("seldom", [])),
        ordinals=bool(data.get("ordinals", False)),
        months=frozenset(months(tag)),
        starters=frozenset(data.get("starters", [])),
    )


def sentences(text: str, start: int, end: int, tag: str) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as half-open spans without surrounding space, in order.

    Together they hold every non-space character of the part.
    """
    known = rules(tag)
    begin = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < begin or not _ends(text, mark, begin, end, known):
            continue
        stop = mark.start("apart") if mark["apart"] and not _closes(text, begin, mark) else mark.end()
        yield from _stripped(text, begin, stop)
        begin = stop
    yield from _stripped(text, begin, end)


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
    return len(_QUOTE.findall(text, begin, mark.start())) % 2 == 1


def _ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether the sentence from `begin` ends at the mark."""
    if mark["hard"]:
        return True
    if mark["glued"] is not None:
        return not mark["close"] and _lacks_space(text, mark, end)
    following = _next_word(text, mark.end(), end)
    first = following[:1]
    if not first:
        return True
    if first.islower():
        return _careless(text, mark, begin, known)
    if first in "/&%+=,;:.!?…)]":
        return False
    if mark["soft"] != "." or mark["apart"] or (mark["close"] and mark["close"][0] not in ")]}"):
        return True
    if _ENUMERATION.fullmatch(text, begin, mark.start()):
        return False
    previous = _LAST_WORD.search(text, max(begin, mark.start() - _LOOK_BACK), mark.start())
    if previous is None or mark["close"]:
        return True
    initial = len(following) == 1 and text[mark.end() : mark.end() + 60].lstrip(_OPENERS + " \u00a0\u202f")[1:2] == "."
    begins = not initial and first.isupper() and following.casefold() in known.starters
    few = len(text[begin : min(mark.start(), begin + 100)].split()) <= _FEW
    return _full_stop(previous.group(), begins=begins, capital=first.isupper() and not few, known=known)


def _next_word(text: str, at: int, end: int) -> str:
    """The word after `at`, without the quotes, brackets and dashes before it; empty at the end."""
    part = text[at : min(end, at + 60)].lstrip()
    bare = part.lstrip(_OPENERS + " \u00a0\u202f")
    word = re.match(r"[\w'’]+", bare)
    return word.group() if word else (bare or part)[:1]


def _careless(text: str, mark: re.Match[str], begin: int, known: Rules) -> bool:
    """Whether a sentence ends before a small letter, as in hasty writing: after a long word, no abbreviation."""
    if mark["soft"] != "." or mark["close"] or mark["apart"]:
        return False
    previous = _LAST_WORD.search(text, max(begin, mark.start() - _LOOK_BACK), mark.start())
    word = previous.group() if previous else ""
    return (
        len(word) >= _LONG
        and word.isalpha()
        and word.islower()
        and word not in known.never | known.maybe | known.seldom
    )


def _full_stop(previous: str, *, begins: bool, capital: bool, known: Rules) -> bool:
    """Whether a dot ends a sentence.

    Args:
        previous: the word that the dot follows.
        begins: whether the next word is one that begins a sentence.
        capital: whether a capital after the dot tells.
        known: the rules of the language.
    """
    word = previous.casefold()
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

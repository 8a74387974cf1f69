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
from streams.nlp.segments.phrases import months

_CLOSERS = r"""["'’”»«“›)\]}」』】）》〉]"""
_OPENERS = "\"'‘’“”„‚«»‹›([{¿¡「『【（《,-–—•*"
# A run of end marks; marks of scripts that use no space between sentences, or an unmistakable mark, need none after.
_MARK = re.compile(
    rf"(?P<hard>[。！？｡؟۔।॥።؞]+[.!?…]*(?:{_CLOSERS})*)"
    rf"|(?P<soft>(?:[!?…]|\.)+[.!?…]*)(?P<close>(?:(?:{_CLOSERS})|[\u00a0\u202f][»”](?!\w))*)(?=(?P<space>\s+|$)|(?P<glued>[^\W\d_]))"
    rf"|(?P<apart>[!?.…]+)(?P<apart_close>[ \u00a0\u202f][»”]|[ \u00a0\u202f](?=[»”]))(?=\s|$)"
)
_LAST_WORD = re.compile(r"[^\s(\[{\"'“„«‘’–—/]+$")
_LOOK_BACK = 40


@dataclass(frozen=True)
class Rules:
    """What the sentences of one language are told by.

    Attributes:
        never: abbreviations, in lower case without the final dot, after which a sentence goes on.
        maybe: abbreviations that may end a sentence: only a capital that begins no name ends it.
        ordinals: a number with a dot is an ordinal ("3. Januar").
        months: names of months in lower case.
        starters: words in lower case that, with a capital, begin a sentence after an abbreviation or an ordinal.
    """

    never: frozenset[str]
    maybe: frozenset[str]
    ordinals: bool
    months: frozenset[str]
    starters: frozenset[str]


@cache
def rules(tag: str) -> Rules:
    """The rules of a language; without data of its own only what holds in all of them."""
    data = load(tag, "segments").get("sentences", {})
    return Rules(
        never=frozenset(word.casefold().rstrip(".") for word in data.get("never", [])),
        maybe=frozenset(word.casefold().rstrip(".") for word in data.get("maybe", [])),
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
        if mark.start() < begin or not _ends(text, mark, end, known):
            continue
        stop = mark.end()
        yield from _stripped(text, begin, stop)
        begin = stop
    yield from _stripped(text, begin, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if stripped := part.strip():
        first = start + len(part) - len(part.lstrip())
        yield first, first + len(stripped)


def _ends(text: str, mark: re.Match[str], end: int, known: Rules) -> bool:
    """Whether a sentence ends at the mark."""
    if mark["hard"]:
        return True
    following = _next_word(text, mark.end(), end)
    first = following[:1]
    if mark["apart"]:
        return not first.islower()
    soft: str = mark["soft"]
    if mark["glued"] is not None:
        return not mark["close"] and _lacks_space(text, mark, end)
    if not first:
        return True
    if first.islower():
        return False
    if soft != ".":
        # "Wat?" vroeg hij; and an ellipsis before a name goes on more often than not only in lower case.
        return True
    if mark["close"] and mark["close"][0] not in ")]}":
        return True
    previous = _LAST_WORD.search(text, max(0, mark.start() - _LOOK_BACK), mark.start())
    if previous is None or mark["close"]:
        return True
    return _full_stop(previous.group(), following, known)


def _next_word(text: str, at: int, end: int) -> str:
    """The word after `at`, without the quotes, brackets and dashes before it; empty at the end."""
    part = text[at : min(end, at + 60)].lstrip()
    bare = part.lstrip(_OPENERS + " \u00a0\u202f")
    word = re.match(r"[\w'’]+", bare)
    return word.group() if word else (bare or part)[:1]


def _full_stop(previous: str, following: str, known: Rules) -> bool:
    """Whether a dot between two words ends a sentence; `previous` stands without the dot."""
    word = previous.casefold()
    starter = following.casefold() in known.starters and following[:1].isupper()
    if word in known.never:
        return False
    if word in known.maybe:
        return starter or not following[:1].isupper() and not following[:1].isdigit()
    letters = [part for part in re.split(r"[.\-]", previous) if part]
    if len(previous) == 1 and previous.isalpha():
        return starter if previous.isupper() else not following[:1].isupper() and not following[:1].isdigit()
    if "." in previous and letters and all(len(part) <= 2 and part.isalpha() for part in letters):
        return starter
    if previous.isdigit() and known.ordinals and len(previous) <= 2:
        return starter
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
    return left[-3:].isalpha() and left[-3:].islower() and len(left) >= 3 and re.match(r"[^\W\d_][^\W\d_A-Z]*(?!\w)", right) is not None and right[0].isupper()

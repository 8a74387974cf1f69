"""Whether a dot ends a sentence, by the words before and after it: abbreviations, initials, ordinals, acronyms."""

from __future__ import annotations

import re

from streams.nlp.segments.rules import Rules

_OPENERS = "`\"'‘’“”„‚«»‹›([{¿¡「『【（《,-–—•*"
_BEFORE_WORD = re.compile(r"[\s(\[{\"'“„«‘’–—/]")
LOOK_BACK = 40
_FEW = 4
"""A sentence of so few words seldom ends with an abbreviation: "W 1955 r. Mishima ..."."""
_CONTRACTION = re.compile(r"[^\W\d_]['’]$")
"""Before the last letter of a word such as "didn't"."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_AFTER_NAME = re.compile(r"\w\s[^\W\d_a-z][^\W\d_]+\s$")
_ENUMERATION = re.compile(r"\s*[(\[]?(?:\d{1,3}|\w)(?:\.\d{1,3})*")


def dot_ends(text: str, mark: re.Match[str], begin: int, end: int, known: Rules) -> bool:
    """Whether a dot ends the sentence from `begin`, by the words before and after it."""
    if _ENUMERATION.fullmatch(text, begin, mark.start()):
        return False
    previous = word_before(text, max(begin, mark.start() - LOOK_BACK), mark.start())
    if not previous or mark["close"]:
        return True
    following = next_word(text, mark.end(), end)
    first, word = following[0], previous.casefold()
    at = mark.start() - len(previous)
    before = text[max(begin, at - LOOK_BACK) : at]
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
        text[mark.end() : min(end, mark.end() + LOOK_BACK)].lstrip()[:1] in {"(", "["}
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


def lacks_space(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark with a letter right after it ends a sentence: "gevonden.De politie", and not "U.S" or "nu.nl"."""
    if mark["soft"] == "…" or len(mark["soft"]) > 1:
        return False
    before = re.search(r"\S+$", text[max(0, mark.start() - LOOK_BACK) : mark.start()])
    after = re.match(r"\S+", text[mark.end() : min(end, mark.end() + LOOK_BACK)])
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


def next_word(text: str, at: int, end: int) -> str:
    """The word after `at`, without the quotes, brackets and dashes before it; empty at the end."""
    part = text[at : min(end, at + 60)].lstrip()
    bare = part.lstrip(_OPENERS + " \u00a0\u202f")
    word = re.match(r"[\w'’]+", bare)
    return word.group() if word else (bare or part)[:1]


def word_before(text: str, start: int, end: int) -> str:
    """The characters before `end` up to a space, a quote, a bracket or a dash; empty when none stands between."""
    part = text[start:end]
    if not part or part[-1].isspace():
        return ""
    word = part.rsplit(None, 1)[-1]
    return word if word.isalpha() else _BEFORE_WORD.split(word)[-1]

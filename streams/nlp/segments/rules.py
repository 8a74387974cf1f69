"""What the sentences of a language are told by: `[sentences]` in its segments.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from streams.nlp.segments.phrases import international, months, of_pages


@dataclass(frozen=True)
class Rules:
    """What the sentences of one language are told by.

    Attributes:
        never: abbreviations, in lower case without the final dot, after which a sentence goes on.
        maybe: abbreviations that may end a sentence: a capital after them begins a new one.
        seldom: abbreviations, such as those of companies, after which only one of the starters begins a new one.
        numbered: abbreviations that are words too, such as "no." and "art.": a sentence goes on after them only beside
            a number.
        ordinals: a number with a dot is an ordinal ("3. Januar").
        months: names of months in lower case.
        starters: words in lower case that, with a capital, begin a sentence after an abbreviation or an ordinal, and
            in a page of one line even where no mark ends the one before.
        opening: the starters that have no capital inside a sentence, with one: "I" and "Sie" are none.
        works: words behind which the title of a work or the name of a paper may stand.
        final: how the verbs end with which a sentence closes, in languages whose verb stands last.
        speaking: verbs of saying with such an end, behind which the speaker may stand.
        dialogue: a dash before a capital begins what somebody says.
        colon: a capital, a quote or a dash after a colon begins a new sentence.
    """

    never: frozenset[str]
    maybe: frozenset[str]
    seldom: frozenset[str]
    numbered: frozenset[str]
    ordinals: bool
    months: frozenset[str]
    starters: frozenset[str]
    opening: re.Pattern[str]
    works: frozenset[str]
    final: tuple[str, ...]
    speaking: frozenset[str]
    dialogue: bool
    colon: bool

    @cached_property
    def shortened(self) -> frozenset[str]:
        """All abbreviations."""
        return self.never | self.maybe | self.seldom | self.numbered


@cache
def rules(tag: str) -> Rules:
    """The rules of a language; without data of its own only what holds in all of them."""
    data = of_pages(tag).get("sentences", {})
    starters = frozenset(data.get("starters", []))
    return Rules(
        never=_abbreviations((*international()["sentences"]["never"], *data.get("never", []))),
        maybe=_abbreviations(data.get("maybe", [])),
        seldom=_abbreviations(data.get("seldom", [])),
        numbered=frozenset(data.get("numbered", [])),
        ordinals=bool(data.get("ordinals", False)),
        months=frozenset(months(tag)),
        starters=starters,
        opening=_with_capital(starters - {*data.get("capitals", [])}),
        final=tuple(data.get("final", [])),
        works=frozenset(data.get("works", [])),
        speaking=frozenset(data.get("speaking", [])),
        dialogue=bool(data.get("dialogue", False)),
        colon=bool(data.get("colon", False)),
    )


def _abbreviations(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold().rstrip(".") for word in words)


def _with_capital(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted((word[:1].upper() + word[1:] for word in words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w.-])" if longest_first else r"(?!)")

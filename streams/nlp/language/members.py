"""What the words of a text say of the member of a group that it is in: log odds, summed over the words.

Told is how a word is spelt and which of several words for a thing is used: Bosnian, Croatian and Serbian differ in
single words, and Bosnian has those of the one side and of the other. So no word alone tells it, but their sum does. The
table is made by `generation.members`; it holds words and beginnings of words, for what follows is mostly inflection.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from streams.nlp.language.inventory import MEMBERS

PATH: Final = Path(__file__).with_name("members.toml")

UNIT: Final = 0.2
"""Nats in a unit of the table."""

MOST: Final = 12.0
"""Nats by which no text speaks more against a member: a claim of the producer counts more than any number of words."""

CLEAR: Final = 8.0
"""Nats by which the words tell a member without the voters."""

SHORTEST: Final = 5
"""The letters of the shortest beginning of a word; shorter ones are whole words."""

END: Final = "_"
"""Stands behind a whole word in the table."""

Odds = tuple[float, ...]


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text("utf-8"))


@cache
def _table(group: str) -> dict[str, Odds]:
    """Word or beginning -> the log odds of each of `told` against the member that is left out."""
    table: dict[str, Odds] = {}
    for key, words in _read()[group]["odds"].items():
        odds = tuple(int(number) * UNIT for number in key.split())
        table |= dict.fromkeys(words.split(), odds)
    return table


@cache
def told(group: str) -> tuple[str, ...]:
    """The members of a group in the order of the odds; empty where no table has the group."""
    return tuple(_read().get(group, {}).get("members", ()))


@cache
def _letters(group: str) -> dict[int, str]:
    """How a text in another script is read as one in the script of the table."""
    return str.maketrans(_read()[group].get("letters", {}))


@lru_cache(maxsize=16384)
def _of_word(group: str, word: str) -> Odds:
    """The log odds that a word adds; none where the table lacks it and its beginnings."""
    table, word = _table(group), word.translate(_letters(group))
    found = table.get(word + END)
    length = len(word)
    while found is None and length >= SHORTEST:
        found = table.get(word[:length])
        length -= 1
    return found or ()


def odds(group: str, words: str) -> dict[str, float]:
    """The log odds of each member of a group against the likeliest; empty where no table has the group.

    Args:
        group: the group.
        words: lower-case words with spaces between them, as `words.padded` gives them, in any script of the group.
    """
    members = told(group)
    if not members:
        return {}
    sums = [0.0] * len(members)
    for word in words.split():
        for place, number in enumerate(_of_word(group, word)):
            sums[place] += number
    most = max(0.0, *sums)
    against = dict.fromkeys(MEMBERS[group], 0.0) | dict(zip(members, sums, strict=True))
    return {member: max(number - most, -MOST) for member, number in against.items()}


def clear(group: str, words: str) -> str | None:
    """The member of a group that the words tell by themselves; null where they do not.

    Args:
        group: one that has a table.
        words: as for `odds`.
    """
    against = odds(group, words)
    first, second, *_ = sorted(against, key=against.__getitem__, reverse=True)
    return first if against[second] <= -CLEAR else None

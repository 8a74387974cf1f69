"""Words that tell a language at once: frequent in it, and hardly ever met in its neighbours.

The cheapest evidence of all. It is heard where the fastest voters say a language that they also take others for, and
where a group is told and its member is not. The table is made by `generation.telling`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

PATH: Final = Path(__file__).with_name("telling.toml")

MARGIN: Final = 2
"""So many more words of one member than of any other tell the member; a strong word counts twice."""


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    table: dict[str, Any] = tomllib.loads(PATH.read_text("utf-8"))
    return {
        part: {name: frozenset(words.split()) for name, words in table[part].items()}
        for part in ("alone", "inside", "strong")
    }


@cache
def _of_family(languages: tuple[str, ...], script: str) -> frozenset[str] | None:
    """The words that tell one of some languages from all others of a script; null where the table has none of them."""
    alone = _table()["alone"]
    lists = [own for name in languages if (own := alone.get(f"{name}-{script}") or alone.get(name))]
    return frozenset().union(*lists) if lists else None


def count(languages: tuple[str, ...], script: str, words: list[str]) -> int | None:
    """How many different words of a text tell a language, or the members of a group, from all others of the script.

    Args:
        languages: the language, or all members of its group.
        script: the script of the words.
        words: lower-case words.

    Returns:
        Null where the table has no words of any of the languages.
    """
    own = _of_family(languages, script)
    return None if own is None else len(own.intersection(words))


def member(members: tuple[str, ...], words: list[str]) -> str | None:
    """The member of a group that the words tell; null where they do not, or where the table lacks a member."""
    inside, strong = _table()["inside"], _table()["strong"]
    if not all(name in inside for name in members):
        return None
    met = sorted((sum((word in inside[name]) + (word in strong[name]) for word in words), name) for name in members)
    return met[-1][1] if met[-1][0] - met[-2][0] >= MARGIN else None

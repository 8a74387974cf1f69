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

MARGIN: Final = 3
"""So many more words of one member than of any other tell the member."""


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    table: dict[str, Any] = tomllib.loads(PATH.read_text("utf-8"))
    return {
        part: {name: frozenset(words.split()) for name, words in table[part].items()} for part in ("alone", "inside")
    }


def is_told(language: str, script: str, words: list[str]) -> bool:
    """Whether one of the words is of this language and of no other in its script.

    Args:
        language: a language that the table has; of any other no word tells.
        script: the script of the words.
        words: lower-case words.
    """
    alone = _table()["alone"]
    own = alone.get(f"{language}-{script}") or alone.get(language)
    return own is not None and not own.isdisjoint(words)


def member(members: tuple[str, ...], words: list[str]) -> str | None:
    """The member of a group that the words tell; null where they do not, or where the table lacks a member."""
    inside = _table()["inside"]
    if not all(name in inside for name in members):
        return None
    met = sorted((sum(word in inside[name] for word in words), name) for name in members)
    return met[-1][1] if met[-1][0] - met[-2][0] >= MARGIN else None

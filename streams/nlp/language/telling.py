"""Words that tell a language at once: frequent in it, and hardly ever met in its neighbours.

The cheapest evidence of all. It is heard where the fastest voters say a language that they also take others for, and
where a group is told and its member is not. The table is made by `generation.telling`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from streams.nlp.language.inventory import GROUP, usual_script

PATH: Final = Path(__file__).with_name("telling.toml")

MARGIN: Final = 2
"""So many more words of one member than of any other tell the member; a strong word counts twice."""


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    table: dict[str, Any] = tomllib.loads(PATH.read_text("utf-8"))
    return {
        part: {name: frozenset(words.split()) for name, words in table[part].items()}
        for part in ("alone", "shadowing", "inside", "strong")
    }


@cache
def _alone(script: str) -> dict[str, str]:
    """Word -> the language, or the group, that it tells from all others of a script."""
    told: dict[str, str] = {}
    for name, words in _table()["alone"].items():
        language, _, written = name.partition("-")
        if (written or usual_script(language)) == script:
            told |= dict.fromkeys(words, GROUP.get(language, language))
    return told


@cache
def known(script: str) -> frozenset[str]:
    """The languages and groups of a script of which the table has words."""
    return frozenset(_alone(script).values())


def told(script: str, words: list[str]) -> dict[str, int]:
    """The languages and groups that words of a text tell, each with how many different words tell it.

    Args:
        script: the script of the words.
        words: lower-case words.
    """
    table = _alone(script)
    families: dict[str, int] = {}
    for word in set(words):
        if family := table.get(word):
            families[family] = families.get(family, 0) + 1
    return families


def shadowing(language: str, script: str, words: list[str]) -> bool:
    """Whether a word tells a language from those that are taken for it; not where the table has no words of it."""
    table = _table()["shadowing"]
    own = table.get(language) or table.get(f"{language}-{script}")
    return own is not None and not own.isdisjoint(words)


@cache
def _inside(members: tuple[str, ...]) -> dict[str, tuple[str, int]]:
    """Word -> the member that it tells, and what it counts; empty where the table lacks a member."""
    inside, strong = _table()["inside"], _table()["strong"]
    if not inside.keys() >= set(members):
        return {}
    return {word: (name, 1 + (word in strong[name])) for name in members for word in inside[name]}


def member(members: tuple[str, ...], words: list[str]) -> str | None:
    """The member of a group that the words tell; null where they do not, or where the table lacks a member."""
    table = _inside(members)
    met = dict.fromkeys(members, 0)
    for word in words:
        if told := table.get(word):
            met[told[0]] += told[1]
    first, second, *_ = sorted(met, key=met.__getitem__, reverse=True)
    return first if met[first] - met[second] >= MARGIN else None

"""The languages that are told apart, their scripts, groups and names: `languages.toml`, CLDR and ISO 639-3."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import pycountry
from babel.core import get_global

_TABLE: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))

SCRIPT_NAMES: Final[dict[str, str]] = {row["name"]: script for script, row in _TABLE["scripts"].items()}
"""The first word of the Unicode names of a script's characters -> the script."""

CANDIDATES: Final[dict[str, tuple[str, ...]]] = {
    script: tuple(row["languages"]) for script, row in _TABLE["scripts"].items()
}
"""The languages of each script; the first is the one assumed when nothing else speaks."""

LANGUAGES: Final[tuple[str, ...]] = tuple(dict.fromkeys(tag for tags in CANDIDATES.values() for tag in tags))
"""All languages, without scripts; positions in it are the columns of all evidence."""

COLUMN: Final[dict[str, int]] = {tag: column for column, tag in enumerate(LANGUAGES)}

GROUP: Final[dict[str, str]] = {tag: group for group, tags in _TABLE["groups"].items() for tag in tags}
"""Language -> the group it belongs to; most belong to none."""

MEMBERS: Final[dict[str, tuple[str, ...]]] = {group: tuple(tags) for group, tags in _TABLE["groups"].items()}

SELDOM: Final[dict[str, float]] = _TABLE["seldom"]
"""`member-script` of a group -> log odds against it, where there is far less text of it than of the others."""

RENAMED: Final[dict[str, dict[str, str]]] = _TABLE["renamed"]
"""Script -> language that the voters name -> the language that it is in this script."""

UNREAD: Final[dict[str, frozenset[str]]] = {voter: frozenset(tags) for voter, tags in _TABLE["unread"].items()}
"""Voter -> `language-script` that it cannot read, though it can name the language."""

CONFUSED: Final[dict[str, list[list[str]]]] = _TABLE["confused"]
"""Voter -> sets of languages that it hardly tells apart."""

SHADOWING: Final[dict[str, list[str]]] = _TABLE["shadowing"]
"""What the fastest voters take a neighbour for that they cannot read -> these neighbours."""

THIN: Final[tuple[str, ...]] = tuple(_TABLE["thin"]["languages"])
"""The languages whose profiles were counted on little text."""

_ALIASES: Final[dict[str, str]] = _TABLE["aliases"]
_WITH_SCRIPT: Final = frozenset(_TABLE["always_with_script"]["languages"])


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """The language of a tag as this package calls it: `no-NO` is `nb`, `sr-Latn` is `sr`."""
    language = tag.replace("_", "-").split("-")[0].lower()
    return _ALIASES.get(language, language)


@cache
def usual_script(language: str) -> str | None:
    """The script that CLDR expects of a language; null where it knows none."""
    full = get_global("likely_subtags").get(language)
    return str(full).split("_")[1] if full else None  # such as nl_Latn_NL


def tagged(language: str, script: str | None) -> str:
    """The BCP 47 tag: with a script where that is not the usual one, or where the language lives in two."""
    if script and (language in _WITH_SCRIPT or script != usual_script(language)):
        return f"{language}-{script}"
    return language


@cache
def iso639_3(language: str) -> str | None:
    """The three-letter code of a language without script or region; null where ISO 639-3 has none."""
    found = pycountry.languages.get(**{f"alpha_{len(language)}": language}) if len(language) in {2, 3} else None
    return str(found.alpha_3) if found else None

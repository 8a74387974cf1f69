"""Persons, organizations and other things of the world's news, with their names in many languages.

The files and their form are described in `known/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from schemas.annotation import EntityType
from streams.nlp.entities import sources
from streams.nlp.entities.ids import lines
from streams.nlp.entities.inflection import organization_forms, person_forms
from streams.nlp.entities.mention import Name
from streams.nlp.entities.sources import COUNTRY_RANK, Named, data, in_script, script

FULL: Final = "GAZ-PERSON"
"""Label of a person named in full."""

ALONE: Final = "GAZ-SURNAME"
"""Label of a surname that alone names a person of the news, unless the article tells of somebody else of that name."""

THING: Final = "GAZ-NAME"
"""Label of everything else."""

_IN_LANGUAGES: Final = re.compile(r"([a-z]{2}(?:, ?[a-z]{2})*): ")
_TYPES: Final[tuple[EntityType, ...]] = ("organization", "event", "other", "person")


class Thing(NamedTuple):
    """A line of a file: `surfaces` pairs the languages (none: every language of the script) with a name."""

    type: EntityType
    canonical: str
    wikidata: str | None
    alone: bool
    surfaces: tuple[tuple[frozenset[str], str], ...]


def things() -> Iterator[Thing]:
    """All persons and organizations, read anew each time."""
    for file, first in (("people.txt", "person"), ("organizations.txt", "organization")):
        kind: EntityType = first  # type: ignore[assignment]  # mypy widens the literals of the pair
        for line in lines(file):
            if line.startswith("["):
                kind = next(known for known in _TYPES if known == line.strip("[]"))
            else:
                yield _thing(kind, line)


def _thing(kind: EntityType, line: str) -> Thing:
    head, wikidata, *parts = (part.strip() for part in line.split("|"))
    canonical = head.removeprefix("+")
    surfaces = [(frozenset[str](), canonical)]
    for part in parts:
        match = _IN_LANGUAGES.match(part)
        tags = frozenset(tag.strip() for tag in match[1].split(",")) if match else frozenset[str]()
        surfaces += [(tags, surface.strip()) for surface in part[match.end() if match else 0 :].split(",")]
    return Thing(
        kind,
        _plain(canonical),
        None if wikidata == "-" else wikidata,
        head.startswith("+"),
        tuple(surfaces),
    )


def _plain(surface: str) -> str:
    return surface.replace("[", "").replace("]", "")


@cache
def _ids() -> Mapping[tuple[EntityType, str], str]:
    """Type and canonical name -> Wikidata id, for what a language names under the same canonical name."""
    return {(thing.type, thing.canonical): thing.wikidata for thing in things() if thing.wikidata}


def names(tag: str) -> Iterator[Named]:
    """The names of all things in a language.

    Args:
        tag: BCP 47.
    """
    language, wanted = tag.partition("-")[0], script(tag)
    endings = sources.endings(tag)
    hidden = set(data(tag).get("ambiguous", []))
    for thing in things():
        for tags, surface in thing.surfaces:
            if (language in tags) if tags else (in_script(surface, wanted) and _plain(surface) not in hidden):
                yield from _written(thing, surface, endings)
    own = data(tag).get("names", {})
    for kind in _TYPES:
        for canonical, surfaces in own.get(kind, {}).items():
            thing = Thing(kind, canonical, _ids().get((kind, canonical)), False, ())
            for surface in (canonical, *surfaces):
                yield from _written(thing, surface, endings)


def organizations(tag: str) -> Iterator[str]:
    """The organizations that only this language names so, in the nominative."""
    language = tag.partition("-")[0]
    for thing in (thing for thing in things() if thing.type == "organization"):
        yield from (surface for tags, surface in thing.surfaces if language in tags)
    for canonical, surfaces in data(tag).get("names", {}).get("organization", {}).items():
        yield from (canonical, *surfaces)


def _written(thing: Thing, surface: str, endings: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Named]:
    """A name in the cases of the language: of a person in full and, where that is enough, the surname alone."""
    full = Name(thing.type, THING, thing.canonical, None, None, COUNTRY_RANK, 0.85, thing.wikidata)
    if thing.type != "person":
        plain = _plain(surface)
        for form in organization_forms(plain, endings) if thing.type == "organization" else (plain,):
            yield form, full
        return
    full = full._replace(label=FULL, confidence=0.9)
    plain = _plain(surface)
    for form in person_forms(plain, endings):
        yield form, full
    if thing.alone and " " in plain:
        alone = full._replace(label=ALONE, confidence=0.8, rank=COUNTRY_RANK // 100)
        surname = surface[surface.index("[") + 1 : surface.index("]")] if "[" in surface else plain.rpartition(" ")[2]
        for form in person_forms(plain, endings, surname):
            yield form, alone

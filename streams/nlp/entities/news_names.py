"""Organizations and regions that news name often, by language and script: `news_names.toml`.

They have no ids; what `known.py` or the list of cities knows under the same name goes before them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from schemas.annotation import EntityType
from streams.nlp.entities import sources
from streams.nlp.entities.inflection import name_forms, organization_forms
from streams.nlp.entities.mention import Name
from streams.nlp.entities.sources import COUNTRY_RANK, Named, data, script

LETTERS_KEPT: Final = ("companies", "media")
"""Tables of organizations whose names keep their Latin letters among those of other scripts: "Philips" in Russian."""


def names(tag: str) -> Iterator[Named]:
    """The names of a language in its cases.

    Args:
        tag: BCP 47.
    """
    endings = sources.endings(tag)
    hidden = set(data(tag).get("ambiguous", []))
    for surface, canonical in listed("organization", tag):
        name = Name("organization", "GAZ-NAME", canonical, None, None, COUNTRY_RANK - 1, 0.85)
        for form in organization_forms(surface, endings):
            yield form, name
    for surface, canonical in listed("place", tag):
        if surface not in hidden:
            for form in name_forms(surface, endings):
                yield form, Name("place", "GAZ-REGION", canonical, None, None, 0, 0.8)


def listed(kind: EntityType, tag: str) -> Iterator[tuple[str, str]]:
    """The surfaces in the tables of a language and its script, each with the canonical name.

    Args:
        kind: organization or place.
        tag: BCP 47.
    """
    tables = _file()[kind]
    own = script(tag)
    kept = LETTERS_KEPT if own != "LATIN" and kind == "organization" else ()
    foreign = {name: tables["latin"][name] for name in kept}
    for table in (tables.get(own.lower(), {}), tables.get(tag.partition("-")[0], {}), foreign):
        for lines in table.values():
            for entry in lines.replace("\n", " ").split(","):
                surfaces = [surface.strip() for surface in entry.split("=") if surface.strip()]
                yield from ((surface, surfaces[0]) for surface in surfaces)


@cache
def _file() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads((resources.files(__package__) / "news_names.toml").read_text("utf-8"))

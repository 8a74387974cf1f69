"""Wikidata ids of countries and cities; see `known/README.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources


def lines(name: str) -> Iterator[str]:
    """The lines of a file in `known` that say something."""
    text = (resources.files(__package__) / "known" / name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166 code -> Wikidata id."""
    return dict(line.split(" ", 1) for line in lines("countries.txt"))


@cache
def places() -> Mapping[tuple[str, str], str]:
    """City, as GeoNames writes it, and country -> Wikidata id."""
    rows = (line.split(" | ") for line in lines("places.txt"))
    return {(name, country): wikidata for name, country, wikidata in rows}

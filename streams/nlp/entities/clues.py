"""The words of a language that tell what a name names: titles, kinds of organizations, prepositions of place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from streams.nlp import languages
from streams.nlp.entities.sources import data, script
from streams.nlp.entities.tokenizer import stop_words
from streams.nlp.entities.units import Unit, fold
from streams.nlp.languages.cldr import locale


@dataclass(frozen=True)
class Words:
    """A set of words, whole or by their ending ("oppositieleider" ends with "leider"); compared without case."""

    whole: frozenset[str]
    endings: tuple[str, ...] = ()

    def __contains__(self, key: object) -> bool:
        return key in self.whole or (
            isinstance(key, str) and bool(self.endings) and key.endswith(self.endings) and key not in self.endings
        )


@dataclass(frozen=True)
class Abroad:
    """Words of names that other languages leave as they are; every field is described in `languages/en/abroad.toml`."""

    places: frozenset[str]
    organizations: frozenset[str]
    heads: frozenset[str]
    joints: frozenset[str]
    contests: frozenset[str]


@dataclass(frozen=True)
class Clues:
    """What a language says about names; every field is described in `languages/nl/entities.toml`."""

    titles: Words
    organizations: Words
    organization_kinds: Words
    headed: Words
    headed_small: Words
    of: frozenset[str]
    joined: frozenset[str]
    places: Words
    place_heads: Words
    of_place: frozenset[str]
    place_prefixes: Words
    place_endings: Words
    event_endings: Words
    abroad: Abroad
    prepositions: frozenset[str]
    speech: frozenset[str]
    particles: frozenset[str]
    surname_particles: frozenset[str]
    articles: frozenset[str]
    directions: frozenset[str]
    common: frozenset[str]
    nameless: frozenset[str]
    numerals: frozenset[str]
    ordinary: frozenset[str]
    nouns_capital: bool
    title_case: bool
    compounds: bool
    pairs: bool
    quoted: bool
    heads_whole: bool
    calendar: frozenset[str]
    foreign: bool

    def is_common(self, unit: Unit) -> bool:
        """Whether a word is no name although it is written with a capital."""
        return unit.key in self.common


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _words(table: Mapping[str, Any], name: str) -> Words:
    listed = [fold(word) for word in table.get(name, [])]
    return Words(
        frozenset(word for word in listed if not word.startswith("-")),
        tuple(word[1:] for word in listed if word.startswith("-")),
    )


_ABROAD: Final = "en"
"""The language whose names news in all others leave as they are."""


def _abroad(tag: str) -> Abroad:
    """The words of English names in a language that is written in the same letters; nothing in English and others."""
    kept = script(tag) == script(_ABROAD) and tag.partition("-")[0] != _ABROAD
    table = languages.load(_ABROAD, "abroad") if kept else {}
    return Abroad(*(_keys(table.get(field.name, "").replace(",", " ").split()) for field in fields(Abroad)))


def _ordinary(tag: str, table: Mapping[str, Any]) -> frozenset[str]:
    """Words that name nothing and begin no name of an organization or a place either."""
    heads = _words(table, "organizations").whole | _words(table, "place_prefixes").whole
    return _keys(languages.load(tag, "ordinary").get("words", "").split()) - heads


@lru_cache(maxsize=32)
def clues(tag: str) -> Clues:
    """The clues of a language; without data of its own, only what spaCy and CLDR know of it.

    Args:
        tag: BCP 47.
    """
    table = data(tag).get("clues", {})
    parsed = locale(tag)
    calendar: set[str] = set()
    if parsed:
        for names in (parsed.months, parsed.days):
            calendar |= {
                fold(str(word)) for width in ("wide", "abbreviated") for word in names["format"][width].values()
            }
    return Clues(
        titles=_words(table, "titles"),
        organizations=_words(table, "organizations"),
        organization_kinds=_words(table, "organization_kinds"),
        headed=_words(table, "headed"),
        headed_small=_words(table, "headed_small"),
        of=_keys(table.get("of", [])),
        joined=_keys(table.get("joined", [])),
        places=_words(table, "places"),
        place_heads=_words(table, "place_heads"),
        of_place=_keys(table.get("of_place", [])),
        place_prefixes=_words(table, "place_prefixes"),
        place_endings=_words(table, "place_endings"),
        event_endings=_words(table, "event_endings"),
        abroad=_abroad(tag),
        prepositions=_keys(table.get("prepositions", [])),
        speech=_keys(table.get("speech", [])),
        particles=_keys(table.get("particles", [])),
        surname_particles=_keys(table.get("surname_particles", [])),
        articles=_keys(table.get("articles", [])),
        directions=_keys(table.get("directions", [])),
        common=_keys(table.get("common", [])) | frozenset(calendar) | _keys(stop_words(tag)),
        nameless=_keys(table.get("common", [])),
        numerals=_keys(
            word for words in languages.load(tag, "numbers").get("cardinals", {}).values() for word in words
        ),
        ordinary=_ordinary(tag, table),
        nouns_capital=bool(table.get("nouns_capital", False)),
        title_case=bool(table.get("title_case", False)),
        pairs=bool(table.get("pairs", False)),
        quoted=bool(table.get("quoted", False)),
        heads_whole=bool(table.get("heads_whole", False)),
        calendar=frozenset(calendar),
        foreign=script(tag) == "CYRILLIC",
        compounds=bool(table.get("compounds", False)),
    )


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names of many countries, in small letters and in their own script; see `generation/given_names.py`."""
    file = resources.files(__package__) / "given_names.txt"
    return frozenset(line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#"))

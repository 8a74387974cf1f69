"""The nominatives that a word of a name may be a form of: Путина of Путин, Merkels of Merkel, Erdoğan'ın of Erdoğan.

The endings of a language (`entities.toml`) make forms from nominatives; here they are read the other way round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from streams.nlp.entities.clues import given_names
from streams.nlp.entities.inflection import Endings, inflect
from streams.nlp.entities.sources import data
from streams.nlp.entities.units import fold, is_capital, units

_APOSTROPHE: Final = re.compile(r"(.*\w)['’](\w*)", re.DOTALL)
_LATIN: Final = re.compile(r"[a-z\u00e0-\u024f]+")

_TABLES: Final[Mapping[bool, tuple[str, ...]]] = {
    True: ("given", "surname", "surname_feminine"),
    False: ("name", "adjective_in_name"),
}
"""The tables of endings: of persons, and of everything else."""


def bare(text: str, language: str) -> str:
    """A name without the ending that an apostrophe parts from it: "Putin's", "Erdoğan'ın"."""
    match = _APOSTROPHE.fullmatch(text)
    if match is None:
        return text
    endings = data(language).get("endings", {}).get("apostrophes", ())
    return match[1] if match[2] in ("s", "S", "") or match[2] in endings else text


def words(text: str, language: str) -> tuple[str, ...]:
    """The keys of the words of a name, without the ending behind an apostrophe."""
    return tuple(unit.key for unit in units(bare(text, language)))


def plain(key: str) -> str:
    """A key without accents, as names of other languages are often written; other scripts keep theirs."""
    if key.isascii() or not _LATIN.fullmatch(key):
        return key
    stripped = unicodedata.normalize("NFD", key.replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(character for character in stripped if not unicodedata.combining(character))


@cache
def _inverse(language: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """Ending of a form -> endings of nominatives."""
    found: dict[str, list[str]] = {}
    for nominative, forms in data(language).get("endings", {}).get(table, {}).items():
        for form in forms:
            if form != nominative and nominative not in found.setdefault(form.lower(), []):
                found[form.lower()].append(nominative)
    return {form: tuple(nominatives) for form, nominatives in found.items()}


@lru_cache(maxsize=4096)
def nominatives(key: str, language: str, *, person: bool) -> frozenset[str]:
    """The word itself and every nominative of which it may be a form, as `plain` keys."""
    return frozenset(plain(candidate) for candidate in _candidates(key, language, person=person))


def is_given(key: str, language: str) -> bool:
    """Whether a word is a first name in any case."""
    return not given_names().isdisjoint(_candidates(key, language, person=True))


def _candidates(key: str, language: str, *, person: bool) -> set[str]:
    found = {key}
    for table in _TABLES[person]:
        endings: Endings = data(language).get("endings", {}).get(table, {})
        inverse = _inverse(language, table)
        for length in range(min(5, len(key) - 2) + 1):
            stem, ending = key[: len(key) - length], key[len(key) - length :]
            for nominative in inverse.get(ending, ()):
                candidate = stem + nominative
                if any(fold(form) == key for form in inflect(candidate, endings)):
                    found.add(candidate)
    return found


@lru_cache(maxsize=1024)
def in_nominative(text: str, language: str) -> str:
    """A full name in the nominative, where the first name tells in which case it stands; else the name as it is."""
    endings = data(language).get("endings", {})
    given: Endings = endings.get("given", {})
    parts = units(text)
    if not given or len(parts) < 2 or not all(is_capital(part.text) for part in (parts[0], parts[-1])):
        return text
    first, last = parts[0], parts[-1]
    own = first.key in given_names()
    if own and any(end and last.key.endswith(end) for end in endings.get("surname_feminine", ())):
        return text
    for name in sorted(_candidates(first.key, language, person=True) & given_names() - {first.key}):
        feminine = any(name.endswith(end) for end in endings.get("women", ())) and name.title() not in endings.get(
            "masculine", ()
        )
        table: Endings = endings.get("surname_feminine" if feminine else "surname", {})
        cases = {number for number, form in enumerate(inflect(name, given)) if fold(form) == first.key}
        for surname in sorted(_candidates(last.key, language, person=True), key=lambda s: (len(s), s)):
            forms = inflect(surname, table)
            if surname != last.key and any(case < len(forms) and fold(forms[case]) == last.key for case in cases):
                middle = text[first.end : last.start]
                return f"{_like(name, first.text)}{middle}{_like(surname, last.text)}"
        if not own and not forms_known(last.key, language):
            return _like(name, first.text) + text[first.end :]
    return text


def forms_known(key: str, language: str) -> bool:
    """Whether the endings of the language make any other word of it."""
    return len(nominatives(key, language, person=True)) > 1


def _like(key: str, written: str) -> str:
    """A key with the capitals of the word whose form it is."""
    if written.isupper() and len(written) > 1:
        return key.upper()
    return key[:1].upper() + key[1:]

"""Forms of a name in the cases of its language, by endings that are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from streams.nlp.entities.units import units

Endings = Mapping[str, list[str]]
"""Ending of the nominative -> the endings that replace it, one a case and in the same order for every ending."""


def inflect(word: str, endings: Endings) -> list[str]:
    """The other cases of one word, by the longest ending that it has; none where the table has no such ending."""
    if not endings:
        return []
    last = word[-5:].lower()
    if len(last) != len(word[-5:]):  # "İ" becomes two characters
        last = word[-5:]
    for length in range(len(last), -1, -1):
        forms = endings.get(last[len(last) - length :])
        if forms is not None:
            if length == len(word) and word[0].isupper():  # the table has endings in small letters
                return [form[:1].upper() + form[1:] for form in forms]
            return [word[: len(word) - length] + form for form in forms]
    return []


def name_forms(surface: str, data: Mapping[str, Any]) -> Iterator[str]:
    """A name and its other cases; the words of "Северная Корея" change together.

    Args:
        surface: the name in the nominative.
        data: the `endings` of a language: `name` for nouns, `adjective_in_name` for adjectives before them;
            `listed`, names whose cases a dictionary tells.
    """
    yield surface
    listed: str | None = data.get("listed", {}).get(surface)
    if listed is not None:
        yield from (form for form in listed.split(", ") if form)
        return
    nouns: Endings = data.get("name", {})
    adjectives: Endings = data.get("adjective_in_name", {})
    if not nouns:
        return
    words = units(surface)
    if len(words) == 1 and words[0].text == surface and not _is_adjective(surface, adjectives):
        yield from (
            form for form in inflect(surface, nouns) if form != surface
        )  # as below, and most names are one word
        return
    adjective = [_is_adjective(word.text, adjectives) for word in words]
    if len(words) == 1 and adjective[0]:
        yield from _together(surface, [inflect(surface, adjectives)])
    columns: list[list[str]] = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        spaced = last or surface[word.end : words[number + 1].start].isspace()
        behind = last and number > 0 and adjective[number] and not any(adjective[:number])  # "Korea Północna"
        if adjective[number] and spaced and (not last or behind):
            columns.append(inflect(word.text, adjectives))
        elif last or (spaced and adjective[-1] and not any(adjective[:-1])):
            columns.append(inflect(word.text, nouns))
        else:
            columns.append([])
    yield from _together(surface, columns)


def organization_forms(surface: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The name of an organization and its other cases.

    An abbreviation has none, and of names of several words only those that begin with an adjective or that are listed.

    Args:
        surface: the name in the nominative.
        data: as in `name_forms`.
    """
    first, space, _ = surface.partition(" ")
    changes = not space or _is_adjective(first, data.get("adjective_in_name", {}))
    if surface in data.get("listed", {}) or (changes and any(letter.islower() for letter in first[1:])):
        yield from name_forms(surface, data)
    else:
        yield surface


def _together(surface: str, columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """The forms of a name whose words change together: a column a word."""
    words = units(surface)
    for case in zip_longest(*columns):
        form = surface
        for word, written in reversed(list(zip(words, case, strict=True))):
            if written is not None:
                form = form[: word.start] + written + form[word.end :]
        if form != surface:
            yield form


def person_forms(full: str, data: Mapping[str, Any], part: str = "") -> Iterator[str]:
    """The name of a person in all cases.

    Args:
        full: as in the nominative; the first word tells whether it is a woman's, whose surname often does not change.
        data: the `endings` of a language: `given` for all words but the last, `surname` and `surname_feminine` for
            that; `masculine`, men's names that look like women's.
        part: only these words of the name, the surname.
    """
    part = part or full
    yield part
    given: Endings = data.get("given", {})
    surnames: Endings = data.get("surname", {})
    if not surnames:
        return
    first = full.partition(" ")[0]
    feminine = (
        " " in full and any(first.endswith(end) for end in data.get("women", ())) and first not in data["masculine"]
    )
    table: Endings = data.get("surname_feminine", {}) if feminine else surnames
    *before, last = part.split(" ")
    columns = [inflect(word, given if full.startswith(part) else {}) for word in before]
    endings = inflect(last, table)
    for number, form in enumerate(endings):
        yield " ".join((*before, form))
        if any(columns):
            yield " ".join(
                (*(c[number] if number < len(c) else word for word, c in zip(before, columns, strict=True)), form)
            )
    for number in range(len(endings), max((len(column) for column in columns), default=0)):
        yield " ".join(
            (*(c[number] if number < len(c) else word for word, c in zip(before, columns, strict=True)), last)
        )


def _is_adjective(word: str, adjectives: Endings) -> bool:
    return word.lower().endswith(tuple(ending for ending in adjectives if ending))

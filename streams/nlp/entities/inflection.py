"""Forms of a name in the cases of its language, by endings that are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from streams.nlp.entities.units import units

Endings = Mapping[str, list[str]]
"""Ending of the nominative -> the endings that replace it, one a case and in the same order for every ending."""


def inflect(word: str, endings: Endings) -> list[str]:
    """The other cases of one word, by the longest ending that it has; none where the table has no such ending."""
    for length in range(min(len(word), 5), -1, -1):
        forms = endings.get(word[len(word) - length :].lower())
        if forms is not None:
            return [word[: len(word) - length] + form for form in forms]
    return []


def name_forms(surface: str, data: Mapping[str, Any]) -> Iterator[str]:
    """A name and its other cases; the words of "Северная Корея" change together.

    Args:
        surface: the name in the nominative.
        data: the `endings` of a language: `name` for nouns, `adjective_in_name` for adjectives before them.
    """
    yield surface
    nouns: Endings = data.get("name", {})
    adjectives: Endings = data.get("adjective_in_name", {})
    if not nouns:
        return
    words = units(surface)
    columns: list[list[str]] = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        after = "" if last else surface[word.end : words[number + 1].start]
        forms: list[str] = []
        if last:
            forms = inflect(
                word.text, adjectives if len(words) == 1 and _is_adjective(word.text, adjectives) else nouns
            )
        elif after.isspace() and _is_adjective(word.text, adjectives):
            forms = inflect(word.text, adjectives)
        columns.append(forms)
    for case in zip_longest(*columns):
        form = surface
        for word, written in reversed(list(zip(words, case, strict=True))):
            if written is not None:
                form = form[: word.start] + written + form[word.end :]
        if form != surface:
            yield form


def _is_adjective(word: str, adjectives: Endings) -> bool:
    return any(ending and word.lower().endswith(ending) for ending in adjectives)

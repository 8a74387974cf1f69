"""The names of a passage once the whole article was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from schemas.annotation import EntityType
from streams.nlp.entities.ends import is_compound
from streams.nlp.entities.found import Found, Small, found_name
from streams.nlp.entities.gazetteer import Match
from streams.nlp.entities.rules import CONFIDENCE
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.units import is_capital

_SURE: Final = frozenset(
    {
        "GAZ-COUNTRY",
        "GAZ-CITY",
        "GAZ-CAPITAL",
        "GAZ-REGION",
        "PLACE-NOUN",
        "TITLE",
        "GIVEN",
        "AGE",
        "PARTICLE",
        "AGAIN",
        "LIST",
    }
)
"""Rules whose verdict may be carried over to the next name of a series."""


def find_again(
    scene: Scene, found: Sequence[Found], known: Mapping[tuple[str, ...], EntityType], small: Small
) -> list[Found]:
    """The names of a passage once the whole article was read: untyped ones typed, missed ones found.

    Args:
        scene: the passage.
        found: its names at first reading.
        known: type of each name by its words, over the article.
        small: how often each word stands in small letters somewhere in the article.
    """
    out = [_retyped(name, known) for name in found]
    taken = [False] * (len(scene.text) + 1)
    for name in out:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    firsts = {keys[0] for keys in known}
    longest = max(len(keys) for keys in known)
    for index, word in enumerate(scene.words):
        if word.key not in firsts or taken[word.start] or not is_capital(word.text) or small.get(word.key):
            continue
        for length in range(min(longest, len(scene.words) - index), 0, -1):
            kind = known.get(scene.keys(index, index + length))
            if kind:
                again = found_name(scene, index, index + length, "AGAIN", kind)
                whole = not is_compound(scene, Match(index, index + length, again.end, ()))
                if whole and not any(taken[again.start : again.end]):
                    out.append(again)
                    taken[again.start : again.end] = [True] * (again.end - again.start)
                break
    out.sort()
    _type_lists(scene, out)
    return out


def _type_lists(scene: Scene, found: list[Found]) -> None:
    """Gives an untyped name in a series the type of its neighbour: "Menorca en Ibiza"."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            name, neighbour = found[index], found[index + step]
            between = scene.text[min(name.end, neighbour.end) : max(name.start, neighbour.start)].strip()
            series = between == "," or between.strip(", ").casefold() in scene.clues.joined
            if name.label == "NAME" and series and neighbour.label in _SURE:
                found[index] = name._replace(type=neighbour.type, label="LIST", confidence=CONFIDENCE["LIST"])


def _retyped(name: Found, known: Mapping[tuple[str, ...], EntityType]) -> Found:
    kind = known.get(name.keys)
    surname = kind == "person" and name.label == "GAZ-CITY"  # a minister Houston is no city in this article
    if kind is None or kind == name.type or (name.names and not surname):
        return name
    return name._replace(type=kind, label="AGAIN", confidence=CONFIDENCE["AGAIN"], names=())

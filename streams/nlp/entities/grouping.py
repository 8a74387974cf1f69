"""Mentions of one thing inside an article: one `entity`, one canonical name, one set of links."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from schemas.annotation import Entity, EntityType
from streams.nlp.entities.mention import Mention, Name
from streams.nlp.entities.units import fold, is_shouted, units

_GENITIVE: Final = re.compile(r"['’](?:s|S)?$")

HOME_FACTOR: Final = 50
"""How many times larger a city may be abroad before it goes before one in a country that the article names."""


@dataclass(slots=True)
class _Thing:
    """What the mentions of one entity have in common."""

    type: EntityType
    canonical: str
    name: Name | None
    keys: list[tuple[str, ...]] = field(default_factory=list)


def group(mentions: Sequence[Mention], texts: Mapping[str, str]) -> list[Entity]:
    """Gives every mention its entity.

    Args:
        mentions: in order of position, not overlapping.
        texts: field -> its text, in which an abbreviation is defined in brackets.

    Returns:
        Entities in the same order, `e0` upwards.
    """
    chosen = _choose(mentions)
    things: list[_Thing] = []
    by_name: dict[str, int] = {}
    by_words: dict[tuple[str, ...], int] = {}
    surnames: dict[str, list[int]] = defaultdict(list)
    belongs: dict[int, int] = {}

    order = sorted(
        range(len(mentions)), key=lambda i: (mentions[i].type == "person" and len(_words(mentions[i])) == 1, i)
    )
    for index in order:
        mention, name = mentions[index], chosen[index]
        words = _words(mention)
        found: int | None = None
        if name is not None:
            found = by_name.get(_identity(name))
        else:
            found = by_words.get((mention.type, *words))
            if found is None and mention.type == "person" and words:
                found = _person(words, index, surnames, things, belongs)
        if found is None:
            found = len(things)
            canonical = name.canonical if name else _canonical(mention)
            things.append(_Thing(mention.type, canonical, name))
        thing = things[found]
        belongs[index] = found
        thing.keys.append(words)
        if name is not None:
            by_name.setdefault(_identity(name), found)
        by_words.setdefault((mention.type, *words), found)
        if thing.type == "person" and words:
            if found not in surnames[words[-1]]:
                surnames[words[-1]].append(found)
            if name is None and thing.name is None and len(words) > len(_plain_words(thing.canonical)):
                thing.canonical = _canonical(mention)
    _join_abbreviations(mentions, texts, belongs, things)
    return _entities(mentions, chosen, belongs, things)


def _words(mention: Mention) -> tuple[str, ...]:
    return _plain_words(mention.text)


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(unit.key for unit in units(_GENITIVE.sub("", text)))


def _canonical(mention: Mention) -> str:
    text = " ".join(_GENITIVE.sub("", mention.text).split())
    return text.title() if is_shouted(text.replace(" ", "")) and mention.type == "person" else text


def _identity(name: Name) -> str:
    return f"{name.type}:{name.geonames or name.canonical}"


def _choose(mentions: Sequence[Mention]) -> list[Name | None]:
    """The thing that each known name means here: of cities the one in a country of the article, then the largest."""
    countries = Counter(name.iso3166 for m in mentions for name in m.names if name.geonames is None and name.iso3166)
    chosen: list[Name | None] = []
    for mention in mentions:
        fitting = [name for name in mention.names if name.type == mention.type]
        chosen.append(
            max(
                fitting,
                key=lambda name: name.rank * (HOME_FACTOR if name.iso3166 and countries[name.iso3166] else 1),
                default=None,
            )
        )
    return chosen


def _person(
    words: tuple[str, ...],
    index: int,
    surnames: Mapping[str, list[int]],
    things: Sequence[_Thing],
    belongs: Mapping[int, int],
) -> int | None:
    """The person of a surname, or of a name that is a part of a fuller one or the other way round."""
    same = surnames.get(words[-1], [])
    fitting = [
        number
        for number in same
        if any(set(words) <= set(keys) or set(keys) <= set(words) for keys in things[number].keys)
    ]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    earlier = [(i, number) for i, number in belongs.items() if number in fitting and i < index]
    return max(earlier)[1] if earlier else fitting[0]


def _join_abbreviations(
    mentions: Sequence[Mention], texts: Mapping[str, str], belongs: dict[int, int], things: Sequence[_Thing]
) -> None:
    """Joins "Vrije Stem (VS)": the name before the bracket and the abbreviation in it are one thing."""
    for index in range(1, len(mentions)):
        full, short = mentions[index - 1], mentions[index]
        if full.field != short.field or texts[full.field][full.end : short.start].strip() != "(":
            continue
        if not (is_shouted(short.text) and texts[short.field][short.end : short.end + 1] == ")"):
            continue
        initials = "".join(word[0] for word in _words(full))
        capitals = "".join(fold(char) for char in full.text if char.isupper())
        letters = fold(short.text)
        if letters in {initials, capitals} or (
            initials.startswith(letters[0]) and set(letters) <= set(fold(full.text))
        ):
            old, new = belongs[index], belongs[index - 1]
            for number, thing in belongs.items():
                if thing == old:
                    belongs[number] = new
            if things[new].name is None and things[old].name is not None:
                things[new].name, things[new].canonical = things[old].name, things[old].canonical


def _entities(
    mentions: Sequence[Mention], chosen: Sequence[Name | None], belongs: Mapping[int, int], things: Sequence[_Thing]
) -> list[Entity]:
    numbers: dict[int, int] = {}
    made = []
    for index, mention in enumerate(mentions):
        thing = things[belongs[index]]
        number = numbers.setdefault(belongs[index], len(numbers))
        name = chosen[index] or thing.name
        made.append(
            Entity(
                id=f"e{index}",
                entity=f"E{number}",
                type=thing.type,
                label=mention.label,
                field=mention.field,
                start=mention.start,
                end=mention.end,
                text=mention.text,
                canonical=thing.canonical,
                links=name.links if name else {},
                confidence=mention.confidence,
            )
        )
    return made

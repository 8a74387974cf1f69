"""Mentions of one thing inside an article: one `entity`, one canonical name, one set of links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from schemas.annotation import Entity, EntityType
from streams.nlp.entities import abbreviations
from streams.nlp.entities.forms import bare, in_nominative, nominatives, plain, words
from streams.nlp.entities.known import ALONE
from streams.nlp.entities.mention import Mention, Name
from streams.nlp.entities.romanization import english
from streams.nlp.entities.units import is_shouted

HOME_FACTOR: Final = 50
"""How many times larger a city may be abroad before it goes before one in a country that the article names."""

SCANNED: Final = 40
"""How many things of one surname are compared: an article has a few, a hostile text thousands."""

_SPELLED: Final = frozenset[EntityType]({"person", "place"})
"""Types whose unknown names get one spelling in all languages."""

Words = tuple[str, ...]
Forms = tuple[frozenset[str], ...]
"""Of each word of a name the nominatives that it may be a form of."""


@dataclass(slots=True)
class _Thing:
    """What the mentions of one entity have in common."""

    type: EntityType
    name: Name | None
    mentions: list[int] = field(default_factory=list)
    forms: list[Forms] = field(default_factory=list)


class _Article:
    """The mentions of an article on their way to things."""

    def __init__(self, mentions: Sequence[Mention], texts: Mapping[str, str]) -> None:
        self.mentions = mentions
        self.texts = texts
        self.words = [words(mention.text, mention.language) for mention in mentions]
        self.forms = [
            tuple(nominatives(key, m.language, person=m.type == "person") for key in keys)
            for m, keys in zip(mentions, self.words, strict=True)
        ]
        self.chosen = _choose(mentions)
        self.things: list[_Thing] = []
        self.belongs: dict[int, int] = {}
        self._by_name: dict[str, int] = {}
        self._by_word: dict[tuple[bool, str], list[int]] = defaultdict(list)

    def join(self) -> None:
        """Gives every mention its thing: full names first, surnames alone last."""
        self._doubt_surnames()
        for index in sorted(range(len(self.mentions)), key=lambda i: (self._is_surname(i), i)):
            found = self._known(index)
            if found is None:
                found = self._named(index)
            if found is None:
                found = len(self.things)
                self.things.append(_Thing(self.mentions[index].type, self.chosen[index]))
            self._put(index, found)

    def _is_surname(self, index: int) -> bool:
        return self.mentions[index].type == "person" and len(self.words[index]) == 1

    def _doubt_surnames(self) -> None:
        """Takes from surnames alone the person of the news that they name, where the article tells of another."""
        full = {_identity(name) for name in self.chosen if name is not None and name.label != ALONE}
        others: set[str] = set()
        for mention, name, keys, forms in zip(self.mentions, self.chosen, self.words, self.forms, strict=True):
            if mention.type == "person" and name is None and len(keys) > 1:
                others |= forms[-1]
        for index, name in enumerate(self.chosen):
            alone = name is not None and name.label == ALONE and _identity(name) not in full
            if alone and self.forms[index] and self.forms[index][-1] & others:
                self.chosen[index] = None

    def _known(self, index: int) -> int | None:
        name = self.chosen[index]
        return None if name is None else self._by_name.get(_identity(name))

    def _named(self, index: int) -> int | None:
        """The thing that has the name already, or of which the name is a part."""
        person = self.mentions[index].type == "person"
        forms = self.forms[index]
        if not forms:
            return None
        name = self.chosen[index]
        near: dict[int, None] = {}
        for word in sorted(frozenset().union(*forms) if person else forms[-1]):
            near |= dict.fromkeys(self._by_word[person, word][-SCANNED:])
        fitting = [
            number
            for number in near
            if (name is None or self.things[number].name is None)
            and any(_fit(forms, other, person=person) for other in self.things[number].forms[:SCANNED])
        ]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return max(fitting, key=lambda number: self._nearness(index, number))

    def _nearness(self, index: int, number: int) -> tuple[bool, bool, bool, int]:
        """Of two of one surname: who bears it in this form, has the same title, was called by it before, is nearest."""
        thing, key = self.things[number], plain(self.words[index][-1])
        earlier = max((other for other in thing.mentions if other < index), default=-min(thing.mentions) - 1)
        title = self._before(index)
        return (
            any(plain(self.words[other][-1]) == key for other in thing.mentions),
            len(title) > 3 and any(self._before(other) == title for other in thing.mentions),
            any(self._is_surname(other) for other in thing.mentions),
            earlier,
        )

    def _before(self, index: int) -> str:
        mention = self.mentions[index]
        before = self.texts[mention.field][max(0, mention.start - 40) : mention.start].split()
        return before[-1].lower().strip("«„“\"'‘(") if before else ""

    def _put(self, index: int, number: int) -> None:
        thing, name, person = self.things[number], self.chosen[index], self.mentions[index].type == "person"
        self.belongs[index] = number
        thing.mentions.append(index)
        if self.forms[index] not in thing.forms:
            thing.forms.append(self.forms[index])
            for word in frozenset().union(*self.forms[index]):
                if not self._by_word[person, word] or self._by_word[person, word][-1] != number:
                    self._by_word[person, word].append(number)
        if name is not None:
            self._by_name.setdefault(_identity(name), number)
            thing.name = thing.name or name

    def join_abbreviations(self) -> None:
        """Joins abbreviations to what they stand for."""
        for short, full in abbreviations.find(self.mentions, self.words, self.texts):
            old, new = self.belongs[short], self.belongs[full]
            if old == new or (self.things[old].name and self.things[new].name):
                continue
            for index in self.things[old].mentions:
                self.belongs[index] = new
            self.things[new].mentions += self.things[old].mentions
            self.things[new].name = self.things[new].name or self.things[old].name

    def canonical(self, thing: _Thing) -> str:
        """The name of the table, or the fullest name in the nominative and in the spelling of all languages."""
        if thing.name is not None:
            return thing.name.canonical
        longest = max(len(self.words[index]) for index in thing.mentions)
        full = Counter(
            (tuple(self.words[index]), tuple(self.forms[index]))
            for index in thing.mentions
            if len(self.words[index]) == longest
        )
        first: dict[tuple[str, ...], int] = {}
        for index in sorted(thing.mentions):
            first.setdefault(tuple(self.words[index]), index)
        words = {keys for keys, _ in full}
        basic = max((first[keys] for keys in words), key=lambda index: (self._is_basic(index, full), -index))
        mention = self.mentions[basic]
        text = " ".join(bare(mention.text, mention.language).split())
        if is_shouted(text.replace(" ", "")) and mention.type == "person":
            text = text.title()
        if mention.type == "person":
            text = in_nominative(text, mention.language)
        return english(text, mention.language) if mention.type in _SPELLED else text

    def _is_basic(self, index: int, others: Mapping[tuple[tuple[str, ...], tuple[frozenset[str], ...]], int]) -> int:
        """Of how many mentions, counted by their words and their forms, the words of one may be the nominative."""
        keys = [plain(key) for key in self.words[index]]
        return sum(
            times
            for (_, others_forms), times in others.items()
            if all(key in forms for key, forms in zip(keys, others_forms, strict=True))
        )


def group(mentions: Sequence[Mention], texts: Mapping[str, str]) -> list[Entity]:
    """Gives every mention its entity.

    Args:
        mentions: in order of position, not overlapping.
        texts: field -> its text, in which titles stand before names and abbreviations in brackets.

    Returns:
        Entities in the same order, `e0` upwards.
    """
    article = _Article(mentions, texts)
    article.join()
    article.join_abbreviations()
    numbers: dict[int, int] = {}
    canonical: dict[int, str] = {}
    made = []
    for index, mention in enumerate(mentions):
        belongs = article.belongs[index]
        thing = article.things[belongs]
        number = numbers.setdefault(belongs, len(numbers))
        if belongs not in canonical:
            canonical[belongs] = article.canonical(thing)
        name = article.chosen[index] or thing.name
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
                canonical=canonical[belongs],
                links=name.links if name else {},
                confidence=mention.confidence,
            )
        )
    return made


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


def _fit(one: Forms, other: Forms, *, person: bool) -> bool:
    """Whether two names may be of one thing: the same words, of a person also a part or initials of the other."""
    if not person or len(one) == len(other):
        return len(one) == len(other) and all(_same(a, b, person=person) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    if len(short) > 1 and not short[-1] & long[-1]:
        return False
    return all(any(_same(word, full, person=len(short) > 1) for full in long) for word in short)


def _same(one: frozenset[str], other: frozenset[str], *, person: bool) -> bool:
    if one & other:
        return True
    short, long = sorted((one, other), key=lambda forms: max(map(len, forms)))
    return person and all(len(word) == 1 for word in short) and any(word[:1] in short for word in long)

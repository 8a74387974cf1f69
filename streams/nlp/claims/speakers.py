"""Who is meant by each mention that may claim something: pronouns and offices stand for whom was named last."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from schemas.annotation import Entity
from streams.nlp.claims.holders import Speaker, find
from streams.nlp.claims.lexicon import HOLDS
from streams.nlp.claims.passage import Passage

_SPEAKERS: Final = frozenset({"person", "organization", "place", "group"})
_PERSONAL: Final = frozenset({"person", "office"})


class Speakers:
    """The mentions of an article that may claim something, with the thing that each stands for.

    Sentences are read as they are asked for, and of those before them only the ones that may name who is meant.
    """

    def __init__(self, entities: Iterable[Entity], passages: Sequence[Passage]) -> None:
        """`passages`: all sentences of the article, in order."""
        by_field: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.type in _SPEAKERS:
                by_field[entity.field].append(entity)
        self._entities: defaultdict[int, list[Entity]] = defaultdict(list)
        self._persons: set[int] = set()
        """The sentences that name a person."""
        for field, mentions in by_field.items():
            mentions.sort(key=lambda mention: mention.start)
            ordered = sorted((p for p in passages if p.field == field), key=lambda p: p.start)
            at = 0
            for mention in mentions:
                while at < len(ordered) and ordered[at].end <= mention.start:
                    at += 1
                if at < len(ordered) and mention.end <= ordered[at].end:
                    self._entities[ordered[at].index].append(mention)
                    if mention.type == "person":
                        self._persons.add(ordered[at].index)
        self._passages = passages
        self._found: dict[int, list[Speaker]] = {}
        self._known: dict[int, list[Speaker]] = {}
        self._last: dict[int, str | None] = {}
        self._offices: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        """Who holds an office: the sentence and the place among its mentions where that is said, and the person."""
        self._read = 0

    def entities(self, passage: Passage) -> list[Entity]:
        """The named people, organizations, places and groups of a sentence."""
        return self._entities.get(passage.index, [])

    def of(self, passage: Passage) -> list[Speaker]:
        """The mentions of a sentence, in order."""
        known = self._known.get(passage.index)
        if known is None:
            known = self._known[passage.index] = self._resolve(passage)
        return known

    def last_person(self, passage: Passage) -> str | None:
        """The entity of whoever was spoken of last, up to the end of a sentence."""
        return self._up_to(passage.index)

    def _mentions(self, index: int) -> list[Speaker]:
        """The mentions of a sentence as they stand there."""
        found = self._found.get(index)
        if found is None:
            passage = self._passages[index]
            found = self._found[index] = find(passage, self.entities(passage))
        return found

    def _resolve(self, passage: Passage) -> list[Speaker]:
        """Gives pronouns and offices the entity that they stood for last."""
        index = passage.index
        resolved: list[Speaker] = []
        for place, speaker in enumerate(self._mentions(index)):
            if speaker.kind == "pronoun":
                before = (other.entity for other in reversed(resolved) if other.kind in _PERSONAL and other.entity)
                entity = next(before, None) or self._up_to(index - 1)
            else:
                entity = self._behind(index, place, speaker)
            resolved.append(speaker._replace(entity=entity) if entity != speaker.entity else speaker)
        return resolved

    def _behind(self, index: int, place: int, speaker: Speaker) -> str | None:
        """The entity behind a name or an office."""
        entity, office = speaker.entity, speaker.head
        if office is None or speaker.kind == "organization" or (speaker.kind == "person" and entity is not None):
            return entity
        self._read_offices(index)
        named = self._offices.get(office, [])
        before = bisect_left(named, (index, place))
        return named[before - 1][2] if before else entity

    def _read_offices(self, index: int) -> None:
        """Reads who holds which office, up to a sentence."""
        while self._read <= index:
            at, self._read = self._read, self._read + 1
            if at in self._persons and self._passages[at].clues & HOLDS:
                for place, speaker in enumerate(self._mentions(at)):
                    if speaker.kind == "person" and speaker.head is not None and speaker.entity is not None:
                        self._offices[speaker.head].append((at, place, speaker.entity))

    def _up_to(self, index: int) -> str | None:
        """The person spoken of last, up to the end of a sentence."""
        entity, at = None, index
        while at >= 0 and at not in self._last:
            entity = self._last_in(at)
            if entity is not None:
                self._last[at] = entity
                break
            at -= 1
        found = self._last[at] if at >= 0 else None
        for silent in range(at + 1, index + 1):
            self._last[silent] = found
        return found

    def _last_in(self, index: int) -> str | None:
        """The person whom a sentence names last, or means by an office."""
        if index not in self._persons:
            if not self._passages[index].clues & HOLDS:
                return None
            self._read_offices(index)
            if not self._offices:
                return None
        mentions = self._mentions(index)
        for place in range(len(mentions) - 1, -1, -1):
            if mentions[place].kind in _PERSONAL:
                entity = self._behind(index, place, mentions[place])
                if entity is not None:
                    return entity
        return None

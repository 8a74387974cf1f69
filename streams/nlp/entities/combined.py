"""A trained model and the built-in extractor together.

A model that has learned from enough news knows what the extractor's rules are worth, since it sees what they found; so
its word stands. Where the rules are still better (`rules_first` in `models.toml`, by what was measured), the model only
types the names of which they say nothing, and adds what they miss. From the extractor come in any case the kinds of
things that the model does not know, such as peoples, and what the gazetteer knows; from the article as a whole comes
the type that a name has most often, and who a surname is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile
from typing import Final

from streams.nlp.entities.builtin import BuiltinReader
from streams.nlp.entities.clues import Clues
from streams.nlp.entities.consistency import BOTH, LEARNED, consistent, held, in_series, types
from streams.nlp.entities.known import ALONE, FULL, THING
from streams.nlp.entities.mend import COUNTRY, NEAR, before_titles, mended, parted
from streams.nlp.entities.mention import Mention, Reading
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.trained import TrainedReader
from streams.nlp.entities.units import fold, units

UNTYPED: Final = "NAME"
"""The rule of names whose type nothing tells."""

WEAK: Final = frozenset(
    {UNTYPED, "ACRONYM", "ORG-NOUN", "ORG-KIND", "PREPOSITION", "PLACE-NOUN", "LIST", "SPEECH", "AGE"}
)
"""Rules that name no thing when the model sees none there and calls no word of it a proper noun."""

SURE: Final = 0.75
"""Confidence from which a rule's mention counts although the model sees none."""

MODEL: Final = 0.7
"""Confidence of what the model says alone."""

_NUMBER: Final = re.compile(r"\d\.\d+\.\d")
"""A number of a section or of a version stands in no name of those that models learn."""

_ROAD: Final = re.compile(r"[A-Z]\d{2,3}")
"""A letter and a number: a road, a vitamin, a chip, no organization that the gazetteer does not know."""

_COMPOUND: Final = re.compile(r"\S*[-‐‑][^\W\d_A-ZÀ-Þ][^\W\d_]{3,}")
"""A name and a noun in one word: "Torva-gebied"; an ending is shorter: "GGD-en"."""

_PLACE_NOUN: Final = "PLACE-NOUN"
"""The rule of a noun for places right before a name: "de havenstad Orlik"."""

_TELLING: Final = frozenset({_PLACE_NOUN, "PLACE-OF", "ORG-KIND"})
"""Rules that go by the noun before a name, or before a series of them: "the provinces A, B and C"."""

_HEAD: Final = "ORG-HEAD"
"""The rule of a head and its complement: "Junta de Extremadura"."""

_NOUN: Final = "ORG-NOUN"
"""The rule of a noun for organizations within a name, with its complement: "Landelijke Unie van Torva"."""

_FIRM: Final = "ORG-FORM"
"""The rule of firms that their legal form tells, whatever the model says."""

_ENGLISH: Final = frozenset({"PLACE-ENGLISH", "ORG-ENGLISH"})
"""Rules of English names in other languages: models have seen few of their words, and part them."""

_TOLD: Final = frozenset({"AGE", _PLACE_NOUN, "PLACE-OF", "ORG-KIND", "ORG-NOUN", "ORG-SPEAKS"})
"""Rules whose type goes before that of the model: a noun in the name or right before it tells it."""


class CombinedReader:
    """Reads with a model of our own and the built-in extractor."""

    tagged = True

    def __init__(self, builtin: BuiltinReader, trained: TrainedReader, *, rules_first: bool) -> None:
        known = builtin.clues
        self._merged = _rules_first if rules_first else partial(_model_first, known=known)
        self.id = trained.id
        self._builtin = builtin
        self._trained = trained

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """Tokens of the model, and the names that both make together."""
        clued = self._builtin.mentions(passages)
        modelled = self._trained.read_hinted(passages, clued)
        joined = self._builtin.clues.joined
        readings = []
        for passage, mine, theirs in zip(passages, clued, modelled, strict=True):
            whole = parted(before_titles(theirs.mentions, self._builtin.clues), mine, passage.start)
            merged = self._merged(mine, whole, _proper(theirs, passage), passage.start)
            merged = mended(merged, passage, theirs.tokens, self._builtin.clues)
            merged = _located(merged, mine, passage, self._builtin.clues)
            told = {mention.start: mention.type for mention in mine if mention.label in _TELLING}
            readings.append(Reading(theirs.tokens, in_series(merged, passage, joined, told)))
        known = types(mention for reading in readings for mention in reading.mentions)
        return [Reading(tokens, [held(consistent(mention, known)) for mention in found]) for tokens, found in readings]


def _proper(reading: Reading, passage: Passage) -> set[int]:
    """Where words begin that the model calls proper nouns and whose capital tells something; offsets of the field."""
    if passage.text.isupper():
        return set()
    return {passage.start + token.start for token in reading.tokens if token.upos == "PROPN"}


def _overlap(mention: Mention, others: Sequence[Mention]) -> list[Mention]:
    """Those that share letters with a mention, of mentions in order that share none with each other."""
    first = bisect_right(others, mention.start, key=lambda other: other.end)
    return list(takewhile(lambda other: other.start < mention.end, islice(others, first, None)))


def _rules_first(
    clued: Sequence[Mention], modelled: Sequence[Mention], proper: Collection[int], first: int
) -> list[Mention]:
    """The mentions of the extractor, typed by the model where no rule does; and what the model adds to them."""
    kept: list[Mention] = []
    for mention in clued:
        beside = _overlap(mention, modelled)
        same = next((other for other in beside if (other.start, other.end) == (mention.start, mention.end)), None)
        if mention.label == UNTYPED and beside:
            kept += [replace(same, confidence=MODEL)] if same else []
        elif same is not None and same.type == mention.type:
            kept.append(replace(mention, confidence=max(mention.confidence, BOTH)))
        elif beside or mention.label not in WEAK or any(mention.start <= at < mention.end for at in proper):
            kept.append(mention)
    kept += [
        replace(other, confidence=MODEL)
        for other in modelled
        if other.start in proper and (" " in other.text or other.start > first) and not _overlap(other, kept)
    ]
    return sorted(kept, key=lambda mention: mention.start)


def _model_first(
    clued: Sequence[Mention],
    modelled: Sequence[Mention],
    _proper: Collection[int],
    _first: int,
    *,
    known: Clues,
) -> list[Mention]:
    """The mentions of the model, with what the extractor adds; ordinary words name nothing, whatever the model says."""
    places = {(mention.start, mention.end): mention for mention in clued}
    sure = {FULL, _FIRM, _HEAD} if known.heads_whole else {FULL, _FIRM}
    certain = [
        mention
        for mention in clued
        if mention.label in sure
        or (mention.label in {COUNTRY, *_ENGLISH} and _is_whole(mention, modelled))
        or (mention.label == _NOUN and known.heads_whole and _is_parted(mention, modelled))
    ]
    kept = list(certain)
    for mention in modelled:
        if _overlap(mention, certain):
            continue
        same = places.get((mention.start, mention.end))
        if same is not None and same.type == mention.type:
            kept.append(replace(same, confidence=max(same.confidence, BOTH)))
        elif (same is not None and same.label in _TOLD and not _is_whose(mention, same, known)) or (
            same is not None and same.names and (same.type not in LEARNED or same.label in {THING, ALONE})
        ):
            kept.append(same)
        elif _names_nothing(mention, known):
            continue
        else:
            kept.append(replace(mention, confidence=MODEL))
    kept.sort(key=lambda mention: mention.start)
    kept += [
        mention
        for mention in clued
        if not _overlap(mention, kept) and (mention.type not in LEARNED or mention.confidence >= SURE)
    ]
    return sorted(kept, key=lambda mention: mention.start)


def _names_nothing(mention: Mention, known: Clues) -> bool:
    """Whether it is an ordinary word or abbreviation, a compound ("Ajax-trainer"), a number, or all in small letters.

    Organizations may be: "министерство финансов".
    """
    key = fold(mention.text)
    if mention.text.islower() and mention.type != "organization":
        return True
    if key in (known.nameless if mention.text.isupper() else known.common | known.numerals):
        return True
    if mention.type == "organization" and _ROAD.fullmatch(mention.text):
        return True
    return bool(_NUMBER.search(mention.text)) or (known.compounds and bool(_COMPOUND.fullmatch(mention.text)))


def _is_whose(mention: Mention, told: Mention, known: Clues) -> bool:
    """Whether a person may stand behind a noun that does not tell it, in languages with cases.

    As a genitive, "drużyny Antona Orlika", or behind one: "мэр города Орлов".
    """
    return known.pairs and mention.type == "person" and (" " in mention.text or told.label == _PLACE_NOUN)


def _is_parted(mention: Mention, modelled: Sequence[Mention]) -> bool:
    """Whether a model makes two names or more of it, and of nothing else."""
    inside = _overlap(mention, modelled)
    return len(inside) > 1 and all(mention.start <= other.start and other.end <= mention.end for other in inside)


def _is_whole(mention: Mention, modelled: Sequence[Mention]) -> bool:
    """Whether it is no part of a longer name: "Burkina Faso", but not the "China" of "Bank of China"."""
    return not any(
        other.start <= mention.start and mention.end <= other.end and _letters(other.text) > _letters(mention.text)
        for other in _overlap(mention, modelled)
    )


def _letters(text: str) -> int:
    """How many there are: a model may take a quotation mark and a year into a name."""
    return sum(letter.isalpha() for letter in text)


def _located(mentions: Sequence[Mention], clued: Sequence[Mention], passage: Passage, known: Clues) -> list[Mention]:
    """A city of the gazetteer behind a preposition of place is the place, no team: "in Almaty"."""
    places = {(m.start, m.end): m for m in clued if m.type == "place" and m.names}
    made = []
    for mention in mentions:
        place = places.get((mention.start, mention.end)) if mention.type == "organization" else None
        start = mention.start - passage.start
        before = passage.text[max(0, start - NEAR) : start] if place else ""
        words = units(before)
        behind = bool(words) and words[-1].key in known.prepositions and before[words[-1].end :].isspace()
        made.append(replace(place, confidence=max(place.confidence, BOTH)) if place and behind else mention)
    return made

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
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile
from typing import Final

from schemas.annotation import EntityType
from streams.nlp.entities.builtin import BuiltinReader
from streams.nlp.entities.clues import Clues, clues
from streams.nlp.entities.known import ALONE, FULL, THING
from streams.nlp.entities.mend import COUNTRY, before_titles, mended, parted
from streams.nlp.entities.mention import Mention, Reading
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.trained import TrainedReader
from streams.nlp.entities.units import fold, units

LEARNED: Final = frozenset[EntityType]({"person", "organization", "place"})
"""Types that the models learn; the others are the extractor's."""

UNTYPED: Final = "NAME"
"""The rule of names whose type nothing tells."""

WEAK: Final = frozenset(
    {UNTYPED, "ACRONYM", "ORG-NOUN", "ORG-KIND", "PREPOSITION", "PLACE-NOUN", "LIST", "SPEECH", "AGE"}
)
"""Rules that name no thing when the model sees none there and calls no word of it a proper noun."""

SURE: Final = 0.75
"""Confidence from which a rule's mention counts although the model sees none."""

BOTH: Final = 0.9
"""Confidence where model and extractor agree."""

EVENT: Final = "EVENT-NOUN"
"""Label of an event that its last word tells."""

MODEL: Final = 0.7
"""Confidence of what the model says alone."""

_NUMBER: Final = re.compile(r"\d\.\d+\.\d")
"""A number of a section or of a version stands in no name of those that models learn."""

_ROAD: Final = re.compile(r"[A-Z]\d{2,3}")
"""A letter and a number: a road, a vitamin, a chip, no organization that the gazetteer does not know."""

_COMPOUND: Final = re.compile(r"\S*[-‐‑][^\W\d_A-ZÀ-Þ][^\W\d_]{3,}")
"""A name and a noun in one word: "Torva-gebied"; an ending is shorter: "GGD-en"."""

_NEAR: Final = 30
"""Letters before a name that are looked at."""

SERIES: Final = 3
"""Names that make a series."""

_MOST: Final = 0.6
"""Share of a type in a series, from which on it is that of all."""

_MOST_PERSONS: Final = 0.75
"""The same for persons: an unknown place among others is taken for a surname more often than the other way round."""

_TELLING: Final = frozenset({"PLACE-NOUN", "PLACE-OF", "ORG-KIND"})
"""Rules that go by the noun before a name, or before a series of them: "the provinces A, B and C"."""

_HEAD: Final = "ORG-HEAD"
"""The rule of a head and its complement: "Junta de Extremadura"."""

_NOUN: Final = "ORG-NOUN"
"""The rule of a noun for organizations within a name, with its complement: "Landelijke Unie van Torva"."""

_FIRM: Final = "ORG-FORM"
"""The rule of firms that their legal form tells, whatever the model says."""

_ENGLISH: Final = frozenset({"PLACE-ENGLISH", "ORG-ENGLISH"})
"""Rules of English names in other languages: models have seen few of their words, and part them."""

_TOLD: Final = frozenset({"AGE", "PLACE-OF", "ORG-KIND", "ORG-NOUN", "ORG-SPEAKS"})
"""Rules whose type goes before that of the model: a noun in the name or right before it tells it."""

_COUNTED: Final = {True: 3, False: 2}
"""What a mention weighs for the type of its name in the article: with the rules on its side, or without."""


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
            readings.append(Reading(theirs.tokens, _in_series(merged, passage, joined, told)))
        known = _known(mention for reading in readings for mention in reading.mentions)
        return [
            Reading(tokens, [_held(_consistent(mention, known)) for mention in found]) for tokens, found in readings
        ]


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
        elif (same is not None and same.label in _TOLD and not _is_whose(mention, known)) or (
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
    """Whether it is an ordinary word or abbreviation, a compound with a name ("Ajax-trainer"), or a number."""
    key = fold(mention.text)
    if key in (known.nameless if mention.text.isupper() else known.common | known.numerals):
        return True
    if mention.type == "organization" and _ROAD.fullmatch(mention.text):
        return True
    return bool(_NUMBER.search(mention.text)) or (known.compounds and bool(_COMPOUND.fullmatch(mention.text)))


def _is_whose(mention: Mention, known: Clues) -> bool:
    """Whether a full name may be the genitive of a person, in languages with cases: "drużyny Antona Orlika"."""
    return known.pairs and mention.type == "person" and " " in mention.text


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


def _in_series(
    mentions: Sequence[Mention], passage: Passage, joined: Collection[str], told: Mapping[int, EntityType]
) -> list[Mention]:
    """The names of a series are of one type: that which a word before it tells, or that of most of them.

    Those count more that model and rules agree upon.
    """
    made = list(mentions)
    first = 0
    while first < len(made):
        last = first + 1
        while last < len(made) and _follows(made[last - 1], made[last], passage, joined):
            last += 1
        if last - first >= SERIES:
            counts: dict[EntityType, int] = defaultdict(int)
            for mention in made[first:last]:
                counts[mention.type] += _COUNTED[mention.confidence >= BOTH]
            commonest = max(counts, key=lambda one: counts[one])
            tells = made[first].start in told
            kind = told.get(made[first].start, commonest)
            most = _MOST_PERSONS if kind == "person" else _MOST
            if kind in LEARNED and (tells or counts[kind] >= most * sum(counts.values())):
                made[first:last] = [
                    replace(mention, type=kind, names=())
                    if mention.type != kind and _yields(mention, tells=tells)
                    else mention
                    for mention in made[first:last]
                ]
        first = last
    return made


def _yields(mention: Mention, *, tells: bool) -> bool:
    """Whether a name takes the type of its series.

    Not where both readers agree; but a word before the series, as in "the counties Dolina, Lee and Charlotte", tells
    more of a single word than they do.
    """
    unsure = mention.confidence < BOTH or (tells and " " not in mention.text and not mention.names)
    return unsure and mention.type in LEARNED


def _located(mentions: Sequence[Mention], clued: Sequence[Mention], passage: Passage, known: Clues) -> list[Mention]:
    """A city of the gazetteer behind a preposition of place is the place, no team: "in Almaty"."""
    places = {(m.start, m.end): m for m in clued if m.type == "place" and m.names}
    made = []
    for mention in mentions:
        place = places.get((mention.start, mention.end)) if mention.type == "organization" else None
        start = mention.start - passage.start
        before = passage.text[max(0, start - _NEAR) : start] if place else ""
        words = units(before)
        behind = bool(words) and words[-1].key in known.prepositions and before[words[-1].end :].isspace()
        made.append(replace(place, confidence=max(place.confidence, BOTH)) if place and behind else mention)
    return made


def _follows(before: Mention, mention: Mention, passage: Passage, joined: Collection[str]) -> bool:
    """Whether a comma or a word for "and" alone parts two names."""
    between = passage.text[before.end - passage.start : mention.start - passage.start]
    return between == ", " or between.strip(" ,").casefold() in joined


def _known(mentions: Iterable[Mention]) -> dict[str, EntityType]:
    """The type that a name has most often in the article; a surname is that of the person."""
    counts: dict[str, dict[EntityType, int]] = defaultdict(lambda: defaultdict(int))
    for mention in mentions:
        if mention.type not in LEARNED:
            continue
        weight = _COUNTED[mention.confidence >= BOTH]
        counts[fold(mention.text)][mention.type] += weight
        words = units(mention.text)
        if mention.type == "person" and len(words) > 1 and len(words[-1].text) > 2:
            counts[words[-1].key]["person"] += weight
    return {name: max(count, key=lambda kind: count[kind]) for name, count in counts.items()}


def _consistent(mention: Mention, known: Mapping[str, EntityType]) -> Mention:
    """The mention with the type of its name in the article, unless the gazetteer knows it."""
    kind = known.get(fold(mention.text), mention.type)
    if kind == mention.type or mention.confidence >= BOTH or mention.type not in {*LEARNED, "other"}:
        return mention
    return replace(mention, type=kind, names=())


def _held(mention: Mention) -> Mention:
    """A "Cup" or "Fashion Week" that was taken for a place or a person is an event, a "Trophy" whatever it was."""
    words = units(mention.text)
    if mention.type not in LEARNED or not words or mention.names:
        return mention
    known, last = clues(mention.language), words[-1].key
    endings = known.abroad.contests if mention.type == "organization" else known.event_endings
    ends = last in endings and (len(words) > 1 or last not in known.event_endings.whole)
    return replace(mention, type="event", label=EVENT) if ends else mention

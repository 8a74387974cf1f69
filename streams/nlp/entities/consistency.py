"""What a name is by its company: the names of its series, and the same name in the rest of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from schemas.annotation import EntityType
from streams.nlp.entities.clues import clues
from streams.nlp.entities.mention import Mention
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.units import fold, units

LEARNED: Final = frozenset[EntityType]({"person", "organization", "place"})
"""Types that the models learn; the others are the extractor's."""

BOTH: Final = 0.9
"""Confidence where model and extractor agree."""

EVENT: Final = "EVENT-NOUN"
"""Label of an event that its last word tells."""

SERIES: Final = 3
"""Names that make a series."""

_MOST: Final = 0.6
"""Share of a type in a series, from which on it is that of all."""

_MOST_PERSONS: Final = 0.75
"""The same for persons: an unknown place among others is taken for a surname more often than the other way round."""

_COUNTED: Final = {True: 3, False: 2}
"""What a mention weighs for the type of its name in the article: with the rules on its side, or without."""


def in_series(
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


def _follows(before: Mention, mention: Mention, passage: Passage, joined: Collection[str]) -> bool:
    """Whether a comma or a word for "and" alone parts two names."""
    between = passage.text[before.end - passage.start : mention.start - passage.start]
    return between == ", " or between.strip(" ,").casefold() in joined


def types(mentions: Iterable[Mention]) -> dict[str, EntityType]:
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


def consistent(mention: Mention, known: Mapping[str, EntityType]) -> Mention:
    """The mention with the type of its name in the article, unless the gazetteer knows it."""
    kind = known.get(fold(mention.text), mention.type)
    if kind == mention.type or mention.confidence >= BOTH or mention.type not in {*LEARNED, "other"}:
        return mention
    return replace(mention, type=kind, names=())


def held(mention: Mention) -> Mention:
    """A "Cup" or "Fashion Week" that was taken for a place or a person is an event, a "Trophy" whatever it was."""
    words = units(mention.text)
    if mention.type not in LEARNED or not words or mention.names:
        return mention
    known, last = clues(mention.language), words[-1].key
    endings = known.abroad.contests if mention.type == "organization" else known.event_endings
    ends = last in endings and (len(words) > 1 or last not in known.event_endings.whole)
    return replace(mention, type="event", label=EVENT) if ends else mention

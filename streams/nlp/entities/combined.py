"""A trained model and the built-in extractor together: the model proposes, gazetteer and clues correct.

Of what the gazetteer or a clue says, four fifths and more are right; of what a small model says of a name that it has
never seen, about half. So the extractor's word stands where it has one; where it only sees that something is a name,
the model gives the type; and a clue that is weak alone needs the model, or at least its tags, on its side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from schemas.annotation import EntityType
from streams.nlp.entities.builtin import BuiltinReader
from streams.nlp.entities.mention import Mention, Reading, Token
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.trained import TrainedReader
from streams.nlp.entities.units import fold, units

WEAK: Final = frozenset(
    {"NAME", "ACRONYM", "ORG-NOUN", "ORG-KIND", "PREPOSITION", "PLACE-NOUN", "LIST", "SPEECH", "AGE"}
)
"""Rules that name no thing when the model sees none there and calls the words no proper nouns."""

UNTYPED: Final = "NAME"
"""The rule of names whose type nothing tells."""

BOTH: Final = 0.9
"""Confidence where model and clues agree."""

MODEL: Final = 0.6
"""Confidence where the model alone gave the type: right in about half of the development data."""


class CombinedReader:
    """Reads with a model of our own and the built-in extractor."""

    tagged = True

    def __init__(self, builtin: BuiltinReader, trained: TrainedReader) -> None:
        self.id = trained.id
        self._builtin = builtin
        self._trained = trained

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """Tokens of the model, and the names that both make together."""
        clued = self._builtin.read(passages)
        modelled = self._trained.read_hinted(passages, [reading.mentions for reading in clued])
        readings = [
            Reading(theirs.tokens, _weighed(mine.mentions, theirs.mentions, theirs.tokens, passage))
            for passage, mine, theirs in zip(passages, clued, modelled, strict=True)
        ]
        known = _known(mention for reading in readings for mention in reading.mentions)
        return [Reading(tokens, [_consistent(mention, known) for mention in found]) for tokens, found in readings]


def _weighed(
    clued: Sequence[Mention], modelled: Sequence[Mention], tokens: Sequence[Token], passage: Passage
) -> list[Mention]:
    proper = {passage.start + token.start for token in tokens if token.upos == "PROPN"}
    kept: list[Mention] = []
    for mention in clued:
        beside = [other for other in modelled if other.start < mention.end and mention.start < other.end]
        same = next((other for other in beside if (other.start, other.end) == (mention.start, mention.end)), None)
        if same is not None:
            kept.append(_settled(mention, same))
        elif beside and mention.label == UNTYPED:
            continue  # the model cuts the name otherwise, and gives it a type
        elif beside or mention.label not in WEAK or any(mention.start <= at < mention.end for at in proper):
            kept.append(mention)
    for other in modelled:
        taken = any(other.start < mention.end and mention.start < other.end for mention in kept)
        if not taken and other.start in proper:
            kept.append(replace(other, confidence=MODEL))
    return kept


def _settled(mention: Mention, model: Mention) -> Mention:
    """One mention of two with the same words."""
    if mention.label == UNTYPED:
        return replace(mention, type=model.type, label=model.label, confidence=MODEL)
    if mention.type == model.type:
        return replace(mention, confidence=max(mention.confidence, BOTH))
    return mention


def _known(mentions: Iterable[Mention]) -> dict[str, EntityType]:
    """The type that a name has most often in the article; a surname is that of the person."""
    counts: dict[str, Counter[EntityType]] = {}
    for mention in mentions:
        if mention.type == "other":
            continue
        counts.setdefault(fold(mention.text), Counter())[mention.type] += mention.confidence  # type: ignore[assignment]
        words = units(mention.text)
        if mention.type == "person" and len(words) > 1 and len(words[-1].text) > 2:
            counts.setdefault(words[-1].key, Counter())["person"] += mention.confidence  # type: ignore[assignment]
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def _consistent(mention: Mention, known: dict[str, EntityType]) -> Mention:
    kind = known.get(fold(mention.text))
    if kind is None or kind == mention.type or mention.confidence > MODEL:
        return mention
    return replace(mention, type=kind, names=())

"""The built-in extractor: what the gazetteer knows, and runs of capitalised words typed by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from schemas.annotation import EntityType
from streams.nlp.entities import runs
from streams.nlp.entities.again import find_again
from streams.nlp.entities.clues import Clues, clues
from streams.nlp.entities.found import Found
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.entities.mention import Mention, Reading
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.tokenizer import tokenize
from streams.nlp.entities.units import units

CARRIED: Final = frozenset(
    [
        "TITLE",
        "GIVEN",
        "AGE",
        "PARTICLE",
        "ORG-FORM",
        "ORG-NOUN",
        "ORG-SPEAKS",
        "ORG-KIND",
        "ORG-HEAD",
        "PLACE-NOUN",
        "PLACE-OF",
        "PREPOSITION",
        "SPEECH",
        "PAIR",
    ]
)
"""Rules whose verdict holds for the same name elsewhere in the article."""

ID: Final = "builtin/1"


class BuiltinReader:
    """Reads without a trained model."""

    id = ID
    tagged = False

    def __init__(self, tag: str) -> None:
        self._tag = tag

    @property
    def clues(self) -> Clues:
        """What its language says about names."""
        return clues(self._tag)

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """Tokens and names of each passage."""
        return [
            Reading(tokenize(passage.text, self._tag), mentions)
            for passage, mentions in zip(passages, self.mentions(passages), strict=True)
        ]

    def mentions(self, passages: Sequence[Passage]) -> list[list[Mention]]:
        """The names of each passage. What one passage shows of a name helps to read the others."""
        scenes = [
            Scene(passage.text, units(passage.text), clues(self._tag), gazetteer(self._tag)) for passage in passages
        ]
        small = Counter(word.key for scene in scenes for word in scene.words if word.text.islower())
        found = [
            runs.find(scene, small) if passage.named else [] for scene, passage in zip(scenes, passages, strict=True)
        ]
        known = _known(found, clues(self._tag).particles)
        again = [
            find_again(scene, names, known, small) if passage.named and known else names
            for passage, scene, names in zip(passages, scenes, found, strict=True)
        ]
        return [[_mention(passage, name) for name in names] for passage, names in zip(passages, again, strict=True)]


def _known(found: Sequence[Sequence[Found]], particles: Collection[str]) -> dict[tuple[str, ...], EntityType]:
    """Names that context has typed, by their words, and the surnames of persons: the surest type of each."""
    best: dict[tuple[str, ...], tuple[float, EntityType]] = {}
    for name in (name for names in found for name in names):
        if name.names or name.type == "other" or name.label not in CARRIED:
            continue
        keys = [name.keys]
        if name.type == "person" and len(name.keys) > 1 and len(name.keys[-1]) > 2:
            keys.append(_surname(name.keys, particles))
        for key in keys:
            best[key] = max(best.get(key, (0.0, name.type)), (name.confidence, name.type))
    return {key: kind for key, (_, kind) in best.items()}


def _surname(keys: tuple[str, ...], particles: Collection[str]) -> tuple[str, ...]:
    """The last word with the particles before it: "van der Orlik"."""
    first = len(keys) - 1
    while first > 0 and keys[first - 1] in particles:
        first -= 1
    return keys[first:]


def _mention(passage: Passage, name: Found) -> Mention:
    return Mention(
        passage.field,
        passage.start + name.start,
        passage.start + name.end,
        passage.text[name.start : name.end],
        passage.language,
        name.type,
        name.label,
        name.confidence,
        name.names,
    )

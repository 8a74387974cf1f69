"""What the built-in extractor has found in a passage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.annotation import EntityType
from streams.nlp.entities.firms import is_firm, stop
from streams.nlp.entities.gazetteer import Match
from streams.nlp.entities.mention import Name
from streams.nlp.entities.rules import CONFIDENCE
from streams.nlp.entities.scene import Scene

Small = Mapping[str, int]
"""How often each word stands in small letters somewhere in the article."""


class Found(NamedTuple):
    """A name in a passage: half-open offsets, the type, the rule that gave it, and what the gazetteer knows."""

    start: int
    end: int
    keys: tuple[str, ...]
    type: EntityType
    label: str
    confidence: float
    names: tuple[Name, ...] = ()


def known_name(scene: Scene, match: Match) -> Found:
    """A name of the gazetteer; of several things of that name the most important."""
    name = max(match.names, key=lambda name: name.rank)
    keys = scene.keys(match.first, match.last)
    start = scene.words[match.first].start
    return Found(start, match.end, keys, name.type, name.label, name.confidence, match.names)


def found_name(scene: Scene, first: int, last: int, label: str, kind: EntityType) -> Found:
    """A name of the units `first` up to and excluding `last`, by a rule; with the last full stop of "J.B."."""
    end = stop(scene, last) if kind == "organization" and is_firm(scene, first, last) else scene.words[last - 1].end
    if last - first > 1 and scene.words[last - 1].end - scene.words[last - 1].start == 1:
        end += scene.between(last - 2) == "." and scene.text[end : end + 1] == "."
    return Found(scene.words[first].start, end, scene.keys(first, last), kind, label, CONFIDENCE[label])

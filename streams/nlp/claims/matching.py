"""Entries of several words, followed through a sentence word by word: all that begin alike are compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from streams.nlp.claims.entries import GAP, Entry
from streams.nlp.claims.words import Word

LONGEST_GAP: Final = 6
_STOPS: Final = frozenset({".", ";", "!", "?"})
"""Signs that no gap reaches over."""

Sense = tuple[int, Entry, str]
"""An entry that may begin with a word, after its place among these, with the front part of a compound."""
Found = tuple[int, int, int, Entry, str]
"""First and last word, half-open, and the sense found there."""


@dataclass(slots=True)
class Node:
    """What may follow after some words."""

    ends: list[Sense] = field(default_factory=list)
    words: dict[str, Node] = field(default_factory=dict)
    shapes: dict[str, Node] = field(default_factory=dict)
    """By words with a `*`."""
    gap: Node | None = None
    """What may follow after up to six words more."""

    def add(self, sense: Sense) -> None:
        """Adds an entry at the node of its first word."""
        node = self
        for part in sense[1].pattern[1:]:
            if part == GAP:
                node.gap = node.gap or Node()
                node = node.gap
            else:
                node = (node.shapes if "*" in part else node.words).setdefault(part, Node())
        same = (sense[1].path, sense[1].lemma, sense[2])
        if not any((entry.path, entry.lemma, front) == same for _, entry, front in node.ends):
            node.ends.append(sense)

    def follow(self, sentence: Sequence[Word], first: int, at: int, found: list[Found]) -> None:
        """Adds the entries that begin at a word, of which those before `at` have been compared."""
        found += [(first, at, *sense) for sense in self.ends]
        if at < len(sentence) and (self.words or self.shapes or self.gap):
            norm = sentence[at].norm
            following = self.words.get(norm)
            if following is not None:
                following.follow(sentence, first, at + 1, found)
            for shape, following in self.shapes.items():
                if _fits(shape, norm):
                    following.follow(sentence, first, at + 1, found)
            if self.gap is not None:
                self.gap.leap(sentence, first, at, found)

    def leap(self, sentence: Sequence[Word], first: int, at: int, found: list[Found]) -> None:
        """Goes on from the first word behind a gap that fits; a sentence that ends meanwhile ends the search."""
        met: set[str] = set()
        for place in range(at, min(len(sentence), at + LONGEST_GAP + 1)):
            norm = sentence[place].norm
            following = self.words.get(norm)
            if following is not None and norm not in met:
                met.add(norm)
                following.follow(sentence, first, place + 1, found)
            for shape, following in self.shapes.items():
                if shape not in met and _fits(shape, norm):
                    met.add(shape)
                    following.follow(sentence, first, place + 1, found)
            if norm in _STOPS:
                return


def _fits(shape: str, norm: str) -> bool:
    """Whether a word has a shape such as "kill*", "*doden" or "*kill*"."""
    if not shape.startswith("*"):
        return norm.startswith(shape[:-1])
    return shape[1:-1] in norm if shape.endswith("*") else norm.endswith(shape[1:])

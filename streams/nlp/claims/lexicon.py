"""The lexicons of one language: words and phrases of its data files, found in running text.

How an entry is written is told in `streams/nlp/languages/README.md`. Every entry has a path, from the name of its file
down to the list that it stands in, such as `("triggers", "killed", "nouns")`; code asks for paths, never for words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from streams.nlp.claims.entries import COMPOUNDING, GAP, Entry, Hit, entries, leaves
from streams.nlp.claims.matching import Found, Node
from streams.nlp.claims.words import Word, normalize, pieces
from streams.nlp.languages import load

CONCEPTS: Final = ("triggers", "nouns", "cues", "status", "unknown", "grammar")
"""The files of a language that this package reads in every sentence with a figure."""
VERDICTS: Final = "verdicts"
"""The file that it reads only where its words for verdicts stand: the small words beside them are too frequent."""

_NO_LISTS: Final = frozenset({"settings", "endings"})
_MOST_REMEMBERED: Final = 200_000
_SHORTEST_PREFIX: Final = 3
_SHORTEST_HEAD: Final = 3

ASKS: Final = 1
"""A clue: words that may ask for a toll, such as "how many"."""
ANSWERS: Final = 2
"""A clue: words that may say that nobody knows it."""
HOLDS: Final = 4
"""A clue: words that may name an office or institution."""
JUDGES: Final = 8
"""A clue: words that may judge what was said before, such as "withdrawn"."""
JUDGING: Final = ("denied", "retracted", "corrected", "lowered", "unconfirmed", "phrases")
"""The lists of words that judge."""
_CLUES: Final[dict[tuple[str, ...], int]] = {
    ("unknown", "questions"): ASKS,
    ("unknown", "amounts"): ASKS,
    ("unknown", "predicates"): ANSWERS,
    ("cues", "holders"): HOLDS,
    **{(VERDICTS, judging): JUDGES for judging in JUDGING},
}


@dataclass(slots=True)
class _Forms:
    """Entries by the shape of one of their words: whole, with any ending, with any beginning."""

    whole: dict[str, list[Entry]] = field(default_factory=dict)
    prefixes: dict[str, list[Entry]] = field(default_factory=dict)
    suffixes: dict[str, list[Entry]] = field(default_factory=dict)
    infixes: list[tuple[str, Entry]] = field(default_factory=list)
    prefix_lengths: tuple[int, ...] = ()
    suffix_lengths: tuple[int, ...] = ()

    def add(self, entry: Entry, part: str) -> None:
        """Files an entry by a word of its pattern."""
        front, back = part.startswith("*"), part.endswith("*")
        key = part.strip("*")
        if front and back:
            self.infixes.append((key, entry))
        else:
            shape = self.suffixes if front else self.prefixes if back else self.whole
            shape.setdefault(key, []).append(entry)

    def close(self) -> None:
        """Notes how long the beginnings and endings are, when all entries are filed."""
        self.prefix_lengths = tuple(sorted({len(key) for key in self.prefixes}, reverse=True))
        self.suffix_lengths = tuple(sorted({len(key) for key in self.suffixes}, reverse=True))

    def of(self, norm: str) -> Iterator[tuple[Entry, str]]:
        """The entries for a word, with what stands before its ending where that is all that an entry says."""
        yield from ((entry, "") for entry in self.whole.get(norm, ()))
        for length in self.prefix_lengths:
            if length <= len(norm):
                yield from ((entry, "") for entry in self.prefixes.get(norm[:length], ()))
        for length in self.suffix_lengths:
            if length <= len(norm):
                rest = len(norm) - length
                yield from ((entry, norm[:rest]) for entry in self.suffixes.get(norm[rest:], ()))
        yield from ((entry, "") for key, entry in self.infixes if key in norm)


class Lexicon:
    """All entries of one language."""

    def __init__(self, tag: str, concepts: Sequence[str] = CONCEPTS) -> None:
        """Reads the language's files; a language without any gives a lexicon that finds nothing."""
        self.tag = tag
        self._judged = VERDICTS not in concepts
        self.settings: dict[str, Any] = {}
        self._forms = _Forms()
        self._telling = _Forms()
        """Phrases that give a clue, by the word that tells most: "the" and "is" open too many."""
        self._senses: dict[str, tuple[tuple[Entry, str], ...]] = {}
        self._nodes: dict[str, Node] = {}
        self._clues: dict[str, int] = {}
        named: dict[str, str] = load(tag, "grammar").get("endings", {})
        phrases: list[Entry] = []
        endings = {name: listed.split(",") for name, listed in named.items()}
        for concept in concepts:
            data = load(tag, concept)
            self.settings |= data.get("settings", {})
            for path, listed in leaves({k: v for k, v in data.items() if k not in _NO_LISTS}, (concept,)):
                for written in listed:
                    for entry in entries(path, written, endings):
                        self._forms.add(entry, entry.pattern[0])
                        if _clue(entry) and len(entry.pattern) > 1:
                            phrases.append(entry)
        self._forms.close()
        for entry in phrases:
            self._telling.add(entry, max((part for part in entry.pattern if part != GAP), key=self._tells))
        self._telling.close()
        self.compounds = bool(self.settings.get("compounds", False))
        self._no_heads = frozenset(normalize(form) for form in self.settings.get("no_compounds", ()))

    def __bool__(self) -> bool:
        return bool(self._forms.whole or self._forms.prefixes or self._forms.suffixes)

    def senses(self, norm: str) -> tuple[tuple[Entry, str], ...]:
        """All entries that may begin with this word, each with the front part of a compound."""
        known = self._senses.get(norm)
        if known is None:
            if len(self._senses) > _MOST_REMEMBERED:
                self._senses.clear()
            known = self._senses[norm] = tuple(self._look_up(norm))
        return known

    def _tells(self, part: str) -> tuple[bool, int]:
        """How much a word tells of the phrase that holds it: signs and words of the grammar less than long ones."""
        small = len(part) < _SHORTEST_HEAD or any(
            entry.path[0] == "grammar" and len(entry.pattern) == 1 for entry in self._forms.whole.get(part, ())
        )
        return not small, len(part)

    def _node(self, norm: str) -> Node:
        """What may follow after a word that opens a phrase."""
        if len(self._nodes) > _MOST_REMEMBERED:
            self._nodes.clear()
        node = self._nodes[norm] = Node()
        for place, (entry, front) in enumerate(self.senses(norm)):
            node.add((place, entry, front))
        return node

    def clues(self, text: str, start: int, end: int) -> int:
        """What the words of a sentence may say, taken one by one: `ASKS`, `ANSWERS`, `HOLDS` and `JUDGES`, added up."""
        found = 0
        for piece in pieces(text, start, end):
            known = self._clues.get(piece)
            if known is None:
                if len(self._clues) > _MOST_REMEMBERED:
                    self._clues.clear()
                norm, known = normalize(piece), 0
                for entry, _ in self.senses(norm):
                    known |= _clue(entry) if len(entry.pattern) == 1 else 0
                for entry, _ in self._telling.of(norm):
                    known |= _clue(entry)
                if self._judged:
                    known |= judging(self.tag).clues(piece, 0, len(piece))
                self._clues[piece] = known
            found |= known
        return found

    def _look_up(self, norm: str) -> Iterator[tuple[Entry, str]]:
        yield from self._forms.of(norm)
        if self.compounds and len(norm) >= _SHORTEST_PREFIX + _SHORTEST_HEAD:
            known = {entry.path[0] for entry in self._forms.whole.get(norm, ())}
            yield from ((entry, front) for entry, front in self._heads(norm) if entry.path[0] not in known)

    def _heads(self, norm: str) -> Iterator[tuple[Entry, str]]:
        """The entries for the longest noun that a compound ends in."""
        for cut in range(_SHORTEST_PREFIX, len(norm) - _SHORTEST_HEAD + 1):
            head = norm[cut:].lstrip("-")
            if head in self._no_heads:
                continue
            found = [
                entry
                for entry in self._forms.whole.get(head, ())
                if entry.path[0] in COMPOUNDING and entry.path[-1] not in {"of", "acts"} and len(entry.pattern) == 1
            ]
            for length in self._forms.prefix_lengths:
                if _SHORTEST_HEAD < length <= len(head):
                    found += [
                        entry
                        for entry in self._forms.prefixes.get(head[:length], ())
                        if entry.path[0] == "nouns" and len(entry.pattern) == 1 and len(head) - length <= 3
                    ]
            if found:
                yield from ((entry, norm[:cut].rstrip("-")) for entry in found)
                return

    def hits(self, sentence: Sequence[Word]) -> list[Hit]:
        """The entries found in the words of a sentence, in order; one of a higher rank hides others of its own file."""
        found: list[Found] = []
        for index, word in enumerate(sentence):
            node = self._nodes.get(word.norm)
            if node is None:
                node = self._node(word.norm)
            node.follow(sentence, index, index + 1, found)
        return _longest(found)


def _clue(entry: Entry) -> int:
    return ASKS if entry.path[-1] == "tolls" else _CLUES.get(entry.path[:2], 0)


def _longest(found: list[Found]) -> list[Hit]:
    """Of rivals that share words only those of the highest rank; equal ones all stay."""
    best: dict[tuple[str, ...], dict[int, int]] = {}
    for first, last, _, entry, _ in found:
        ranks = best.setdefault(entry.rivals, {})
        for index in range(first, last):
            if ranks.get(index, 0) < entry.rank:
                ranks[index] = entry.rank
    kept: list[Hit] = []
    found.sort(key=_place)
    for first, last, _, entry, front in found:
        ranks = best[entry.rivals]
        if ranks[first] > entry.rank or (last - first > 1 and any(ranks[at] > entry.rank for at in range(first, last))):
            continue
        hit = Hit(entry.path, front + entry.lemma, first, last, front)
        if not kept or hit != kept[-1]:
            kept.append(hit)
    return kept


def _place(found: Found) -> tuple[int, int, int]:
    return found[:3]


@cache
def lexicon(tag: str) -> Lexicon:
    """The lexicon of a language; it is read once."""
    return Lexicon(tag)


@cache
def judging(tag: str) -> Lexicon:
    """The words of a language that judge a claim, and those that stand for one; they are read once."""
    return Lexicon(tag, (VERDICTS,))

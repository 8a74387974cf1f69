"""The lexicons of one language: words and phrases of its data files, found in running text.

How an entry is written is told in `streams/nlp/languages/README.md`. Every entry has a path, from the name of its file
down to the list that it stands in, such as `("triggers", "killed", "nouns")`; code asks for paths, never for words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any, Final

from streams.nlp.claims.words import Word, normalize, words
from streams.nlp.languages import load

CONCEPTS: Final = ("triggers", "nouns", "cues", "status", "unknown", "grammar")
"""The files of a language that this package reads."""

_NO_LISTS: Final = frozenset({"settings", "endings"})
_GAP: Final = "..."
_LONGEST_GAP: Final = 6
_MOST_REMEMBERED: Final = 200_000
_SHORTEST_PREFIX: Final = 3
_SHORTEST_HEAD: Final = 3
_COMPOUNDING: Final = frozenset({"triggers", "nouns"})
_CHOICE: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one entry."""

    path: tuple[str, ...]
    lemma: str
    pattern: tuple[str, ...]
    """One pattern a word; `*` stands for any letters at its side, `...` for up to six words."""
    rank: int
    """Of rival entries over the same words the one with the highest rank wins: more words, no `*`, more letters."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a sentence, over its words `first` to `last`, half-open."""

    path: tuple[str, ...]
    lemma: str
    first: int
    last: int
    modifier: str = ""
    """The front part of a compound, such as "burger" in "burgerdoden"."""

    @property
    def length(self) -> int:
        """Its number of words."""
        return self.last - self.first


Sense = tuple[Entry, str]
"""An entry that may begin with a word, and the front part of the word where it is a compound."""


@dataclass(slots=True)
class _Openings:
    """The entries that may begin with one word, by what has to follow: few of them are compared word by word."""

    always: list[Sense] = field(default_factory=list)
    """One word alone, or followed by one that is no plain word."""
    beside: dict[str, list[Sense]] = field(default_factory=dict)
    """By the next word."""
    apart: dict[str, list[Sense]] = field(default_factory=dict)
    """By the word behind a gap."""

    def add(self, sense: Sense) -> None:
        """Files one entry."""
        second, third = (*sense[0].pattern, "", "")[1:3]
        key = third if second == _GAP else second
        if not key or "*" in key or key == _GAP:
            self.always.append(sense)
        else:
            (self.apart if second == _GAP else self.beside).setdefault(key, []).append(sense)

    def fitting(self, sentence: Sequence[Word], index: int) -> Iterator[Sense]:
        """Those that may fit the words behind a word."""
        yield from self.always
        if self.beside and index + 1 < len(sentence):
            yield from self.beside.get(sentence[index + 1].norm, ())
        if self.apart:
            for norm in dict.fromkeys(word.norm for word in sentence[index + 1 : index + 2 + _LONGEST_GAP]):
                yield from self.apart.get(norm, ())


@dataclass(slots=True)
class _Forms:
    """The entries whose first word has one of three shapes: whole, with any ending, with any beginning."""

    whole: dict[str, list[Entry]] = field(default_factory=dict)
    prefixes: dict[str, list[Entry]] = field(default_factory=dict)
    suffixes: dict[str, list[Entry]] = field(default_factory=dict)
    infixes: list[tuple[str, Entry]] = field(default_factory=list)
    prefix_lengths: tuple[int, ...] = ()
    suffix_lengths: tuple[int, ...] = ()


def _leaves(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The lists of strings of a parsed TOML file with the keys that lead to each."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list):
        yield path, data


def _forms_of(written: str, endings: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms of an entry, its choices spelled out: "{not,not yet} known" is two; "{@a}" are the endings named so."""
    forms: list[str] = []
    for form in written.split("|"):
        choices = [
            [text] if at % 2 == 0 else endings[text[1:]] if text.startswith("@") else text.split(",")
            for at, text in enumerate(_CHOICE.split(form))
        ]
        forms += ("".join(pieces) for pieces in product(*choices))
    return forms


def _pattern(form: str) -> tuple[str, ...]:
    """The word patterns of one form; words are parted as those of the text are, so that "d'abord" is three."""
    parts: list[str] = []
    for chunk in form.split():
        if chunk == _GAP:
            parts.append(_GAP)
            continue
        front, back = chunk.startswith("*"), chunk.endswith("*")
        inner = [word.norm for word in words(chunk.strip("*"))]
        if not inner:
            continue
        if front:
            inner[0] = "*" + inner[0]
        if back:
            inner[-1] += "*"
        parts.extend(inner)
    return tuple(parts)


def _fits(pattern: str, norm: str) -> bool:
    """Whether one word has the shape of one word of a pattern."""
    if pattern == norm:
        return True
    if pattern.endswith("*"):
        return pattern[1:-1] in norm if pattern.startswith("*") else norm.startswith(pattern[:-1])
    return pattern.startswith("*") and norm.endswith(pattern[1:])


class Lexicon:
    """All entries of one language."""

    def __init__(self, tag: str) -> None:
        """Reads the language's files; a language without any gives a lexicon that finds nothing."""
        self.tag = tag
        self.settings: dict[str, Any] = {}
        self._forms = _Forms()
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._openings: dict[str, _Openings] = {}
        named: dict[str, str] = load(tag, "grammar").get("endings", {})
        self._endings: Final = {name: endings.split(",") for name, endings in named.items()}
        for concept in CONCEPTS:
            data = load(tag, concept)
            self.settings |= data.get("settings", {})
            for path, entries in _leaves({k: v for k, v in data.items() if k not in _NO_LISTS}, (concept,)):
                for entry in entries:
                    self._add(path, entry)
        self._forms.prefix_lengths = tuple(sorted({len(key) for key in self._forms.prefixes}, reverse=True))
        self._forms.suffix_lengths = tuple(sorted({len(key) for key in self._forms.suffixes}, reverse=True))
        self.compounds = bool(self.settings.get("compounds", False))
        self._no_heads = frozenset(normalize(form) for form in self.settings.get("no_compounds", ()))

    def __bool__(self) -> bool:
        return bool(self._forms.whole or self._forms.prefixes or self._forms.suffixes)

    def _add(self, path: tuple[str, ...], written: str) -> None:
        forms = _forms_of(written, self._endings)
        lemma = normalize(" ".join(forms[0].replace("*", "").split()))
        for form in forms:
            pattern = _pattern(form)
            if not pattern:
                continue
            letters = sum(len(part.strip("*")) for part in pattern if part != _GAP)
            said = len(pattern) - pattern.count(_GAP)
            rank = 1000 * said + (0 if "*" in "".join(pattern) else 500) + letters - (250 if _GAP in pattern else 0)
            entry = Entry(path, lemma, pattern, rank)
            first = pattern[0]
            front, back = first.startswith("*"), first.endswith("*")
            key = first.strip("*")
            if front and back:
                self._forms.infixes.append((key, entry))
            elif front:
                self._forms.suffixes.setdefault(key, []).append(entry)
            elif back:
                self._forms.prefixes.setdefault(key, []).append(entry)
            else:
                self._forms.whole.setdefault(key, []).append(entry)

    def senses(self, norm: str) -> tuple[Sense, ...]:
        """All entries that may begin with this word, each with the front part of a compound."""
        known = self._senses.get(norm)
        if known is None:
            if len(self._senses) > _MOST_REMEMBERED:
                self._senses.clear()
            known = self._senses[norm] = tuple(self._look_up(norm))
        return known

    def _opening(self, norm: str) -> _Openings:
        known = self._openings.get(norm)
        if known is None:
            if len(self._openings) > _MOST_REMEMBERED:
                self._openings.clear()
            known = self._openings[norm] = _Openings()
            for sense in self.senses(norm):
                known.add(sense)
        return known

    def _look_up(self, norm: str) -> Iterator[Sense]:
        forms = self._forms
        whole = forms.whole.get(norm, ())
        yield from ((entry, "") for entry in whole)
        for length in forms.prefix_lengths:
            if length <= len(norm):
                yield from ((entry, "") for entry in forms.prefixes.get(norm[:length], ()))
        for length in forms.suffix_lengths:
            if length <= len(norm):
                yield from (
                    (entry, norm[: len(norm) - length]) for entry in forms.suffixes.get(norm[len(norm) - length :], ())
                )
        yield from ((entry, "") for key, entry in forms.infixes if key in norm)
        if self.compounds and len(norm) >= _SHORTEST_PREFIX + _SHORTEST_HEAD:
            known = {entry.path[0] for entry in whole}
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
                if entry.path[0] in _COMPOUNDING and entry.path[-1] not in {"of", "acts"} and len(entry.pattern) == 1
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
        found: list[tuple[int, Hit]] = []
        for index, word in enumerate(sentence):
            for entry, modifier in self._opening(word.norm).fitting(sentence, index):
                last = index + 1 if len(entry.pattern) == 1 else self._match(entry.pattern, sentence, index)
                if last:
                    lemma = modifier + entry.lemma if modifier else entry.lemma
                    found.append((entry.rank, Hit(entry.path, lemma, index, last, modifier)))
        return _longest(found)

    @staticmethod
    def _match(pattern: tuple[str, ...], sentence: Sequence[Word], index: int) -> int:
        """Where the pattern that begins at a word ends; 0 when it does not fit."""
        at = index + 1
        place = 1
        while place < len(pattern):
            part = pattern[place]
            if part == _GAP:
                place += 1
                wanted = pattern[place] if place < len(pattern) else None
                stop = min(len(sentence), at + _LONGEST_GAP + 1)
                while at < stop and wanted is not None and not _fits(wanted, sentence[at].norm):
                    if sentence[at].norm in {".", ";", "!", "?"}:
                        return 0
                    at += 1
                if at >= stop:
                    return 0
                continue
            if at >= len(sentence) or not _fits(part, sentence[at].norm):
                return 0
            at += 1
            place += 1
        return at


def _longest(found: list[tuple[int, Hit]]) -> list[Hit]:
    """Of rival hits that share words only those of the highest rank; equal ones all stay."""
    best: dict[tuple[object, int], int] = {}
    for rank, hit in found:
        for index in range(hit.first, hit.last):
            key = (_rivals(hit), index)
            if best.get(key, 0) < rank:
                best[key] = rank
    kept = {
        hit: None for rank, hit in found if all(best[_rivals(hit), at] <= rank for at in range(hit.first, hit.last))
    }
    return sorted(kept, key=lambda hit: (hit.first, hit.last))


def _rivals(hit: Hit) -> object:
    """Among which hits only the best stays: nouns and triggers of all lists, of the other files those of one list."""
    return hit.path[0] if hit.path[0] in _COMPOUNDING else hit.path


@cache
def lexicon(tag: str) -> Lexicon:
    """The lexicon of a language; it is read once."""
    return Lexicon(tag)

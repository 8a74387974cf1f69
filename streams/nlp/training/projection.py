"""Names carried over from one language to another where the sentences are translations of each other.

A name is found again by its letters, or as the same place in the gazetteer of the other language; what remains is
matched in order, where as many names remain on both sides. A sentence in which anything stays open teaches no names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from streams.nlp.entities.clues import clues
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.entities.units import units
from streams.nlp.training.sentence import Sentence, Span

SIMILAR: Final = 0.72
"""Share of letters, in order, that a name and its form in another language have in common at least."""


class Known(NamedTuple):
    """A name in another language."""

    surface: str
    label: str
    language: str


def project(sentence: Sentence, known: Iterable[Known], language: str) -> Sentence | None:
    """The sentence with the names that its translations have, or None where they do not come out.

    Args:
        sentence: in the language that has no annotation.
        known: names of the same sentence in other languages; they are counted once where they are alike.
        language: of the sentence.
    """
    names = _distinct(known)
    taken = [False] * len(sentence.words)
    spans: list[Span] = []
    rest: list[Known] = []
    for name in sorted(names, key=lambda name: -len(name.surface)):
        found = _alike(sentence, taken, name) or _same_places(sentence, taken, name, language)
        for first, last in found:
            spans.append(Span(first, last, name.label))
            taken[first:last] = [True] * (last - first)
        if not found:
            rest.append(name)
    runs = _open_runs(sentence, taken, language)
    labels = {name.label for name in rest}
    if rest and len(runs) == len(rest) and (len(labels) == 1 or len(rest) == 1):
        label = rest[0].label
        spans += [Span(first, last, label) for first, last in runs]
    elif rest or any(_is_name(sentence, run) for run in runs):
        return None
    return replace(sentence, names=tuple(sorted(spans)))


def _distinct(known: Iterable[Known]) -> list[Known]:
    """One of all names that are alike, the label by majority."""
    groups: list[list[Known]] = []
    for name in known:
        for group in groups:
            if _similarity(_plain(name.surface), _plain(group[0].surface)) >= SIMILAR:
                group.append(name)
                break
        else:
            groups.append([name])
    found = []
    for group in groups:
        labels = [name.label for name in group]
        found.append(group[0]._replace(label=max(labels, key=labels.count)))
    return found


def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalnum())
    return re.sub(r"ß", "ss", bare.replace("ł", "l"))


def _similarity(one: str, other: str) -> float:
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _alike(sentence: Sentence, taken: Sequence[bool], name: Known) -> list[tuple[int, int]]:
    """Every stretch with a capital that is written like the name; the best first, then its equals."""
    wanted, size = _plain(name.surface), len(units(name.surface))
    found: list[tuple[float, int, int]] = []
    for first in range(len(sentence.words)):
        if not sentence.words[first][0].isupper():
            continue
        for last in range(first + 1, min(first + size + 4, len(sentence.words) + 1)):
            if any(taken[first:last]) or not sentence.words[last - 1][0].isalnum():
                continue
            score = _similarity(_plain("".join(sentence.words[first:last])), wanted)
            if score >= SIMILAR:
                found.append((score, first, last))
    chosen: list[tuple[int, int]] = []
    for _, first, last in sorted(found, reverse=True):
        if all(last <= a or first >= b for a, b in chosen):
            chosen.append((first, last))
    return chosen


def _same_places(sentence: Sentence, taken: Sequence[bool], name: Known, language: str) -> list[tuple[int, int]]:
    """The stretches that the gazetteer knows under this language as what the name is in its own."""
    wanted = {(thing.type, thing.canonical) for thing in gazetteer(name.language).lookup(name.surface)}
    if not wanted:
        return []
    text, starts = sentence.text, []
    at = 0
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        starts.append(at)
        at += len(word) + space
    ends = [start + len(word) for start, word in zip(starts, sentence.words, strict=True)]
    found = []
    words = units(text)
    for index in range(len(words)):
        match = gazetteer(language).match(text, words, index)
        if match is None or not wanted & {(thing.type, thing.canonical) for thing in match.names}:
            continue
        begin, end = words[match.first].start, words[match.last - 1].end
        if begin in starts and end in ends:
            first, last = starts.index(begin), ends.index(end) + 1
            if not any(taken[first:last]):
                found.append((first, last))
    return found


def _open_runs(sentence: Sentence, taken: Sequence[bool], language: str) -> list[tuple[int, int]]:
    """Runs of words with a capital that no name has taken; small words that stand in names may join them."""
    known = clues(language)
    small = known.of | known.articles | known.particles
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(sentence.words):
        if not _may_begin(sentence, taken, index) or (known.nouns_capital and not _proper(sentence, index)):
            index += 1
            continue
        last = index + 1
        ahead = last
        while ahead < len(sentence.words) and not taken[ahead]:
            word = sentence.words[ahead]
            if word[0].isupper():
                last = ahead + 1
            elif word.casefold() not in small:
                break
            ahead += 1
        runs.append((index, last))
        index = last
    return runs


def _proper(sentence: Sentence, index: int) -> bool:
    return sentence.tree is not None and sentence.tree.upos[index] == "PROPN"


def _may_begin(sentence: Sentence, taken: Sequence[bool], index: int) -> bool:
    if taken[index] or not sentence.words[index][0].isupper():
        return False
    if sentence.tree is not None:
        return sentence.tree.upos[index] in {"PROPN", "NOUN"} and (index > 0 or _proper(sentence, index))
    return index > 0 and sentence.words[index - 1][-1].isalpha()


def _is_name(sentence: Sentence, run: tuple[int, int]) -> bool:
    """Whether a treebank calls any of the words a name."""
    return any(_proper(sentence, index) for index in range(*run))

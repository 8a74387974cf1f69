"""Types for the names of a treebank: runs of proper nouns, typed by a list, other corpora and the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from streams.nlp.entities.clues import clues, given_names
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.entities.units import fold
from streams.nlp.training.sentence import Sentence, Span

AGREED: Final = 0.75
"""Share of the mentions of a name in other corpora that must have one type."""

_LABELS: Final = {"person": "PER", "organization": "ORG", "place": "LOC"}

Types = Mapping[str, Counter[str]]
"""Name -> how often it has which label."""


def types(sentences: Iterable[Sentence]) -> dict[str, Counter[str]]:
    """How often each name of annotated sentences has which label."""
    found: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for span in sentence.names or ():
            if span.label != "MISC":
                found.setdefault(_surface(sentence, span.first, span.last), Counter())[span.label] += 1
    return found


def typed(sentence: Sentence, listed: Mapping[str, str], known: Types, language: str) -> Sentence:
    """The sentence of a treebank with its proper nouns as names; those of unknown type are none.

    Args:
        sentence: with a tree.
        listed: name -> label; it counts most.
        known: types of names in other corpora.
        language: for the gazetteer.
    """
    spans = []
    for first, last in _runs(sentence, language):
        label = _label(_surface(sentence, first, last), listed, known, language)
        if label:
            spans.append(Span(first, last, label))
    return replace(sentence, names=tuple(spans))


def is_known(sentence: Sentence, known: Types, language: str) -> bool:
    """Whether a sentence of a treebank has proper nouns and the type of each is known.

    Args:
        sentence: with a tree.
        known: types of names in other corpora.
        language: for the gazetteer.
    """
    runs = _runs(sentence, language)
    return bool(runs) and all(_label(_surface(sentence, *run), {}, known, language) for run in runs)


def _surface(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(sentence.words[first:last])


def _label(surface: str, listed: Mapping[str, str], known: Types, language: str) -> str | None:
    if surface in listed:
        return listed[surface]
    thing = next(iter(gazetteer(language).lookup(surface)), None)
    sure = thing is not None and thing.label != "GAZ-CITY"
    if thing is not None and sure and thing.type in _LABELS:
        return _LABELS[thing.type]
    if counts := known.get(surface):
        label, count = counts.most_common(1)[0]
        if count >= AGREED * counts.total():
            return label
    if thing is not None:
        return _LABELS.get(thing.type)
    given = " " in surface and fold(surface.partition(" ")[0]) in given_names()
    return "PER" if given else None


def _runs(sentence: Sentence, language: str) -> list[tuple[int, int]]:
    """Proper nouns in a row; a preposition may join two of which one depends on the other."""
    if sentence.tree is None:
        return []
    upos, small = sentence.tree.upos, clues(language).of | clues(language).articles | clues(language).particles
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(upos):
        if upos[index] != "PROPN":
            index += 1
            continue
        last = index + 1
        while last < len(upos):
            ahead = last
            while ahead < len(upos) and ahead - last < 3 and fold(sentence.words[ahead]) in small | {"-"}:
                ahead += 1
            if ahead == len(upos) or upos[ahead] != "PROPN":
                break
            if ahead > last and not index <= sentence.tree.heads[ahead] < last:
                break
            last = ahead + 1
        runs.append((index, last))
        index = last
    return runs

"""Other texts from the same annotation: names replaced by others of their kind, and headlines in capitals."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from streams.nlp.training.sentence import Sentence, Span

Pool = Mapping[str, Sequence[tuple[str, ...]]]
"""Label -> names, as words."""


def pool(sentences: Sequence[Sentence]) -> dict[str, list[tuple[str, ...]]]:
    """All different names of the sentences by label, in order."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for sentence in sentences:
        for span in sentence.names or ():
            found.setdefault(span.label, {})[sentence.words[span.first : span.last]] = None
    return {label: list(names) for label, names in sorted(found.items())}


def surnames(persons: Sequence[tuple[str, ...]], particles: Collection[str]) -> list[tuple[str, ...]]:
    """What a newspaper calls persons once it has told who they are, and what an encyclopedia seldom does.

    Args:
        persons: names as words; what is a surname alone is left out, and what ends in a number ("Karel V").
        particles: words in small letters that a surname may begin with; alone, it begins with a capital.
    """
    found: dict[tuple[str, ...], None] = {}
    for words in persons:
        first = len(words) - 1
        while first and words[first - 1].lower() in particles:
            first -= 1
        if first and words[-1][0].isupper() and not words[-1].isupper():
            found[(words[first][0].upper() + words[first][1:], *words[first + 1 :])] = None
    return list(found)


def with_other_names(sentence: Sentence, names: Pool, chance: random.Random) -> Sentence:
    """The sentence with each name replaced, half of the time, by one of its kind; the tree is lost."""
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[Span] = []
    at = 0
    for span in sentence.names or ():
        words += sentence.words[at : span.first]
        spaces += sentence.spaces[at : span.first]
        old = sentence.words[span.first : span.last]
        gaps = list(sentence.spaces[span.first : span.last])
        new = chance.choice(names[span.label]) if span.label in names and chance.random() < 0.5 else old
        if new is not old:
            gaps = [True] * (len(new) - 1) + [sentence.spaces[span.last - 1]]
        spans.append(Span(len(words), len(words) + len(new), span.label))
        words += new
        spaces += gaps
        at = span.last
    words += sentence.words[at:]
    spaces += sentence.spaces[at:]
    return Sentence(tuple(words), tuple(spaces), tuple(words), tuple(range(len(words))), None, tuple(spans))


def shouted(sentence: Sentence) -> Sentence:
    """The sentence in capitals, as headings are set."""
    return replace(
        sentence, words=tuple(word.upper() if len(word.upper()) == len(word) else word for word in sentence.words)
    )


def titled(sentence: Sentence) -> Sentence:
    """The sentence with a capital on every word of more than three letters, as English headlines are set."""
    return replace(
        sentence,
        words=tuple(
            word[0].upper() + word[1:] if len(word) > 3 and len(word[0].upper()) == 1 else word
            for word in sentence.words
        ),
    )

"""Makes `profiles.npz`: how much each word and letter sequence speaks for each language.

Sources, read by `sources`: the word and letter-sequence frequencies of langidentify, counted on Wikipedia; the word
frequencies of wordfreq; letter sequences of lingua for Xhosa and Zulu; the words of programs' messages in languages
that these lack; the Galician of Django's messages and the word forms of simplemma. `lists` merges the words.
How to run it stands in README.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path
from typing import Final

import numpy as np

from streams.nlp.language.generation import fingerprint, lists, sources
from streams.nlp.language.generation.sources import Sequences, Words
from streams.nlp.language.profiles import PATH, SCALE
from streams.nlp.language.words import LONGEST, substring_hashes

SOURCE_TAGS: Final = {"no": "nb"}
"""Tags of the source that are no BCP 47 tags of one written language."""

WORDS: Final = 15000
"""The most frequent words of each language that are kept."""

FLOORS: Final = {"word": -13.0, "edge": -12.0, "inside": -11.0}
"""The log probability that counts as never seen; what lies `MARGIN` above it is kept."""

MARGIN: Final = 1.0
WEIGHTS: Final = {"word": 1.0, "edge": 0.35, "inside": 0.25}
"""A word counts in full; letter sequences overlap each other and the word, so each counts in part."""

RUSSIAN_LATIN: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
"""BGN/PCGN romanisation without its marks, as news agencies write."""

INSIDE_OF: Final = {"bs": "hr"}
"""A language for which the source has words and no sequences -> the one whose sequences it shares. The varieties of one
language differ in words and endings, so that within the group these alone decide."""

FROM_LINGUA: Final = ("xh", "zu")
"""Close languages whose Wikipedias are small: lingua counted their news."""

Features = dict[str, float]


def _above(kind: str, log: float) -> float:
    above = log - FLOORS[kind]
    return above * WEIGHTS[kind] if above >= MARGIN else 0.0


def _edges(words: Words) -> dict[str, float]:
    """Beginnings and endings of words. Rare words are raised: unknown words are like them."""
    counts: dict[str, float] = defaultdict(float)
    for word, probability in words:
        text = f" {word} "
        for length in range(2, min(LONGEST, len(text) - 1) + 1):
            counts[text[:length]] += probability**0.75
            counts[text[-length:]] += probability**0.75
    total = sum(probability**0.75 for _, probability in words) * 2
    return {edge: math.log(count / total) for edge, count in counts.items()}


def _features(words: Words, inside: Sequences) -> Features:
    features = {f" {word} ": _above("word", math.log(probability)) for word, probability in words[:WORDS]}
    features |= {edge: _above("edge", log) for edge, log in _edges(words).items()}
    features |= {seq: _above("inside", log) for seq, log in inside.items()}
    return {text: weight for text, weight in features.items() if weight > 0}


def _counted(words: Words) -> Sequences:
    """Letter sequences counted on a list of words, for a language whose running text was not counted."""
    counts: dict[str, float] = defaultdict(float)
    for word, probability in words:
        for length in range(2, LONGEST + 1):  # the source has single letters only where they are not ASCII
            for start in range(len(word) - length + 1):
                counts[word[start : start + length]] += probability
    # The words are not all words of the language: what they miss belongs to the total.
    share = sum(probability for _, probability in words)
    totals = [sum(c for s, c in counts.items() if len(s) == n) / share for n in range(LONGEST + 1)]
    return {seq: math.log(count / totals[len(seq)]) for seq, count in counts.items()}


def _inside(tag: str) -> Sequences:
    return sources.lingua_sequences(tag) if tag in FROM_LINGUA else sources.sequences(INSIDE_OF.get(tag, tag))


def _languages() -> dict[str, Features]:
    languages = {}
    for source_tag in sources.tags():
        tag = SOURCE_TAGS.get(source_tag, source_tag)
        languages[tag] = _features(lists.words(tag), _inside(source_tag))
    for tag in lists.BY_HAND:
        languages[tag] = _features(lists.words(tag), {})
    for tag in sources.message_tags():
        words = lists.words(tag)
        languages[tag] = _features(words, _counted(words))
    galician = lists.words("gl")
    languages["gl"] = _features(galician, _counted(galician))
    russian = lists.rewritten(lists.words("ru"), RUSSIAN_LATIN)
    languages["ru-Latn"] = _features(russian, _counted(russian))
    languages["sr-Latn"] = _features(lists.words("sr-Latn"), sources.sequences("hr"))
    return languages


def make(path: Path) -> None:
    """Writes the table, and beside it the hashes by which it is known."""
    languages = _languages()
    postings: dict[int, dict[int, int]] = defaultdict(dict)
    for column, features in enumerate(languages.values()):
        hashes = substring_hashes(list(features)).tolist()
        for hashed, weight in zip(hashes, features.values(), strict=True):
            postings[hashed][column] = max(1, min(255, round(weight * SCALE)))
    keys = sorted(postings)
    np.savez_compressed(
        path,
        languages=np.array(list(languages)),
        keys=np.array(keys, dtype=np.uint32),
        counts=np.array([len(postings[key]) for key in keys], dtype=np.uint8),
        columns=np.array([column for key in keys for column in postings[key]], dtype=np.uint8),
        weights=np.array([weight for key in keys for weight in postings[key].values()], dtype=np.uint8),
    )
    path.with_suffix(".toml").write_text(
        "# Made by generation.profiles: the hashes of what profiles.npz was made from and of what it holds.\n\n"
        f'made_from = "{fingerprint.of_profiles()}"\nholds = "{fingerprint.of_contents(path)}"\n',
        "utf-8",
    )


if __name__ == "__main__":
    make(PATH)

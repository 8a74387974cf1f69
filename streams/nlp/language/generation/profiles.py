"""Makes `profiles.npz`: how much each word and letter sequence speaks for each language.

Source: the word and letter-sequence frequencies of langidentify 1.0.2 (Jeremy Lilley, Apache-2.0), counted on
Wikipedia. Run with that package installed:

    uv run --with langidentify==1.0.2 --no-deps python -m streams.nlp.language.generation.profiles
"""

from __future__ import annotations

import gzip
import math
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import numpy as np

from streams.nlp.language.profiles import PATH, SCALE
from streams.nlp.language.words import LONGEST, substring_hash

SOURCE_TAGS: Final = {"no": "nb"}
"""Tags of the source that are no BCP 47 tags of one written language."""

WORDS: Final = 6000
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

SERBIAN_LATIN: Final = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)) | {
    "љ": "lj",
    "њ": "nj",
    "џ": "dž",
}
"""Gaj's Latin alphabet, letter by letter."""

INSIDE_OF: Final = {"bs": "hr"}
"""A language for which the source has words and no sequences -> the one whose sequences it shares. The varieties of one
language differ in words and endings, so that within the group these alone decide."""

Features = dict[str, float]
Words = list[tuple[str, float]]
"""Words with their probabilities, the most frequent first."""


def _lines(folder: Traversable, name: str) -> Iterator[list[str]]:
    with gzip.open(folder.joinpath(name).open("rb"), "rt", encoding="utf-8") as file:
        next(file)
        yield from (line.split() for line in file)


def _words(folder: Traversable, tag: str) -> Words:
    """The words of a language with their probabilities, the most frequent first."""
    pairs = (line for line in _lines(folder, f"topwords-{tag}.txt.gz") if len(line) == 2)
    return [(word, math.exp(float(log))) for word, log in pairs]


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


def _inside(folder: Traversable, tag: str) -> dict[str, float]:
    name = f"ngrams-{tag}.txt.gz"
    if not folder.joinpath(name).is_file():
        return {}
    with gzip.open(folder.joinpath(name).open("rb"), "rt", encoding="utf-8") as file:
        header = next(file).split()
    totals = {int(part.split(":")[0]): int(part.split("/")[1]) for part in header if ":" in part and "/" in part}
    return {seq: math.log(int(count) / totals[len(seq)]) for seq, count in _lines(folder, name)}


def _features(words: Words, inside: dict[str, float]) -> Features:
    features = {f" {word} ": _above("word", math.log(probability)) for word, probability in words[:WORDS]}
    features |= {edge: _above("edge", log) for edge, log in _edges(words).items()}
    features |= {seq: _above("inside", log) for seq, log in inside.items()}
    return {text: weight for text, weight in features.items() if weight > 0}


def _romanised(words: Words, table: dict[str, str]) -> Words:
    return [("".join(table.get(letter, letter) for letter in word), probability) for word, probability in words]


def _counted(words: Words) -> dict[str, float]:
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


def _languages(folder: Traversable) -> dict[str, Features]:
    tags = sorted(file.name[9:-7] for file in folder.iterdir() if file.name.startswith("topwords-"))
    languages = {
        SOURCE_TAGS.get(tag, tag): _features(_words(folder, tag), _inside(folder, INSIDE_OF.get(tag, tag)))
        for tag in tags
    }
    russian = _romanised(_words(folder, "ru"), RUSSIAN_LATIN)
    languages["ru-Latn"] = _features(russian, _counted(russian))
    serbian = _romanised([pair for pair in _words(folder, "sr") if pair[0] > "\u0400"], SERBIAN_LATIN)
    languages["sr-Latn"] = _features(serbian, _inside(folder, "hr"))
    return languages


def make(folder: Traversable, path: Path) -> None:
    """Writes the table from the source's folder of models."""
    languages = _languages(folder)
    postings: dict[int, dict[int, int]] = defaultdict(dict)
    for column, features in enumerate(languages.values()):
        for text, weight in features.items():
            postings[substring_hash(text)][column] = max(1, min(255, round(weight * SCALE)))
    keys = sorted(postings)
    np.savez_compressed(
        path,
        languages=np.array(list(languages)),
        keys=np.array(keys, dtype=np.uint32),
        counts=np.array([len(postings[key]) for key in keys], dtype=np.uint8),
        columns=np.array([column for key in keys for column in postings[key]], dtype=np.uint8),
        weights=np.array([weight for key in keys for weight in postings[key].values()], dtype=np.uint8),
    )


if __name__ == "__main__":
    make(files("langidentify").joinpath("models/lite"), PATH)

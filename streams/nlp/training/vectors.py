"""What words mean, learned by others from far more text than there is here, made small enough to ship in a model.

    pip install spacy-lookups-data==1.0.5 natasha==1.6.0 wordfreq==3.1.1
    python -m streams.nlp.training.vectors --data DATA

writes `DATA/vectors/*.npz`. Of German, English and Spanish, Brown clusters are in spaCy's lookups (MIT): words that
stand in the same company share a path in a binary tree. The Spanish ones hold most words and names of Portuguese,
Italian and French, too, the German ones those of Dutch names; these languages have none of their own, and those are
taken that are frequent there (wordfreq). Of Russian, natasha has vectors learned from news (navec, MIT). Many words
share a row, so that a table takes little more room than the keys of its words. The packages are needed for nothing
else.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from importlib import import_module, resources
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.vectors import Vectors

Array = NDArray[Any]

CLUSTERED: Final = ("de", "en", "es")
BORROWED: Final = {"fr": "es", "it": "es", "nl": "de", "pt": "es"}
"""Languages that have the clusters of another."""

WORDS: Final = 120_000
"""The most frequent words are kept."""

STEPS: Final = (4, 6, 8, 10, 12, 20)
"""Beginnings of a path, by their length, that are a feature each."""

PATH_WIDTH: Final = 128
WIDTH: Final = 64
ROWS: Final = 4000
ROUNDS: Final = 5
_SHOUTED: Final = 3
"""Words in capitals are kept if they are so many times as frequent."""

_SEED: Final = 20220110


class Table(NamedTuple):
    """Words in order, the row of each, the rows, and the attribute of spaCy's tokens by which words are looked up."""

    words: Sequence[str]
    row: Array
    rows: Array
    attribute: str


def write(file: Path, table: Table) -> None:
    """Writes a table; the words as spaCy's hashes.

    Args:
        file: with the ending npz.
        table: what to write.
    """
    keys = np.array([get_string_id(word) for word in table.words], np.uint64)
    np.savez_compressed(
        file,
        keys=keys,
        row=table.row.astype(np.uint16),
        rows=table.rows.astype(np.float16),
        attribute=np.array(table.attribute),
    )


def read(file: Path) -> Vectors:
    """The table of a file as spaCy wants it.

    Args:
        file: as `write` made it.
    """
    with np.load(file) as saved:
        vectors = Vectors(data=saved["rows"].astype(np.float32), attr=str(saved["attribute"]))
        for key, row in zip(saved["keys"].tolist(), saved["row"].tolist(), strict=True):
            vectors.add(key, row=row)
    return vectors


def attribute(file: Path) -> str:
    """By which attribute of spaCy's tokens the words of a table are looked up.

    Args:
        file: as `write` made it.
    """
    with np.load(file) as saved:
        return str(saved["attribute"])


def clusters(tag: str) -> Table:
    """The Brown clusters of a language: a row is the sum of random signs, one pattern a beginning of its path."""
    paths, chance = lookups(f"{tag}_lexeme_cluster"), lookups(f"{tag}_lexeme_prob")
    words = [word for word in sorted(paths, key=lambda word: -chance.get(word, -99.0)) if paths[word]][:WORDS]
    return _coded(words, paths)


def borrowed(tag: str, source: str) -> Table:
    """The clusters of another language for the words that a language has in common with it.

    Args:
        tag: the language that has none.
        source: the one that has.
    """
    listed: Sequence[str] = import_module("wordfreq").top_n_list(tag, 1_000_000)
    rank = {word: index for index, word in enumerate(listed)}
    paths = lookups(f"{source}_lexeme_cluster")
    words = [word for word in paths if paths[word] and word.lower() in rank]
    words.sort(key=lambda word: rank[word.lower()] * (1 if word.islower() or word.istitle() else _SHOUTED))
    return _coded(words[:WORDS], paths)


def _coded(words: Sequence[str], paths: Mapping[str, float]) -> Table:
    codes = sorted({int(paths[word]) for word in words})
    random = np.random.default_rng(_SEED)
    patterns: dict[tuple[int, int], Array] = {}
    rows = np.zeros((len(codes), PATH_WIDTH), np.float32)
    for index, code in enumerate(codes):
        for step in STEPS:
            node = (step, code & ((1 << step) - 1))  # the first step of a path is the lowest bit
            if node not in patterns:
                patterns[node] = random.choice(np.array([-0.25, 0.25], np.float32), PATH_WIDTH)
            rows[index] += patterns[node]
    at = {code: index for index, code in enumerate(codes)}
    return Table(words, np.array([at[int(paths[word])] for word in words]), rows, "ORTH")


def lookups(name: str) -> Mapping[str, float]:
    """A table of spaCy's lookups.

    Args:
        name: of its file, without the ending.
    """
    file = resources.files(import_module("spacy_lookups_data")) / "data" / f"{name}.json.gz"
    found: dict[str, float] = json.loads(gzip.decompress(file.read_bytes()))
    return found


def navec() -> Table:
    """The vectors of natasha: turned to their main directions, alike ones drawn together (k-means)."""
    source: Any = import_module("natasha").NewsEmbedding()
    counted = sorted(zip(source.vocab.counts, source.vocab.words, strict=True), reverse=True)
    words = [word for _, word in counted if not word.startswith("<")][:WORDS]
    full = np.stack([source[word] for word in words]).astype(np.float32)
    full -= full.mean(axis=0)
    _, directions = np.linalg.eigh(full.T @ full)
    vectors = full @ directions[:, ::-1][:, :WIDTH]
    vectors *= 8 / np.linalg.norm(vectors, axis=1, keepdims=True)  # of length one; then no number is far from one
    rows = vectors[:ROWS].copy()
    row = _nearest(vectors, rows)
    for _ in range(ROUNDS):
        sums, counts = np.zeros_like(rows), np.bincount(row, minlength=len(rows)).astype(np.float32)
        np.add.at(sums, row, vectors)
        rows = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], rows)
        row = _nearest(vectors, rows)
    return Table(words, row, np.round(rows * 16) / 16, "LOWER")


def _nearest(vectors: Array, rows: Array) -> Array:
    half = (rows**2).sum(axis=1) / 2
    parts = np.array_split(vectors, 1 + len(vectors) // 4096)
    return np.concatenate([np.argmax(part @ rows.T - half, axis=1) for part in parts])


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args(arguments).data / "vectors"
    folder.mkdir(exist_ok=True)
    for tag in CLUSTERED:
        write(folder / f"{tag}_clusters.npz", clusters(tag))
    for tag, source in BORROWED.items():
        write(folder / f"{tag}_{source}_clusters.npz", borrowed(tag, source))
    write(folder / "ru_navec.npz", navec())


if __name__ == "__main__":
    main()

"""What a dictionary says of inflected forms, as a table that a model ships with: part of speech, case, kind of name.

    pip install morfeusz2==1.99.15 wordfreq==3.1.1 spacy-lookups-data==1.0.5
    python -m streams.nlp.training.dictionary --data DATA

writes `DATA/vectors/pl_sgjp.npz`. Polish has no clusters of its own in any package at hand, but SGJP, the grammatical
dictionary that Morfeusz reads (BSD-2), knows every form of its words and which are given names, surnames, places,
organizations. A row is the sum of random signs, one pattern a property. Words of other languages, which news are full
of, get the Brown clusters of English, also in the Polish cases that they are put into: "Gerrarda", "Ryanem".
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np

from streams.nlp.training.vectors import PATH_WIDTH, STEPS, Array, Table, lookups, write

COMMON: Final = 70_000
"""Ordinary words that are kept: the most frequent. Of names, all are that any text has."""

NAMES: Final = 70_000
"""Names that are kept."""

_KINDS: Final[Mapping[str, str]] = {
    "imię": "given",
    "nazwisko": "surname",
    "nazwa_geograficzna": "place",
    "człon_nazwy_geograficznej": "part of place",
    "nazwa_organizacji": "organization",
    "nazwa_firmy": "organization",
    "nazwa_instytucji": "organization",
}
"""What SGJP calls the kinds of names."""

_CASES: Final = frozenset({"nom", "gen", "dat", "acc", "inst", "loc"})
_NUMBERS: Final = frozenset({"sg", "pl", "pri", "sec", "ter"})
_ENDINGS: Final = ("owi", "iem", "em", "ie", "ów", "a", "u", "y", "i", "ę", "ą", "om", "ach", "ami")
"""Of the forms of foreign names, the longest first where one ends with another."""

_SHORTEST: Final = 4
_SEED: Final = 20220111


def sgjp() -> Table:
    """The table of Polish words, looked up in small letters."""
    analyser: Any = import_module("morfeusz2").Morfeusz(expand_dag=False, expand_tags=False)
    listed: Sequence[str] = import_module("wordfreq").top_n_list("pl", 1_000_000)
    paths = lookups("en_lexeme_cluster")
    properties: dict[str, frozenset[str]] = {}
    kept = {True: 0, False: 0}
    for word in (word for word in listed if word.replace("-", "").isalpha()):
        found = frozenset(_known(analyser, word)) or frozenset(_foreign(paths, word))
        named = "kind:name" in found
        if found and kept[named] < (NAMES if named else COMMON):
            properties[word] = found
            kept[named] += 1
    return _coded(properties)


def _known(analyser: Any, word: str) -> Iterator[str]:
    """What the dictionary says of a word in small letters and with a capital."""
    for written in (word, word.title()):
        for _, _, (_, lemma, tag, kinds, _) in analyser.analyse(written):
            if tag == "ign" or (written != word and not lemma[0].isupper()):
                continue
            part, *rest = tag.split(":")
            values = {value for entry in rest for value in entry.split(".")}
            yield f"part:{part}"
            yield from (f"value:{value}" for value in values & (_CASES | _NUMBERS))
            if lemma[0].isupper():
                yield "kind:name"
                yield from (f"kind:{_KINDS.get(kind, 'other')}" for kind in kinds)
            else:
                yield "kind:common"


def _foreign(paths: Mapping[str, float], word: str) -> Iterator[str]:
    """The beginnings of the path of a foreign word, and the ending that makes another word of a foreign name."""
    path = next((paths[form] for form in (word.title(), word.upper(), word) if paths.get(form)), None)
    if path is None:
        for ending in _ENDINGS:
            stem = word.removesuffix(ending).title()
            if word.endswith(ending) and len(stem) >= _SHORTEST and (path := paths.get(stem)):
                yield f"ending:{ending}"
                break
    if path:
        yield "kind:name"
        yield "kind:foreign"
        yield from (f"path:{step}:{int(path) & ((1 << step) - 1)}" for step in STEPS)


def _coded(properties: Mapping[str, frozenset[str]]) -> Table:
    random = np.random.default_rng(_SEED)
    patterns: dict[str, Array] = {
        name: random.choice(np.array([-0.25, 0.25], np.float32), PATH_WIDTH)
        for name in sorted({name for found in properties.values() for name in found})
    }
    alike = {found: row for row, found in enumerate(sorted(set(properties.values()), key=sorted))}
    rows = np.stack([np.sum([patterns[name] for name in sorted(found)], axis=0) for found in alike])
    return Table(list(properties), np.array([alike[found] for found in properties.values()]), rows, "LOWER")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args(arguments).data / "vectors"
    folder.mkdir(exist_ok=True)
    write(folder / "pl_sgjp.npz", sgjp())


if __name__ == "__main__":
    main()

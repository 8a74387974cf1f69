"""The sentences a model learns from and is measured on, put together by its recipe."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from streams.nlp.training import augmentation, names, treebank
from streams.nlp.training.sentence import Sentence

RECIPES: Final = Path(__file__).with_name("recipes.toml")


class Corpus(NamedTuple):
    """What is learned from, what is only measured on, and the SHA-256 of every file read.

    `abroad` are names in other languages, which stand in news as they are, by label.
    """

    train: list[Sentence]
    held_trees: list[Sentence]
    held_names: list[Sentence]
    abroad: dict[str, list[tuple[str, ...]]]
    hashes: dict[str, str]


@cache
def recipes() -> Mapping[str, Any]:
    """The recipes of all models."""
    return tomllib.loads(RECIPES.read_text("utf-8"))


def recipe(tag: str) -> dict[str, Any]:
    """The settings of a model: its own, and where it has none, those of all."""
    return {**recipes()["training"], **recipes()[tag]}


def corpus(
    tag: str, data: Path, *, as_annotated: bool = False, changed: Mapping[str, Any] = MappingProxyType({})
) -> Corpus:
    """The corpus of a language.

    Args:
        tag: a table of `recipes.toml`.
        data: the folder with `ud`, `ner` and `silver`.
        as_annotated: True leaves each treebank its own convention.
        changed: settings that count instead of the recipe's.
    """
    settings = {**recipe(tag), **changed}
    contractions = settings.get("contractions", {})
    hashes: dict[str, str] = {}

    def all_of(kind: str) -> Iterator[Sentence]:
        for item in settings.get(kind, []):
            name, _, part = item.partition(":")
            trees = kind.endswith("trees")
            folder = "silver" if kind == "silver" else "ud" if trees else "ner"
            path = name if "/" in name else f"{folder}/{name}"
            file = data / f"{path}.{'conllu' if trees else 'tsv'}"
            hashes[f"{path}{file.suffix}"] = hashlib.sha256(file.read_bytes()).hexdigest()
            if trees:
                found = treebank.read(file, contractions, as_annotated=as_annotated)
            else:
                found = names.read(file, contractions)
                if kind == "names" and (every := settings.get("parted")):
                    found[::every] = names.read(file, {})[::every]
            yield from _part(found, part)

    held_names, held_trees = list(all_of("held_names")), list(all_of("held_trees"))
    named = list(all_of("silver")) + list(all_of("names"))  # of two the later counts
    held = {sentence.forms for sentence in held_names + held_trees}
    train = [sentence for sentence in names.joined(list(all_of("trees")), named) if sentence.forms not in held]
    if not settings.get("misc", False):
        train = [_without_misc(sentence) for sentence in train]
    found = augmentation.pool(list(all_of("persons")))
    abroad = {label: found.get(label, []) for label in settings.get("abroad", ["PER"])}
    return Corpus(train, held_trees, held_names, abroad, hashes)


def _part(sentences: Sequence[Sentence], part: str) -> Sequence[Sentence]:
    if not part:
        return sentences
    first, last = (int(bound) * len(sentences) // 100 for bound in part.split("-"))
    return sentences[first:last]


def _without_misc(sentence: Sentence) -> Sentence:
    if sentence.names is None:
        return sentence
    return replace(sentence, names=tuple(span for span in sentence.names if span.label != "MISC"))

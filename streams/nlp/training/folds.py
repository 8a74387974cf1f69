"""Tags, lemmas, dependencies and sentence boundaries by ten-fold split of the treebanks of a recipe.

python -m streams.nlp.training.folds nl en --data DATA --folds 0 1 2 --layers morphologizer

Every tenth run of ten sentences is a fold; the recipe's model learns from the other nine folds and is measured on the
one left out. Prints a line of JSON a fold, and the mean of those that were asked for. A layer alone is learned in a
third of the time. `as_annotated` are tags against those of each treebank before `conventions.toml`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from streams.nlp.training import pipeline, score
from streams.nlp.training.corpus import Corpus, corpus, recipe
from streams.nlp.training.sentence import Sentence
from streams.nlp.training.train import begun, known_words, learned

FOLDS: Final = 10
RUN: Final = 10
"""Sentences that follow each other stay in one fold."""

_BY: Final = {
    "upos": "morphologizer",
    "as_annotated": "morphologizer",
    "lemma": "trainable_lemmatizer",
    "las": "parser",
    "sentences": "parser",
}
"""Which layer is measured by a figure; the other figures are of the tokenizer."""


def split(sentences: Sequence[Sentence], fold: int) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that are learned from, and those of a fold.

    Args:
        sentences: in their order.
        fold: from nought.
    """
    parts: tuple[list[Sentence], list[Sentence]] = ([], [])
    for index, sentence in enumerate(sentences):
        parts[index // RUN % FOLDS == fold].append(sentence)
    held = {sentence.forms for sentence in parts[1]}
    return [sentence for sentence in parts[0] if sentence.forms not in held], parts[1]


def measured(tag: str, data: Path, fold: int, epochs: int, layers: Sequence[str]) -> dict[str, float]:
    """What a model reaches on a fold that has learned from the others.

    Args:
        tag: a table of the recipes.
        data: as in training.
        fold: from nought.
        epochs: instead of those of the recipe; nought for its own.
        layers: some of `pipeline.LAYERS`.
    """
    settings = {**recipe(tag), "layers": layers, "nameless": 1.0}
    settings["epochs"] = epochs or settings["epochs"]
    if "ner" not in layers:
        settings |= {"rows": settings["rows"][:4], "plain_epochs": settings["epochs"], "renamed": 0.0}
    whole = corpus(tag, data)
    train, held = split([sentence for sentence in whole.train + whole.held_trees if sentence.tree], fold)
    text = Corpus(train, held, [], whole.abroad, whole.hashes)
    nlp, optimizer = begun(tag, settings, text, known_words(settings, data))
    for epoch in range(settings["epochs"]):
        learned(nlp, text, optimizer, settings, epoch)
    other = corpus(tag, data, as_annotated=True)
    annotated = {sentence.forms: sentence for sentence in other.train + other.held_trees if sentence.tree}
    with nlp.use_params(optimizer.averages):
        found = score.trees(nlp, held)
        found["as_annotated"] = score.trees(nlp, [annotated[sentence.forms] for sentence in held])["upos"]
    return {key: value for key, value in found.items() if _BY.get(key, layers[0]) in layers}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)))
    parser.add_argument("--epochs", type=int, default=0, help="fewer than in the recipe, to save time")
    parser.add_argument("--layers", nargs="+", choices=pipeline.LAYERS, default=pipeline.LAYERS)
    arguments = parser.parse_args()
    for tag in arguments.languages:
        found = []
        for fold in arguments.folds:
            found.append(measured(tag, arguments.data, fold, arguments.epochs, arguments.layers))
            print(json.dumps({"language": tag, "fold": fold, **found[-1]}), flush=True)  # noqa: T201 - the report
        mean = {key: round(sum(one[key] for one in found) / len(found), 1) for key in found[0]}
        print(json.dumps({"language": tag, "mean of folds": len(found), **mean}), flush=True)  # noqa: T201 - the report


if __name__ == "__main__":
    main()

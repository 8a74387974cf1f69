"""Tags, lemmas, dependencies and sentence boundaries by ten-fold split of the treebanks of a recipe.

python -m streams.nlp.training.folds nl en --data DATA --folds 0 1 2

Every tenth run of ten sentences is a fold; the recipe's model learns from the other nine folds and is measured on the
one left out. Prints a line of JSON a fold, and the mean of those that were asked for.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from streams.nlp.training import score
from streams.nlp.training.corpus import Corpus, corpus, recipes
from streams.nlp.training.sentence import Sentence
from streams.nlp.training.train import begun, known_words, learned

FOLDS: Final = 10
RUN: Final = 10
"""Sentences that follow each other stay in one fold."""


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


def measured(tag: str, data: Path, fold: int, epochs: int) -> dict[str, float]:
    """What a model reaches on a fold that has learned from the others.

    Args:
        tag: a table of the recipes.
        data: as in training.
        fold: from nought.
        epochs: instead of those of the recipe; nought for its own.
    """
    settings = {**recipes()["training"], **recipes()[tag]}
    settings["epochs"] = epochs or settings["epochs"]
    whole = corpus(tag, data)
    train, held = split([sentence for sentence in whole.train + whole.held_trees if sentence.tree], fold)
    text = Corpus(train, held, [], whole.persons, whole.hashes)
    nlp, optimizer = begun(tag, settings, text, known_words(settings, data))
    for epoch in range(settings["epochs"]):
        learned(nlp, text, optimizer, settings, epoch)
    with nlp.use_params(optimizer.averages):
        return score.trees(nlp, held)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)))
    parser.add_argument("--epochs", type=int, default=0, help="fewer than in the recipe, to save time")
    arguments = parser.parse_args()
    for tag in arguments.languages:
        found = []
        for fold in arguments.folds:
            found.append(measured(tag, arguments.data, fold, arguments.epochs))
            print(json.dumps({"language": tag, "fold": fold, **found[-1]}), flush=True)  # noqa: T201 - the report
        mean = {key: round(sum(one[key] for one in found) / len(found), 1) for key in found[0]}
        print(json.dumps({"language": tag, "mean of folds": len(found), **mean}), flush=True)  # noqa: T201 - the report


if __name__ == "__main__":
    main()

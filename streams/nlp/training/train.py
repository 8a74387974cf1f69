"""Trains the model of a language and writes what it reached; goes on where it was interrupted.

python -m streams.nlp.training.train nl --data DATA --work FOLDER
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from spacy.language import Language
from spacy.vectors import Vectors
from thinc.api import Adam, fix_random_seed

from streams.nlp.entities.clues import clues
from streams.nlp.models import arithmetic
from streams.nlp.training import augmentation, pipeline, score, vectors
from streams.nlp.training.corpus import Corpus, corpus, recipe
from streams.nlp.training.sentence import Sentence

LONGEST: Final = 4
"""Sentences of a treebank learned as one text, at most: their boundaries are learned there."""


def train(tag: str, data: Path, work: Path, changed: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Trains until the epochs of the recipe are done.

    Args:
        tag: a table of `recipes.toml`.
        data: the folder with the files that the recipe names.
        work: where `TAG.spacy`, `TAG.state.json` and `TAG.log.jsonl` are kept between epochs.
        changed: settings that count instead of the recipe's.
    """
    settings = {**recipe(tag), **changed}
    work.mkdir(parents=True, exist_ok=True)
    text = corpus(tag, data, changed=changed)
    state_file, model_file = work / f"{tag}.state.json", work / f"{tag}.spacy"
    known = known_words(settings, data)
    nlp, optimizer = begun(tag, settings, text, known)
    state: dict[str, Any] = {"epoch": 0, "seconds": 0.0}
    if state_file.exists():
        state = json.loads(state_file.read_text("utf-8"))
        nlp.from_bytes(model_file.with_suffix(".last").read_bytes())
        if known is not None:
            nlp.vocab.vectors = known  # spaCy's files do not keep by what its words are looked up
    for epoch in range(state["epoch"], settings["epochs"]):
        began = time.process_time()
        losses = learned(nlp, text, optimizer, settings, epoch)
        state = {"epoch": epoch + 1, "seconds": round(state["seconds"] + time.process_time() - began, 1)}
        line: dict[str, Any] = {**state, "losses": {key: round(value) for key, value in losses.items()}}
        model_file.with_suffix(".last").write_bytes(nlp.to_bytes())
        if epoch + 1 in {settings["epochs"] // 2, settings["epochs"]}:
            with nlp.use_params(optimizer.averages):
                model_file.write_bytes(nlp.to_bytes())
                line |= measured(nlp, text)
        with (work / f"{tag}.log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        state_file.write_text(json.dumps(state), "utf-8")


def begun(tag: str, settings: Mapping[str, Any], text: Corpus, known: Vectors | None) -> tuple[Language, Any]:
    """A pipeline that has seen what there is to tell apart and has learned nothing yet, and what is to change it.

    Args:
        tag: a table of the recipes.
        settings: of the recipe.
        text: what is learned from.
        known: what is known of words beforehand.
    """
    fix_random_seed(settings["seed"])
    nlp = pipeline.blank(settings.get("spacy", tag), settings, known)
    chance = random.Random(settings["seed"])  # noqa: S311 - to be repeated, not to be secret
    examples = [pipeline.example(nlp, part, hinted=False) for part in _texts(text.train, chance)]
    nlp.initialize(lambda: examples)
    arithmetic.use(nlp)
    optimizer = Adam(
        learn_rate=settings["learn_rate"], L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    return nlp, optimizer


def known_words(settings: Mapping[str, Any], data: Path) -> Vectors | None:
    """The table of words that a recipe names, if it names one.

    Args:
        settings: of the recipe.
        data: the folder with `vectors`.
    """
    return vectors.read(words_file(settings, data)) if "vectors" in settings else None


def words_file(settings: Mapping[str, Any], data: Path) -> Path:
    """Where the table of words of a recipe is.

    Args:
        settings: of a recipe that names one.
        data: the folder with `vectors`.
    """
    return data / "vectors" / f"{settings['vectors']}.npz"


def measured(nlp: Language, text: Corpus) -> dict[str, Any]:
    """What the pipeline reaches on the sentences held out."""
    found: dict[str, Any] = {}
    if text.held_names:
        found["names"] = score.names(nlp, text.held_names)
    if text.held_trees:
        found["trees"] = score.trees(nlp, text.held_trees)
    return found


def _texts(sentences: Sequence[Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """Runs of sentences with a tree, as they follow each other; the others one by one."""
    run: list[Sentence] = []
    length = 1
    for sentence in sentences:
        if run and (sentence.tree is None or len(run) >= length):
            yield run
            run = []
        if sentence.tree is None:
            yield [sentence]
        else:
            length = length if run else chance.randint(1, LONGEST)
            run.append(sentence)
    if run:
        yield run


def _varied(
    text: Corpus, settings: Mapping[str, Any], chance: random.Random, language: str
) -> Iterator[list[Sentence]]:
    """The texts of an epoch: now and then in capitals, and some sentences once more with other names."""
    names = augmentation.pool(text.train)
    for label, others in text.abroad.items():
        names[label] = names.get(label, []) + others
    if settings["surnames"]:
        persons = names.get("PER", [])
        names["PER"] = persons + augmentation.surnames(persons, clues(language).surname_particles)
    for part in _texts(text.train, chance):
        draw = chance.random()
        if not any(sentence.names for sentence in part) and chance.random() >= settings["nameless"]:
            continue
        if draw < 0.02:
            yield [augmentation.shouted(sentence) for sentence in part]
        elif draw < 0.04:
            yield [augmentation.titled(sentence) for sentence in part]
        else:
            yield part
        for sentence in part:
            if sentence.names and chance.random() < settings["renamed"]:
                yield [augmentation.with_other_names(sentence, names, chance)]


def learned(nlp: Language, text: Corpus, optimizer: Any, settings: Mapping[str, Any], epoch: int) -> dict[str, float]:
    """Learns from every sentence once; the rate falls in a line to a twentieth over the epochs.

    Args:
        nlp: the pipeline that learns.
        text: its sentences.
        optimizer: the same in every epoch.
        settings: of the recipe.
        epoch: from nought.
    """
    chance = random.Random(settings["seed"] + epoch)  # noqa: S311 - to be repeated, not to be secret
    texts = list(_varied(text, settings, chance, str(nlp.lang)))
    chance.shuffle(texts)
    batches = list(_batches(texts, settings["words_in_batch"] if epoch else settings["words_in_batch"] // 2))
    losses: dict[str, float] = {}
    hinted = epoch >= settings["plain_epochs"]
    for number, batch in enumerate(batches):
        done = (epoch + number / len(batches)) / settings["epochs"]
        warm = min(1.0, (epoch * len(batches) + number + 1) / 100)
        optimizer.learn_rate = settings["learn_rate"] * warm * (1 - 0.95 * done)
        examples = [
            pipeline.example(nlp, part, parsed=chance.random() < settings["parsed"], hinted=hinted) for part in batch
        ]
        nlp.update(examples, sgd=optimizer, losses=losses, drop=0.1)
    return losses


def _batches(texts: Sequence[list[Sentence]], words: int) -> Iterator[list[list[Sentence]]]:
    batch: list[list[Sentence]] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += sum(len(sentence.words) for sentence in text)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def command(description: str | None, run: Callable[[str, Path, Path], None]) -> None:
    """A command for some languages, with the folder of the data and one to work in.

    Args:
        description: what it says of itself.
        run: is given a table of `recipes.toml`, and the two folders.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--data", type=Path, required=True, help="folder with ud, ner and silver")
    parser.add_argument("--work", type=Path, required=True, help="folder for models in the making")
    arguments = parser.parse_args()
    for tag in arguments.languages:
        run(tag, arguments.data, arguments.work)


if __name__ == "__main__":
    command(__doc__, train)

"""Names that no one has annotated and on which models of several seeds agree: the shipped model learns them.

python -m streams.nlp.training.agreement de --data DATA --work FOLDER

What one run finds by chance others do not find, and what all find is mostly right: so one model comes near to what
several would say together (distillation; Hinton and others 2015, "Distilling the Knowledge in a Neural Network"). The
text is that of WikiANN; what it says of names itself is not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from streams.nlp.models import arithmetic
from streams.nlp.training import names, pipeline, silver
from streams.nlp.training.corpus import recipe
from streams.nlp.training.sentence import Sentence
from streams.nlp.training.train import command, known_words, train

Found = frozenset[tuple[int, int, str]]
"""Start, end and label of the names of a sentence, in code points."""


def agreed(sentences: Sequence[Sentence], readings: Sequence[Sequence[Found]]) -> list[Sentence]:
    """The sentences in which every reading finds the same names, with these.

    Args:
        sentences: without names, or with names that do not matter.
        readings: what each model finds in each of the sentences; one reading at least.
    """
    return [
        silver.annotated(sentence, partial(_listed, found[0]))
        for sentence, *found in zip(sentences, *readings, strict=True)
        if len(set(found)) == 1
    ]


def _listed(found: Found, _: str) -> list[tuple[int, int, str]]:
    return sorted(found)


def read(tag: str, data: Path, model: Path, sentences: Sequence[Sentence]) -> list[Found]:
    """What a trained model finds in each sentence.

    Args:
        tag: a table of `recipes.toml`.
        data: the folder with `vectors`.
        model: as `train` writes it.
        sentences: each is read alone.
    """
    settings = recipe(tag)
    nlp = pipeline.blank(tag, settings, known_words(settings, data))
    nlp.from_bytes(model.read_bytes())
    arithmetic.use(nlp)
    with nlp.select_pipes(enable=["tok2vec", "ner"]):
        docs = nlp.pipe(pipeline.hinted(nlp, sentence.text) for sentence in sentences)
        return [frozenset((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents) for doc in docs]


def write(tag: str, data: Path, work: Path) -> None:
    """Trains the teachers of a recipe, which is the same without what they agree on, and writes that.

    Args:
        tag: a table of `recipes.toml` with `teachers`.
        data: the folder with `ner` and `silver`; `silver/TAG_agreed.tsv` is written.
        work: a folder for each teacher is made in it, and one that is complete is not trained again.

    Raises:
        ValueError: the recipe has no teachers.
    """
    if not recipe(tag)["teachers"]:
        raise ValueError(f"recipes.toml names no teachers for {tag}, so nothing can be agreed on")
    sentences = [s for s in names.read(data / "ner" / f"{tag}_wikiann.tsv", {}) if silver.is_whole(s)]
    own = [name for name in recipe(tag)["silver"] if name != f"{tag}_agreed"]
    readings = []
    for seed in recipe(tag)["teachers"]:
        folder = work / f"teacher-{seed}"
        train(tag, data, folder, {"seed": seed, "silver": own})
        readings.append(read(tag, data, folder / f"{tag}.spacy", sentences))
    names.write(data / "silver" / f"{tag}_agreed.tsv", agreed(sentences, readings))


if __name__ == "__main__":
    command(__doc__, write)

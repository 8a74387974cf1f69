"""Makes a trained model a part of the product: the file, its line in `models.toml`, its card, its log.

python -m streams.nlp.training.package nl --data DATA --work FOLDER --commit COMMIT
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any, Final

import numpy as np
import spacy.about
from spacy.language import Language

from streams.nlp import models
from streams.nlp.training import pipeline, vectors
from streams.nlp.training.corpus import Corpus, corpus, recipe
from streams.nlp.training.train import known_words, measured, words_file

FOLDER: Final = Path(models.__file__).parent
_KINDS: Final = ("trees", "names", "silver")
CARD: Final = Template(Path(__file__).with_name("card.md").read_text("utf-8"))
SOURCES: Final = Path(__file__).with_name("sources.toml")


def parameters(nlp: Language) -> Iterator[tuple[str, int, Any, str]]:
    """The parameters of a pipeline: component, place of the layer in it, the layer, the name of the parameter."""
    components: list[tuple[str, Any]] = nlp.pipeline
    for component, part in components:
        for number, node in enumerate(part.model.walk()):
            for name in node.param_names:
                if node.has_param(name):
                    yield component, number, node, name


def rounded(nlp: Language) -> None:
    """Leaves ten binary digits to each weight, so that the file is half as large; nothing measurable is lost."""
    for _, _, node, name in parameters(nlp):
        bits = np.ascontiguousarray(node.get_param(name), dtype=np.float32).view(np.uint32)
        node.set_param(name, ((bits + 0x1000) & np.uint32(0xFFFFE000)).view(np.float32))


def trained(tag: str, data: Path, work: Path) -> Language:
    """The pipeline that training left in `work`, its weights rounded as they are shipped."""
    settings = recipe(tag)
    nlp = pipeline.blank(tag, settings, known_words(settings, data))
    nlp.from_bytes((work / f"{tag}.spacy").read_bytes())
    rounded(nlp)
    return nlp


def package(tag: str, data: Path, work: Path, commit: str) -> None:
    """Writes the files of a model into `streams/nlp/models`.

    Args:
        tag: a table of `recipes.toml`, trained.
        data: as in training; the card tells the figures of the model as it is shipped.
        work: where training left `TAG.spacy` and `TAG.log.jsonl`.
        commit: of main, whose scripts and rules it was trained with: rules give the hints, so that with later ones the
            same recipe makes another model.
    """
    settings = recipe(tag)
    nlp = trained(tag, data, work)
    if "vectors" in settings:
        nlp.meta[models.WORDS_BY] = vectors.attribute(words_file(settings, data))
    file = FOLDER / f"{tag}.spacy.xz"
    file.write_bytes(models.packed(nlp))
    text = corpus(tag, data)
    if "vectors" in settings:
        text.hashes[f"vectors/{settings['vectors']}.npz"] = file_hash(words_file(settings, data))
    scores = measured(models.unpacked(file.read_bytes()), text)
    log = (work / f"{tag}.log.jsonl").read_text("utf-8")
    (FOLDER / f"{tag}.log.jsonl").write_text(log, "utf-8")
    table = dict(models.listed())
    version = int(table.get(tag, {"version": 0})["version"]) + (file_hash(file) != table.get(tag, {}).get("sha256"))
    table[tag] = {
        "file": file.name,
        "sha256": file_hash(file),
        "version": version,
        "licence": "CC-BY-SA-4.0",
        "rules_first": settings["rules_first"],
    }
    lines = ["# Written by streams/nlp/training/package.py: the models by language. Cards stand beside the files."]
    for name, entry in sorted(table.items()):
        lines += ["", f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in entry.items())]
    (FOLDER / "models.toml").write_text("\n".join(lines) + "\n", "utf-8")
    (FOLDER / f"{tag}.md").write_text(_card(tag, settings, text, scores, commit), "utf-8")


def file_hash(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _card(tag: str, settings: Mapping[str, Any], text: Corpus, scores: Mapping[str, Any], commit: str) -> str:
    sources = tomllib.loads(SOURCES.read_text("utf-8"))
    named = sum(sentence.names is not None for sentence in text.train)
    tagged = sum(sentence.tree is not None for sentence in text.train)
    words = sum(len(sentence.words) for sentence in text.train)
    learned = {item.partition(":")[0] for kind in (*_KINDS, "persons") for item in settings.get(kind, [])}
    learned.add(settings.get("vectors", ""))
    owed = [entry for key, entry in sources["source"].items() if any(item.startswith(key) for item in learned)]
    return CARD.substitute(
        tag=tag,
        spacy=spacy.about.__version__.rpartition(".")[0],
        width=settings["width"],
        depth=settings["depth"],
        labels="PER, LOC, ORG, MISC" if settings.get("misc") else "PER, LOC, ORG",
        sentences=f"{len(text.train):,}",
        words=f"{words:,}",
        named=f"{named:,}",
        tagged=f"{tagged:,}",
        files="\n".join(f"- {kind}: {', '.join(settings[kind])}" for kind in _KINDS if settings.get(kind))
        + (f"\n- words: {settings['vectors']}" if "vectors" in settings else ""),
        credits="\n".join(f"- {entry}" for entry in owed),
        held_names=", ".join(settings["held_names"]),
        names=_listed({key: value for key, value in sorted(scores["names"].items()) if key != "words_per_second"}),
        held_trees=", ".join(settings["held_trees"]),
        trees=_listed(scores["trees"]),
        limits=sources["limits"].get(tag, sources["limits"]["all"]),
        seed=settings["seed"],
        epochs=settings["epochs"],
        commit=commit,
        hashes="\n".join(f"- {name}: {digest}" for name, digest in sorted(text.hashes.items())),
    )


def _listed(scores: Mapping[str, float]) -> str:
    return ", ".join(f"{key} {value}" for key, value in scores.items())


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--commit", required=True, help="of main, whose scripts and rules trained the model")
    arguments = parser.parse_args()
    for tag in arguments.languages:
        models.listed.cache_clear()
        package(tag, arguments.data, arguments.work, arguments.commit)


if __name__ == "__main__":
    main()

"""Trained models as data: one a language, loaded by name when it is first asked for, its checksum held.

`models.toml` names them; beside each file stand its card and the log of its training; `streams.nlp.training` makes
them.
"""

from __future__ import annotations

import hashlib
import lzma
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

import structlog
from spacy.language import Language
from spacy.pipeline._edit_tree_internals import edit_trees
from spacy.vectors import Vectors
from thinc.api import Config

from streams.nlp.models import arithmetic, words
from streams.nlp.models.running import Runner

log = structlog.get_logger(__name__)

KEPT: Final = 8
"""Models kept in memory: about 50 MB each."""


WORDS_BY: Final = "words_by"
"""Key in the meta data of a pipeline: by which attribute its table of words is looked up."""


class Model(NamedTuple):
    """A model and its id, which stands in `pipeline.entities`; `rules_first`: rules were measured to be the better.

    `run` reads texts that the pipeline has cut into words.
    """

    id: str
    pipeline: Language
    rules_first: bool
    run: Runner


@cache
def listed() -> Mapping[str, Mapping[str, Any]]:
    """The models by language, as `models.toml` has them."""
    return tomllib.loads((resources.files(__package__) / "models.toml").read_text("utf-8"))


@lru_cache(maxsize=KEPT)
def load(tag: str) -> Model | None:
    """The model of a language.

    Args:
        tag: BCP 47; region and script do not count.

    Returns:
        None when there is none, or its file is not the one that the list names; the latter is told once.
    """
    language = tag.partition("-")[0].lower()
    entry = listed().get(language)
    if entry is None:
        return None
    file = resources.files(__package__) / entry["file"]
    if not file.is_file():
        log.warning("models.missing", file=entry["file"], fallback="the built-in extractor reads this language")
        return None
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != entry["sha256"]:
        log.warning("models.other_file", file=entry["file"], sha256=digest, wanted=entry["sha256"])
        return None
    pipeline = unpacked(data)
    arithmetic.use(pipeline)
    name = f"{language}-news/{entry['version']}#{digest[:4]}"
    return Model(name, pipeline, rules_first=entry["rules_first"], run=Runner(pipeline))


def packed(pipeline: Language) -> bytes:
    """A pipeline as the bytes of a model file; the tokenizer is that of its language and not in it."""
    head = pipeline.config.to_str().encode()
    return lzma.compress(head + b"\0" + pipeline.to_bytes(exclude=["tokenizer"]), preset=9)


def unpacked(data: bytes) -> Language:
    """The pipeline of a model file."""
    head, _, state = lzma.decompress(data).partition(b"\0")
    config = Config().from_str(head.decode())
    config["nlp"]["tokenizer"] = {"@tokenizers": words.TOKENIZER}
    pipeline = words.language_class(config["nlp"]["lang"]).from_config(config, auto_fill=False)
    with _trees_believed():
        pipeline.from_bytes(state, exclude=["tokenizer"])
    if attribute := pipeline.meta.get(WORDS_BY):
        pipeline.vocab.vectors = _looked_up_by(pipeline.vocab.vectors, attribute)
    return pipeline


@contextmanager
def _trees_believed() -> Iterator[None]:
    """The rules of lemmas are not looked through one by one: the checksum of their file held."""
    validate = edit_trees.validate_edit_tree
    edit_trees.validate_edit_tree = lambda _: []
    try:
        yield
    finally:
        edit_trees.validate_edit_tree = validate


def _looked_up_by(vectors: Vectors, attribute: str) -> Vectors:
    """The same table, looked up by another attribute of the words: spaCy's own files do not keep it."""
    made = Vectors(data=vectors.data, attr=attribute)
    for key, row in vectors.key2row.items():
        made.add(key, row=row)
    return made

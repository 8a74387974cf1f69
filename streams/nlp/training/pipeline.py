"""The shape of every model: one layer of word vectors, and on it tags, lemmas, dependencies and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vectors import Vectors

from streams.nlp.entities.builtin import BuiltinReader
from streams.nlp.entities.hints import HINT, give
from streams.nlp.entities.passages import Passage
from streams.nlp.training.sentence import Sentence

LAYERS: Final = ("morphologizer", "trainable_lemmatizer", "parser", "ner")
"""What stands on the word vectors; `layers` of the settings leaves some out."""


def blank(tag: str, settings: Mapping[str, Any], vectors: Vectors | None = None) -> Language:
    """The untrained pipeline of a language.

    Args:
        tag: a language that spaCy knows.
        settings: `width`, `depth` and `rows` of the vectors, as in the table `training` of the recipes; `layers`.
        vectors: what is known of words beforehand, see `vectors.py`.
    """
    width = settings["width"]
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    nlp = spacy.blank(tag)
    if vectors is not None:
        nlp.vocab.vectors = vectors
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", HINT][: len(settings["rows"])],
                    "rows": settings["rows"],
                    "include_static_vectors": vectors is not None,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": width,
                    "depth": settings["depth"],
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    for name in LAYERS:
        if name in settings.get("layers", LAYERS):
            nlp.add_pipe(name, config=_layer(name, listener))
    return nlp


def _layer(name: str, listener: Mapping[str, Any]) -> dict[str, Any]:
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    if name == "morphologizer":
        return {"model": tagger, "label_smoothing": 0.05}
    if name == "trainable_lemmatizer":
        return {"model": tagger, "min_tree_freq": 3, "top_k": 1, "backoff": "orth"}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": name,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }
    return {"model": transitions}


def example(nlp: Language, sentences: Sequence[Sentence], *, parsed: bool = True, hinted: bool = True) -> Example:
    """Sentences that follow each other as one text to learn from; where a source is silent, annotation is missing.

    Args:
        nlp: the pipeline that shall learn.
        sentences: one at least.
        parsed: False keeps their dependencies back.
        hinted: False keeps the hints back.
    """
    words: list[str] = []
    spaces: list[bool] = []
    pos: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    biluo: list[str] = []
    for sentence in sentences:
        before = len(words)
        words += sentence.words
        spaces += (*sentence.spaces[:-1], True)
        biluo += _bio(sentence)
        if sentence.tree is not None:
            pos += sentence.tree.upos
            lemmas += sentence.tree.lemmas
            heads += [before + head for head in sentence.tree.heads]
            deps += sentence.tree.deps
    tagged = bool(pos)
    parsed = parsed and tagged
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        ents=biluo,
        pos=pos if tagged else None,
        lemmas=lemmas if tagged else None,
        heads=heads if parsed else None,
        deps=deps if parsed else None,
    )
    predicted = nlp.make_doc(reference.text)
    if hinted:
        _give_hints(predicted, sentences, str(nlp.lang))
    return Example(predicted, reference)


def _give_hints(doc: Doc, sentences: Sequence[Sentence], language: str) -> None:
    passages = []
    at = 0
    for sentence in sentences:
        passages.append(Passage("body", at, sentence.text, language, named=True))
        at += len(sentence.text) + 1
    for mentions in BuiltinReader(language).mentions(passages):
        give(doc, 0, mentions)


def hinted(nlp: Language, text: str) -> Doc:
    """A text ready for the pipeline: its words, and the hints of the built-in extractor."""
    doc = nlp.make_doc(text)
    for mentions in BuiltinReader(str(nlp.lang)).mentions([Passage("body", 0, text, str(nlp.lang), named=True)]):
        give(doc, 0, mentions)
    return doc


def _bio(sentence: Sentence) -> list[str]:
    if sentence.names is None:
        return [""] * len(sentence.words)  # missing, as spaCy writes it
    tags = ["O"] * len(sentence.words)
    for span in sentence.names:
        tags[span.first : span.last] = [f"B-{span.label}"] + [f"I-{span.label}"] * (span.last - span.first - 1)
    return tags

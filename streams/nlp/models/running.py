"""Runs a model over texts: what spaCy's own `Language.pipe` decides, in less time.

spaCy's loop over the states of parser and names lets the interpreter's lock go and takes it back for every number that
it compares; here all texts take a step together under the lock. Its lemmatizer applies a rule twice to every word; here
once to every form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from spacy.attrs import LEMMA
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.pipeline.transition_parser import Parser
from spacy.tokens import Doc

TOGETHER: Final = 8_192
"""Words that are read at a time, about, so that a long article needs no more memory than others: 8 kB each."""

FORMS: Final = 32_768
"""Forms whose lemmas are kept."""


class Runner:
    """Reads with one pipeline."""

    def __init__(self, pipeline: Language) -> None:
        self._components: list[Any] = [component for _, component in pipeline.pipeline]
        self._lemma = lru_cache(FORMS)(_lemma)

    def __call__(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """The texts with everything that the pipeline knows to say.

        Args:
            docs: with words, and nothing else but hints.
        """
        for batch in _batches(docs):
            for component in self._components:
                if isinstance(component, EditTreeLemmatizer) and component.top_k == 1:
                    self._lemmatize(component, batch)
                elif isinstance(component, Parser) and component.cfg["beam_width"] == 1:
                    component.set_annotations(batch, _states(component, batch))
                else:
                    component.set_annotations(batch, component.predict(batch))
            yield from batch

    def _lemmatize(self, component: EditTreeLemmatizer, docs: Sequence[Doc]) -> None:
        for doc, scores in zip(docs, component.model.predict(docs), strict=True):
            labels = scores.argmax(axis=1).tolist()
            lemmas = [self._lemma(component, label, word.text) for label, word in zip(labels, doc, strict=True)]
            column: Any = np.array(lemmas, np.uint64).reshape(-1, 1)
            doc.from_array([LEMMA], column)


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= TOGETHER:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _lemma(component: EditTreeLemmatizer, label: int, form: str) -> int:
    """The hash of a form's lemma by the rule of a label, of the form itself where the rule does not fit."""
    lemma = component.trees.apply(component.cfg["labels"][label], form)
    return int(component.vocab.strings.add(form if lemma is None else lemma))


def _states(parser: Parser, docs: Sequence[Doc]) -> list[Any]:
    """The last state of each text, every step being the best by the model.

    As `Parser.greedy_parse`; steps that the model has never seen are as unlikely as the least likely.
    """
    states: list[Any] = parser.moves.init_batch(docs)
    steps: Any = parser.model.predict(docs)
    weights, bias = steps.vec2scores.get_param("W").T, steps.vec2scores.get_param("b")
    unseen = np.flatnonzero(steps._class_mask == 0)  # noqa: SLF001 - it has no other name
    going = [state for state in states if not state.is_final()]
    while going:
        hidden, _ = steps.state2vec.begin_update(steps.get_token_ids(going))
        scores = hidden @ weights
        scores += bias
        if unseen.size:
            scores[:, unseen] = scores.min()
        going = parser.transition_states(going, scores)
    steps.clear_memory()
    return states

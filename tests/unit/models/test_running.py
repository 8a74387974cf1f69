"""Models run by our own loop decide what spaCy's loop decides."""

import pytest
from spacy.tokens import Doc

from streams.nlp import models
from streams.nlp.models import running

TEXTS = [
    "Minister Tomas Orlik zei dinsdag in Almaty dat 16 agenten gewond raakten.",
    "  ",
    "Nee.",
    "De burgemeester van Zwolle, die eerder ontkende, geeft nu toe dat ‘Fabriek Noord’ is gesloten!",
    "Xqzw http://voorbeeld.nl/a?b=1 5.000 euro's",
]


def _said(doc: Doc) -> list[tuple[str, ...]]:
    return [(word.text, word.pos_, word.lemma_, str(word.head.i), word.dep_, word.ent_type_) for word in doc]


@pytest.mark.parametrize("together", [10, 8192])
def test_decides_as_spacy_does(together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    model = models.load("nl")
    assert model is not None
    monkeypatch.setattr(running, "TOGETHER", together)
    ours = [_said(doc) for doc in model.run([model.pipeline.make_doc(text) for text in TEXTS])]
    theirs = [_said(doc) for doc in model.pipeline.pipe(TEXTS)]
    assert ours == theirs
    assert {said[1] for text in ours for said in text} >= {"PROPN", "VERB"}, "the model says nothing"

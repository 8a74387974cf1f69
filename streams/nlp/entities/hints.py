"""What the built-in extractor found, told to a model as a feature of each word: it learns whom to believe, and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc

from streams.nlp.entities.mention import Mention

_AS: Final = {
    "GAZ-PERSON": "GIVEN",
    "GAZ-SURNAME": "TITLE",
    "ORG-FORM": "ORG-NOUN",
    "ORG-SPEAKS": "ORG-NOUN",
    "PLACE-OF": "PLACE-NOUN",
    "PLACE-ENGLISH": "PLACE-NOUN",
    "ORG-ENGLISH": "ORG-NOUN",
    "FOREIGN": "ORG-NAME",
}
"""Rules that the models have not learned, and those that they have and that say the same."""

HINT: Final = "ENT_ID"
"""The attribute of spaCy's tokens that carries the hint; nothing else uses it."""


def give(doc: Doc, start: int, mentions: Iterable[Mention]) -> None:
    """Writes rule and type of each mention into the words that it covers.

    Args:
        doc: not yet read by a model.
        start: offset of its text in the field that the mentions count in.
        mentions: of the built-in extractor.
    """
    for mention in mentions:
        span = doc.char_span(mention.start - start, mention.end - start, alignment_mode="expand")
        if span is None:
            continue
        label = _AS.get(mention.label, mention.label)
        for token in span:
            token.ent_id_ = f"{'B' if token.i == span.start else 'I'}-{label}-{mention.type}"

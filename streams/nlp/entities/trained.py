"""Trained spaCy packages: loaded when they are first asked for, their labels brought to the contract's types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import spacy
import structlog
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, ORTH, POS
from spacy.language import Language
from spacy.tokens import Doc

from schemas.annotation import EntityType
from streams.nlp.entities.hints import give
from streams.nlp.entities.mention import Mention, Reading, Token
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.tokenizer import pieces

log = structlog.get_logger(__name__)

TYPES: Final[dict[str, EntityType]] = {
    # CoNLL and WikiNER: de es fr it pt ru xx ...
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "MISC": "other",
    # OntoNotes: en zh nl
    "PERSON": "person",
    "GPE": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    # NKJP: pl
    "persName": "person",
    "orgName": "organization",
    "placeName": "place",
    "geogName": "place",
    # SUC: sv; NorNE: nb; BCCWJ-like: ja ko
    "PRS": "person",
    "EVN": "event",
    "WRK": "other",
    "OBJ": "other",
    "GPE_LOC": "place",
    "GPE_ORG": "organization",
    "PROD": "other",
    "EVT": "event",
    "DRV": "group",
    "PS": "person",
    "OG": "organization",
    "LC": "place",
    # RONEC: ro
    "ORGANIZATION": "organization",
    "NAT_REL_POL": "group",
    "FACILITY": "place",
}
"""Labels of spaCy's official packages -> types; one that is not here (DATE, MONEY, LANGUAGE ...) names no thing."""

CONFIDENCE: Final = 0.85
"""The packages give no score of their own: about the precision that spaCy reports for its small models."""


Run = Callable[[Sequence[Doc]], Iterable[Doc]]
"""Reads texts that are cut into words."""


_FULL_STOP: Final = re.compile(r"(?:^|[^.\w])([^\W\d_]{3,}|\d+)\.$")
"""A full stop that the tokenizer leaves to a word, as to an abbreviation or an ordinal: "NHL.", "Schalke 04."."""

_COLUMNS: Final = [IDX, LENGTH, POS, LEMMA, ORTH, HEAD, DEP, IS_SPACE]
_IS_SPACE: Final = 7
_NEGATIVE: Final = 1 << 63


@lru_cache(maxsize=16)
def load(package: str) -> Language | None:
    """The pipeline of an installed package, or of a folder.

    Args:
        package: its name, such as `nl_core_news_lg`.

    Returns:
        None when it cannot be loaded; this is told once.
    """
    try:
        return spacy.load(package)
    except (ImportError, OSError, ValueError) as error:
        log.warning(
            "entities.package_missing",
            package=package,
            error=str(error).partition("\n")[0],
            hint=f"install it, for instance: python -m spacy download {package}",
            fallback="the built-in extractor reads this language",
        )
        return None


class TrainedReader:
    """Reads with a trained pipeline."""

    tagged = True

    def __init__(self, name: str, pipeline: Language, run: Run | None = None) -> None:
        self.id = name
        self._pipeline = pipeline
        self._run: Run = run or pipeline.pipe

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """Tokens with tags, lemmas, heads and dependencies, and the names of each passage."""
        return self.read_hinted(passages, [()] * len(passages))

    def read_hinted(self, passages: Sequence[Passage], hints: Sequence[Sequence[Mention]]) -> list[Reading]:
        """As `read`, for a model that has learned to heed what the built-in extractor found.

        Args:
            passages: of one article.
            hints: the mentions in each passage.
        """
        parts = [(number, offset, piece) for number, p in enumerate(passages) for offset, piece in pieces(p.text)]
        docs = []
        for number, offset, piece in parts:
            doc = self._pipeline.make_doc(piece)
            give(doc, passages[number].start + offset, hints[number])
            docs.append(doc)
        readings = [Reading([], []) for _ in passages]
        for (number, offset, _), doc in zip(parts, self._run(docs), strict=True):
            readings[number].tokens.extend(_tokens(doc, offset, len(readings[number].tokens)))
            if passages[number].named:
                readings[number].mentions.extend(_mentions(doc, offset, passages[number]))
        return readings


def _tokens(doc: Doc, offset: int, before: int) -> Iterator[Token]:
    """The rows of a document. White space is no token; a head in white space is replaced by the token itself."""
    words = doc.to_array(_COLUMNS).tolist()
    strings = doc.vocab.strings
    index: dict[int, int] = {}
    for number, word in enumerate(words):
        if not word[_IS_SPACE]:
            index[number] = before + len(index)
    for number, own in index.items():
        start, length, upos, lemma, orth, head, dep, _ = words[number]
        start += offset
        # Heads are told as distances, without sign.
        head = number + (head if head < _NEGATIVE else head - 2 * _NEGATIVE)
        yield Token(
            start,
            start + length,
            strings[upos] if upos else "",
            strings[lemma or orth],
            index.get(head, own),
            strings[dep] if dep else "dep",
        )


def _mentions(doc: Doc, offset: int, passage: Passage) -> Iterator[Mention]:
    last = len(doc.text.rstrip())
    for span in doc.ents:
        kind = TYPES.get(span.label_)
        text = span.text.strip()
        if span.end_char == last and (stop := _FULL_STOP.search(text)) and stop[1].isupper():
            text = text[:-1]
        if kind is None or not any(character.isalpha() for character in text):
            continue
        start = passage.start + offset + span.start_char + len(span.text) - len(span.text.lstrip())
        yield Mention(passage.field, start, start + len(text), text, passage.language, kind, span.label_, CONFIDENCE)

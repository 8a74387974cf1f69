"""A figure with the place in the article where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.annotation import Sentence
from schemas.base import FieldName
from streams.nlp.figures.mention import Mention


@dataclass(frozen=True, slots=True)
class Located:
    """A mention in an article; its offsets are those of the field."""

    field: FieldName
    sentence: Sentence
    mention: Mention

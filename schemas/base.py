"""What all models of the contract have in common."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION = 1
"""Rises by one whenever fields are added; consumers ignore fields that they do not know."""

FieldName = Literal["headline", "body"]
"""The fields of an article that hold text; every offset is into one of them."""

DecimalText = Annotated[str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$")]
"""A decimal in plain notation: no exponent, no trailing zeros, no thousands separators. `-0` does not occur."""

Confidence = Annotated[float, Field(ge=0, le=1)]


class Record(BaseModel):
    """A part of an event. Unknown fields are ignored, so that an older consumer reads a newer event."""

    model_config = ConfigDict(extra="ignore", frozen=True, serialize_by_alias=True, validate_by_name=True)


class Span(Record):
    """Half-open offsets, in Unicode code points, into one field exactly as the producer sent it."""

    field: FieldName
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Position(Span):
    """A span with its text: `text` equals the slice `[start:end]` of the field, always."""

    text: str

"""The article: what a producer sends to the topic `articles`."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

MAX_BODY = 1_000_000
"""The longest body, in code points."""

RESERVED = frozenset(
    {"schema_version", "declared_language", "detection", "segments", "sentences", "tokens", "entities", "times",
     "figures", "pipeline"},
)  # fmt: skip
"""Names of the fields that the stages write; a producer may not use them."""

# RFC 5646, section 2.1: language[-script][-region][-variant...][-extension...][-privateuse], or private use alone.
_BCP47 = re.compile(
    r"""(?: (?: [a-z]{2,3} (?:-[a-z]{3}){0,3} | [a-z]{4} | [a-z]{5,8} )
            (?: -[a-z]{4} )?  (?: -(?:[a-z]{2}|[0-9]{3}) )?  (?: -(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}) )*
            (?: -[a-wy-z0-9](?:-[a-z0-9]{2,8})+ )*  (?: -x(?:-[a-z0-9]{1,8})+ )?
        | x(?:-[a-z0-9]{1,8})+ )""",
    re.VERBOSE | re.IGNORECASE,
)
# RFC 3339, section 5.6; the offset is required.
_RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")


def parse_timestamp(text: str) -> datetime:
    """The moment of an RFC 3339 timestamp with an offset.

    Raises:
        ValueError: the text is not RFC 3339, has no offset, or names no moment of the calendar.
    """
    if not _RFC3339.fullmatch(text):
        raise ValueError("must be a date and time in RFC 3339 with an offset, such as 2022-01-10T09:00:00+06:00")
    # A leap second is valid RFC 3339 and unknown to Python; fractions beyond microseconds are cut.
    plain = re.sub(r"(:\d{2}):60", r"\1:59", text.upper().replace(" ", "T"))
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", plain))


def _timestamp(text: str) -> str:
    parse_timestamp(text)
    return text


def _language_tag(text: str) -> str:
    if not _BCP47.fullmatch(text):
        raise ValueError("must be a BCP 47 language tag, such as nl or pt-BR")
    return text


Timestamp = Annotated[str, AfterValidator(_timestamp)]
"""RFC 3339 with an offset, kept as it was written."""

LanguageTag = Annotated[str, AfterValidator(_language_tag)]
"""A well-formed BCP 47 tag."""


def default_version(headline: str | None, body: str) -> str:
    """The version of an article that names none: 16 hex digits of SHA-256 over headline, newline and body."""
    return hashlib.sha256(f"{headline or ''}\n{body}".encode()).hexdigest()[:16]


class Article(BaseModel):
    """An article as its producer sends it. Fields that the contract does not know travel through unchanged."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, serialize_by_alias=True)

    uri: Annotated[str, StringConstraints(min_length=1, max_length=2048)]
    """Stable identity of the article across its versions; the key of its records."""
    body: Annotated[str, Field(max_length=MAX_BODY)]
    """Plain text; holds at least one letter or digit unless the article is canceled."""
    headline: str | None = None
    language: LanguageTag | None = None
    """The producer's claim: a prior, never believed blindly."""
    published_at: Timestamp | None = None
    """Against which "Monday morning" is resolved."""
    version: Annotated[str, StringConstraints(min_length=1, max_length=2048)] | None = None
    version_created_at: Timestamp | None = None
    """Orders the versions of one article."""
    status: Literal["usable", "canceled"] = "usable"
    source: str | None = None
    """The publisher."""
    url: str | None = None
    """Where it was read."""

    @field_validator("uri", "headline", "body", "version", "source", "url")
    @classmethod
    def _without_nul(cls, value: str | None) -> str | None:
        if value and "\0" in value:
            raise ValueError(f"holds U+0000 at character {value.index(chr(0))}")
        return value

    @model_validator(mode="before")
    @classmethod
    def _no_reserved_names(cls, data: Any) -> Any:
        if cls is Article and isinstance(data, dict) and (names := sorted(RESERVED & data.keys())):
            raise ValueError(f"the name {names[0]!r} is reserved for what the stages write")
        return data

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.status == "usable" and not any(map(str.isalnum, self.body)):
            raise ValueError("body: holds no letter and no digit")
        return self

    def text(self, field: str) -> str:
        """The text of `headline` or `body`; a missing headline is the empty text."""
        return self.body if field == "body" else self.headline or ""

"""What makes an article valid, and what becomes of its fields."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.article import MAX_BODY, RESERVED, Article, default_version, parse_timestamp


def article(**fields: Any) -> Article:
    return Article.model_validate({"uri": "urn:x", "body": "8000 arrests."} | fields)


def test_the_smallest_article() -> None:
    assert article().model_dump() == {
        "uri": "urn:x", "body": "8000 arrests.", "headline": None, "language": None, "published_at": None,
        "version": None, "version_created_at": None, "status": "usable", "source": None, "url": None,
    }  # fmt: skip


def test_unknown_fields_travel_through_unchanged() -> None:
    assert article(keywords=["a", {"b": 1.5}]).model_dump()["keywords"] == ["a", {"b": 1.5}]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"uri": ""}, "uri"),
        ({"uri": "u" * 2049}, "uri"),
        ({"uri": 1}, "uri"),
        ({"uri": None}, "uri"),
        ({"body": None}, "body"),
        ({"body": ["8000"]}, "body"),
        ({"body": "x" * (MAX_BODY + 1)}, "body"),
        ({"body": "a\0b"}, "body"),
        ({"headline": "a\0b"}, "headline"),
        ({"headline": 3}, "headline"),
        ({"language": "dutch!"}, "language"),
        ({"language": "en_US"}, "language"),
        ({"language": ""}, "language"),
        ({"published_at": "2022-01-10"}, "published_at"),
        ({"published_at": "2022-01-10T09:00:00"}, "published_at"),
        ({"published_at": "2022-02-30T09:00:00Z"}, "published_at"),
        ({"published_at": 1641805200}, "published_at"),
        ({"version": ""}, "version"),
        ({"status": "deleted"}, "status"),
        ({"source": {}}, "source"),
    ],
)
def test_an_invalid_field_is_named(fields: dict[str, Any], place: str) -> None:
    with pytest.raises(ValidationError) as raised:
        article(**fields)
    assert [error["loc"] for error in raised.value.errors()] == [(place,)]


@pytest.mark.parametrize("body", ["", "   ", "...!?", "\u200b"])
def test_a_body_without_letter_or_digit_is_invalid_unless_canceled(body: str) -> None:
    with pytest.raises(ValidationError, match="no letter and no digit"):
        article(body=body)
    assert article(body=body, status="canceled").body == body


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_name_that_a_stage_writes_is_reserved(name: str) -> None:
    with pytest.raises(ValidationError, match=f"'{name}' is reserved"):
        article(**{name: []})


def test_the_longest_body_is_counted_in_code_points() -> None:
    assert len(article(body="😀" * (MAX_BODY - 1) + "1").body) == MAX_BODY


@pytest.mark.parametrize(
    "tag", ["nl", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "x-klingon", "de-1996", "en-u-ca-gregory"]
)
def test_language_tags(tag: str) -> None:
    assert article(language=tag).language == tag


@pytest.mark.parametrize(
    "text",
    ["2022-01-10T09:00:00Z", "2022-01-10T09:00:00.123456789+06:00", "2022-01-10t09:00:00z", "2022-12-31T23:59:60Z"],
)
def test_timestamps_are_kept_as_written(text: str) -> None:
    assert article(published_at=text).published_at == text
    assert parse_timestamp(text).tzinfo is not None


def test_the_default_version_is_a_hash_of_headline_and_body() -> None:
    assert default_version(None, "8000 arrests.") == hashlib.sha256(b"\n8000 arrests.").hexdigest()[:16]
    assert default_version("É", "1") == hashlib.sha256("É\n1".encode()).hexdigest()[:16]

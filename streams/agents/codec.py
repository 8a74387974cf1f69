"""Bytes to models and back: each stage parses its input once, and an error names the field or the place."""

from __future__ import annotations

from typing import Any, TypeVar

import orjson
from pydantic import ValidationError

from schemas.annotation import EnrichedArticle
from schemas.article import Article
from schemas.topics import ARTICLE_BYTES

M = TypeVar("M", bound=Article)

# JSON allows these characters as they are, but many readers of lines take them for the end of one.
_LINE_ENDS = {"\u0085": b"\\u0085", "\u2028": b"\\u2028", "\u2029": b"\\u2029"}


_MAX_DEPTH = 100
"""How deep an unknown field may be nested: what is read must also be writable, by us and by whoever reads it next."""


class InvalidMessage(ValueError):  # noqa: N818 the message is invalid, not our code
    """The bytes hold no valid message; the text says where and why, in one line."""


def _reason(error: ValidationError) -> str:
    """The first errors of a validation in one line, each as `field: why`."""
    lines = []
    for detail in error.errors(include_url=False, include_input=False)[:3]:
        place = ".".join(map(str, detail["loc"]))
        why = detail["msg"].removeprefix("Value error, ")
        lines.append(f"{place}: {why}" if place else why)
    more = error.error_count() - len(lines)
    return "; ".join(lines) + (f"; and {more} more" if more > 0 else "")


def validate(data: Any, model: type[M]) -> M:
    """A model of parsed JSON.

    Raises:
        InvalidMessage: the data are no such model.
    """
    if not isinstance(data, dict):
        raise InvalidMessage(f"must be a JSON object, not {type(data).__name__}")
    for name in data.keys() - model.model_fields.keys():
        if _is_deeper_than(_MAX_DEPTH, data[name]):
            raise InvalidMessage(f"{name}: is nested deeper than {_MAX_DEPTH} levels")
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InvalidMessage(_reason(error)) from error


def _is_deeper_than(levels: int, value: Any) -> bool:
    layer = [value]
    while layer := [part for part in layer if isinstance(part, dict | list)]:
        if not levels:
            return True
        levels -= 1
        layer = [inner for part in layer for inner in (part.values() if isinstance(part, dict) else part)]
    return False


def parse(raw: bytes, model: type[M]) -> M:
    """A model of JSON in UTF-8.

    Raises:
        InvalidMessage: the bytes are no JSON (lone surrogates, NaN and deep nesting count as such) or no such model.
    """
    try:
        data = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        # The library quotes no input; the place is what helps. It counts lines too, but ours are of files.
        raise InvalidMessage(f"is not JSON in UTF-8: {error.msg}, at character {error.pos}") from error
    return validate(data, model)


def parse_article(raw: bytes) -> Article:
    """An article as a producer sends it.

    Raises:
        InvalidMessage: the bytes are larger than the topic takes, no JSON, or no article.
    """
    if len(raw) > ARTICLE_BYTES:
        raise InvalidMessage(f"is {len(raw)} bytes long; an article may have {ARTICLE_BYTES}")
    return parse(raw, Article)


def dump(article: Article) -> bytes:
    """JSON in UTF-8. What is None by default and not set stays null; every key of the contract is written."""
    return orjson.dumps(article.model_dump())


def dump_line(article: EnrichedArticle, *, tokens: bool = False) -> bytes:
    """One line of JSON with its line feed; no other character in it ends a line anywhere."""
    line = orjson.dumps(article.model_dump(exclude=None if tokens else {"tokens"}))
    for character, escape in _LINE_ENDS.items():
        line = line.replace(character.encode(), escape)
    return line + b"\n"

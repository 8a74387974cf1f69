"""Bytes to articles and back."""

from __future__ import annotations

import orjson
import pytest

from schemas.article import Article
from schemas.topics import ARTICLE_BYTES
from streams.agents.codec import InvalidMessage, dump, parse_article


def nested(levels: int) -> bytes:
    return b'{"uri": "u", "body": "1", "extra": ' + b"[" * levels + b"]" * levels + b"}"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is not JSON in UTF-8"),
        (b'{"uri": "u"', "unexpected end of data, at character 11"),
        (b"\xff\xfe{}", "is not JSON in UTF-8"),
        (b'{"uri": "u", "body": "\\ud800 1"}', "surrogate"),
        (b'{"uri": "u", "body": NaN}', "is not JSON in UTF-8"),
        (b"[" * 100_000, "depth limit"),
        (nested(900), "extra: is nested deeper than 100 levels"),
        (b"[1]", "must be a JSON object, not list"),
        (b'{"body": "1"}', "uri: Field required"),
        (b'{"uri": 1, "body": 2, "headline": 3, "source": 4, "url": 5}', "and 2 more"),
        (b'{"uri": "u", "body": "1", "sentences": []}', "the name 'sentences' is reserved"),
        (b'{"uri": "u", "body": "' + b"1" * ARTICLE_BYTES + b'"}', f"an article may have {ARTICLE_BYTES}"),
    ],
    ids=lambda value: None if isinstance(value, str) else str(value[:20]),
)
def test_invalid_bytes_say_why_in_one_line(raw: bytes, why: str) -> None:
    with pytest.raises(InvalidMessage) as raised:
        parse_article(raw)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_was_parsed_is_written_unchanged() -> None:
    sent = {"uri": "u", "body": "1 é 😀", "status": "usable", "extra": {"a": [1, 2.5, None, "x"]}}
    article = parse_article(orjson.dumps(sent))
    assert isinstance(article, Article)
    written = orjson.loads(dump(article))
    assert {name: written[name] for name in sent} == sent


def test_the_deepest_extra_can_be_written() -> None:
    assert orjson.loads(dump(parse_article(nested(100))))["extra"] is not None

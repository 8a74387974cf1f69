"""RSS (all versions) and Atom."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXParseException

import feedparser
from pydantic import TypeAdapter, ValidationError

from schemas.article import LanguageTag
from streams.cli.formats import Item
from streams.cli.formats.html import text_of_html, text_of_title

_NAMES: Final = {
    "uri": "guid", "headline": "title", "body": "content or description", "published_at": "pubDate",
    "version_created_at": "updated", "url": "link",
}  # fmt: skip
_LANGUAGE: Final[TypeAdapter[str]] = TypeAdapter(LanguageTag)


def items(_uri: str, raw: bytes) -> Iterator[Item]:
    """The articles of a feed; a feed that breaks off gives those before, and the place where it does."""
    parsed = feedparser.parse(BytesIO(raw))  # as bytes alone they could be taken for the name of a file
    feed = parsed.feed
    for number, entry in enumerate(parsed.entries, start=1):
        label, link = f"item {number}", entry.get("link") or ""
        uri = entry.get("id") or link
        body = _body(entry)
        if not uri:
            yield Item(label, why="guid: is missing, and so is the link")
        elif body is None:
            yield Item(label, why="content and description: are missing")
        else:
            article = {
                "uri": uri,
                "headline": text_of_title(entry["title"]) if entry.get("title") else None,
                "body": body,
                "language": _language(entry.get("language") or feed.get("language")),
                "published_at": _moment(entry, "published") or _moment(entry, "updated"),
                "version_created_at": _moment(entry, "updated"),
                "source": (entry.get("source") or feed).get("title"),
                "url": link if link.startswith(("http:", "https:")) else None,
            }
            yield Item(label, article, names=_NAMES)
    error = parsed.get("bozo_exception")
    if not parsed.get("version") and not parsed.entries:
        yield Item("", why="is no RSS and no Atom feed" + (f": {_where(error)}" if error else ""))
    elif error is not None and not isinstance(error, feedparser.CharacterEncodingOverride):
        yield Item(f"after item {len(parsed.entries)}", why=f"the feed is broken: {_where(error)}")


def _where(error: Exception) -> str:
    """What the parser of XML says, and of which place."""
    if isinstance(error, SAXParseException):
        return f"{error.getMessage()} in line {error.getLineNumber()}, column {error.getColumnNumber()}"
    return str(error)


def _body(entry: Mapping[str, Any]) -> str | None:
    """The longest content that the feed gives, else the description."""
    contents = entry.get("content") or ([entry["summary_detail"]] if entry.get("summary") else [])
    texts = [part["value"] if part.get("type") == "text/plain" else text_of_html(part["value"]) for part in contents]
    return max(texts, key=len, default=None)


def _moment(entry: dict[str, Any], name: str) -> str | None:
    """RFC 3339 with the offset that was written, where it can be read; else what the parser makes of it, in UTC."""
    text = dict.get(entry, name)  # the parser's own `get` takes `published` for a missing `updated`
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text or "")
        except (TypeError, ValueError):
            continue
        if moment.tzinfo is not None:
            return moment.isoformat()
    parsed = dict.get(entry, f"{name}_parsed")
    return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else text


def _language(tag: str | None) -> str | None:
    """The feed's claim; one that is no tag is no claim, since the language is detected in any case."""
    try:
        return _LANGUAGE.validate_python(tag)
    except ValidationError:
        return None

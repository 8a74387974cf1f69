"""ninjs 3 (IPTC News in JSON): an object, an array of objects, or one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from streams.cli.formats import Item
from streams.cli.formats.html import text_of_html, text_of_title

_NAMES: Final = {
    "body": "bodies", "headline": "headlines", "published_at": "contentcreated, firstcreated or versioncreated",
    "version_created_at": "versioncreated", "status": "pubstatus", "source": "infosources",
}  # fmt: skip
_PLAIN: Final = "text/plain"
_HTML: Final = ("text/html", "application/xhtml+xml")


class _BadFieldError(ValueError):
    """A field that cannot be read: `field: why`."""


def items(_uri: str, raw: bytes) -> Iterator[Item]:
    """The articles of a file."""
    for number, found in enumerate(_objects(raw), start=1):
        label = f"item {number}"
        if isinstance(found, orjson.JSONDecodeError):
            yield Item(label, why=f"is not JSON: {found}")
        elif not isinstance(found, dict):
            yield Item(label, why=f"must be a JSON object, not {type(found).__name__}")
        else:
            try:
                yield Item(label, _article(found), names=_NAMES)
            except _BadFieldError as error:
                yield Item(label, why=str(error))


def _objects(raw: bytes) -> Iterator[Any]:
    try:
        whole = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        lines = [line for line in raw.splitlines() if line.strip()]
        if len(lines) < 2:
            yield error
        for line in lines if len(lines) >= 2 else ():
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError as bad:
                yield bad
        return
    yield from whole if isinstance(whole, list) else [whole]


def _article(found: Mapping[str, Any]) -> dict[str, Any]:
    status = found.get("pubstatus") or "usable"
    if status == "withheld":
        raise _BadFieldError("pubstatus: is withheld, and must not be published")
    title = _value(found, "headlines") or found.get("title")
    created = found.get("versioncreated")
    version = found.get("version")
    article = {
        "uri": found.get("uri"),
        "headline": text_of_title(title) if isinstance(title, str) else title,
        "body": _value(found, "bodies") or ("" if status == "canceled" else None),
        "language": found.get("language"),
        "published_at": found.get("contentcreated") or found.get("firstcreated") or created,
        "version": str(version) if isinstance(version, int) else version,
        "version_created_at": created,
        "status": status,
        "source": _source(found),
    }
    for name, needed in (("uri", "uri"), ("body", "bodies")):
        if article[name] is None:
            raise _BadFieldError(f"{needed}: is missing")
    return article


def _parts(found: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    parts = found.get(name) or []
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise _BadFieldError(f"{name}: must be an array of objects")
    return parts


def _value(found: Mapping[str, Any], name: str) -> str | None:
    """The value of the main part, else of the first; plain text before HTML."""
    usable = [part for part in _parts(found, name) if _type(part) in (_PLAIN, *_HTML)]
    usable.sort(key=lambda part: (part.get("role", "main") != "main", _type(part) != _PLAIN))
    if not usable:
        if found.get(name):
            raise _BadFieldError(f"{name}: none is {_PLAIN}, {' or '.join(_HTML)}")
        return None
    value = usable[0].get("value")
    if not isinstance(value, str):
        raise _BadFieldError(f"{name}: value: must be a string")
    return value if _type(usable[0]) == _PLAIN else text_of_html(value)


def _type(part: Mapping[str, Any]) -> str:
    return str(part.get("contenttype") or _PLAIN).partition(";")[0].strip().lower()


def _source(found: Mapping[str, Any]) -> str | None:
    sources = _parts(found, "infosources")
    named = [part["name"] for part in sources if isinstance(part.get("name"), str)]
    publishers = [p["name"] for p in sources if p.get("role") == "publisher" and isinstance(p.get("name"), str)]
    return next(iter([*publishers, *named]), None)

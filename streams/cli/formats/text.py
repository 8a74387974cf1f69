"""Plain text in UTF-8: each file is one article, and its uri that of the file."""

from __future__ import annotations

from collections.abc import Iterator

from streams.cli.formats import Item


def items(uri: str, raw: bytes) -> Iterator[Item]:
    """The article of a file."""
    try:
        yield Item("", {"uri": uri, "body": raw.decode("utf-8-sig")})
    except UnicodeDecodeError as error:
        yield Item("", why=f"is not UTF-8: byte {error.start}")

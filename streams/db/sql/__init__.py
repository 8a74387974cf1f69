"""SQL stays SQL: named blocks with their descriptions, one file for writing and one for reading."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import Final, LiteralString, cast

_HEADER: Final = re.compile(r"^-- (?P<name>[a-z_]+) --$", re.MULTILINE)


def load(file: str) -> MappingProxyType[str, LiteralString]:
    """The blocks of one file.

    Args:
        file: the name without `.sql`. A block begins with a line `-- name --` and lasts to the next.

    Returns:
        Name -> SQL with its comments, in the file's order.
    """
    text = (Path(__file__).parent / f"{file}.sql").read_text("utf-8")
    _, *parts = _HEADER.split(text)
    names, blocks = parts[::2], parts[1::2]
    # These are files of the package, as trustworthy as a literal in the code.
    return MappingProxyType({n: cast("LiteralString", b.strip()) for n, b in zip(names, blocks, strict=True)})

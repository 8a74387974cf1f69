"""Lines of files or of standard input, and whole files, each with the words that name it in a message."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from streams.cli.console import fail
from streams.cli.exits import Exit

STANDARD_INPUT: Final = Path("-")
_BOM: Final = b"\xef\xbb\xbf"


def require_files(files: Sequence[Path]) -> None:
    """Ends the command, before anything is done, when one of the files is not there or cannot be read."""
    for file in files:
        if file == STANDARD_INPUT:
            continue
        if not file.exists():
            fail(f"{file}: no such file", Exit.USAGE)
        if file.is_dir():
            fail(f"{file}: is a folder, not a file", Exit.USAGE)
        if not os.access(file, os.R_OK):
            fail(f"{file}: may not be read", Exit.USAGE)


def numbered_lines(files: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Every line that is not blank: `line 3` and its bytes; of several files `a.jsonl: line 3`.

    Args:
        files: `-` is standard input; so are no files at all.
    """
    for file in files or [STANDARD_INPUT]:
        name = f"{file}: " if len(files) > 1 else ""
        if file == STANDARD_INPUT:
            yield from _numbered(sys.stdin.buffer, name)
        else:
            with file.open("rb") as stream:
                yield from _numbered(stream, name)


def whole_files(files: Sequence[Path]) -> Iterator[tuple[Path, str, bytes]]:
    """Every file as a whole, with the name it has in messages.

    Args:
        files: `-` is standard input; so are no files at all.
    """
    for file in files or [STANDARD_INPUT]:
        if file == STANDARD_INPUT:
            yield file, "standard input", sys.stdin.buffer.read()
        else:
            yield file, str(file), file.read_bytes()


def _numbered(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(stream, start=1):
        content = (line.removeprefix(_BOM) if number == 1 else line).strip()
        if content:
            yield f"{name}line {number}", content

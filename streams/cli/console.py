"""What commands say to people: on standard error, so that standard output stays machine-readable."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console

from streams.cli.exits import Exit

err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """A line of progress or explanation."""
    err.print(text, markup=False)


def plural(count: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def fail(text: str, code: Exit = Exit.FAILED) -> NoReturn:
    """Ends the command with one line that says why."""
    err.print(f"error: {text}", style="red", markup=False)
    raise typer.Exit(code)

"""What commands say to people: on standard error, so that standard output stays machine-readable."""

from __future__ import annotations

import re
from typing import NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console

from streams.cli.exits import Exit
from streams.settings import Settings

_OURS = "Value error, "
"""What the library puts before the messages of our own checks."""

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


def in_one_line(error: Exception) -> str:
    """Settings are named by their variables; of what nobody expected, the way to its place is told as well."""
    if isinstance(error, ValidationError) and error.title == Settings.__name__:
        prefix = Settings.model_config["env_prefix"]
        named = re.compile("|".join(rf"\b{name}\b" for name in Settings.model_fields if "_" in name))
        return "; ".join(
            ": ".join(
                [
                    *(f"{prefix}{part}".upper() for part in detail["loc"][:1]),
                    named.sub(lambda name: f"{prefix}{name[0]}".upper(), detail["msg"].removeprefix(_OURS)),
                ]
            )
            for detail in error.errors(include_url=False, include_input=False)
        )
    return f"{type(error).__name__}: {' '.join(str(error).split())} (NEWSTALLY_DEBUG=1 shows where)"

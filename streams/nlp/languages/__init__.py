"""All that is data of one language: a folder a language, a TOML file a concept.

A language is added by adding a folder. Code asks for a concept by name and never for a language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def available() -> frozenset[str]:
    """The tags of all languages that have a folder."""
    return frozenset(
        entry.name for entry in resources.files(__name__).iterdir() if entry.is_dir() and "_" not in entry.name
    )


@cache
def load(tag: str, concept: str) -> dict[str, Any]:
    """The data of one concept in one language.

    Args:
        tag: BCP 47; of `pt-BR` the folder `pt-BR` is taken and, without one, `pt`.
        concept: the file's name without its ending, such as `segments`.

    Returns:
        The parsed TOML, not to be changed; empty where the language has no such file.
    """
    for folder in (tag, tag.partition("-")[0]):
        if folder in available():
            file = resources.files(__name__) / folder / f"{concept}.toml"
            if file.is_file():
                return tomllib.loads(file.read_text("utf-8"))
    return {}

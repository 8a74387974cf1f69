"""What holds in every language: signs, codes, symbols of units."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def international() -> dict[str, Any]:
    """The tables of international.toml."""
    return tomllib.loads((resources.files(__package__) / "international.toml").read_text("utf-8"))


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes of all currencies in use."""
    return frozenset(code for codes in international()["countries"].values() for code in codes.split())

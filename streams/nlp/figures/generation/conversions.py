"""What one unit of every UCUM code is worth in the unit of its dimension, from ucumvert (MIT) and pint (BSD)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from ucumvert import PintUcumRegistry  # type: ignore[import-untyped]  # it has no stubs

from streams.nlp.figures.international import international

BASES: Final = ("m", "m2", "m3", "kg", "m/s", "Cel", "J", "W", "Pa", "Hz", "By", "s", "m3.s-1", "rad")
"""The unit of each dimension that the news is read in."""
_MISREAD: Final = {"[cft_i]": "[ft_i]3", "[cyd_i]": "[yd_i]3"}
"""Codes that the library takes for others, and what they stand for."""
_COUNTED: Final = {"By": ("bit", "By"), "rad": ("rad", "deg", "circ")}
"""Units of no physical dimension: how the codes of the same quantity end."""
_NO_FREQUENCIES: Final = ("bit/s", "Bq")
"""How the codes end that have the dimension of a frequency and are none."""
_PLACES: Final = 12


def codes(tables: Iterable[dict[str, Any]]) -> list[str]:
    """The UCUM codes of all measures and durations in tables of units; the international ones are added."""
    found = {
        code.rpartition(" ")[2]
        for table in itertools.chain(tables, [international()])
        for kind in ("measures", "durations")
        for code in table.get(kind, {})
    }
    return sorted(found | set(BASES))


def conversions(wanted: Iterable[str]) -> dict[str, dict[str, str]]:
    """Base unit -> code -> the factor and, for temperatures, the number to add, as text.

    Codes without a dimension of `BASES`, such as per cent, are left out.
    """
    registry = PintUcumRegistry()
    bases = {base: registry.from_ucum(base) for base in BASES}
    made: dict[str, dict[str, str]] = {}
    for code in wanted:
        if code.endswith(_NO_FREQUENCIES):
            continue
        unit = registry.from_ucum(_MISREAD.get(code, code))
        for base, goal in bases.items():
            if unit.dimensionality != goal.dimensionality:
                continue
            if not goal.dimensionality and not code.endswith(_COUNTED[base]):
                continue
            nought, one = (registry.Quantity(n, unit.units).to(goal.units).magnitude for n in (0, 1))
            values = [one - nought, nought] if nought else [one]
            made.setdefault(base, {})[code] = " ".join(map(_plain, values))
            break
    return made


def _plain(value: float) -> str:
    """A number without the noise of binary fractions and without an exponent."""
    text = f"{Decimal(f'{value:.{_PLACES}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

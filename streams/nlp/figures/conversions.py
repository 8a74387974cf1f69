"""What a measure is in another unit of its dimension: feet in metres, Fahrenheit in Celsius."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

_DIGITS: Final = 6
"""Significant digits of a converted value; the news measures nothing more closely."""
_MONTHS: Final = 12
_CALENDAR: Final = {"a": Decimal(31_536_000), "mo": Decimal(2_592_000)}
"""Seconds of a year of 365 days and a month of 30, as amounts in two units are said; UCUM's are astronomical."""


class Scale(NamedTuple):
    """How a unit relates to the unit of its dimension."""

    base: str
    factor: Decimal
    offset: Decimal


@cache
def scales() -> dict[str, Scale]:
    """Every UCUM code that the data of a language uses and that has a dimension."""
    tables = tomllib.loads((resources.files(__package__) / "conversions.toml").read_text("utf-8"))
    made = {}
    for base, rows in tables.items():
        for code, text in rows.items():
            factor, _, offset = text.partition(" ")
            made[code] = Scale(base, Decimal(factor), Decimal(offset or 0))
    return made


def converted(value: Decimal, code: str) -> tuple[Decimal, str] | None:
    """A value in the unit of its dimension (m, m2, m3, kg, m/s, Cel, J, W, Pa, Hz, By, s).

    Args:
        value: the number of units.
        code: UCUM code of the unit.

    Returns:
        The value, rounded to six significant digits, and the UCUM code of its unit; None where nothing is to be
        converted: the code is unknown, has no dimension, or is that unit already.
    """
    scale = scales().get(code)
    if scale is None or scale.base == code:
        return None
    exact = value * scale.factor + scale.offset
    rounded = exact.quantize(Decimal(1).scaleb(exact.adjusted() - _DIGITS + 1)) if exact else exact
    return rounded.normalize(), scale.base


def ratio(larger: str, smaller: str) -> Decimal | None:
    """How many of the smaller unit make one of the larger; None for units of different dimensions."""
    if (larger, smaller) == ("a", "mo"):
        return Decimal(_MONTHS)
    a, b = scales().get(larger), scales().get(smaller)
    if a is None or b is None or a.base != b.base or a.offset or b.offset:
        return None
    return (_CALENDAR.get(larger, a.factor) / _CALENDAR.get(smaller, b.factor)).quantize(Decimal(1).scaleb(-9))

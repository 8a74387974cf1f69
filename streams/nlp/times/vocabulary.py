"""The words of one language that name days, months, parts of days and shifts in time.

Names of months and weekdays come from CLDR by babel; everything else, and forms that CLDR lacks (cases, abbreviations),
stands in `languages/<tag>/times.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from babel import Locale
from babel.dates import get_day_names, get_month_names

from streams.nlp.languages import load
from streams.nlp.languages.cldr import locale


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; a space stands for any run of white space."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in longest_first)
    return f"(?:{'|'.join(escaped)})" if longest_first else r"(?!)"


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language; all keys are in lower case."""

    weekdays: dict[str, int]
    """Monday is 1, as in ISO 8601."""
    months: dict[str, int]
    data: dict[str, Any]

    def table(self, name: str) -> dict[str, Any]:
        """One table of the language's file; empty where it has none."""
        found: dict[str, Any] = self.data.get(name, {})
        return found

    def words(self, name: str) -> list[str]:
        """One list of the language's file; empty where it has none."""
        found: list[str] = self.data.get(name, [])
        return found

    @cached_property
    def day_parts(self) -> dict[str, str]:
        """Word -> TIMEX3 part of the day: MO, MI, AF, EV, NI."""
        return {word: part for part, words in self.table("day_parts").items() for word in words}

    @cached_property
    def days(self) -> dict[str, int]:
        """Word for a day seen from today -> how many days later."""
        return {word: int(shift) for shift, words in self.table("days").items() for word in words}

    @cached_property
    def parts_of_days(self) -> dict[str, tuple[int, str]]:
        """Word for a part of a day seen from today ("tonight") -> how many days later, and the part."""
        table = self.table("parts_of_days")
        return {
            word: (int(shift), part)
            for shift, parts in table.items()
            for part, words in parts.items()
            for word in words
        }

    @cached_property
    def set_days(self) -> dict[str, int]:
        """Weekday as it stands after "every", plurals among them."""
        plurals = {word: int(day) for day, words in self.table("set_days").items() for word in words}
        return self.weekdays | plurals

    @cached_property
    def units(self) -> dict[str, str]:
        """Word -> D, W, M, Q (quarter), Y, WE (weekend), F (fortnight) or DE (decade)."""
        return {word: unit for unit, words in self.table("units").items() for word in words}

    @cached_property
    def stretches(self) -> dict[str, str]:
        """Words for a quarter, half or season -> Q1 to Q4, H1, H2, SP, SU, FA, WI."""
        return {word: code for code, words in self.table("stretches").items() for word in words}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Small number words, an indefinite article among them."""
        return {word: number for number, words in enumerate(self.words("numbers"), start=1) for word in words}

    @cached_property
    def shifts(self) -> dict[str, int]:
        """Word before or after a unit or weekday ("last", "next") -> -1, 0 or 1."""
        sides = ("shift_before", "shift_after")
        return {word: int(by) for side in sides for by, words in self.table(side).items() for word in words}


def _names(found: Locale) -> tuple[dict[str, int], dict[str, int]]:
    weekdays: dict[str, int] = {}
    months: dict[str, int] = {}
    abbreviated: set[str] = set()
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for index, name in get_day_names(width, context, found).items():
                weekdays.setdefault(name.lower(), index + 1)
            for index, name in get_month_names(width, context, found).items():
                months.setdefault(name.lower(), index)
                if width == "abbreviated":
                    abbreviated.add(name.lower())
    # An abbreviation is written with and without its full stop; a very short one is a word of its own too often.
    bare = {name.rstrip("."): number for name, number in months.items() if len(name.rstrip(".")) >= 3}
    dotted = {f"{name.rstrip('.')}.": months[name] for name in abbreviated}
    return {name: day for name, day in weekdays.items() if len(name) > 4}, months | bare | dotted


@cache
def vocabulary(tag: str) -> Vocabulary | None:
    """The words of a language; None where it has neither CLDR data nor a file."""
    data = load(tag, "times")
    found = locale(tag)
    if found is None and not data:
        return None
    weekdays, months = _names(found) if found else ({}, {})
    for index, words in data.get("weekdays", {}).items():
        weekdays |= dict.fromkeys(words, int(index))
    for index, words in data.get("months", {}).items():
        months |= dict.fromkeys(words, int(index))
    for word in data.get("not_months", []):
        months.pop(word, None)
    # CLDR writes months of some languages as numbers ("1月"): those are no names.
    months = {name: number for name, number in months.items() if name and not name[0].isdigit()}
    return Vocabulary(weekdays, months, data)

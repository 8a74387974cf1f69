"""Reads the cases of other libraries' own test suites under the contract's reading of a figure.

A case passes when every expected number is found at its place with its value and nothing else of the kind is found.
Left out: cases flagged as unreasonable for news, and expectations that the contract forbids (years and articles as
numbers, with or without a unit). Where a suite has another convention for the same reading, it is mapped: Recognizers
knows no ranges and expects their ends; its numbers are without those that touch their unit; degrees are dimensions in
one of its models and temperatures in another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from streams.nlp.figures import Mention, find
from streams.nlp.figures.language import language

KINDS = {
    "NumberModel": None,
    "NumberRangeModel": None,
    "OrdinalModel": {"ordinal"},
    "PercentModel": {"percentage"},
    "CurrencyModel": {"money"},
    "AgeModel": {"age", "duration"},
    "DimensionModel": {"measure"},
    "TemperatureModel": {"measure"},
    "Numeral": None,
    "Ordinal": {"ordinal"},
    "AmountOfMoney": {"money"},
    "Distance": {"measure"},
    "Volume": {"measure"},
    "Temperature": {"measure"},
    "Duration": {"duration", "age"},
}


@dataclass(frozen=True)
class Case:
    """One text with what is expected of it: (start, end, lower, upper); a bound of None is not compared."""

    id: str
    model: str
    language: str
    text: str
    expected: tuple[tuple[int, int, Decimal | None, Decimal | None], ...]
    seconds: int = 0
    """What the expected lengths of time are counted in; 0 for other quantities."""


def _decimal(text: object, tag: str) -> Decimal | None:
    plain = str(text).strip().rstrip("%").replace("−", "-")
    if language(tag).separators.decimal == "," and "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _forbidden(text: str, tag: str, whole: str, start: int) -> bool:
    """What the contract says is no figure: articles, years, parts of addresses and identifiers."""
    folded = text.casefold()
    known = language(tag)
    articles = known.ones | known.indefinite | {"one", "eine", "un", "une"}
    first, _, rest = folded.partition(" ")
    if first in articles and (not rest or rest in known.units):
        return True
    glued = start > 0 and (whole[start - 1 : start].isalpha() or whole[start - 1 : start] == ".")
    return glued or bool(re.fullmatch(r"(19|20)\d\d", text))


def recognizers(path: Path) -> Iterator[Case]:
    """The cases of Recognizers-Text."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        if (raw["flags"] and raw["flags"] != ["locale_decimal_value"]) or raw["model"] not in KINDS:
            continue
        if raw["model"] == "NumberRangeModel":
            continue  # read by `ranges`
        tag = raw["language"].partition("-")[0]
        expected: list[tuple[int, int, Decimal | None, Decimal | None]] = []
        skip = False
        for item in raw["expected"]:
            value = _decimal(item["value"], tag) if item["value"] is not None else None
            if item["start"] is None or value is None or _forbidden(item["text"], tag, raw["text"], item["start"]):
                skip = True
                break
            expected.append((item["start"], item["end"] + 1, value, value))
        if not skip:
            yield Case(raw["id"], raw["model"], tag, raw["text"], tuple(expected))


RANGE = re.compile(r"[\[(]([^,]*),([^,]*)[\])]")
"""As the suite writes a range; whether an end belongs to it is left out, for the contract's bounds are inclusive."""


def ranges(path: Path) -> Iterator[Case]:
    """The cases of the suite's model for ranges: "at least 5", "between 20 and 30", "1000-5000"."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        if raw["flags"] not in ([], ["locale_decimal_value"]) or raw["model"] != "NumberRangeModel":
            continue
        found = [(item, RANGE.fullmatch(str(item["value"]))) for item in raw["expected"]]
        if all(match and item["start"] is not None for item, match in found):
            yield Case(
                raw["id"],
                raw["model"],
                raw["language"].partition("-")[0],
                raw["text"],
                tuple(
                    (item["start"], item["end"] + 1, *(Decimal(end) if end else None for end in match.groups()))
                    for item, match in found
                    if match
                ),
            )


def duckling(path: Path) -> Iterator[Case]:
    """The cases of Duckling."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        if raw["flags"] or raw["model"] not in KINDS or raw["corpus"] == "latentCorpus":
            continue
        tag = raw["language"]
        expected: list[tuple[int, int, Decimal | None, Decimal | None]] = []
        for item in raw["expected"]:
            low = item.get("from") if item["kind"] == "interval" else item["value"]
            high = item.get("to") if item["kind"] == "interval" else item["value"]
            lower = None if item["kind"] == "max" else low
            upper = None if item["kind"] == "min" else high
            expected.append(
                (
                    item["start"],
                    item["end"] + 1,
                    None if lower is None else Decimal(str(lower)),
                    None if upper is None else Decimal(str(upper)),
                )
            )
        timed = raw["model"] == "Duration" and raw["expected"]
        seconds = SECONDS.get(raw["expected"][0].get("unit"), 0) if timed else 0
        yield Case(raw["id"], raw["model"], tag, raw["text"], tuple(expected), seconds)


SECONDS = {
    "Second": 1, "Minute": 60, "Hour": 3600, "Day": 86400, "Week": 604800, "Month": 2592000, "Year": 31536000,
    "s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800, "mo": 2592000, "a": 31536000,
}  # fmt: skip
"""Lengths of time, by Duckling's name and by code: one suite says 1.5 hours as 90 minutes, 1.5 years as 18 months."""


def _same(want: Decimal | None, mention: Mention, side: str, seconds: int = 0) -> bool:
    if want is None:
        return True
    got = getattr(mention, side)
    got = mention.value if got is None else got
    if got is None:
        return False
    if seconds and mention.unit:
        if {SECONDS[mention.unit.code], seconds} == {SECONDS["mo"], SECONDS["a"]}:  # twelve months, not 365 days
            got, want = (got * 12, want) if mention.unit.code == "a" else (got, want * 12)
        else:
            got, want = got * SECONDS[mention.unit.code], want * seconds
    near = max(abs(want), Decimal(1)) * Decimal("0.0001")
    return any(
        abs(got * factor - want) <= near
        for factor in (Decimal(1), Decimal(100))
        if factor == 1 or mention.kind == "money"
    )


TEMPERATURES = {"Cel", "[degF]", "K", "[degRe]", "[degR]"}


def _compared(case: Case) -> list[Mention]:
    """What the engine finds, as far as the suite's model speaks of it."""
    kinds = KINDS[case.model]
    found = [m for m in find(case.text, case.language) if kinds is None or m.kind in kinds]
    if case.model in {"TemperatureModel", "DimensionModel"}:
        warm = case.model == "TemperatureModel"
        found = [m for m in found if _is_temperature(m) == warm or _at_place(m, case.expected)]
    if case.model == "NumberRangeModel":
        found = [m for m in found if m.qualifier != "exact" or _at_place(m, case.expected)]
    if case.model == "NumberModel":
        found = [m for m in found if not _touches_unit(m, case.text) or _at_place(m, case.expected)]
    return found


def _is_temperature(mention: Mention) -> bool:
    return mention.unit is not None and mention.unit.code in TEMPERATURES


def _at_place(mention: Mention, expected: tuple[tuple[int, int, Decimal | None, Decimal | None], ...]) -> bool:
    return any(mention.start <= start < mention.end for start, *_ in expected)


def _touches_unit(mention: Mention, text: str) -> bool:
    end = mention.number[1]
    return mention.end > end and text[end].isalpha()


def _joined(case: Case, found: list[Mention]) -> list[tuple[int, int, Decimal | None, Decimal | None]]:
    """What is expected, with the ends of a range that was found made one; an end without the unit may be left out."""
    wanted = sorted(case.expected, key=lambda e: e[:2])
    for mention in found:
        if mention.qualifier != "between" or mention.lower is None or mention.upper is None:
            continue
        inside = [w for w in wanted if mention.start <= w[0] and w[1] <= mention.end + 1]
        ends = [w[2] for w in inside if w[2] == w[3]]
        if ends in ([mention.lower, mention.upper], [mention.upper]):
            wanted = [w for w in wanted if w not in inside]
            wanted.append((inside[0][0], inside[-1][1], mention.lower, mention.upper))
    return sorted(wanted, key=lambda e: e[:2])


def passes(case: Case) -> bool:
    """Whether the engine answers as expected."""
    found = _compared(case)
    expected = _joined(case, found)
    if len(found) != len(expected):
        return False
    for (start, end, lower, upper), mention in zip(expected, found, strict=True):
        if mention.start >= end or mention.end <= start:
            return False
        if not (_same(lower, mention, "lower", case.seconds) and _same(upper, mention, "upper", case.seconds)):
            return False
    return True


def failures(cases: list[Case]) -> list[tuple[Case, Any]]:
    """The cases that fail, with what was found."""
    return [
        (
            case,
            [
                (m.kind, case.text[m.start : m.end], str(m.value), str(m.lower), str(m.upper))
                for m in find(case.text, case.language)
            ],
        )
        for case in cases
        if not passes(case)
    ]

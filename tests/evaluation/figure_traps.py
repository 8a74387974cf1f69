"""Sentences of our own with the traps that number readers fall into, and what is wrong where one does.

A line of traps/<tag>.jsonl holds `text` and its `figures`: what is given of `text` (which the mention must overlap),
`kind`, `value`, `lower`, `upper`, `qualifier`, `unit` must be so; an empty list says that nothing may be found.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from streams.nlp.figures import Mention, find

FOLDER = Path(__file__).with_name("traps")
_MAGNITUDE = 5
"""A value so many times too large or too small is an error of magnitude."""


@dataclass(frozen=True, slots=True)
class Trap:
    """One sentence of a language, with its figures in their order."""

    language: str
    text: str
    figures: list[dict[str, Any]]


def traps(tag: str) -> list[Trap]:
    """The sentences of a language."""
    lines = (FOLDER / f"{tag}.jsonl").read_text("utf-8").splitlines()
    return [Trap(tag, row["text"], row["figures"]) for row in map(json.loads, lines)]


def _number(mention: Mention, key: str) -> Decimal | None:
    value: Decimal | None = getattr(mention, key)
    return value


def _differs(want: dict[str, Any], mention: Mention) -> list[str]:
    wrong = []
    for key in ("value", "lower", "upper"):
        if key not in want:
            continue
        expected = None if want[key] is None else Decimal(str(want[key]))
        got = _number(mention, key)
        if key == "value" and expected is None and want.get("lower") is not None:
            continue  # a range or a vague number is known by its bounds
        if (expected is None) != (got is None) or (
            expected is not None and got is not None and abs(expected - got) > abs(expected) / 1000
        ):
            wrong.append(f"{key} {got}, want {expected}")
    unit = mention.unit.code if mention.unit else None
    given = {"kind": mention.kind, "qualifier": mention.qualifier, "unit": unit}
    return wrong + [f"{key} {got}, want {want[key]}" for key, got in given.items() if key in want and got != want[key]]


def _magnitude(want: dict[str, Any], mention: Mention) -> bool:
    pairs = [(want.get(key), _number(mention, key)) for key in ("value", "lower", "upper")]
    for expected, got in pairs:
        if expected is None or got is None or not Decimal(str(expected)) or not got:
            continue
        ratio = abs(got / Decimal(str(expected)))
        if ratio >= _MAGNITUDE or ratio <= Decimal(1) / _MAGNITUDE:
            return True
    return False


def judge(trap: Trap) -> tuple[int, int, list[str]]:
    """Errors of magnitude, other errors, and what they are."""
    found = find(trap.text, trap.language)
    severe, other, said = 0, 0, []
    position, pairs = 0, []
    rest = list(found)
    for want in trap.figures:
        start = trap.text.find(want["text"], position)
        start = start if start >= 0 else trap.text.find(want["text"])
        end = position = start + len(want["text"])
        mention = next((m for m in rest if m.start < end and start < m.end), None)
        if mention is None:
            other += 1
            said.append(f"{trap.language} missed {want['text']!r} in {trap.text!r}")
            continue
        rest.remove(mention)
        pairs.append((want, mention))
    for want, mention in pairs:
        if wrong := _differs(want, mention):
            large = _magnitude(want, mention)
            severe, other = severe + large, other + (not large)
            said.append(f"{trap.language} {want['text']!r}: {'; '.join(wrong)} in {trap.text!r}")
    other += len(rest)
    said += [f"{trap.language} extra {m.kind} {trap.text[m.start : m.end]!r} in {trap.text!r}" for m in rest]
    return severe, other, said

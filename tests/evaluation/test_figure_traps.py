"""Sentences of our own with traps, a file a language: no error of magnitude, few others.

A line holds a text and all its figures as (text with or without the unit, value, lower, upper, kind). An error of magnitude is a number that
differs by a factor of two or more from the one expected at its place.
"""

# ruff: noqa: T201  the measured quality is what an evaluation is run for
import json
from decimal import Decimal
from pathlib import Path

import pytest

from streams.nlp.figures import Mention, find

pytestmark = pytest.mark.evaluation

FILES = sorted(Path(__file__).with_name("traps").glob("*.jsonl"))
AT_MOST = 0.03
FACTOR = 2


def same(want: dict[str, str | None], text: str, mention: Mention) -> bool:
    numbers = all(
        (None if want[key] is None else Decimal(str(want[key]))) == getattr(mention, key)
        for key in ("value", "lower", "upper")
    )
    whole, number = text[mention.start : mention.end], text[slice(*mention.number)]
    place = str(want["text"]) in whole or number in str(want["text"])
    return numbers and want["kind"] == mention.kind and place


def far(want: dict[str, str | None], mention: Mention) -> bool:
    """Whether the first number that both give differs by a factor of two or more."""
    for key in ("value", "lower", "upper"):
        said, got = want[key], getattr(mention, key)
        if said is not None and got is not None:
            low, high = sorted((abs(Decimal(said)), abs(got)))
            return bool(high > 0 and low * FACTOR <= high)
    return False


def test_traps():
    failed: list[str] = []
    magnitude: list[str] = []
    total = 0
    for file in FILES:
        for line in file.read_text("utf-8").splitlines():
            case = json.loads(line)
            text, wanted = case["text"], case["figures"]
            found = find(text, file.stem)
            total += 1
            if len(found) != len(wanted) or not all(map(lambda w, m: same(w, text, m), wanted, found)):
                failed.append(
                    f"{file.stem}: {text} -> {[(text[m.start : m.end], m.kind, str(m.value)) for m in found]}"
                )
            for want in wanted:
                at = text.index(str(want["text"]))
                beside = [m for m in found if m.number[0] < at + len(str(want["text"])) and at < m.number[1]]
                magnitude += [text for m in beside[:1] if far(want, m)]
    print("\n" + "\n".join(failed))
    assert total
    assert not magnitude
    assert len(failed) <= AT_MOST * total, f"{len(failed)} of {total}"

"""Names in news that were written and annotated before the rules had run on a sentence of them (blind/README.md)."""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas.annotation import LanguageArticle
from tests.evaluation.floors import Floors
from tests.evaluation.name_scores import Span, article, score

pytestmark = [pytest.mark.evaluation, pytest.mark.timeout(300)]

FLOORS = Floors(Path(__file__).with_name("blind_floors.json"))
BLIND = Path(__file__).with_name("blind")
NAME = re.compile(r"\[(PER|LOC|ORG) ([^]]+)\]")


def read(file: Path) -> list[tuple[LanguageArticle, list[Span]]]:
    """The articles of a file, one sentence a line, a blank line between articles, names as `[PER Jan Jansen]`."""
    return [annotated(block.splitlines(), file.stem) for block in file.read_text("utf-8").strip().split("\n\n")]


def annotated(lines: list[str], language: str) -> tuple[LanguageArticle, list[Span]]:
    plain, gold, before = [], [], 0
    for line in lines:
        text, at = "", 0
        for name in NAME.finditer(line):
            text += line[at : name.start()]
            gold.append((before + len(text), before + len(text) + len(name[2]), name[1]))
            text += name[2]
            at = name.end()
        plain.append(text + line[at:])
        before += len(plain[-1]) + 1
    return article(plain, language), gold


@pytest.mark.parametrize("file", sorted(BLIND.glob("*.txt")), ids=lambda file: file.stem)
def test_names_in_blind_news(file: Path) -> None:
    """Errors are looked at in every second article, of the others only the score is."""
    articles = read(file)
    measured = {}
    halves = {"mended": articles[::2], "kept": articles[1::2]} if len(articles) > 1 else {}
    for half, part in {**halves, "all": articles}.items():
        counts, _ = score(part)
        types = "  ".join(f"{kind} {c.f} (P {c.precision}, {c.gold} names)" for kind, c in sorted(counts.items()))
        print(f"\n{file.stem} {half}: F1 {types}")
        measured[half] = counts["PLO"].f
    FLOORS.hold(file.stem, measured)

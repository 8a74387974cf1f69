"""Names in news that were written and annotated before the rules had run on a sentence of them (blind/README.md)."""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import spacy

from schemas.annotation import LanguageArticle
from streams.nlp.training import written
from streams.nlp.training.sentence import Sentence
from tests.evaluation.floors import DATA, Floors
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


def bracketed(sentence: Sentence) -> str:
    """The sentence with its names in brackets."""
    text = ""
    starts = {span.first: span for span in sentence.names or ()}
    ends = {span.last - 1 for span in sentence.names or ()}
    for index, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
        begin = f"[{starts[index].label} " if index in starts else ""
        text += begin + word + "]" * (index in ends) + " " * space
    return text.rstrip()


@pytest.mark.parametrize("file", sorted(BLIND.glob("*_news.tsv")), ids=lambda file: file.stem)
def test_names_in_lines_of_the_development_news(file: Path) -> None:
    """Lines that are held out, annotated by hand; their text is not here."""
    language = file.stem.partition("_")[0]
    news = DATA / "news" / f"{language}.jsonl"
    if not news.is_file():
        pytest.skip("the development news are not here: set NEWSTALLY_DATA to the folder of the development data")
    blank = spacy.blank(language)
    texts = []
    for line in news.read_text("utf-8").splitlines():
        numbered = ((one["line"], written.cut(blank, one["text"])) for one in json.loads(line)["sentences"])
        part = [sentence for _, sentence in written.annotated(numbered, file)]
        if part:
            marked = [bracketed(sentence) for sentence in part]
            texts.append(annotated(marked, language))
    counts, _ = score(texts)
    types = "  ".join(f"{kind} {c.f} (P {c.precision}, {c.gold} names)" for kind, c in sorted(counts.items()))
    print(f"\n{file.stem}: F1 {types}")
    FLOORS.hold(file.stem, {"all": counts["PLO"].f})

"""Dates and times of our own sentences in ten languages, against a Wednesday in May 2024."""

# ruff: noqa: T201  the measured quality is what an evaluation is run for
import json
from pathlib import Path

import pytest

from schemas.annotation import LanguageArticle, Sentence, Time
from streams.nlp import times

pytestmark = pytest.mark.evaluation

CASES = Path(__file__).with_name("times.jsonl")
PUBLISHED = "2024-05-15T12:00:00+02:00"
AT_LEAST = 0.99


def found(text: str, tag: str) -> list[Time]:
    sentence = Sentence(id="n0", segment="s0", field="body", start=0, end=len(text), language=tag)
    article = LanguageArticle.model_construct(
        uri="urn:x", body=text, headline=None, language=tag, published_at=PUBLISHED, segments=[], sentences=[sentence]
    )
    return times.find(article)


def test_times():
    """The same values in the same places; the words said may be longer or shorter by an article."""
    wrong: list[str] = []
    lines = CASES.read_text("utf-8").splitlines()
    for line in lines:
        case = json.loads(line)
        wanted, got = case["times"], found(case["text"], case["language"])
        values = [time.value for time in got] == [want["value"] for want in wanted]
        if not values or not all(w["text"] in t.text or t.text in w["text"] for w, t in zip(wanted, got, strict=True)):
            wrong.append(f"{case['language']}: {case['text']} -> {[(time.text, time.value) for time in got]}")
    print("\n" + "\n".join(wrong))
    assert len(wrong) <= (1 - AT_LEAST) * len(lines), f"{len(wrong)} of {len(lines)}"

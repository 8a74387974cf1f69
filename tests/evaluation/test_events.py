"""Claims against the gold articles and the people figures of real news, with floors that only rise.

The measures are those of the scoring script that stands beside the data; it prints each miss in its sentence. Floors
stand in events_floors.json.
"""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Article
from streams.nlp.annotate import annotate
from tests.evaluation.floors import DATA, Floors
from tests.evaluation.setting_scores import tally

pytestmark = pytest.mark.evaluation

SCRIPT = DATA.parent / "tools" / "score_events.py"
FLOORS = Floors(Path(__file__).with_name("events_floors.json"))
EVENTS = ("events/x_dev.jsonl", "events/y_dev.jsonl")
PEOPLE = "news/people_figures.jsonl"
SETS = ("second", "third", "fourth", "fifth", "sixth", "seventh")
OWN = {"own": sorted(Path(__file__).with_name("articles").glob("cold*.jsonl"))} | {
    name: [Path(__file__).with_name("articles") / f"{name}.jsonl"] for name in SETS
}
"""Articles of our own writing, annotated before the system had been run on them; a later set has floors of its own."""
MEASURES = ("found", "value", "claim", "whole", "class", "role", "status", "attribution", "relations")
TENS = ("tientallen",)
"""Words for tens, 20 to 99 by the contract, where English says dozens, 24 to 99."""
SEVERE = 0


def read(name: str) -> list[dict[str, Any]]:
    """The lines of a file of the development data."""
    return [json.loads(line) for line in FLOORS.pinned(name).read_text("utf-8").splitlines() if line.strip()]


def annotated(gold: dict[str, Any]) -> dict[str, Any]:
    fields = ("uri", "language", "published_at", "headline", "body")
    article = Article.model_validate({field: gold.get(field) for field in fields})
    return annotate(article, assume_language=True).model_dump(mode="json", by_alias=True)


@cache
def scored(folder: Path, *golden: Path) -> dict[str, dict[str, float]]:
    """The table of the scoring script, a row a language; misses and table are printed."""
    if not SCRIPT.is_file():
        pytest.skip(f"no {SCRIPT}: the measures are those of this script")
    golds = [json.loads(line) for path in golden for line in path.read_text("utf-8").splitlines() if line.strip()]
    system, table = folder / "system.jsonl", folder / "table.json"
    system.write_text("".join(json.dumps(annotated(gold)) + "\n" for gold in golds), "utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, golden), "--system", str(system), "--misses", "--json", str(table)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    print("\n" + done.stdout + done.stderr)
    return json.loads(table.read_text("utf-8"))


@pytest.fixture(scope="module")
def table(tmp_path_factory) -> dict[str, dict[str, float]]:
    for name in EVENTS:
        read(name)
    return scored(tmp_path_factory.mktemp("events"), *(DATA / name for name in EVENTS))


@pytest.mark.parametrize("name", list(OWN))
def test_articles_of_our_own_hold_their_floors(name, tmp_path_factory):
    for group, measured in scored(tmp_path_factory.mktemp(name), *OWN[name]).items():
        FLOORS.hold(f"{name} {group}", {key: value for key in MEASURES if (value := measured[key]) is not None})


@pytest.mark.parametrize("group", ["all", "nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "tr"])
def test_events_hold_their_floors(table, group):
    row = {name: value for name in MEASURES if (value := table[group][name]) is not None}
    FLOORS.hold(group, row)


def test_no_value_is_off_by_a_factor_of_two(table):
    assert table["all"]["severe"] == SEVERE


def test_time_and_place_hold_their_floors():
    scores = tally((gold, annotated(gold)) for gold in read(EVENTS[0]))
    print(f"\ntime and place: {scores}")
    FLOORS.hold("time and place", {what: score.f for what, score in scores.items()})


@pytest.mark.parametrize("language", ["en", "nl"])
def test_people_figures_in_real_news(language):
    """Counts a figure as found when its sentence, bounds and event are those of the gold."""
    golds = read(PEOPLE)
    found, others = 0, 0
    for line in (DATA / f"news/{language}.jsonl").read_text("utf-8").splitlines():
        news = json.loads(line)
        wanted = [gold for gold in golds if gold["doc"] == news["doc"]]
        if not wanted:
            continue
        right, wrong = people(news, wanted, language)
        found, others = found + right, others + wrong
    print(f"\npeople figures {language}: {found} of {len(golds)} found, {others} in sentences where the gold has none")
    FLOORS.hold(f"people {language}", {"found": found, "false, negative": -others})


def people(news: dict[str, Any], wanted: list[dict[str, Any]], language: str) -> tuple[int, int]:
    """How many figures of one article were found, and how many of people stand where the gold has none."""
    starts: dict[int, tuple[int, int]] = {}
    body = ""
    for sentence in news["sentences"]:
        starts[sentence["line"]] = (len(body), len(body) + len(sentence["text"]))
        body += sentence["text"] + "\n\n"
    figures = annotated({"uri": news["doc"], "language": language, "body": body})["figures"]
    figures = [f for f in figures if f["event"] and f["counted"] and f["counted"]["class"] == "person"]
    figures = [f for f in figures if f["kind"] != "percentage"]  # the gold counts people; a share has their event too
    by_line = {line: [f for f in figures if start <= f["start"] < end] for line, (start, end) in starts.items()}
    found = 0
    for gold in wanted:
        here = by_line[gold["line"]]
        claim = (gold["category"], *_gold_bounds(gold, language))
        match = next((f for f in here if (f["event"]["type"], *_bounds(f)) == claim), None)
        if match is None:
            print(f"\nmissed {claim}: {body[slice(*starts[gold['line']])]}")
        else:
            here.remove(match)
            found += 1
    others = 0
    for line in by_line.keys() - {gold["line"] for gold in wanted}:
        for figure in by_line[line]:
            if figure["event"]["type"] not in {"other", "voted"}:
                others += 1
                print(f"\nno gold: {figure['text']} {figure['event']['type']}: {body[slice(*starts[line])]}")
    return found, others


def _gold_bounds(gold: dict[str, Any], language: str) -> tuple[int | None, int | None]:
    """Those of the English words, for every language; the contract's "tientallen" begin at 20."""
    lower = 20 if gold[f"{language}_figure"] in TENS else gold["lower"]
    return lower, gold["upper"]


def _bounds(figure: dict[str, Any]) -> tuple[float | None, float | None]:
    lower, upper = (None if figure[key] is None else float(figure[key]) for key in ("lower", "upper"))
    return lower, upper

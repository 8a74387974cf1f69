"""The figure engine alone, on the development data, against floors that only rise.

Floors stand in figures_floors.json. What is compared, and what is left out, stands in figure_scores.py (annotated
articles) and figure_suites.py (the suites of other libraries).
"""

# ruff: noqa: T201  the measured quality is what an evaluation is run for
import json
import os
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from streams.nlp import languages
from streams.nlp.figures import find
from tests.evaluation import figure_table
from tests.evaluation.figure_numerals import Tally, tally
from tests.evaluation.figure_scores import Score
from tests.evaluation.figure_suites import Case, duckling, failures, ranges, recognizers
from tests.evaluation.figure_traps import FOLDER, judge, traps
from tests.evaluation.floors import DATA, Floors

pytestmark = pytest.mark.evaluation

FLOORS = Floors(Path(__file__).with_name("figures_floors.json"))
UNREAD = {"date_prefix", "credit", "boilerplate"}
FIRST = {"nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk", "tr", "sv"}
PARALLEL = ("nl", "de", "fr", "es", "it", "pt", "pl", "ru", "tr", "uk", "sv", "da")
TREEBANKS = ("nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "tr", "sv", "da", "nb", "ro", "cs")
LEAST_TRAPS = 300
MOST_TRAP_ERRORS = 0.03
LINES = re.compile(r"[^\n]+")


def test_annotated_articles():
    """Every gold figure's number, value, bounds and what belongs to them; nothing of `not_figures`; no severe error."""
    scores: dict[str, Score] = defaultdict(Score)
    for name in ("events/x_dev.jsonl", "events/y_dev.jsonl"):
        for line in FLOORS.pinned(name).read_text("utf-8").splitlines():
            article = json.loads(line)
            unread = [s for s in article["segments"] if s["kind"] in UNREAD]
            for field in ("headline", "body"):

                def read(start: int, field: str = field, unread: list[Any] = unread) -> bool:
                    return not any(s["field"] == field and s["start"] <= start < s["end"] for s in unread)

                found = [
                    mention.shifted(match.start())
                    for match in LINES.finditer(article[field] or "")
                    for mention in find(match[0], article["language"])
                ]
                gold = article | {"figures": [f for f in article["figures"] if f["field"] != field or read(f["start"])]}
                for group in ("all", article["language"]):
                    scores[group].add(gold, field, [m for m in found if read(m.start)])
    print("\n" + "\n".join(scores["all"].misses))
    everything = scores["all"]
    assert everything.counts["severe"] == 0
    FLOORS.hold("value F", {group: score.f() for group, score in scores.items()})
    FLOORS.hold(
        "accuracy", {key: everything.accuracy(key) for key in ("kind", "qualifier", "unit", "change", "span", "text")}
    )
    FLOORS.hold("never, negative", {"all": -everything.counts["never"]})


def shares(cases: list[Case]) -> dict[str, float]:
    """Per cent of the cases that pass, per model."""
    failed = {case.id for case, _ in failures(cases)}
    totals = Counter(case.model for case in cases)
    passed = Counter(case.model for case in cases if case.id not in failed)
    return {model: round(100 * passed[model] / total, 1) for model, total in totals.items()}


def means(cases: list[Case]) -> dict[str, float]:
    """The mean over languages of the per cent that pass, per model: each language weighs the same."""
    by_language: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_language[case.language].append(case)
    passed: dict[str, list[float]] = defaultdict(list)
    for own in by_language.values():
        for model, share in shares(own).items():
            passed[model].append(share)
    return {model: round(sum(each) / len(each), 1) for model, each in passed.items()}


@pytest.mark.parametrize("suite", ["recognizers", "duckling"])
def test_suites_of_other_libraries(suite: str):
    reader = recognizers if suite == "recognizers" else duckling
    everything: list[Case] = []
    for tag in sorted(languages.available()):
        if (DATA / "figures" / suite / f"{tag}.jsonl").is_file():
            cases = list(reader(FLOORS.pinned(f"figures/{suite}/{tag}.jsonl")))
            everything += cases
            failed = failures(cases)
            FLOORS.hold(f"{suite} {tag}", {"passed": round(100 * (1 - len(failed) / len(cases)), 1)})
    if not everything:
        pytest.skip(f"no cases of {suite} in {DATA}")
    if suite == "recognizers":  # its own scores are of these languages; the others have floors of their own above
        everything = [case for case in everything if case.language in FIRST]
    FLOORS.hold(suite, shares(everything))
    if suite == "duckling":
        FLOORS.hold("duckling, mean over languages", means(everything))


def test_ranges_of_another_library():
    """Recognizers' cases of ranges by themselves: its other models know no bounds."""
    cases = [case for tag in sorted(FIRST) for case in _ranges(tag)]
    if not cases:
        pytest.skip(f"no cases of recognizers in {DATA}")
    failed = failures(cases)
    print("\n" + "\n".join(f"{case.text!r} {case.expected} {found}" for case, found in failed))
    FLOORS.hold("recognizers ranges", {"passed": round(100 * (1 - len(failed) / len(cases)), 1)})


def _ranges(tag: str) -> list[Case]:
    path = DATA / "figures" / "recognizers" / f"{tag}.jsonl"
    return list(ranges(FLOORS.pinned(f"figures/recognizers/{tag}.jsonl"))) if path.is_file() else []


def test_the_table_in_the_page_of_the_engine_promises_no_more_than_is_measured():
    cases: list[Case] = []
    for suite, reader in (("recognizers", recognizers), ("duckling", duckling)):
        for tag in sorted(languages.available()):
            if (DATA / "figures" / suite / f"{tag}.jsonl").is_file():
                cases += reader(FLOORS.pinned(f"figures/{suite}/{tag}.jsonl"))
    if not cases:
        pytest.skip(f"no cases of other libraries in {DATA}")
    measured = figure_table.measure(cases)
    if os.environ.get("RAISE_FLOORS"):
        figure_table.write(measured)
    promised = figure_table.read()
    assert promised.keys() <= measured.keys()
    over = [
        (language, column, share, measured[language][column][0])
        for language, row in promised.items()
        for column, (share, _) in row.items()
        if share > measured[language][column][0]
    ]
    assert not over, f"(language, column, promised, measured): {over}"


def values(text: str, tag: str) -> Counter[tuple[Decimal | None, Decimal | None]]:
    """The values of a sentence, without the ones and the scores: languages differ in articles."""
    found = find(text, tag)
    return Counter((m.lower, m.upper) for m in found if m.value != 1 and m.kind not in {"score", "measure", "money"})


def test_the_same_values_as_in_the_english_sentence():
    """Share of parallel sentences with a figure in either language in which both give the same values."""
    english = {}
    for line in FLOORS.pinned("news/en.jsonl").read_text("utf-8").splitlines():
        english |= {sentence["line"]: sentence["text"] for sentence in json.loads(line)["sentences"]}
    measured = {}
    for tag in PARALLEL:
        if tag not in languages.available() or not languages.load(tag, "numbers"):
            continue
        same = total = 0
        for line in FLOORS.pinned(f"news/{tag}.jsonl").read_text("utf-8").splitlines():
            for sentence in json.loads(line)["sentences"]:
                here, there = values(sentence["text"], tag), values(english[sentence["line"]], "en")
                total += bool(here or there)
                same += bool(here or there) and here == there
        measured[tag] = round(100 * same / total, 1)
    FLOORS.hold("same as English", measured)


@pytest.mark.parametrize("tag", TREEBANKS)
def test_numerals_of_treebanks(tag: str):
    """Tokens tagged NUM in Universal Dependencies; what is left out stands in figure_numerals.py."""
    paths = sorted((DATA / "ud").glob(f"{tag}_*.conllu"))
    if not paths:
        pytest.skip(f"no treebank of {tag} in {DATA}")
    result = Tally()
    for path in paths:
        tally(FLOORS.pinned(f"ud/{path.name}"), tag, result)
    print("\n" + "\n".join(result.misses))
    FLOORS.hold(f"UD numerals {tag}", {"F1": result.f()})


def test_traps():
    """Sentences of our own in twelve languages: no error of magnitude, other errors in at most three of a hundred."""
    severe: list[str] = []
    right: dict[str, float] = {}
    errors = total = 0
    for path in sorted(FOLDER.glob("*.jsonl")):
        sentences = traps(path.stem)
        judged = [judge(trap) for trap in sentences]
        severe += [said for large, _, lines in judged for said in lines if large]
        wrong = sum(large + other for large, other, _ in judged)
        right[path.stem] = round(100 * (1 - wrong / len(sentences)), 1)
        errors, total = errors + wrong, total + len(sentences)
        print("\n".join(said for _, _, lines in judged for said in lines))
    assert total >= LEAST_TRAPS
    assert not severe
    assert errors <= MOST_TRAP_ERRORS * total
    FLOORS.hold("traps", right)

"""Claims against short drills of our own: two to four sentences each, with what is claimed of every figure.

The drills say nothing of values (`test_figures.py` does): a claim is right when the figure is found and its event is.
"?" stands for what two careful readers could differ on; it counts neither way.
Each batch was written before anybody had seen what the rules make of it; drills/README.md keeps its first score. Floors
stand in drills/floors.json.
"""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from schemas.article import Article
from schemas.figure import EventType
from streams.nlp.annotate import annotate
from tests.evaluation.floors import Floors

pytestmark = pytest.mark.evaluation

FOLDER = Path(__file__).with_name("drills")
FLOORS = Floors(FOLDER / "floors.json")
CLAIM_EVENTS = frozenset(get_args(EventType)) - {"protesting", "voted", "other"}
"""What can happen to people."""
DOUBT = "?"
PUBLISHED = "2026-10-14T18:00:00+02:00"


def figures_of(language: str, drill: dict[str, Any]) -> list[dict[str, Any]]:
    article = Article(uri=drill["id"], language=language, body=drill["text"], published_at=PUBLISHED)
    return annotate(article, assume_language=True).model_dump(mode="json", by_alias=True)["figures"]


def touches(start: int, end: int, figure: dict[str, Any]) -> bool:
    span = figure if figure["qualifier"] == "unknown" else figure["number"]
    return start < span["end"] and span["start"] < end


def holds(gold: dict[str, Any], figure: dict[str, Any], text: str) -> bool:
    """Whether both name nobody, or the holder lies in one of the places where the gold's words stand."""
    wanted, got = gold.get("holder"), figure["attribution"]
    if wanted == DOUBT:
        return True
    if wanted is None or got is None:
        return wanted is None and got is None
    at = text.find(wanted)
    while at >= 0:
        if got["holder"]["start"] < at + len(wanted) and at < got["holder"]["end"]:
            return True
        at = text.find(wanted, at + 1)
    return False


class Score:
    """Right, wanted and given answers of each measure."""

    def __init__(self) -> None:
        self.n: Counter[tuple[str, str]] = Counter()
        self.misses: list[str] = []

    def add(self, measure: str, *, right: bool, wanted: bool, given: bool) -> None:
        for name, one in (("right", right), ("wanted", wanted), ("given", given)):
            self.n[measure, name] += one

    def drill(self, drill: dict[str, Any], figures: list[dict[str, Any]]) -> None:
        pairs: dict[int, dict[str, Any]] = {}
        for index, gold in enumerate(drill["figures"]):
            start, end = gold["start"], gold["start"] + len(gold["number"])
            found = next((f for f in figures if touches(start, end, f) and f not in pairs.values()), None)
            if found is not None:
                pairs[index] = found
            if gold["event"] == DOUBT:
                continue
            self.figure(drill, gold, found)
        for figure in figures:
            if figure not in pairs.values() and _event(figure) in CLAIM_EVENTS:
                self.add("claim", right=False, wanted=False, given=True)
                self.add("whole", right=False, wanted=False, given=True)
                self.miss(drill, figure["start"], figure["end"], "not in the gold", figure)
        if drill.get("relations") == DOUBT:
            return
        ids = {figure["id"]: index for index, figure in pairs.items()}
        want = {
            (kind, index, at) for index, gold in enumerate(drill["figures"]) for kind, at in gold.get("relations", ())
        }
        got = {
            (relation["type"], index, ids[relation["figure"]])
            for index, figure in pairs.items()
            for relation in figure["relations"]
            if relation["figure"] in ids
        }
        for relation in want | got:
            self.add(
                "relations", right=relation in want and relation in got, wanted=relation in want, given=relation in got
            )
        if want != got:
            self.misses.append(f"{drill['id']} relations: want {sorted(want - got)}, got {sorted(got - want)}")

    def figure(self, drill: dict[str, Any], gold: dict[str, Any], found: dict[str, Any] | None) -> None:
        wanted = gold["event"] in CLAIM_EVENTS
        given = found is not None and _event(found) in CLAIM_EVENTS
        right = wanted and found is not None and _event(found) == gold["event"]
        self.add("claim", right=right, wanted=wanted, given=given)
        role, status = gold.get("role"), gold.get("status", "reported")
        whole = right
        if wanted and found is not None:
            got_role = (found["counted"] or {}).get("role")
            if role != DOUBT:
                same = got_role == role
                self.add("role", right=same and role is not None, wanted=role is not None, given=got_role is not None)
            if status != DOUBT:
                self.add(
                    "status",
                    right=status != "reported" and found["status"] == status,
                    wanted=status != "reported",
                    given=found["status"] != "reported",
                )
            held = holds(gold, found, drill["text"])
            named = "holder" in gold
            if gold.get("holder") != DOUBT:
                given_holder = found["attribution"] is not None
                self.add("attribution", right=held and named, wanted=named, given=given_holder)
            whole = right and role in {got_role, DOUBT} and status in {found["status"], DOUBT} and held
        self.add("whole", right=whole, wanted=wanted, given=given)
        if (wanted and not whole) or (given and not wanted):
            self.miss(drill, gold["start"], gold["start"] + len(gold["number"]), _want(gold), found)

    def miss(self, drill: dict[str, Any], start: int, end: int, want: str, found: dict[str, Any] | None) -> None:
        text = drill["text"]
        got = "nothing" if found is None else _got(found)
        where = f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 70]}"
        self.misses.append(f"{drill['id']} want {want}, got {got}\n    {where}")

    def row(self) -> dict[str, float]:
        """F of each measure, in per cent."""
        row = {}
        for measure in ("claim", "whole", "role", "status", "attribution", "relations"):
            right, wanted, given = (self.n[measure, name] for name in ("right", "wanted", "given"))
            row[measure] = round(200 * right / (wanted + given), 1) if wanted + given else 100.0
        return row


def _event(figure: dict[str, Any]) -> str | None:
    return (figure["event"] or {}).get("type")


def _want(gold: dict[str, Any]) -> str:
    return str([gold["event"], gold.get("role"), gold.get("status", "reported"), gold.get("holder")])


def _got(figure: dict[str, Any]) -> str:
    holder = ((figure["attribution"] or {}).get("holder") or {}).get("text")
    return str([_event(figure), (figure["counted"] or {}).get("role"), figure["status"], holder])


def batches() -> dict[str, list[dict[str, Any]]]:
    """The drills by language and batch, such as `en:2`; a batch keeps its floor when another one joins it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            drill = json.loads(line)
            found.setdefault(drill["id"].rpartition(":")[0], []).append(drill)
    return found


BATCHES = batches()


@pytest.mark.parametrize("batch", BATCHES)
def test_drills_hold_their_floors(batch):
    score = Score()
    for drill in BATCHES[batch]:
        score.drill(drill, figures_of(batch.partition(":")[0], drill))
    row = score.row()
    print("\n".join(score.misses))
    FLOORS.hold(batch, row)

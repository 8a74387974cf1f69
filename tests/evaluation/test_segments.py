"""Segments against the gold articles, sentences against treebanks run together, with floors that only rise.

Special segments count by the rule of the scoring script beside the data: the same kind, and nine tenths of the longer
span in common. Floors stand in segments_floors.json.
"""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas.annotation import Detection, Segment
from schemas.article import Article
from streams.nlp.segments import read
from tests.evaluation.floors import Floors

pytestmark = pytest.mark.evaluation

FLOORS = Floors(Path(__file__).with_name("segments_floors.json"))
EVENTS = ("events/x_dev.jsonl", "events/y_dev.jsonl")
PAGES = Path(__file__).parent / "pages"
EXAMPLE = "kazakhstan-2022-01.nl.txt"
SPECIAL = {"date_prefix", "dateline", "heading", "caption", "credit", "boilerplate"}
# Development parts; where a language has none, its PUD (translated news and encyclopedia).
TREEBANKS = {
    "cs": ["cs_pud"], "da": ["da_ddt-dev"], "de": ["de_gsd-dev"], "en": ["en_ewt-dev", "en_pud"], "es": ["es_gsd-dev"],
    "fr": ["fr_gsd-dev"], "it": ["it_markit-dev", "it_pud"], "nb": ["nb_bokmaal-dev"],
    "nl": ["nl_alpino-dev", "nl_lassysmall-dev"], "pl": ["pl_pud"], "pt": ["pt_bosque-dev", "pt_porttinari-dev"],
    "ro": ["ro_rrt-dev"], "ru": ["ru_gsd-dev", "ru_pud"], "sv": ["sv_talbanken-dev"], "tr": ["tr_boun-dev",
    "tr_kenet-dev"],
}  # fmt: skip
END_MARKS = ".!?…\"”»’')]“«"
ARTICLE = 40
"""How many sentences of a treebank make one article."""


def detection(tag: str) -> Detection:
    return Detection(tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[])


def f1(right: int, gold: int, system: int) -> float:
    return round(200 * right / (gold + system), 1) if gold + system else 100.0


def same_span(gold: dict[str, Any], system: Segment) -> bool:
    if gold["field"] != system.field:
        return False
    shared = min(gold["end"], system.end) - max(gold["start"], system.start)
    return shared >= 0.9 * max(gold["end"] - gold["start"], system.end - system.start)


def test_special_segments_and_repeats_of_the_gold_articles():
    right: dict[str, int] = dict.fromkeys((*SPECIAL, "repeats"), 0)
    gold_count, system_count = dict(right), dict(right)
    values = 0
    for line in "\n".join(FLOORS.pinned(name).read_text("utf-8") for name in EVENTS).splitlines():
        if not line.strip():
            continue
        gold = json.loads(line)
        article = Article.model_validate(
            {k: gold.get(k) for k in ("uri", "language", "published_at", "headline", "body")}
        )
        system = read(article, detection(gold["language"]))[0]
        free = [s for s in system if s.kind in SPECIAL]
        for s in free:
            system_count[s.kind] += 1
        for wanted in gold["segments"]:
            if wanted["kind"] in SPECIAL:
                gold_count[wanted["kind"]] += 1
                found = next((s for s in free if s.kind == wanted["kind"] and same_span(wanted, s)), None)
                if found:
                    free.remove(found)
                    right[wanted["kind"]] += 1
                    values += bool(wanted.get("value")) and found.value != wanted["value"]
                else:
                    print(
                        f"{gold['uri']}: no {wanted['kind']}",
                        repr(gold[wanted["field"]][wanted["start"] : wanted["end"]]),
                    )
            if wanted.get("repeats") is not None:
                gold_count["repeats"] += 1
                right["repeats"] += any(s.repeats and same_span(wanted, s) for s in system)
        system_count["repeats"] += sum(s.repeats is not None for s in system)
        for s in free:
            print(f"{gold['uri']}: spurious {s.kind}", repr(article.text(s.field)[s.start : s.end]))
    rows = {kind: f1(right[kind], gold_count[kind], system_count[kind]) for kind in sorted(right)}
    total = f1(*(sum(count[kind] for kind in SPECIAL) for count in (right, gold_count, system_count)))
    print(f"\n{'kind':12}{'F':>7}{'gold':>6}{'found':>7}")
    for kind, value in rows.items():
        print(f"{kind:12}{value:7}{gold_count[kind]:6}{system_count[kind]:7}")
    print(f"{'special':12}{total:7}")
    assert values == 0, "a date prefix has another date"
    assert total >= 95
    assert right["repeats"] == gold_count["repeats"], "a repeated lead or headline is missed"
    FLOORS.hold("segments", {**rows, "special": total})


def lines_apart(spans: list[tuple[str, int, int]], body: str) -> list[tuple[str, int, int]]:
    """Spans with their kinds, boilerplate line by line: how many buttons make one segment means nothing."""
    apart = []
    for kind, start, end in spans:
        pieces = re.finditer(r"\S(?:[^\n]*\S)?", body[start:end]) if kind == "boilerplate" else None
        apart += (
            [(kind, start, end)] if pieces is None else [(kind, start + p.start(), start + p.end()) for p in pieces]
        )
    return apart


@pytest.mark.parametrize("group", sorted(path.stem for path in PAGES.glob("*.jsonl")))
def test_special_segments_of_pages(group):
    """Own pages of many layouts: each special segment is found, and no paragraph is taken for one.

    Of a paragraph that says an earlier one again (`again`) only that is asked.
    """
    right, gold_count, system_count = (dict.fromkeys(SPECIAL, 0) for _ in range(3))
    lost, other_date, missed = [], [], []
    for line in (PAGES / f"{group}.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        body = gold["body"]
        article = Article.model_validate({k: gold[k] for k in ("uri", "language", "published_at", "headline", "body")})
        found = [s for s in read(article, detection(gold["language"]))[0] if s.field == "body"]
        free = lines_apart([(s.kind, s.start, s.end) for s in found if s.kind in SPECIAL], body)
        dates = {(s["start"], s["end"]): s["value"] for s in gold["segments"] if s["kind"] == "date_prefix"}
        other_date += [s for s in found if dates.get((s.start, s.end), s.value) != s.value]
        missed += [
            again["text"]
            for again in gold.get("again", [])
            if not any(s.repeats and s.start < again["end"] and again["start"] < s.end for s in found)
        ]
        for kind, _, _ in free:
            system_count[kind] += 1
        marked = {i for s in gold["segments"] for i in range(s["start"], s["end"])}
        for kind, start, end in lines_apart([(s["kind"], s["start"], s["end"]) for s in gold["segments"]], body):
            gold_count[kind] += 1
            same = next(
                (
                    f
                    for f in free
                    if f[0] == kind and min(end, f[2]) - max(start, f[1]) >= 0.9 * max(end - start, f[2] - f[1])
                ),
                None,
            )
            if same:
                free.remove(same)
                right[kind] += 1
            else:
                print(f"{gold['uri']}: no {kind}", repr(body[start:end]))
        for kind, start, end in free:
            print(f"{gold['uri']}: spurious {kind}", repr(body[start:end]))
            if kind in {"boilerplate", "credit", "caption"} and not marked & {*range(start, end)}:
                lost.append(body[start:end])
    rows = {kind: f1(right[kind], gold_count[kind], system_count[kind]) for kind in sorted(SPECIAL)}
    total = f1(*(sum(count.values()) for count in (right, gold_count, system_count)))
    print("\n", {**rows, "special": total})
    assert lost == [], "ordinary text is taken for furniture"
    assert other_date == [], "a date prefix has another date"
    assert missed == [], "what is said again is missed"
    FLOORS.hold(group, {**rows, "special": total})


def test_the_example_article_is_exact():
    body = FLOORS.pinned(EXAMPLE).read_text("utf-8")
    article = Article(uri="urn:example", body=body, language="nl")
    system = read(article, detection("nl"))[0]
    assert [s.kind for s in system] == [
        "date_prefix", "lead", "paragraph", "paragraph", "heading", "paragraph", "caption", "credit", "paragraph",
        "paragraph",
    ]  # fmt: skip
    assert (system[0].start, system[0].end, system[0].value) == (1, 13, "2022-01")
    assert [s.repeats for s in system] == [None, None, None, "s1", *[None] * 6]
    assert body[system[7].start : system[7].end].startswith("©")


def sentences_of(content: str) -> Iterator[str]:
    for line in content.splitlines():
        if line.startswith("# text ="):
            yield line.removeprefix("# text =").strip()


def articles_of(sentences: list[str], *, lines: bool) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Articles of sentences run together.

    Args:
        sentences: those of a treebank, in its order.
        lines: whether a sentence without an end mark ends its line, as headings and items of lists do; otherwise the
            article is one line, in which nothing tells where such a sentence ends.
    """
    for first in range(0, len(sentences), ARTICLE):
        body, spans = "", set()
        for sentence in sentences[first : first + ARTICLE]:
            spans.add((len(body), len(body) + len(sentence)))
            body += sentence + ("\n" if lines and sentence[-1] not in END_MARKS else " ")
        yield body, spans


def by_marks_alone(body: str, spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """What a perfect reader of end marks finds who has nothing else to go by."""
    found, start = set(), 0
    for _, end in sorted(spans):
        if body[end - 1] in END_MARKS or end == len(body.rstrip()):
            found.add((start, end))
            start = end + 1
    return found


def before(body: str, end: int) -> str:
    """What stands before an end that is missed."""
    marks = {
        "no mark": body[end - 1].isalnum(),
        "colon or semicolon": body[end - 1] in ":;",
        "end mark": body[end - 1] in ".!?…",
    }
    return next((kind for kind, holds in marks.items() if holds), "bracket, quote or other")


@pytest.mark.parametrize("layout", ["lines", "one line"])
@pytest.mark.parametrize("tag", sorted(TREEBANKS))
def test_sentences_of_treebanks_run_together(tag, layout):
    right = gold = system = marked = most = 0
    missed: Counter[str] = Counter()
    for name in TREEBANKS[tag]:
        for body, spans in articles_of(
            list(sentences_of(FLOORS.pinned(f"ud/{name}.conllu").read_text("utf-8"))), lines=layout == "lines"
        ):
            article = Article(uri="u", body=body, language=tag)
            found = read(article, detection(tag))[1]
            right += len(spans & {(n.start, n.end) for n in found})
            missed.update(before(body, end) for end in {end for _, end in spans} - {n.end for n in found})
            gold, system = gold + len(spans), system + len(found)
            reader = by_marks_alone(body, spans)
            marked, most = marked + len(spans & reader), most + len(reader)
    value = f1(right, gold, system)
    perfect = f1(marked, gold, most)
    print(f"\n{tag}, {layout}: sentence F {value} ({gold} sentences); by end marks alone at most {perfect}")
    print(f"ends missed after {dict(missed.most_common())}")
    FLOORS.hold(f"sentences {tag}" + (", one line" if layout == "one line" else ""), {"f": value})

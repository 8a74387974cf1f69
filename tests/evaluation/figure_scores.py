"""Compares the figures found in annotated articles with the gold, without what they count and who claims them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from streams.nlp.figures import Mention

TOLERANCE = Decimal("0.001")


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def close(a: str | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return abs(Decimal(a) - b) <= max(abs(Decimal(a)), abs(b)) * TOLERANCE


def same_value(gold: dict[str, Any], found: Mention) -> bool:
    return all(close(gold[key], getattr(found, key)) for key in ("value", "lower", "upper"))


def severe(gold: dict[str, Any], found: Mention) -> bool:
    """The most telling number of the two differs by a factor of two or more."""
    for key in ("value", "lower", "upper"):
        want, got = gold[key], getattr(found, key)
        if want is not None and got is not None:
            low, high = sorted((abs(Decimal(want)), abs(got)))
            return high > 0 and (low == 0 or high / low >= 2)
    return False


def sure(gold: dict[str, Any], *needs: str) -> bool:
    doubts = set(gold.get("doubt_fields") or [])
    return not gold.get("doubt") and not doubts & {"figure", *needs}


def pairs(golds: list[dict[str, Any]], found: list[Mention]) -> dict[int, int]:
    """Gold index -> index found, one to one, the largest relative overlap first."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, mention in enumerate(found):
            a, b = (gold["number"]["start"], gold["number"]["end"]), mention.number
            if shared := overlap(a, b):
                candidates.append((-shared / (max(a[1], b[1]) - min(a[0], b[0])), i, j))
    made: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in made and j not in made.values():
            made[i] = j
    return made


@dataclass
class Score:
    """Counts over articles."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, article: dict[str, Any], name: str, found: list[Mention]) -> None:
        """Scores one field of an article."""
        text = article[name] or ""
        golds = [g for g in article["figures"] if g["number"]["field"] == name]
        of_gold = pairs(golds, found)
        neutral = set()
        for i, gold in enumerate(golds):
            if gold["qualifier"] == "unknown" or not sure(gold, "value", "span", "qualifier"):
                neutral.add(of_gold.get(i))
                continue
            self.counts["gold"] += 1
            wrong = self._compare(gold, found[of_gold[i]], text) if i in of_gold else ["not found"]
            if wrong:
                self._miss(article, text, gold, ", ".join(wrong))
        nots = [(n["start"], n["end"]) for n in article["not_figures"] if n["field"] == name]
        for j, mention in enumerate(found):
            if j in neutral:
                continue
            self.counts["found"] += 1
            if j not in of_gold.values():
                never = any(overlap(mention.number, span) for span in nots)
                self.counts["never"] += never
                span = {"start": mention.start, "end": mention.end}
                self._miss(article, text, span, f"{'NEVER' if never else 'extra'} {mention.kind} {mention.value}")

    def _compare(self, gold: dict[str, Any], mention: Mention, text: str) -> list[str]:
        """Counts what is right of a matched figure; returns what is wrong."""
        right = same_value(gold, mention)
        self.counts["right"] += right
        self.counts["severe"] += severe(gold, mention)
        wrong = [] if right else [f"value {mention.value} [{mention.lower}, {mention.upper}]"]
        for key, want, got in (
            ("kind", gold["kind"], mention.kind),
            ("qualifier", gold["qualifier"], mention.qualifier),
            ("unit", (gold["unit"] or {}).get("code"), mention.unit.code if mention.unit else None),
            ("change", gold["change"], mention.change),
            ("span", (gold["number"]["start"], gold["number"]["end"]), mention.number),
            ("text", (gold["start"], gold["end"]), (mention.start, mention.end)),
        ):
            if sure(gold, key, *(["span"] if key == "text" else [])):
                self.counts[f"{key}_all"] += 1
                self.counts[key] += want == got
                if want != got:
                    wrong.append(f"{key} {text[slice(*got)] if isinstance(got, tuple) else got}")
        return wrong

    def _miss(self, article: dict[str, Any], text: str, span: dict[str, Any], why: str) -> None:
        start, end = span["start"], span["end"]
        left, right = text[max(0, start - 40) : start], text[end : end + 40]
        self.misses.append(f"{article['uri']} {why}: …{left}[{text[start:end]}]{right}…".replace("\n", "|"))

    def f(self) -> float:
        """F of the figures with the right value and bounds, in per cent."""
        both = self.counts["gold"] + self.counts["found"]
        return round(200 * self.counts["right"] / both, 1) if both else 0.0

    def accuracy(self, key: str) -> float:
        """Share of matched figures with the right field, in per cent."""
        return round(100 * self.counts[key] / self.counts[f"{key}_all"], 1) if self.counts[f"{key}_all"] else 0.0

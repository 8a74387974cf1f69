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


@dataclass
class Score:
    """Counts over articles."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, article: dict[str, Any], name: str, found: list[Mention]) -> None:
        """Scores one field of an article."""
        text = article[name] or ""
        golds = [g for g in article["figures"] if g["number"]["field"] == name]
        pairs = sorted(
            (
                (-shared / (max(a[1], b[1]) - min(a[0], b[0])), i, j)
                for i, g in enumerate(golds)
                for j, m in enumerate(found)
                if (shared := overlap(a := (g["number"]["start"], g["number"]["end"]), b := m.number))
            )
        )
        of_gold: dict[int, int] = {}
        for _, i, j in pairs:
            if i not in of_gold and j not in of_gold.values():
                of_gold[i] = j
        neutral = set()
        for i, g in enumerate(golds):
            known = g["qualifier"] != "unknown"
            if not sure(g, "value", "span", "qualifier") or not known:
                neutral.add(of_gold.get(i))
                continue
            self.counts["gold"] += 1
            if i not in of_gold:
                self._miss(article, text, g, "not found")
                continue
            m = found[of_gold[i]]
            right = same_value(g, m)
            self.counts["right"] += right
            self.counts["severe"] += severe(g, m)
            self.counts["matched"] += 1
            wrong = [] if right else [f"value {m.value} [{m.lower}, {m.upper}]"]
            code = (g["unit"] or {}).get("code")
            for key, want, got in (
                ("kind", g["kind"], m.kind),
                ("qualifier", g["qualifier"], m.qualifier),
                ("unit", code, m.unit.code if m.unit else None),
                ("change", g["change"], m.change),
                ("span", (g["number"]["start"], g["number"]["end"]), m.number),
                ("text", (g["start"], g["end"]), (m.start, m.end)),
            ):
                if sure(g, key, *(["span"] if key == "text" else [])):
                    self.counts[f"{key}_all"] += 1
                    self.counts[key] += want == got
                    if want != got:
                        wrong.append(f"{key} {text[slice(*got)] if isinstance(got, tuple) else got}")
            if wrong:
                self._miss(article, text, g, ", ".join(wrong))
        nots = [(n["start"], n["end"]) for n in article["not_figures"] if n["field"] == name]
        for j, m in enumerate(found):
            if j in neutral:
                continue
            self.counts["found"] += 1
            if j not in of_gold.values():
                never = any(overlap(m.number, span) for span in nots)
                self.counts["never"] += never
                self._miss(
                    article,
                    text,
                    {"start": m.start, "end": m.end},
                    f"{'NEVER' if never else 'extra'} {m.kind} {m.value}",
                )

    def _miss(self, article: dict[str, Any], text: str, span: dict[str, Any], why: str) -> None:
        start, end = span["start"], span["end"]
        self.misses.append(
            f"{article['uri']} {why}: …{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}…".replace(
                "\n", "|"
            )
        )

    def f(self) -> float:
        """F of the figures with the right value and bounds, in per cent."""
        both = self.counts["gold"] + self.counts["found"]
        return round(200 * self.counts["right"] / both, 1) if both else 0.0

    def accuracy(self, key: str) -> float:
        """Share of matched figures with the right field, in per cent."""
        return round(100 * self.counts[key] / self.counts[f"{key}_all"], 1) if self.counts[f"{key}_all"] else 0.0

"""When and where a figure happened, against the gold: the words of the time, and the name of the place.

A time is right when it overlaps the words that the gold names; a place when one mention of its entity shares a word
with the gold's, or when its canonical name does. Figures whose time or place is in doubt are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tests.evaluation.counts import Counts

Article = dict[str, Any]


def tally(pairs: Iterable[tuple[Article, Article]], misses: list[str] | None = None) -> dict[str, Counts]:
    """Counts of `time` and `place` over pairs of gold and annotated articles."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, made in pairs:
        figures = {(f["number"]["field"], f["number"]["start"]): f for f in made["figures"]}
        times = {time["id"]: time for time in made["times"]}
        for wanted in gold["figures"]:
            figure = figures.get((wanted["number"]["field"], wanted["number"]["start"]))
            for what in ("time", "place"):
                if wanted["doubt"] or what in wanted["doubt_fields"]:
                    continue
                found = figure[what] if figure else None
                right = bool(found and wanted[what]) and (
                    _same_time(times[found], wanted["time"])
                    if what == "time"
                    else _same_place(found, made, wanted["place"])
                )
                counts[what, "right"] += right
                counts[what, "found"] += found is not None
                counts[what, "gold"] += wanted[what] is not None
                if misses is not None and not right and (found or wanted[what]):
                    said = times[found]["text"] if found and what == "time" else found and _names(found, made)
                    misses.append(
                        f"{gold['uri']} {what} {wanted['text']!r}: {said} for {wanted[what]} in {_sentence(wanted)}"
                    )
    return {what: Counts(*(counts[what, part] for part in Counts._fields)) for what in ("time", "place")}


def _sentence(figure: Article) -> str:
    return str((figure["sentence"] or {}).get("text", ""))


def _same_time(time: Article, wanted: Article) -> bool:
    return bool(time["field"] == wanted["field"] and time["start"] < wanted["end"] and wanted["start"] < time["end"])


def _names(entity: str, made: Article) -> set[str]:
    mentions = [e for e in made["entities"] if e["entity"] == entity]
    return {e["text"] for e in mentions} | {e["canonical"] for e in mentions}


def _same_place(entity: str, made: Article, wanted: str) -> bool:
    return bool(_words(" ".join(_names(entity, made))) & _words(wanted))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{3,}", text)}

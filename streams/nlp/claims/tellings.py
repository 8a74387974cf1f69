"""What one article tells twice: a claim in headline, lead and text, rounded, by another source, or as unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from streams.nlp.claims.reading import Reading

REPLACED: Final = frozenset({"retracted", "corrected"})
"""Another figure stands in place of one with such a status."""
_SPREADING: Final = frozenset({"retracted", "denied"})
"""Not `corrected`: "26 were taken; police later said it was not 26 but 19" tells two counts."""
BACK: Final = 40
"""How many figures before one are looked at."""
_REPEATABLE: Final = frozenset({"money", "measure", "percentage", "duration"})
_LEAST_TELLING: Final = 13
"""Smaller numbers are equal by chance."""
_AHEAD: Final = 12
"""How many figures of the text may stand before the one that a headline tells first."""


def tell_again(readings: Sequence[Reading]) -> None:
    """Relates the figures of an article, in order of position, that tell one claim."""
    _spread(readings)
    _repeats(readings)
    _headlines(readings)
    _unknowns(readings)


def _spread(readings: Sequence[Reading]) -> None:
    """What is taken back or denied does not stand in the headline and the lead either."""
    told: defaultdict[object, list[Reading]] = defaultdict(list)
    for reading in readings:
        value = reading.mention.value
        if reading.event is not None and value is not None and value >= _LEAST_TELLING:
            told[_claim(reading)].append(reading)
    for same in told.values():
        judged = next((reading for reading in same if reading.status in _SPREADING), None)
        if judged is None:
            continue
        for reading in same:
            if reading.status == "reported" and _earlier(reading, judged):
                reading.status = judged.status
                reading.because("status", f"status/{judged.status} told again", judged.standing)


def _earlier(reading: Reading, judged: Reading) -> bool:
    """Whether it tells, before the one that is judged, the same claim of the same source, or "also" joins the two."""
    same = reading.holder is None or judged.holder is None or reading.holder.entity == judged.holder.entity
    same = same or _another_source(judged, reading)
    return reading.passage.index < judged.passage.index and same and _compatible_roles(reading, judged)


def other_year(a: Reading, b: Reading) -> bool:
    """Whether they speak of different years: the dead of last year are no count of today's."""
    return a.year is not None and b.year is not None and a.year != b.year


def amount(reading: Reading) -> object:
    """Its value, of a range or vague number its bounds."""
    mention = reading.mention
    return mention.value if mention.value is not None else (mention.lower, mention.upper)


def _repeats(readings: Sequence[Reading]) -> None:
    """The same amount of the same thing told again points to the nearest earlier telling."""
    told: defaultdict[object, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.unknown:
            continue
        key = _claim(reading)
        if key is None:
            continue
        for other in reversed(told[key][-8:]):
            if _compatible(reading, other):
                if _another_source(reading, other):
                    reading.relate("equals", other, "equals/another source")
                else:
                    reading.relate("repeats", other, "repeats/same claim")
                break
        told[key].append(reading)


def _claim(reading: Reading) -> object | None:
    mention = reading.mention
    if mention.kind == "age" or mention.change in {"up", "down"}:
        return None
    if reading.event is not None and reading.counted is not None and reading.event.type != "other":
        return (mention.kind, amount(reading), reading.event.type)
    if mention.unit is not None and mention.kind in _REPEATABLE:
        return (mention.kind, amount(reading), mention.unit.code)
    if reading.counted is not None and mention.kind == "cardinal":
        return (mention.kind, amount(reading), reading.counted.lemma, reading.event and reading.event.type)
    return None


def _compatible(a: Reading, b: Reading) -> bool:
    if a.passage is b.passage or other_year(a, b):
        return False
    if not _compatible_roles(a, b):
        return False
    if (a.status in REPLACED) != (b.status in REPLACED):
        return False
    if a.mention.unit is not None and a.mention.kind == "duration":
        return False
    return not (a.place and b.place and a.place != b.place and a.part_of is not None)


def _compatible_roles(a: Reading, b: Reading) -> bool:
    if a.counted is None or b.counted is None:
        return True
    roles = {a.counted.role, b.counted.role}
    return len(roles) < 2 or not roles - {None, "other", "civilians", "passengers"}


def _another_source(reading: Reading, other: Reading) -> bool:
    """Whether words such as "also" before a figure say that a second source gives the same number."""
    if reading.mention.value is None or reading.mention.value < _LEAST_TELLING:
        return False
    if reading.holder is not None and other.holder is not None:
        a, b = reading.holder.mark.position().text, other.holder.mark.position().text
        if a == b:
            return False
    return any(hit.first < reading.first for hit in reading.passage.find("cues", "also"))


def _headlines(readings: Sequence[Reading]) -> None:
    """The first figure of the text that tells what a headline tells, exactly or rounded."""
    text = [reading for reading in readings if reading.passage.field == "body" and not reading.unknown]
    for head in readings:
        if head.passage.field != "headline" or head.unknown:
            continue
        if any(kind == "repeats" and other is head for reading in text for kind, other in reading.relations):
            continue
        for reading in text[:_AHEAD]:
            if any(other.passage.field == "headline" for _, other in reading.relations):
                continue
            kind = _tells(head, reading)
            if kind == "equals":
                head.relate("equals", reading, "equals/headline")
            if kind is not None:
                reading.relate("equals" if kind == "equals" else "repeats", head, f"{kind}/headline")
                break


def _tells(head: Reading, reading: Reading) -> str | None:
    """How a figure of the text tells what one of the headline does."""
    a, b = head.mention, reading.mention
    units = tuple(unit and unit.code for unit in (a.unit, b.unit))
    if a.kind != b.kind or units[0] != units[1] or "up" in (a.change, b.change) or "down" in (a.change, b.change):
        return None
    if a.kind in {"ordinal", "age"} or other_year(head, reading) or (head.part_of is None) != (reading.part_of is None):
        return None
    events = {r.event.type for r in (head, reading) if r.event is not None} - {"other"}
    if len(events) > 1:
        return None
    same_event = head.event is not None and reading.event is not None and bool(events)
    same_noun = head.counted is not None and reading.counted is not None and head.counted.lemma == reading.counted.lemma
    if amount(head) == amount(reading):
        distinct = a.value is not None and a.value >= _LEAST_TELLING and _one_class(head, reading)
        return "repeats" if same_noun or distinct or (a.unit is not None and a.kind in _REPEATABLE) else None
    if not (same_event or same_noun) or not _compatible_roles(head, reading):
        return None
    if a.qualifier == "vague" and b.value is not None:
        return "equals" if a.lower is not None and a.upper is not None and a.lower <= b.value <= a.upper else None
    return "repeats" if _rounds(head, reading) else None


def _one_class(a: Reading, b: Reading) -> bool:
    nouns = [r.counted for r in (a, b) if r.counted is not None and not r.counted.guessed]
    return len({noun.class_ for noun in nouns}) < 2


def _rounds(head: Reading, reading: Reading) -> bool:
    """Whether a headline rounds a figure: "almost 600" for 587, "at least 40" for 41."""
    round_, exact = head.mention.value, reading.mention.value
    if round_ is None or exact is None or round_ < _LEAST_TELLING:
        return False
    step = Decimal(1)
    while round_ % (step * 10) == 0:
        step *= 10
    low, high = {
        "about": (round_ - step / 2, round_ + step / 2),
        "at_least": (round_, round_ + step),
        "more_than": (round_, round_ + step),
        "at_most": (round_ - step, round_),
        "less_than": (round_ - step, round_),
    }.get(head.mention.qualifier, (round_, round_))
    return step > 1 and low <= exact <= high


def _unknowns(readings: Sequence[Reading]) -> None:
    """An unknown toll told again: `repeats` where the roles are the same, `equals` where only one tells it."""
    before: list[Reading] = []
    for reading in readings:
        if not reading.unknown:
            continue
        for other in reversed(before[-BACK:]):
            same_event = reading.event and other.event and reading.event.type == other.event.type
            if not same_event or reading.counted is None or other.counted is None:
                continue
            if reading.counted.role == other.counted.role:
                reading.relate("repeats", other, "repeats/unknown told again")
                break
            if None in {reading.counted.role, other.counted.role}:
                reading.relate("equals", other, "equals/unknown told again")
                break
        before.append(reading)

"""How the figures of one article relate: told again, replaced, a part of another, the same in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark
from streams.nlp.claims.reading import Reading
from streams.nlp.claims.tellings import BACK, REPLACED, amount, other_year, tell_again
from streams.nlp.claims.verdicts import STANDING

_SOME: Final = frozenset({"children", "security_forces", "health_workers", "journalists", "officials"})
"""Roles of people who are mostly some among others."""
_MOST_SUMMANDS: Final = 5
_LEAST_SUM: Final = 12
"""Smaller numbers add up by chance."""
_EARLIER_REACH: Final = 9
_NEIGHBOURS: Final = 12
_MOST_TIMES: Final = 4
"""How many times as high or low a figure may be as one that was taken back for it."""


def relate(readings: Sequence[Reading]) -> None:
    """Sets the relations of all figures of an article, given in order of position."""
    _changes(readings)
    _corrections(readings)
    _sums(readings)
    _rest(readings)
    tell_again(readings)
    _replacements(readings)
    _taken_back(readings)
    _parts(readings)
    _bracketed(readings)


def _parts(readings: Sequence[Reading]) -> None:
    for index, reading in enumerate(readings):
        if reading.part_of is None:
            continue
        whole = _whole(readings, index, reading.part_of)
        if whole is not None:
            reading.relate("part_of", whole, "part_of/words")


def _sums(readings: Sequence[Reading]) -> None:
    """So: "64 people: 38 walked out, nine were brought up and 17 are below": what adds up to a total are its parts."""
    people = [r for r in readings if r.mention.kind == "cardinal" and r.counted and r.counted.class_ == "person"]
    for place, total in enumerate(people):
        value = total.mention.value
        if value is None or value < _LEAST_SUM or total.part_of is not None or total.mention.qualifier != "exact":
            continue
        known = [part for part in people[max(0, place - _MOST_SUMMANDS) : place] if part.part_of is total]
        rest = value - sum(part.mention.value or 0 for part in known)
        for run in (people[place + 1 :], people[place - 1 :: -1] if place else []):
            found = _summands(total, rest if known else value, run, known)
            for part in found:
                if part.part_of is None:
                    part.part_of = total
                    part.because("relations", "part/sum", Mark(total.passage, total.first, total.last))
                    _share_event(part, total)
            if found:
                break


def _share_event(part: Reading, total: Reading) -> None:
    """What happened to all happened to a part of which nothing else is said."""
    if part.event is None and total.event is not None:
        part.event = total.event
        part.because("event", "event/of the whole", total.event.trigger)


def _summands(total: Reading, value: Decimal, run: Sequence[Reading], known: Sequence[Reading]) -> list[Reading]:
    """The nearest figures, in the same sentence or the one beside it, that add up to a value, with the known parts."""
    left, parts = value, []
    for part in run[:_MOST_SUMMANDS]:
        amount = part.mention.value
        same = part.passage.sentence.segment == total.passage.sentence.segment
        if (
            amount is None
            or amount <= 0
            or not same
            or part.mention.change is not None
            or abs(part.passage.index - total.passage.index) > 1
        ):
            break
        if part.part_of not in {None, total} or part.status != total.status or amount > left:
            break
        left -= amount
        parts.append(part)
        if left == 0:
            return parts if len(parts) + len(known) > 1 else []
    return []


def _rest(readings: Sequence[Reading]) -> None:
    """So: "31 of the 94 were freed; the other 63 are still held": what remains is a part of the same."""
    for index, reading in enumerate(readings):
        noun, kind = reading.counted, reading.mention.kind
        if reading.part_of is not None or kind != "cardinal" or (noun is not None and noun.class_ != "person"):
            continue
        said = next((hit for hit in _rest_words(reading) if hit.last == reading.first), None)
        if said is None:
            continue
        for other in reversed(readings[max(0, index - _NEIGHBOURS) : index]):
            whole = other.part_of or other
            same = other.passage.sentence.segment == reading.passage.sentence.segment
            if not same or reading.passage.index - other.passage.index > 1:
                break
            a, b = whole.mention.value, reading.mention.value
            counted = whole.counted is not None and whole.counted.class_ == "person"
            if counted and whole.mention.kind == "cardinal" and a is not None and b is not None and b < a:
                reading.part_of, reading.counted = whole, noun or whole.counted
                reading.because("relations", "part/rest", Mark(reading.passage, said.first, said.last))
                break


def _rest_words(reading: Reading) -> Sequence[Hit]:
    return reading.passage.around((reading.first, reading.first), 1, "grammar", "part_of", "rest")


def _whole(readings: Sequence[Reading], index: int, nearest: Reading) -> Reading | None:
    """The figure that a part belongs to: of "three of the injured" the last count of injured people."""
    part = readings[index]
    candidates = [nearest]
    if part.event is not None and nearest.event is not None and part.event.type != nearest.event.type:
        own = part.event.trigger
        if (
            own.passage is part.passage
            and own.first >= part.last
            and part.counted
            and part.counted.mark.first == own.first
        ):
            candidates = _alike(readings, index)
    if nearest.status in STANDING and nearest.passage is not part.passage:
        standing = [
            other for other in _alike(readings, index) if other.status not in STANDING and other.part_of is None
        ]
        candidates = [*standing, nearest]
    if not _fits_in(part, nearest):
        candidates = [other for other in _alike(readings, index) if other.part_of is None]
    for whole in candidates:
        newer = next((other for kind, other in whole.relations if kind == "superseded_by"), whole)
        for other in (newer, whole):
            if other is not part and other.mention.kind == "cardinal" and not other.unknown and _fits_in(part, other):
                return other
    return None


def _alike(readings: Sequence[Reading], index: int) -> list[Reading]:
    """The figures before one to whom the same happened, the last first."""
    event = readings[index].event
    before = reversed(readings[max(0, index - BACK) : index])
    return [other for other in before if event and other.event and other.event.type == event.type]


def _fits_in(part: Reading, whole: Reading) -> bool:
    a, b = part.mention.value, whole.mention.value
    return a is None or b is None or a <= b


def _supersede(new: Reading, old: Reading, rule: str) -> None:
    new.relate("supersedes", old, rule)
    old.relate("superseded_by", new, rule)


def _changes(readings: Sequence[Reading]) -> None:
    """So: "From 17 to 21", "up from 1,130": the new level supersedes the old one."""
    for before, reading in pairwise(readings):
        if reading.mention.change == "to" and before.passage is reading.passage and _former(before, reading):
            before.event, before.counted = before.event or reading.event, before.counted or reading.counted
            _supersede(reading, before, "supersedes/former")
    for index, reading in enumerate(readings):
        level = reading.mention.change_from
        if level is None:
            continue
        for other in readings[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]:
            if other is not reading and other.passage is reading.passage and other.mention.value == level:
                if other.event is None:
                    other.event, other.counted = reading.event, other.counted or reading.counted
                    if other.event is not None:
                        other.because("event", "event/old level", other.event.trigger)
                if reading.counted is not None and reading.mention.kind == "cardinal":
                    _supersede(reading, other, "supersedes/change")
                break


def _former(old: Reading, new: Reading) -> bool:
    """Whether only words that mark an old level part two figures: Turkish "31'den 26'ya"."""
    hits = old.passage.around((old.last, new.first), 1, "status", "former")
    return old.mention.kind == new.mention.kind and any(h.first <= old.last and h.last == new.first for h in hits)


def _corrections(readings: Sequence[Reading]) -> None:
    """So: "33 people were convicted. That should be 31"."""
    for reading in readings:
        if reading.corrects is not None:
            _supersede(reading, reading.corrects, "supersedes/put right")


def _replacements(readings: Sequence[Reading]) -> None:
    """What was taken back, put right or held earlier is superseded by the figure that stands for the same."""
    by_event: defaultdict[object, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if reading.event is not None and not reading.unknown:
            by_event[reading.event.type].append(index)
    earlier = [_held_earlier(reading, readings[at - 1] if at else None) for at, reading in enumerate(readings)]
    for index, reading in enumerate(readings):
        replaced = reading.status in REPLACED
        if reading.event is None or not (replaced or earlier[index]):
            continue
        if any(kind == "superseded_by" for kind, _ in reading.relations):
            continue
        same = by_event[reading.event.type]
        place = bisect_left(same, index)
        rivals = [
            (readings[other].passage is not reading.passage, other > index, abs(other - index), other)
            for other in same[max(0, place - BACK) : place + BACK]
            if not earlier[other] and _may_replace(readings[other], reading, across=replaced)
        ]
        if reading.slip:  # who was mistaken says in the same breath what is right
            rivals = [rival for rival in rivals if _follows(readings[rival[-1]], reading)]
        if rivals:
            _supersede(_nearest_telling(readings, min(rivals)[-1], index), reading, "supersedes/replaced")


def _follows(new: Reading, old: Reading) -> bool:
    """Whether a figure stands behind another, in the same sentence or the next."""
    return new.first > old.first if new.passage is old.passage else new.passage.index - old.passage.index == 1


def _taken_back(readings: Sequence[Reading]) -> None:
    """An error for which no figure of the article stands was put right by nothing: it is taken back."""
    for reading in readings:
        if (
            not reading.slip
            or reading.status != "corrected"
            or any(kind == "superseded_by" for kind, _ in reading.relations)
        ):
            continue
        reading.status = "retracted"
        reading.because("status", "status/retracted without another", reading.standing)


def _nearest_telling(readings: Sequence[Reading], found: int, old: int) -> Reading:
    """Of a count and its repeats the one nearest to a figure, the headline last."""
    chosen = readings[found]
    if chosen.passage.sentence.field == "body":
        return chosen
    again = [
        (abs(at - old), at)
        for at, reading in enumerate(readings)
        if reading is not readings[old]
        and any(kind == "repeats" and other is chosen for kind, other in reading.relations)
    ]
    return readings[min(again)[-1]] if again else chosen


def _may_replace(new: Reading, old: Reading, *, across: bool) -> bool:
    if new is old or new.status != "reported" or new.part_of is not None or old.part_of is not None:
        return False
    if new.counted is None or old.counted is None or amount(new) == amount(old) or other_year(new, old):
        return False
    if new.mention.kind != old.mention.kind or new.mention.change in {"up", "down"}:
        return False
    a, b = old.mention.value, new.mention.value
    if old.status == "retracted" and a and b and not 1 / _MOST_TIMES <= a / b <= _MOST_TIMES:
        return False  # what was taken back was a count of something else
    if new.counted.role != old.counted.role and None not in {new.counted.role, old.counted.role}:
        return False
    if old.counted.role is not None and new.counted.role is None:
        return False
    if old.counted.role is None and new.counted.role in _SOME:
        return False  # so many nurses are no new count of all the sick
    if not across and _rival_sources(new, old):
        return False  # rival counts of two sources
    if across or new.passage is old.passage:
        return True
    # An earlier toll that has only grown may be told in another sentence, if both are tolls of all.
    a, b = old.mention.value, new.mention.value
    return a is not None and b is not None and a < b and new.counted.role == old.counted.role


def _rival_sources(new: Reading, old: Reading) -> bool:
    """Whether two sources are named for two figures; "the 19 they reported" are of the source before."""
    if new.holder is None or old.holder is None or new.holder.mark.position() == old.holder.mark.position():
        return False
    mark = old.holder.mark
    return not (mark.passage is new.passage and mark.passage.covers(mark.first, "cues", "pronouns"))


def _held_earlier(reading: Reading, before: Reading | None) -> bool:
    """Whether words beside the figure, behind any other, say that it was the count before: "an earlier toll of 53"."""
    passage = reading.passage
    low = before.last if before is not None and before.passage is passage else 0
    return any(
        low <= hit.first < reading.first
        and passage.gap((hit.first, hit.last), reading.phrase) <= _EARLIER_REACH
        and passage.same_block(hit.first, reading.first)
        for hit in passage.around(reading.span, _EARLIER_REACH, "status", "earlier")
    )


def _bracketed(readings: Sequence[Reading]) -> None:
    """So: "5m shillings ($2,000)": the same in another unit."""
    for before, reading in pairwise(readings):
        if before.passage is not reading.passage or before.mention.kind != reading.mention.kind:
            continue
        units = before.mention.unit, reading.mention.unit
        if units[0] is None or units[1] is None or units[0].code == units[1].code:
            continue
        words = reading.passage.words
        between = range(before.last, reading.first)
        opened = len(between) == 1 and words[between[0]].norm == "("
        if opened or (0 < len(between) <= 3 and any(reading.passage.covers(at, "grammar", "equals") for at in between)):
            reading.relate("equals", before, "equals/other unit")

"""What is wrong and what is right: the status that words give a claim, and the figure that stands in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from schemas.figure import Status
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Reading
from streams.nlp.claims.verdicts import ERRORS, STANDING

PUT_RIGHT: Final = frozenset({"retracted", "corrected"})
_MISCOUNTED_REACH: Final = 6


def settle(reading: Reading, status: str, passage: Passage, hit: Hit, rule: str) -> None:
    """Gives a figure a status with the words that say so, unless a stronger one is known."""
    current = reading.status
    if current in STANDING and (status not in STANDING or STANDING.index(status) > STANDING.index(current)):
        return
    reading.status = cast(Status, status)
    reading.slip = status == "corrected" and hit.path[-1] == ERRORS
    mark = Mark(passage, hit.first, hit.last)
    if status in STANDING and passage is reading.passage:
        reading.standing = mark
    reading.because("status", rule, mark)


def countable(reading: Reading) -> bool:
    """Whether it is known what a figure counts or what happened."""
    return reading.event is not None or reading.counted is not None


def bare(reading: Reading) -> bool:
    """Whether a number does not say itself what it counts and what happened."""
    noun = reading.counted
    named = noun is not None and not (noun.guessed or reading.elided or (noun.class_ == "person" and not reading.event))
    return reading.mention.unit is None and not named


def lowered(old: Reading, hit: Hit, readings: Sequence[Reading]) -> bool:
    """Whether a lower figure stands behind words such as "cut the toll": what only grows was right when it was told."""
    new = next((r for r in readings if r.first >= hit.last or (r.mention.change == "to" and r is not old)), None)
    a, b = old.mention.value, new.mention.value if new is not None else None
    return a is not None and b is not None and b < a


def put_right(old: Reading, readings: Sequence[Reading]) -> None:
    """So: "33 people were convicted. That should be 31": the bare number counts what the old one counted."""
    for reading in readings:
        if reading.mention.kind == old.mention.kind == "cardinal" and bare(reading):
            noun = reading.counted
            if noun is None or noun.guessed or reading.elided or noun.mark.first == reading.first:
                reading.counted, reading.elided = old.counted, True
                reading.because("counted", "counted/put right", old.counted.mark if old.counted else None)
            reading.event, reading.corrects = old.event, old
            reading.because("event", "event/put right", old.event.trigger if old.event else None)


def miscounts(passage: Passage, readings: Sequence[Reading]) -> list[tuple[Hit, Reading]]:
    """So: "three survivors were counted twice": it is the total told before that was wrong, not the three."""
    return [
        (hit, people)
        for hit in passage.find("status", "corrected", "miscounted")
        if (people := next((r for r in reversed(readings) if r.last <= hit.first), None)) is not None
        and passage.gap(people.phrase, (hit.first, hit.last)) <= _MISCOUNTED_REACH
        and passage.same_block(people.first, hit.first)
    ]


def put_down(passage: Passage, slip: Hit, totals: Sequence[Reading]) -> None:
    """The highest total was wrong, unless one of them is known to be so already."""
    if totals and not any(reading.status in PUT_RIGHT for reading in totals):
        highest = max(totals, key=lambda reading: (reading.mention.value or 0, reading.first))
        settle(highest, "corrected", passage, slip, "status/corrected miscounted")


def totals(readings: Sequence[Reading], people: Reading) -> list[Reading]:
    """The counts told before some people that may hold them: of bodies those of the dead, if there is one."""
    few, happened = people.mention.value, people.event
    larger = [
        reading
        for reading in readings
        if reading.event is not None
        and (reading.passage is not people.passage or reading.last <= people.first)
        and (few is None or reading.mention.value is None or reading.mention.value > few)
    ]
    alike = [r for r in larger if happened is not None and r.event is not None and r.event.type == happened.type]
    return alike or larger

"""Whether a claim stands: possible, denied, retracted or corrected, as its sentence or the next one says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, cast

from schemas.figure import Status
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Reading
from streams.nlp.claims.verdicts import STANDING, fits, verdicts

_POSSIBLE_BEFORE: Final = 9
_POSSIBLE_AFTER: Final = 7
_BEFORE_REACH: Final = 22
_AFTER_REACH: Final = 34
_MISCOUNTED_REACH: Final = 6
_OF_FIGURES: Final = frozenset({"denied", "retracted"})
"""Not `corrected`: of "corrected the figure to 12" the 12 is right."""
PUT_RIGHT: Final = frozenset({"retracted", "corrected"})


def read_possible(passage: Passage, readings: Sequence[Reading]) -> None:
    """Marks what may only be so: "hundreds feared drowned", "could reach 300", "zouden" without a source."""
    hits = [hit for hit in passage.find("status", "possible") if hit.first not in passage.dated]  # the month of May
    hearsay = passage.find("status", "hearsay")
    for reading in readings:
        if reading.unknown:
            continue
        cue = reading.holder.cue if reading.holder is not None else None
        if cue is not None and cue.passage is passage and any(cue.first <= hit.first < cue.last for hit in hits):
            reading.status = "possible"
            reading.because("status", "status/possible said", cue)
            continue
        for hit in (*hits, *(hearsay if reading.holder is None else ())):
            if _within_reach(passage, reading, hit) and not _of_another(passage, reading, readings, hit):
                settle(reading, "possible", passage, hit, "status/possible")
                break


def _within_reach(passage: Passage, reading: Reading, hit: Hit) -> bool:
    span = (hit.first, hit.last)
    phrase = reading.phrase
    if not passage.same_block(reading.first, hit.first):
        return False
    gap = passage.gap(phrase, span)
    if hit.last <= phrase[0]:
        return gap <= _POSSIBLE_BEFORE
    if gap <= _POSSIBLE_AFTER:
        return True
    event = reading.event
    if event is None or event.trigger.passage is not passage:
        return False
    trigger = (event.trigger.first, event.trigger.last)
    # Verb-final clauses keep the auxiliary beside the participle, far from the figure.
    return passage.gap(trigger, span) <= 2 and trigger[0] >= phrase[0]


def _of_another(passage: Passage, reading: Reading, readings: Sequence[Reading], hit: Hit) -> bool:
    """Whether the words stand in a later clause with a figure of its own: "11 dead, up to eight may be missing"."""
    end = reading.phrase[1]
    event = reading.event
    if hit.first < end or event is None or event.trigger.passage is not passage or event.trigger.first >= end:
        return False
    comma = next((at for at in range(end, hit.first) if passage.words[at].norm == ","), len(passage.words))
    return any(other.first > comma for other in readings)


def read_standing(passage: Passage, readings: Sequence[Reading]) -> None:
    """Marks what the sentence itself denies, takes back or puts right."""
    counting = [reading for reading in readings if countable(reading)]
    for status in STANDING:
        for hit in passage.find("status", status, "before"):
            _read_before(passage, readings, status, hit)
        for hit in passage.find("status", status, "beside"):
            _read_beside(passage, readings, status, hit)
        phrases = passage.find("verdicts", "phrases", status) if counting else ()
        slips = miscounts(passage, counting) if status == "corrected" else []
        for slip, people in slips:
            put_down(passage, slip, totals(counting, people))
        for hit in (*passage.find("status", status, "after"), *phrases):
            if any(slip.first < hit.last and hit.first < slip.last for slip, _ in slips):
                continue
            inside = hit.path[0] == "status"  # a phrase that holds a figure tells the right one
            behind = [r for r in counting if _closes(passage, hit, r) or (inside and _inside(hit, r))]
            if behind and not _of_other(passage, behind[-1], hit):
                settle(behind[-1], status, passage, hit, f"status/{status} after")
                if status == "corrected":
                    put_right(behind[-1], [reading for reading in readings if reading.first >= hit.last][:1])
    if counting:
        _read_verdicts(passage, counting)


def _read_verdicts(passage: Passage, counting: Sequence[Reading]) -> None:
    """So: "12 dead, a figure the army disputes", "the toll of 12 was wrong", "withdrew its report of 12 dead"."""
    slips = passage.find("status", "corrected", "miscounted")
    for verdict in verdicts(passage):
        hit, about = verdict.hit, verdict.about
        if any(slip.first < hit.last and hit.first < slip.last for slip in slips):
            continue  # of some people who were wrongly counted
        old = next((reading for reading in reversed(counting) if reading.last <= hit.first), None)
        if old is not None and _closes(passage, hit, old):
            of_it = verdict.named and about is not None and _of_figure(passage, about, old)
            if about is None or of_it or (about.first >= old.last and fits(passage, about, old)):
                settle(old, verdict.status, passage, hit, f"status/{verdict.status} of it")
                if verdict.status == "corrected":
                    put_right(old, [reading for reading in counting if reading.first >= hit.last][:1])
        elif verdict.status in _OF_FIGURES and about is not None and verdict.named:
            new = next((reading for reading in counting if reading.first >= max(hit.last, about.last)), None)
            if new is None:
                continue
            told = verdict.telling and _opens(passage, about, new)
            if told or (about.first >= hit.first and _of_figure(passage, about, new)):
                settle(new, verdict.status, passage, hit, f"status/{verdict.status} of it")


def _of_other(passage: Passage, reading: Reading, hit: Hit) -> bool:
    """Whether a noun behind a figure says that words speak of another count: "nine arrests, the death toll revised"."""
    between = passage.within((reading.last, hit.first), "verdicts", "told")
    return any(not fits(passage, told, reading) for told in between)


def _of_figure(passage: Passage, about: Hit, reading: Reading) -> bool:
    """Whether a noun for claims stands right before a figure: "a toll of 12", "reports of at least 12 dead"."""
    between = range(about.last, reading.first)
    return about.last <= reading.first and all(
        any(passage.covers(at, "grammar", small) for small in ("prepositions", "genitive", "determiners", "skip"))
        or passage.covers(at, "verdicts", "content")
        for at in between
    )


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
    """The counts told before some people that may hold them."""
    few = people.mention.value
    return [
        reading
        for reading in readings
        if reading.event is not None
        and (reading.passage is not people.passage or reading.last <= people.first)
        and (few is None or reading.mention.value is None or reading.mention.value > few)
    ]


def _read_before(passage: Passage, readings: Sequence[Reading], status: str, hit: Hit) -> None:
    """So: "denied that 12 had died"; of "corrected the toll to six" it is the count before that was wrong."""
    reading = next((reading for reading in readings if _opens(passage, hit, reading)), None)
    if reading is None:
        return
    old = [other for other in readings if other.last <= hit.first and countable(other)]
    if status == "corrected" and old and _levelled(passage, reading):
        settle(old[-1], status, passage, hit, "status/corrected to")
        put_right(old[-1], [reading])
    elif countable(reading) and not (status == "denied" and said_instead(passage, hit, reading)):
        settle(reading, status, passage, hit, f"status/{status} before")
        if status == "corrected":
            put_right(reading, [other for other in readings if other.first >= reading.last][:1])


def _read_beside(passage: Passage, readings: Sequence[Reading], status: str, hit: Hit) -> None:
    """So: "not 12 but 15"."""
    for reading, other in pairwise(readings):
        between = range(reading.last, other.first)
        if reading.first == hit.last and any(passage.covers(at, "grammar", "contrast") for at in between):
            settle(reading, status, passage, hit, f"status/{status} beside")
            if status == "corrected" and reading.mention.kind == other.mention.kind:
                other.corrects = reading
        elif status == "corrected" and other.first == hit.last and _contrasted(passage, reading, other, hit):
            settle(other, status, passage, hit, f"status/{status} beside")
            reading.corrects = other


def _contrasted(passage: Passage, right: Reading, wrong: Reading, hit: Hit) -> bool:
    """Whether nothing but a comma or an "and" parts a figure from the words before the wrong one: "15, not 12"."""
    between = range(right.phrase[1], hit.first)
    return (
        len(between) > 0
        and all(not passage.words[at].is_word or _between(passage, at) for at in between)
        and right.mention.kind == wrong.mention.kind == "cardinal"
        and wrong.mention.qualifier == "exact"
        and right.mention.value != wrong.mention.value
    )


def _between(passage: Passage, at: int) -> bool:
    """Whether it is an "and", or the verb of "43 people died, not 45"."""
    return passage.covers(at, "triggers") or any(
        passage.covers(at, "grammar", small) for small in ("coordinators", "auxiliaries")
    )


def said_instead(passage: Passage, hit: Hit, reading: Reading) -> bool:
    """Whether the figure is what the speaker says instead: "the spokesman denied this and said that five had died"."""
    if any(passage.words[at].norm == ":" for at in range(hit.last, reading.first)):
        return True  # "denied this: 'We counted five.'"
    cue = reading.holder.cue if reading.holder is not None else None
    if cue is None or cue.passage is not passage or not hit.last <= cue.first < reading.first:
        return False
    return any(passage.covers(at, "grammar", "coordinators") for at in range(hit.last, cue.first))


def put_right(old: Reading, readings: Sequence[Reading]) -> None:
    """So: "33 people were convicted. That should be 31": the bare number counts what the old one counted."""
    for reading in readings:
        noun = reading.counted
        bare = noun is None or noun.guessed or reading.elided or (noun.class_ == "person" and reading.event is None)
        if reading.mention.kind == old.mention.kind == "cardinal" and reading.mention.unit is None and bare:
            reading.counted, reading.event, reading.elided, reading.corrects = old.counted, old.event, True, old
            reading.because("counted", "counted/put right", old.counted.mark if old.counted else None)
            reading.because("event", "event/put right", old.event.trigger if old.event else None)


def _levelled(passage: Passage, reading: Reading) -> bool:
    """Whether a figure is the new one: "corrected the toll to six"."""
    first = reading.first
    qualifier = reading.mention.qualifier_span
    if qualifier:
        first = min(first, passage.span(*qualifier)[0])
    return any(level.last == first for level in passage.find("status", "corrected", "to"))


def _opens(passage: Passage, hit: Hit, reading: Reading) -> bool:
    """Whether a figure follows words such as "denied that"."""
    gap = passage.gap((hit.first, hit.last), reading.span)
    return reading.first >= hit.last and gap <= _BEFORE_REACH and passage.same_block(hit.first, reading.first)


def _closes(passage: Passage, hit: Hit, reading: Reading) -> bool:
    """Whether words such as "a figure that the government denied" follow a figure."""
    return reading.last <= hit.first and passage.gap(reading.span, (hit.first, hit.last)) <= _AFTER_REACH


def _inside(hit: Hit, reading: Reading) -> bool:
    """Whether a figure stands within words such as "eine Meldung über elf Tote gelöscht"."""
    return hit.first < reading.first and reading.last < hit.last


def countable(reading: Reading) -> bool:
    """Whether it is known what a figure counts or what happened."""
    return reading.event is not None or reading.counted is not None


def settle(reading: Reading, status: str, passage: Passage, hit: Hit, rule: str) -> None:
    """Gives a figure a status with the words that say so, unless a stronger one is known."""
    current = reading.status
    if current in STANDING and (status not in STANDING or STANDING.index(status) > STANDING.index(current)):
        return
    reading.status = cast(Status, status)
    mark = Mark(passage, hit.first, hit.last)
    if status in STANDING and passage is reading.passage:
        reading.standing = mark
    reading.because("status", rule, mark)

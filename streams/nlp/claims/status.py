"""Whether a claim stands: denied, retracted or corrected, as its sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, cast

from schemas.figure import EventType
from streams.nlp.claims.complements import complement, levelled, of_figure
from streams.nlp.claims.corrections import (
    bare,
    countable,
    lowered,
    miscounts,
    put_down,
    put_right,
    settle,
    totals,
)
from streams.nlp.claims.counted import is_event_noun
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Passage
from streams.nlp.claims.reading import Happening, Reading
from streams.nlp.claims.verdicts import ERRORS, STANDING, Verdict, fits, verdicts

_BEFORE_REACH: Final = 22
_AFTER_REACH: Final = 34
_LEVELS_REACH: Final = 8
_SPOKEN_REACH: Final = 2
_OF_FIGURES: Final = frozenset({"denied", "retracted"})
"""Not `corrected`: of "corrected the figure to 12" the 12 is right."""


def read_standing(passage: Passage, readings: Sequence[Reading]) -> None:
    """Marks what the sentence itself denies, takes back or puts right."""
    counting = [reading for reading in readings if countable(reading)]
    for status in STANDING:
        for hit in passage.find("status", status, "before"):
            _read_before(passage, readings, status, hit)
        for hit in passage.find("status", status, "beside"):
            _read_beside(passage, readings, status, hit)
        if counting:
            _read_after(passage, counting, status)
    if counting:
        _read_mistaken(passage, counting)
        _read_replaced(passage, counting, readings)
        _read_verdicts(passage, counting)
        _read_levels(passage, counting)


def _read_mistaken(passage: Passage, counting: Sequence[Reading]) -> None:
    """So: "was mistaken when she spoke of two arrests"; behind a colon or "and" stands what is right."""
    for hit in passage.find("verdicts", "phrases", ERRORS):
        reading = next((reading for reading in counting if reading.first >= hit.last), None)
        if reading is None or passage.gap((hit.first, hit.last), reading.span) > _BEFORE_REACH:
            continue
        between = range(hit.last, reading.first)
        spoken = any(
            passage.covers(at, "cues", cue)
            for at in range(hit.last, min(len(passage.words), reading.phrase[1] + _SPOKEN_REACH))
            for cue in ("say", "tell")
        )
        parted = any(
            (not passage.words[at].is_word and passage.words[at].norm != ",")
            or passage.covers(at, "grammar", "contrast")
            for at in between
        )
        if spoken and not parted:
            settle(reading, "corrected", passage, hit, "status/corrected mistaken")


def _read_after(passage: Passage, counting: Sequence[Reading], status: str) -> None:
    """So: "12 dead, a figure that the government dismissed", and of people wrongly counted the total before them."""
    phrases = passage.find("verdicts", "phrases", status)
    if status == "corrected":
        phrases = [*phrases, *passage.find("verdicts", "phrases", ERRORS)]
    slips = miscounts(passage, counting) if status == "corrected" else []
    for slip, people in slips:
        put_down(passage, slip, totals(counting, people))
    for hit in (*passage.find("status", status, "after"), *phrases):
        if any(slip.first < hit.last and hit.first < slip.last for slip, _ in slips):
            continue
        inside = hit.path[0] == "status"  # a phrase that holds a figure tells the right one
        own = complement(passage, hit, counting, status)
        if own is not None and not hit.first < own.first < hit.last:
            continue  # "six dead, mayor denies reports of 30 hurt"
        behind = [r for r in counting if _closes(passage, hit, r) or (inside and _inside(hit, r))]
        if behind and status == "retracted" and _known_otherwise(passage, behind[-1], hit):
            continue
        if behind and not _of_other(passage, behind[-1], hit):
            settle(behind[-1], status, passage, hit, f"status/{status} after")
            if status == "corrected":
                put_right(behind[-1], [reading for reading in counting if reading.first >= hit.last][:1])


def _read_replaced(passage: Passage, counting: Sequence[Reading], readings: Sequence[Reading]) -> None:
    """So: "put the injured at 33; in fact there are 23"."""
    for hit in passage.find("verdicts", "phrases", "replaced"):
        old = next((reading for reading in reversed(counting) if reading.last <= hit.first), None)
        new = next((reading for reading in readings if 0 <= reading.first - hit.last <= 2 and bare(reading)), None)
        if old is not None and new is not None and old.event is not None:
            settle(old, "corrected", passage, hit, "status/corrected in fact")
            put_right(old, [new])


def _read_levels(passage: Passage, counting: Sequence[Reading]) -> None:
    """So: "The toll was corrected from eight to eleven": of the two levels it is the old one that was wrong."""
    for old, new in pairwise(counting):
        if new.mention.change_from is None or new.mention.change_from != old.mention.value:
            continue
        words = (min(old.first, new.first), max(old.last, new.last))
        hits = passage.around(words, _LEVELS_REACH, "verdicts", "corrected") if passage.judges else []
        if hits:
            if new.status == "corrected":
                new.status, new.standing = "reported", None
            settle(old, "corrected", passage, hits[0], "status/corrected from")
            old.corrects, new.corrects = None, old


def _read_verdicts(passage: Passage, counting: Sequence[Reading]) -> None:
    """So: "12 dead, a figure the army disputes", "the toll of 12 was wrong", "withdrew its report of 12 dead"."""
    slips = passage.find("status", "corrected", "miscounted")
    for verdict in verdicts(passage):
        hit, about = verdict.hit, verdict.about
        if any(slip.first < hit.last and hit.first < slip.last for slip in slips):
            continue  # of some people who were wrongly counted
        own = complement(passage, hit, counting, verdict.status)
        if own is not None and _read_own(passage, verdict, own, counting):
            continue
        old = next((reading for reading in reversed(counting) if reading.last <= hit.first), None)
        if old is not None and _closes(passage, hit, old):
            if _judges(passage, verdict, old, counting):
                settle(old, verdict.status, passage, hit, f"status/{verdict.status} of it")
                if verdict.status == "corrected":
                    put_right(old, [reading for reading in counting if reading.first >= hit.last][:1])
        elif verdict.status in _OF_FIGURES and about is not None and verdict.named:
            new = next((reading for reading in counting if reading.first >= max(hit.last, about.last)), None)
            if new is None:
                continue
            told = verdict.telling and _opens(passage, about, new)
            if told or (about.first >= hit.first and of_figure(passage, about, new)):
                settle(new, verdict.status, passage, hit, f"status/{verdict.status} of it")


def _read_own(passage: Passage, verdict: Verdict, own: Reading, counting: Sequence[Reading]) -> bool:
    """So: "denied reports of 12 dead", "corrected a toll of 12": what the verdict has for its object."""
    if own.event is None and own.counted is None:
        return False
    lowered_to = not verdict.lowering or any(_lower(other, own) for other in counting)
    if verdict.status in STANDING and lowered_to and not said_instead(passage, verdict.hit, own):
        settle(own, verdict.status, passage, verdict.hit, f"status/{verdict.status} of it")
    return True


def _lower(new: Reading, old: Reading) -> bool:
    """Whether a figure is a lower count of the same."""
    a, b = old.mention.value, new.mention.value
    same = new.event is not None and old.event is not None and new.event.type == old.event.type
    return same and a is not None and b is not None and b < a


def _judges(passage: Passage, verdict: Verdict, old: Reading, counting: Sequence[Reading]) -> bool:
    """Whether a verdict is on the figure before it."""
    about = verdict.about
    if verdict.lowering and not lowered(old, verdict.hit, counting):
        return False
    if about is None:
        return True
    if old.mention.change == "to" and about.last <= old.first:
        return False  # "sayıyı 7'ye düşürdü": the new level
    of_it = verdict.named and of_figure(passage, about, old)
    return of_it or (about.first >= old.last and fits(passage, about, old))


def _known_otherwise(passage: Passage, reading: Reading, hit: Hit) -> bool:
    """So: "two injured wrongly reported dead": they are injured, as their noun says."""
    event, noun = reading.event, reading.counted
    if event is None or noun is None or noun.mark.passage is not passage or event.trigger.passage is not passage:
        return False
    if not hit.first <= event.trigger.first < hit.last:
        return False
    said = next((h for h in passage.at(noun.mark.first) if is_event_noun(h) and h.path[1] != event.type), None)
    if said is None:
        return False
    reading.event = Happening(cast(EventType, said.path[1]), noun.mark)
    reading.because("event", "event/noun", noun.mark)
    return True


def _of_other(passage: Passage, reading: Reading, hit: Hit) -> bool:
    """Whether a noun behind a figure says that words speak of another count: "nine arrests, the death toll revised"."""
    between = passage.within((reading.last, hit.first), "verdicts", "told")
    return any(not fits(passage, told, reading) for told in between)


def _read_before(passage: Passage, readings: Sequence[Reading], status: str, hit: Hit) -> None:
    """So: "denied that 12 had died"; of "corrected the toll to six" it is the count before that was wrong."""
    reading = next((reading for reading in readings if _opens(passage, hit, reading)), None)
    if reading is None:
        return
    old = [other for other in readings if other.last <= hit.first and countable(other)]
    if status == "corrected" and old and levelled(passage, reading):
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

"""Whether a claim stands: possible, denied, retracted or corrected, as its sentence or the next one says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, cast

from schemas.figure import Status
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Reading

_POSSIBLE_BEFORE: Final = 9
_POSSIBLE_AFTER: Final = 7
_BEFORE_REACH: Final = 22
_AFTER_REACH: Final = 34
_OPENING: Final = 6
_MISCOUNTED_REACH: Final = 6
STANDING: Final = ("retracted", "corrected", "denied")
"""From the strongest to the weakest: what is taken back is no longer merely denied."""
_PUT_RIGHT: Final = frozenset({"retracted", "corrected"})


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
                _set(reading, "possible", passage, hit, "status/possible")
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
    countable = [reading for reading in readings if _countable(reading)]
    for status in STANDING:
        for hit in passage.find("status", status, "before"):
            _read_before(passage, readings, status, hit)
        for hit in passage.find("status", status, "beside"):
            _read_beside(passage, readings, status, hit)
        whole = [hit for hit in passage.find("status", status, "next") if hit.length > 1]
        slips = _miscounts(passage, countable) if status == "corrected" else []
        for slip, people in slips:
            _put_down(passage, slip, _totals(countable, people))
        for hit in (*passage.find("status", status, "after"), *whole):
            if any(slip.first < hit.last and hit.first < slip.last for slip, _ in slips):
                continue
            behind = [reading for reading in countable if _closes(passage, hit, reading) or _inside(hit, reading)]
            if behind:
                _set(behind[-1], status, passage, hit, f"status/{status} after")
                if status == "corrected":
                    _put_right(behind[-1], [reading for reading in readings if reading.first >= hit.last][:1])


def _miscounts(passage: Passage, readings: Sequence[Reading]) -> list[tuple[Hit, Reading]]:
    """So: "three survivors were counted twice": it is the total told before that was wrong, not the three."""
    return [
        (hit, people)
        for hit in passage.find("status", "corrected", "miscounted")
        if (people := next((r for r in reversed(readings) if r.last <= hit.first), None)) is not None
        and passage.gap(people.phrase, (hit.first, hit.last)) <= _MISCOUNTED_REACH
        and passage.same_block(people.first, hit.first)
    ]


def _put_down(passage: Passage, slip: Hit, totals: Sequence[Reading]) -> None:
    """The highest total was wrong, unless one of them is known to be so already."""
    if totals and not any(reading.status in _PUT_RIGHT for reading in totals):
        highest = max(totals, key=lambda reading: (reading.mention.value or 0, reading.first))
        _set(highest, "corrected", passage, slip, "status/corrected miscounted")


def _totals(readings: Sequence[Reading], people: Reading) -> list[Reading]:
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
    old = [other for other in readings if other.last <= hit.first and _countable(other)]
    if status == "corrected" and old and _levelled(passage, reading):
        _set(old[-1], status, passage, hit, "status/corrected to")
        _put_right(old[-1], [reading])
    elif _countable(reading) and not (status == "denied" and _said_after(passage, hit, reading)):
        _set(reading, status, passage, hit, f"status/{status} before")


def _read_beside(passage: Passage, readings: Sequence[Reading], status: str, hit: Hit) -> None:
    """So: "not 12 but 15"."""
    for reading, other in pairwise(readings):
        between = range(reading.last, other.first)
        if reading.first == hit.last and any(passage.covers(at, "grammar", "contrast") for at in between):
            _set(reading, status, passage, hit, f"status/{status} beside")
            if status == "corrected" and reading.mention.kind == other.mention.kind:
                other.corrects = reading


def _said_after(passage: Passage, hit: Hit, reading: Reading) -> bool:
    """Whether the figure is what the speaker says instead: "the spokesman denied this and said that five had died"."""
    cue = reading.holder.cue if reading.holder is not None else None
    if cue is None or cue.passage is not passage or not hit.last <= cue.first < reading.first:
        return False
    return any(passage.covers(at, "grammar", "coordinators") for at in range(hit.last, cue.first))


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


def read_following(passages: Sequence[Passage], readings: Mapping[int, Sequence[Reading]]) -> None:
    """Marks what the sentence after takes back: "Dat getal is maandag ingetrokken".

    Args:
        passages: all sentences of one segment, in order.
        readings: the figures by the index of their sentence.
    """
    for before, passage in pairwise(passages):
        claims = [reading for reading in readings.get(before.index, ()) if _countable(reading)]
        if not claims:
            continue
        following = readings.get(passage.index, ())
        if not any(reading.status in _PUT_RIGHT for reading in claims):  # else it says why that one was wrong
            _take_back(passage, claims, following)
        for slip, people in _miscounts(passage, following):
            if not _totals(following, people):  # else it is one of its own sentence
                _put_down(passage, slip, _totals(claims, people))


def _take_back(passage: Passage, claims: Sequence[Reading], own: Sequence[Reading]) -> None:
    """Marks what the sentence before claimed by the strongest words of this one that speak of it."""
    for status in STANDING:
        if any(_of_its_own(passage, status, hit, own) for hit in passage.find("status", status, "before")):
            continue  # it speaks of its own figure
        counts = [reading.first for reading in own if reading.mention.unit is None]
        hits = (hit for hit in passage.find("status", status, "next") if not any(at < hit.first for at in counts))
        hit = next((hit for hit in hits if _refers(passage, hit)), None)
        if hit is not None:
            for reading in claims:
                if not reading.unknown:
                    _set(reading, status, passage, hit, f"status/{status} afterwards")
            if status == "corrected":
                _put_right(claims[-1], own)
            break


def _of_its_own(passage: Passage, status: str, hit: Hit, readings: Sequence[Reading]) -> bool:
    """Whether words that stand before what they deny or take back speak of a figure of their sentence."""
    spoken = status == "denied" and any(_said_after(passage, hit, reading) for reading in readings)
    return bool(readings) and not spoken


def _put_right(old: Reading, readings: Sequence[Reading]) -> None:
    """So: "33 people were convicted. That should be 31": the bare number counts what the old one counted."""
    for reading in readings:
        noun = reading.counted
        bare = noun is None or noun.guessed or reading.elided or (noun.class_ == "person" and reading.event is None)
        if reading.mention.kind == old.mention.kind == "cardinal" and reading.mention.unit is None and bare:
            reading.counted, reading.event, reading.elided, reading.corrects = old.counted, old.event, True, old
            reading.because("counted", "counted/put right", old.counted.mark if old.counted else None)
            reading.because("event", "event/put right", old.event.trigger if old.event else None)


def _refers(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence speaks of the figure before: it opens with the words, "that" or "the figure"."""
    opening = 0
    while opening < len(passage.words) - 1 and not passage.words[opening].is_word:
        opening += 1
    if hit.first <= opening or hit.length > 1:
        return True  # words that say it all, such as "denied the claim"
    if hit.last + 1 < len(passage.words) and passage.words[hit.last].norm == ":" and passage.is_quote(hit.last + 1):
        return True  # "The company denies: 'Nobody was hurt.'"
    if any(noun.first <= opening + 1 and noun.last <= hit.first for noun in passage.find("grammar", "figure_nouns")):
        return True  # "The figure was withdrawn."
    for at in passage.find("grammar", "demonstratives"):
        if at.first == opening or hit.first <= at.first < hit.last:
            return True
        if at.last <= hit.first and all(passage.is_quote(k) for k in range(at.last, hit.first)):
            return True  # "Kyiv calls that 'nonsense'."
        if at.first == hit.last and (at.last == len(passage.words) or not passage.words[at.last].is_word):
            return True  # "Moscow denies that."
        # Elsewhere "dat" and "that" may as well open a clause.
        if at.first <= _OPENING and at.last <= hit.first and not passage.covers(at.first, "grammar", "subordinators"):
            return True
    return False


def _countable(reading: Reading) -> bool:
    return reading.event is not None or reading.counted is not None


def _set(reading: Reading, status: str, passage: Passage, hit: Hit, rule: str) -> None:
    current = reading.status
    if current in STANDING and (status not in STANDING or STANDING.index(status) > STANDING.index(current)):
        return
    reading.status = cast(Status, status)
    mark = Mark(passage, hit.first, hit.last)
    if status in STANDING and passage is reading.passage:
        reading.standing = mark
    reading.because("status", rule, mark)

"""Which claims may only be so: feared, expected, not confirmed, by hearsay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from streams.nlp.claims.corrections import settle
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Passage
from streams.nlp.claims.reading import Reading

_BEFORE: Final = 9
"""Words from the one that says so to the figure behind it, at most."""
_AFTER: Final = 7
"""The same from the figure on."""


def read_possible(passage: Passage, readings: Sequence[Reading]) -> None:
    """Marks what may only be so: "hundreds feared drowned", "could reach 300", "zouden" without a source."""
    hits = [hit for hit in passage.find("status", "possible") if hit.first not in passage.dated]  # the month of May
    hearsay = passage.find("status", "hearsay")
    unsure = [*passage.find("verdicts", "phrases", "possible"), *_said_before(passage)] if passage.judges else []
    for reading in readings:
        if reading.unknown:
            continue
        cue = reading.holder.cue if reading.holder is not None else None
        if cue is not None and cue.passage is passage and any(cue.first <= hit.first < cue.last for hit in hits):
            reading.status = "possible"
            reading.because("status", "status/possible said", cue)
            continue
        for hit in (*hits, *unsure, *(hearsay if reading.holder is None else ())):
            if _within_reach(passage, reading, hit) and not _of_another(passage, reading, readings, hit):
                settle(reading, "possible", passage, hit, "status/possible")
                break


def _said_before(passage: Passage) -> list[Hit]:
    """Words for what is not confirmed where they tell it: "could not confirm that 12 had died"."""
    return [
        hit
        for hit in passage.find("verdicts", "unconfirmed")
        if any(
            passage.covers(at, "verdicts", "content") for at in range(hit.last, min(hit.last + 2, len(passage.words)))
        )
    ]


def _within_reach(passage: Passage, reading: Reading, hit: Hit) -> bool:
    span = (hit.first, hit.last)
    phrase = reading.phrase
    if not passage.same_block(reading.first, hit.first):
        return False
    gap = passage.gap(phrase, span)
    if hit.last <= phrase[0]:
        return gap <= _BEFORE
    if gap <= _AFTER:
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

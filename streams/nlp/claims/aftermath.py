"""What a later sentence says of a claim: "That figure has since been withdrawn", "The ministry denied this"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from streams.nlp.claims.corrections import (
    PUT_RIGHT,
    bare,
    countable,
    lowered,
    miscounts,
    put_down,
    put_right,
    settle,
    totals,
)
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Passage
from streams.nlp.claims.reading import Reading
from streams.nlp.claims.status import said_instead
from streams.nlp.claims.verdicts import ERRORS, STANDING, Verdict, fits, pointed_at, verdicts

_REPLACED: Final = "replaced"
"""Words that put right only with a bare number behind them: "in fact there were 25"."""
_REPLACED_REACH: Final = 2
_BACK: Final = 3
"""How many sentences back a named claim may stand, when those between hold none."""


def read_aftermath(passages: Sequence[Passage], readings: Mapping[int, Sequence[Reading]]) -> None:
    """Marks the claims that a later sentence denies, takes back, puts right or doubts.

    Args:
        passages: the sentences of the running text, in order.
        readings: the figures by the index of their sentence.
    """
    for place, passage in enumerate(passages):
        near = passages[max(0, place - _BACK) : place]
        if not any(_of_people(reading) for told in near for reading in readings.get(told.index, ())):
            continue
        own = readings.get(passage.index, ())
        if passage.judges:
            _judge(near, passage, readings, own)
        if not own:
            continue
        claims = [reading for reading in readings.get(passages[place - 1].index, ()) if countable(reading)]
        for slip, people in miscounts(passage, own):
            if not totals(own, people):  # else it is one of its own sentence
                put_down(passage, slip, totals(claims, people))


def _of_people(reading: Reading) -> bool:
    """Whether a figure counts people or says that something happened: of others hardly anything is taken back."""
    return reading.event is not None or (reading.counted is not None and reading.counted.class_ == "person")


def _judge(
    before: Sequence[Passage], passage: Passage, readings: Mapping[int, Sequence[Reading]], own: Sequence[Reading]
) -> None:
    """Marks what was claimed before by the strongest words of a sentence that speak of it."""
    counts = [reading.first for reading in own if reading.mention.unit is None and reading.mention.change != "to"]
    said = [*_phrases(passage, own), *_verdicts(passage)]
    for status in (*STANDING, "possible"):
        if not any(judged == status for judged, *_ in said):
            continue
        if any(_of_its_own(passage, status, hit, own) for hit in passage.find("status", status, "before")):
            continue  # it speaks of its own figure
        for judged, hit, verdict in said:
            if judged != status or any(at < hit.first for at in counts):
                continue
            claims = _spoken_of(passage, verdict, _claims(before, passage, verdict, readings))
            if verdict is not None and verdict.lowering:
                claims = [reading for reading in claims if lowered(reading, hit, own)]
            if not claims or _settled(claims, hit, own):
                continue
            for reading in claims:
                settle(reading, status, passage, hit, f"status/{status} afterwards")
            if status == "corrected":
                put_right(claims[-1], own)
            return


def _settled(claims: Sequence[Reading], hit: Hit, own: Sequence[Reading]) -> bool:
    """Whether a claim was taken back or put right before, so that a sentence says why, or what is right instead."""
    if claims[-1].slip and hit.path[-1] == _REPLACED:
        put_right(claims[-1], own)
    return any(reading.status in PUT_RIGHT for reading in claims)


def _phrases(passage: Passage, own: Sequence[Reading]) -> Iterator[tuple[str, Hit, Verdict | None]]:
    """The words of a sentence that say by themselves that a claim before it does not stand."""
    for hit in passage.find("verdicts", "phrases"):
        if hit.path[-1] != _REPLACED:
            yield "corrected" if hit.path[-1] == ERRORS else hit.path[-1], hit, None
        elif any(hit.first < reading.first <= hit.last + _REPLACED_REACH and bare(reading) for reading in own):
            yield "corrected", hit, None


def _verdicts(passage: Passage) -> Iterator[tuple[str, Hit, Verdict | None]]:
    return ((verdict.status, verdict.hit, verdict) for verdict in verdicts(passage) if not verdict.telling)


def _claims(
    before: Sequence[Passage], passage: Passage, verdict: Verdict | None, readings: Mapping[int, Sequence[Reading]]
) -> list[Reading]:
    """The claims of the last sentence that holds any: the one before, or where a noun points back, one further off."""
    pointed = verdict is not None and pointed_at(passage, verdict)
    named = verdict is not None and verdict.named
    for back, told in enumerate(reversed(before)):
        if back and not named:
            break
        if told.sentence.segment != passage.sentence.segment and not (pointed or verdict is None):
            break
        claims = [reading for reading in readings.get(told.index, ()) if countable(reading) and not reading.unknown]
        if claims:
            known = back and any(reading.status in STANDING for reading in claims)
            return [] if known else claims
    return []


def _spoken_of(passage: Passage, verdict: Verdict | None, claims: list[Reading]) -> list[Reading]:
    """Of several claims those of which a sentence speaks: "The number of injured was revised"."""
    if verdict is not None and verdict.named and verdict.about is not None:
        claims = [reading for reading in claims if fits(passage, verdict.about, reading)]
    return [r for r in claims if r.event is not None and r.event.type != "other"] or claims


def _of_its_own(passage: Passage, status: str, hit: Hit, readings: Sequence[Reading]) -> bool:
    """Whether words that stand before what they deny or take back speak of a figure of their sentence."""
    spoken = status == "denied" and any(said_instead(passage, hit, reading) for reading in readings)
    return bool(readings) and not spoken

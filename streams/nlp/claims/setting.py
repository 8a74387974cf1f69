"""When and where: the time and the place that the figure's own sentence names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.annotation import Entity, Time
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Reading

_REACH = 30
_COUNTLESS = frozenset({"age", "duration", "money", "measure", "score"})


def set_time(passage: Passage, readings: Sequence[Reading], times: Iterable[Time], year: str | None) -> None:
    """Sets the time nearest to each figure, leaving out those of the announcement ("said on Tuesday").

    Args:
        passage: the sentence.
        readings: its figures.
        times: the times in it.
        year: that in which the article was published.
    """
    spans = [(time, passage.span(time.start, time.end)) for time in times]
    for reading in readings:
        reading.year = year
        if reading.mention.kind in _COUNTLESS or reading.unknown:
            continue
        ranked = [
            (passage.gap(reading.phrase, span), span, time)
            for time, span in spans
            if not _announces(passage, reading, span) and passage.same_block(reading.first, span[0])
        ]
        ranked = [item for item in ranked if item[0] <= _REACH]
        if ranked:
            _, span, time = min(ranked, key=lambda item: item[:2])
            reading.time = time.id
            reading.year = time.value[:4] if time.value[:4].isdecimal() else year
            reading.because("time", "time/nearest", Mark(passage, *span))


def _announces(passage: Passage, reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the time belongs to the words that say who claims the figure."""
    holder = reading.holder
    if holder is None or holder.mark.passage is not passage or holder.cue is None or holder.cue.passage is not passage:
        return False
    first, last = min(holder.mark.first, holder.cue.first), max(holder.mark.last, holder.cue.last)
    to_cue = passage.gap((first, last), span)
    return to_cue <= 2 and to_cue < passage.gap(reading.phrase, span)


def set_place(passage: Passage, readings: Sequence[Reading], entities: Iterable[Entity]) -> None:
    """Sets the place nearest to each figure, leaving out those inside the name of who claims it."""
    spans = [(entity, passage.span(entity.start, entity.end)) for entity in entities if entity.type == "place"]
    for reading in readings:
        if reading.mention.kind in _COUNTLESS or reading.unknown:
            continue
        holder = reading.holder
        ranked = []
        for entity, span in spans:
            inside = (
                holder is not None
                and holder.mark.passage is passage
                and holder.mark.first <= span[0]
                and span[1] <= holder.mark.last
            )
            gap = passage.gap(reading.phrase, span)
            if inside or gap > _REACH or not passage.same_block(reading.first, span[0]):
                continue
            located = span[0] > 0 and passage.covers(span[0] - 1, "grammar", "prepositions")
            ranked.append((gap + (0 if located else 6), span, entity))
        if ranked:
            _, span, entity = min(ranked, key=lambda item: item[:2])
            reading.place = entity.entity
            reading.because("place", "place/nearest", Mark(passage, *span))

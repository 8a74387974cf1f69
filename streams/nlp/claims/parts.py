"""Figures that lean on another one: "11 of them women", "onder wie twee agenten", "and 29 injured", "elf in Spanje"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.nlp.claims.counted import COUNTING, is_event_noun, noun_of
from streams.nlp.claims.events import NEAR, PEOPLE, EventFinder
from streams.nlp.claims.lexicon import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Happening, Noun, Reading

_BEFORE_REACH: Final = 3
_AFTER_REACH: Final = 3
_SHARES: Final = frozenset({"fraction", "percentage", "ratio"})
_BOUNDS: Final = frozenset({"less_than", "more_than", "at_least", "at_most"})
_CLAUSE: Final = 12
_OUT_OF_REACH: Final = 4
_SHORT_SENTENCE: Final = 14


def mark_partitives(passage: Passage, readings: Sequence[Reading], history: Sequence[Reading]) -> None:
    """Finds the figures that words make a part of an earlier one.

    Args:
        passage: the sentence.
        readings: its figures, in order.
        history: the figures of people with an event in the sentences before.
    """
    earlier = history[-1] if len(history) else None
    counting = [reading for reading in readings if reading.mention.kind in COUNTING and not reading.mention.unit]
    _of_those(passage, counting, history)
    for place, reading in enumerate(counting):
        if reading.part_of is not None:
            continue
        total = _out_of(passage, reading, counting[place + 1] if place + 1 < len(counting) else None)
        if total is not None:
            reading.part_of, total.total = total, True
            reading.because("relations", "part/out of", Mark(passage, total.first, total.last))
            continue
        _in_front(passage, reading, counting[place + 1] if place + 1 < len(counting) else None)
        if reading.total or reading.part_of is not None:
            continue
        parent = _whole(counting[:place], earlier if place == 0 else None)
        if parent is None:
            continue
        mark = _marker(passage, reading)
        if mark is not None:
            reading.part_of = _same_event(reading, parent, [*history, *counting[:place]])
            reading.partitive = True
            reading.because("relations", "part/words", mark)
        elif _continues(passage, counting[place - 1] if place else None, reading):
            reading.part_of = counting[place - 1].part_of
            reading.partitive = True
            reading.because("relations", "part/list", None)


def _same_event(part: Reading, nearest: Reading, before: Sequence[Reading]) -> Reading:
    """Of "two of the wounded" the last count of all wounded people, though the dead may stand nearer."""
    if part.event is None:
        return nearest
    kind = part.event.type
    same = [other for other in reversed(before) if other.event is not None and other.event.type == kind]
    wholes = [other for other in same if other.part_of is None]
    if nearest in wholes:
        return nearest
    return next(iter([*wholes, *same]), nearest)


def _of_those(passage: Passage, readings: Sequence[Reading], history: Sequence[Reading]) -> None:
    """So: "Of the dead, 92 were found in Valencia, two in Madrid": parts of the dead counted before."""
    opening = next((hit for hit in passage.find("grammar", "partitive") if hit.first == 0), None)
    if opening is None:
        return
    named = [hit for hit in passage.at(opening.last) if is_event_noun(hit)] if opening.last < len(passage.words) else []
    if not named or (readings and readings[0].first <= named[0].last - 1):
        return
    kind = named[0].path[1]
    whole = next((r for r in reversed(history) if r.event and r.event.type == kind and r.part_of is None), None)
    if whole is None:
        return
    for reading in readings:
        if reading.counted is None and reading.part_of is None:
            reading.part_of, reading.partitive, reading.counted = whole, True, noun_of(passage, named[0])
            reading.because("relations", "part/of those", Mark(passage, opening.first, named[0].last))


def _out_of(passage: Passage, reading: Reading, following: Reading | None) -> Reading | None:
    """The total in "three of the eight carriages"."""
    if following is None or not 0 < following.first - reading.last <= _OUT_OF_REACH:
        return None
    between = range(reading.last, following.first)
    partitive = any(
        hit.first >= reading.last and hit.last <= following.first for hit in passage.find("grammar", "partitive")
    )
    if not partitive or not all(passage.words[at].is_word and not passage.covers(at, "nouns") for at in between):
        return None
    return following


def _in_front(passage: Passage, total: Reading, following: Reading | None) -> None:
    """The total that comes first: "Of the 150 on board 98 were rescued"; and the one of which there were none."""
    opening = next((hit for hit in passage.find("grammar", "partitive") if hit.last == total.first), None)
    if opening is None:
        return
    before = opening.first - 1
    if before >= 0 and passage.covers(before, "grammar", "none"):
        total.total = True
    elif (before < 0 or not passage.words[before].is_word) and following is not None and following.counted is None:
        total.total = True
        following.part_of, following.partitive = total, True
        following.because("relations", "part/out of", Mark(passage, total.first, total.last))


def _whole(before: Sequence[Reading], earlier: Reading | None) -> Reading | None:
    """The figure that a part belongs to: the nearest one that is no part itself."""
    for other in reversed(before):
        if not other.partitive:
            return other
    return before[-1] if before else earlier


def _marker(passage: Passage, reading: Reading) -> Mark | None:
    first = reading.first
    qualifier = reading.mention.qualifier_span
    if qualifier:
        first = min(first, passage.span(*qualifier)[0])
    for hit in passage.find("grammar", "part_of", "before"):
        if hit.last <= first and first - hit.last <= _BEFORE_REACH and _only_small(passage, hit.last, first):
            return Mark(passage, hit.first, hit.last)
    for hit in passage.find("grammar", "part_of", "after"):
        if reading.last <= hit.first <= reading.phrase[1] + _AFTER_REACH and _only_words(
            passage, reading.last, hit.first
        ):
            return Mark(passage, hit.first, hit.last)
    return None


def _only_small(passage: Passage, first: int, last: int) -> bool:
    """Whether only words that may stand before a number lie in between."""
    return all(
        passage.is_quote(at)
        or passage.covers(at, "grammar", "skip")
        or passage.covers(at, "grammar", "determiners")
        or passage.covers(at, "grammar", "prepositions")
        for at in range(first, last)
    )


def _only_words(passage: Passage, first: int, last: int) -> bool:
    return all(passage.words[at].is_word for at in range(first, last))


def _continues(passage: Passage, before: Reading | None, reading: Reading) -> bool:
    """Whether a list of parts goes on: "onder wie twee agenten en drie kinderen"."""
    if before is None or not before.partitive or before.part_of is None or reading.counted is None:
        return False
    if reading.event is not None or reading.counted.class_ != "person":
        return False
    end = before.phrase[1]
    between = range(end, reading.first)
    return (
        len(between) <= 4
        and all(
            passage.words[at].norm == ","
            or passage.covers(at, "grammar", "coordinators")
            or passage.covers(at, "grammar", "skip")
            for at in between
        )
        and not _own_event(EventFinder(passage, [reading]), reading, NEAR)
    )


def complete(passage: Passage, readings: Sequence[Reading], history: Sequence[Reading]) -> None:
    """Gives elided nouns and events of parts and lists, after the events of the others are known.

    Args:
        passage: the sentence.
        readings: its figures, in order.
        history: the figures of people with an event in the sentences before.
    """
    finder = EventFinder(passage, readings)
    earlier = history[-1] if len(history) else None
    before: Reading | None = None
    for reading in readings:
        if reading.mention.kind not in COUNTING or reading.mention.unit or reading.fused:
            continue
        if reading.part_of is not None:
            _lean(finder, reading, reading.part_of)
        elif reading.counted is None:
            _elided(finder, passage, reading, before)
            if before is None and not reading.elided:
                _spoken(passage, reading, earlier)
                _another(passage, reading, earlier)
        elif passage.covers(reading.counted.mark.first, "grammar", "figure_nouns") and reading.event is None:
            _refer(reading, before, history)
        elif before is not None:
            _as_before(passage, reading, before)
        if before is None or not reading.partitive:
            before = reading
    if earlier is not None and any(hit.first == 0 for hit in passage.find("grammar", "part_of", "opening")):
        _opening(readings, earlier)


def _opening(readings: Sequence[Reading], earlier: Reading) -> None:
    """So: "Allein in Spanien starben elf": of those that the sentence before counted."""
    if earlier.part_of is not None:
        earlier = earlier.part_of
    for reading in readings:
        same = reading.event is not None and earlier.event is not None and reading.event.type == earlier.event.type
        if same and reading.part_of is None:
            reading.part_of = earlier
            reading.because("relations", "part/opening", None)


def _lean(finder: EventFinder, reading: Reading, whole: Reading) -> None:
    """A part has the noun and the event of its whole unless its own words say otherwise."""
    if reading.counted is None and whole.counted is not None:
        reading.counted = whole.counted
        reading.elided = True
        reading.because("counted", "counted/of the whole", whole.counted.mark)
    if reading.event is None:
        clause = any(
            hit.first <= reading.last + _AFTER_REACH and hit.last > reading.last for hit in _clause_words(reading)
        )
        if _own_event(finder, reading, _CLAUSE if clause else NEAR):
            finder.read(reading, behind=True)
        elif whole.event is not None:
            reading.event = whole.event
            reading.because("event", "event/of the whole", whole.event.trigger)
        else:
            finder.read(reading)


def _clause_words(reading: Reading) -> list[Hit]:
    """Words behind the figure, such as "of whom", that open a clause of its own."""
    return reading.passage.around(reading.span, _AFTER_REACH, "grammar", "part_of", "after")


def _own_event(finder: EventFinder, reading: Reading, limit: int) -> bool:
    """Whether a trigger close behind a part is its own: "two of whom have since died"."""
    own = finder.best(reading, behind=True)
    return own is not None and own[1] <= limit


def _elided(finder: EventFinder, passage: Passage, reading: Reading, before: Reading | None) -> None:
    """A bare number counts what the figure before it counts, or, where something happens to it, people."""
    if reading.mention.kind not in {"cardinal", "ordinal"}:
        return
    if before is not None and before.mention.kind in _SHARES and reading.mention.qualifier in _BOUNDS:
        return  # "half of them are under 18": an age
    own = finder.best(reading)
    noun = _noun_before(passage, before, own)
    if noun is not None and before is not None:
        if own is None and before.event is None:
            reading.counted, reading.elided = noun, True
            reading.because("counted", "counted/as before", noun.mark)
            return
        own_word = own is not None and before.event is not None and own[0].first == before.event.trigger.first
        if own is not None and not own_word:
            reading.counted = Noun(noun.mark, noun.lemma, noun.class_, noun.role)
            reading.elided = True
            reading.because("counted", "counted/as before", noun.mark)
            finder.read(reading)
            return
        if before.event is not None:
            reading.counted, reading.elided = noun, True
            reading.event = before.event
            reading.because("counted", "counted/as before", noun.mark)
            reading.because("event", "event/as before", before.event.trigger)
            return
    if own is not None and (reading.mention.kind == "cardinal"):
        mark = Mark(passage, reading.first, reading.last)
        person = str(passage.lexicon.settings.get("person", "person"))
        reading.counted = Noun(mark, person, "person", None)
        reading.because("counted", "counted/itself", mark)
        finder.read(reading)


def _noun_before(passage: Passage, before: Reading | None, own: tuple[Hit, int] | None) -> Noun | None:
    """What the figure before counts, if this one may count it too."""
    if before is None or before.counted is None or before.passage is not passage:
        return None
    if before.counted.mark.first == before.first:
        return None  # it counts itself, and so does this one
    noun = _people(before.counted)
    if own is not None and own[0].path[1] != "other" and noun.class_ not in PEOPLE and not noun.guessed:
        return None
    return noun


def _people(noun: Noun) -> Noun:
    """Those counted before, as people: after "3 dead" the "12 hurt" are no dead."""
    passage = noun.mark.passage
    if any(is_event_noun(hit) and hit.path[-1] != "people" for hit in passage.at(noun.mark.first)):
        # the word stands for people
        return Noun(noun.mark, str(passage.lexicon.settings.get("person", "person")), noun.class_, noun.role)
    return noun


def _as_before(passage: Passage, reading: Reading, before: Reading) -> None:
    """So: "Nineteen devotees were killed and over 60 injured": devotees again, and not "the injured"."""
    noun, other = reading.counted, before.counted
    if noun is None or other is None or other.mark.passage is not passage or noun.mark.passage is not passage:
        return
    own = passage.at(noun.mark.first)
    participle = any(hit.path[0] == "triggers" and hit.path[-1] == "of" for hit in own)
    if noun.mark.first != reading.last or passage.covers(other.mark.first, "grammar", "figure_nouns"):
        return
    if not participle or any(hit.path[0] == "nouns" for hit in own):
        return
    if any(hit.path[0] == "triggers" for hit in passage.at(other.mark.first)) or other.class_ != "person":
        return
    if any(passage.covers(at, "grammar", "coordinators") for at in range(before.last, reading.first)):
        reading.counted, reading.elided = other, True
        reading.because("counted", "counted/as before", other.mark)


def _spoken(passage: Passage, reading: Reading, earlier: Reading | None) -> None:
    """So: "She spoke of several dozen": what the sentence before asked about."""
    if earlier is None or earlier.event is None or reading.counted is not None or reading.mention.kind != "cardinal":
        return
    if passage.index - earlier.passage.index != 1 or not passage.find("cues", "say") or passage.find("triggers"):
        return
    if len(passage.words) > _SHORT_SENTENCE:
        return
    reading.counted, reading.event, reading.elided = earlier.counted, earlier.event, True
    reading.because("counted", "counted/spoken of before", earlier.counted.mark if earlier.counted else None)
    reading.because("event", "event/spoken of before", earlier.event.trigger)


def _another(passage: Passage, reading: Reading, earlier: Reading | None) -> None:
    """So: "Another 30 were wounded": more of those whom the sentence before counted."""
    noun = reading.counted
    if earlier is None or earlier.counted is None or noun is None or noun.mark.first != reading.first:
        return
    if passage.index - earlier.passage.index == 1 and any(
        hit.last <= reading.first for hit in passage.around((reading.first, reading.first), 2, "cues", "additive")
    ):
        reading.counted, reading.elided = _people(earlier.counted), True
        reading.because("counted", "counted/more of them", earlier.counted.mark)


def _refer(reading: Reading, before: Reading | None, history: Sequence[Reading]) -> None:
    """So: "Nineteen is the correct figure": the event is that of the nineteen, or of the figure, spoken of before."""
    same = next((other for other in reversed(history) if other.mention.value == reading.mention.value), None)
    other = same or before or (history[-1] if history else None)
    if other is None or other.event is None:
        return
    reading.event = Happening(other.event.type, other.event.trigger)
    if reading.counted is not None:
        reading.counted = replace(reading.counted, class_="person")
    reading.because("event", "event/spoken of before", other.event.trigger)

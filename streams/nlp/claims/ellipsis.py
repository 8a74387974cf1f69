"""Nouns and events left out, because another figure has them: "and 29 injured", "elf in Spanje", "another 30 were"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from schemas.figure import Role
from streams.nlp.claims.counted import COUNTING, is_event_noun, noun_of
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.events import NEAR, PEOPLE, EventFinder
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Happening, Noun, Reading
from streams.nlp.claims.verdicts import verdicts

_AFTER_REACH: Final = 3
_SHARES: Final = frozenset({"fraction", "percentage", "ratio"})
BOUNDS: Final = frozenset({"less_than", "more_than", "at_least", "at_most"})
"""Qualifiers that a bare age may have: "under 25"."""
_CLAUSE: Final = 12
_SMALL: Final = frozenset({"grammar", "cues", "status", "triggers"})
"""The files whose words are no subject of their own."""
_SHORT_SENTENCE: Final = 14
_COPULA_REACH: Final = 2


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
    _levels(readings)
    previous: Reading | None = None
    for reading in readings:
        counts = reading.mention.kind in COUNTING and not reading.mention.unit and not reading.fused
        if not counts or (reading.counted is None and _bound(passage, reading, previous)):
            continue
        previous = reading
        if reading.part_of is not None:
            _lean(finder, reading, reading.part_of)
            finder.read_whole(reading)
        elif reading.counted is None:
            _bare(finder, reading, before, history)
        elif passage.covers(reading.counted.mark.first, "grammar", "figure_nouns") and reading.event is None:
            _refer(reading, before, history)
        elif before is not None:
            _as_before(passage, reading, before)
        if before is None or not (reading.partitive or reading.mention.kind == "ordinal"):
            before = reading
    if earlier is not None and any(hit.first == 0 for hit in passage.find("grammar", "part_of", "opening")):
        _opening(readings, earlier)


def _levels(readings: Sequence[Reading]) -> None:
    """So: "The number of dead rose from eight to 11 people": the new level is one of the same toll."""
    for reading in readings:
        level = reading.mention.change_from
        if level is None or reading.event is not None or reading.mention.kind != "cardinal":
            continue
        old = next((other for other in readings if other.mention.value == level and other.event is not None), None)
        if old is not None and (reading.counted is None or reading.counted.class_ in PEOPLE):
            reading.event, reading.counted = old.event, reading.counted or old.counted
            reading.because("event", "event/new level", old.event.trigger if old.event else None)


def _bare(finder: EventFinder, reading: Reading, before: Reading | None, history: Sequence[Reading]) -> None:
    """Gives a bare number what it counts, by the figures before it."""
    passage = reading.passage
    if not _new_level(passage, reading, before, history):
        _elided(finder, passage, reading, before)
    if before is None and not reading.elided:
        earlier = history[-1] if len(history) else None
        _spoken(passage, reading, earlier)
        _another(passage, reading, earlier)


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
    own = _named_behind(reading, whole)
    if own is not None:
        reading.counted = own
        reading.because("counted", "counted/of those", own.mark)
    elif (reading.counted is None or reading.counted.guessed) and whole.counted is not None:
        reading.counted = whole.counted
        reading.elided = True
        reading.because("counted", "counted/of the whole", whole.counted.mark)
    if reading.event is None:
        clause = any(
            hit.first <= reading.last + _AFTER_REACH and hit.last > reading.last for hit in _clause_words(reading)
        )
        if own_event(finder, reading, _CLAUSE if clause else NEAR):
            finder.read(reading, behind=True)
        elif whole.event is not None:
            reading.event = whole.event
            reading.because("event", "event/of the whole", whole.event.trigger)
        else:
            finder.read(reading)


def _named_behind(reading: Reading, whole: Reading) -> Noun | None:
    """The noun right behind "of them": "15 of them minors", "15 delle quali minorenni"."""
    passage = reading.passage
    for after in _clause_words(reading):
        for hit in passage.at(after.last) if after.first >= reading.last and after.last < len(passage.words) else ():
            if hit.first == after.last and hit.path[:2] == ("nouns", "person"):
                return noun_of(passage, hit)
            if hit.path[:2] == ("grammar", "roles") and whole.counted is not None:
                return replace(whole.counted, role=cast(Role, hit.path[2]))
    return None


def _clause_words(reading: Reading) -> list[Hit]:
    """Words behind the figure, such as "of whom", that open a clause of its own."""
    return reading.passage.around(reading.span, _AFTER_REACH, "grammar", "part_of", "after")


def own_event(finder: EventFinder, reading: Reading, limit: int) -> bool:
    """Whether a trigger close behind a part is its own: "two of whom have since died", not "two women, and burned"."""
    own = finder.best(reading, behind=True)
    if own is None or own[1] > limit:
        return False
    between = range(reading.phrase[1], own[0].first)
    return not any(reading.passage.covers(at, "grammar", "coordinators") for at in between)


def _elided(finder: EventFinder, passage: Passage, reading: Reading, before: Reading | None) -> None:
    """A bare number counts what the figure before it counts, or, where something happens to it, people."""
    if reading.mention.kind not in {"cardinal", "ordinal"}:
        return
    if before is not None and before.mention.kind in _SHARES and reading.mention.qualifier in BOUNDS:
        return  # "half of them are under 18": an age
    own = finder.best(reading)
    if own is not None and own[0].path[1] == "other" and before is None:
        own = None  # a bare number alone may be anything
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
            if before.part_of is not None:
                reading.part_of = before.part_of  # "nine of the dead were miners, and two were guards"
                reading.because("relations", "part/as before", None)
            return
    if own is not None and (reading.mention.kind == "cardinal"):
        mark = Mark(passage, reading.first, reading.last)
        person = str(passage.lexicon.settings.get("person", "person"))
        reading.counted = Noun(mark, person, "person", None)
        reading.because("counted", "counted/itself", mark)
        finder.read(reading)


def _new_level(passage: Passage, reading: Reading, before: Reading | None, history: Sequence[Reading]) -> bool:
    """So: "45 are missing. That number has since fallen to 12": what the sentence before counted, at its new level."""
    if before is not None or reading.first == 0 or reading.mention.kind != "cardinal":
        return False
    named = next((hit for hit in passage.find("grammar", "figure_nouns") if hit.last < reading.first), None)
    pointed = named is not None and named.first > 0
    if named is None or not pointed or not passage.covers(named.first - 1, "grammar", "demonstratives"):
        return _moved(passage, reading, history)
    old = next((other for other in reversed(history) if other.event is not None and other.part_of is None), None)
    if old is None or old.event is None or passage.index - old.passage.index > 1:
        return False
    if not passage.covers(reading.first - 1, "grammar", "levels") or old.mention.value == reading.mention.value:
        return False
    _take_over(reading, old)
    return True


def _take_over(reading: Reading, old: Reading) -> None:
    reading.counted, reading.event, reading.elided, reading.corrects = old.counted, old.event, True, old
    reading.because("counted", "counted/new level", old.counted.mark if old.counted else None)
    reading.because("event", "event/new level", old.event.trigger if old.event else None)


def _moved(passage: Passage, reading: Reading, history: Sequence[Reading]) -> bool:
    """So: "The toll stood at 12 on Monday. By Tuesday it had climbed to 19": no other subject than the toll before."""
    old = history[-1] if len(history) else None
    if reading.mention.change != "to" or reading.mention.change_from is not None or old is None:
        return False
    if old.event is None or old.part_of is not None or old.mention.value == reading.mention.value:
        return False
    near = passage.index - old.passage.index == 1 and old.passage.sentence.segment == passage.sentence.segment
    if not near or old.mention.kind != "cardinal" or reading.mention.unit is not None:
        return False
    unknown = [
        at
        for at in range(reading.first)
        if passage.words[at].is_word
        and at not in passage.dated
        and not any(hit.path[0] in _SMALL for hit in passage.at(at))
    ]
    named = any(hit.first < reading.first and hit.path[0] == "nouns" for hit in passage.find("nouns"))
    subject = any(at > 0 and passage.covers(at - 1, "grammar", "determiners") for at in unknown)
    if len(unknown) > 1 or named or subject:
        return False
    _take_over(reading, old)
    return True


def _bound(passage: Passage, reading: Reading, before: Reading | None) -> bool:
    """Whether a bare number is an age: "nine of them were under 25", "van wie er acht ouder dan 70 waren"."""
    said = reading.mention.qualifier_span
    if before is None or said is None or reading.mention.qualifier not in BOUNDS:
        return False
    first, last = min(passage.span(*said)[0], reading.first), reading.last
    ruled = first > 0 and passage.covers(first - 1, "grammar", "auxiliaries")
    closed = last < len(passage.words) and passage.covers(last, "grammar", "auxiliaries")
    ends = last >= len(passage.words) or not passage.words[last].is_word
    joined = last < len(passage.words) and passage.covers(last, "grammar", "coordinators")
    return before.part_of is not None and ((ruled and (ends or joined)) or closed)


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
    """So: "She spoke of several dozen", "In the morning it was 17": what the sentence before counted or asked about."""
    if earlier is None or earlier.event is None or reading.counted is not None or reading.mention.kind != "cardinal":
        return
    if passage.index - earlier.passage.index != 1 or passage.find("triggers"):
        return
    counts = (hit.last for hit in passage.find("grammar", "copulas"))
    if not passage.find("cues", "say") and not any(last <= reading.first <= last + _COPULA_REACH for last in counts):
        return
    if len(passage.words) > _SHORT_SENTENCE and not _judged(passage, reading):
        return
    reading.counted, reading.event, reading.elided = earlier.counted, earlier.event, True
    reading.because("counted", "counted/spoken of before", earlier.counted.mark if earlier.counted else None)
    reading.because("event", "event/spoken of before", earlier.event.trigger)


def _judged(passage: Passage, reading: Reading) -> bool:
    """Whether its own sentence judges a bare number behind a short clause: "spoke of 40, but withdrew that figure"."""
    end = reading.last
    while end < len(passage.words) and passage.words[end].is_word and not passage.covers(end, "grammar", "contrast"):
        end += 1
    return end <= _SHORT_SENTENCE and any(
        verdict.named and verdict.about is not None and verdict.about.first >= end for verdict in verdicts(passage)
    )


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

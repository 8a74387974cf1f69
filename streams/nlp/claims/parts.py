"""Figures that words make a part of another: "11 of them women", "onder wie twee agenten", "van de 150 zijn er 98"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from streams.nlp.claims.counted import COUNTING, is_event_noun, noun_of
from streams.nlp.claims.ellipsis import BOUNDS, own_event
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.events import NEAR, EventFinder
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Reading
from streams.nlp.claims.verdicts import STANDING

_BEFORE_REACH: Final = 3
_AFTER_REACH: Final = 3
_OUT_OF_REACH: Final = 4
_APPOSED_REACH: Final = 2
_LONGEST_ASIDE: Final = 9
_COPULAS: Final = frozenset({"—", "–", ":"})
"""The signs that stand for "are" behind "among the dead"."""


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
        if _possessed(passage, counting, place, earlier):
            continue
        total = _out_of(passage, reading, counting[place + 1] if place + 1 < len(counting) else None)
        if total is not None:
            reading.part_of, total.total = total, True
            reading.because("relations", "part/out of", Mark(passage, total.first, total.last))
            continue
        _among(passage, counting, place, history)
        _in_front(passage, reading, counting[place + 1 :])
        if reading.total or reading.part_of is not None:
            continue
        measured = any(other.mention.unit and other.last <= reading.first for other in readings)
        parent = _whole(counting[:place], earlier if place == 0 and not measured else None)
        if parent is None:
            continue
        mark = (
            _marker(passage, reading)
            or _of_such(passage, reading, history, counting[:place])
            or _identity(passage, reading, parent)
        )
        if mark is not None:
            parent = _nested(counting, place, mark) or parent
            before = [*history, *counting[:place]]
            reading.part_of = _named_by(passage, mark, before) or _same_event(reading, parent, before)
            reading.partitive = True
            reading.because("relations", "part/words", mark)
        elif place and _opens_list(passage, counting[place - 1], reading):
            reading.part_of, reading.partitive = counting[place - 1], True
            reading.because("relations", "part/colon", None)
        elif _continues(passage, counting[place - 1] if place else None, reading):
            reading.part_of = counting[place - 1].part_of
            reading.partitive = True
            reading.because("relations", "part/list", None)


def _possessed(passage: Passage, counting: Sequence[Reading], place: int, earlier: Reading | None) -> bool:
    """A numeral that says itself that it is a part: "ikisi çocuk yedi kişi", "14 sanıktan 11'i"."""
    reading = counting[place]
    own = next((hit for hit in passage.find("grammar", "part_of", "own") if _is_own(hit, reading)), None)
    before = counting[place - 1].counted if place else None
    people = before is not None and before.class_ == "person"
    if own is None or not (reading.mention.kind == "cardinal" or people):
        return False
    following = counting[place + 1] if place + 1 < len(counting) else None
    end = max(reading.last, own.last)
    if following is not None and following.first - end <= _APPOSED_REACH and _only_words(passage, end, following.first):
        whole: Reading | None = following
    else:
        whole = counting[place - 1] if place else earlier
        near = place > 0 and reading.first - counting[place - 1].last <= _APPOSED_REACH
        if near and whole is not None and _only_words(passage, whole.last, reading.first):
            whole.total = True  # "of the 14 accused, 11"
        while whole is not None and whole.part_of is not None and whole.part_of is not reading:
            whole = whole.part_of
    if whole is None:
        return False
    if reading.counted is not None and reading.counted.mark.first < own.last:
        reading.counted = None  # the ending is no noun
    reading.part_of, reading.partitive = whole, True
    reading.because("relations", "part/possessive", Mark(passage, own.first, own.last))
    return True


def _is_own(hit: Hit, reading: Reading) -> bool:
    return hit.first in {reading.first, reading.last} or reading.first < hit.last == reading.last


def _named_by(passage: Passage, words: Mark, before: Sequence[Reading]) -> Reading | None:
    """Of "among the dead are four children" the last count of the dead."""
    named = next((hit for hit in passage.within((words.first, words.last), "triggers") if is_event_noun(hit)), None)
    if named is None:
        return None
    same = (
        other
        for other in reversed(before)
        if other.event is not None and other.event.type == named.path[1] and other.status not in STANDING
    )
    return next((other for other in same if other.part_of is None), None)


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
    named.sort(key=lambda hit: hit.path[0] != "nouns")
    if not named or (readings and readings[0].first <= named[0].last - 1):
        return
    kind = named[0].path[1]
    whole = next((r for r in reversed(history) if r.event and r.event.type == kind and r.part_of is None), None)
    if whole is None:
        return
    for reading in readings:
        bare = reading.counted is None or reading.counted.guessed
        if bare and reading.part_of is None and _marker(passage, reading) is None:
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


def _in_front(passage: Passage, total: Reading, following: Sequence[Reading]) -> None:
    """The total that comes first: "Of the 150 on board 98 were saved, two died"; and that of which there were none."""
    opening = next((hit for hit in passage.find("grammar", "partitive") if hit.last == total.first), None)
    if opening is None:
        return
    before = opening.first - 1
    plural = tuple(passage.lexicon.settings.get("plural_endings", ()))
    if before >= 0 and passage.covers(before, "grammar", "none"):
        total.total = True
    elif before < 0 or not passage.words[before].is_word:
        for part in following:
            noun = part.counted
            if noun is not None and noun.guessed and not (plural and noun.lemma.endswith(plural)):
                part.counted = noun = None  # "seven swam ashore": a verb
            if part.part_of is not None or (noun is not None and noun.class_ != "person"):
                break
            total.total = True
            part.part_of, part.partitive = total, True
            part.because("relations", "part/out of", Mark(passage, total.first, total.last))


def _among(passage: Passage, counting: Sequence[Reading], place: int, history: Sequence[Reading]) -> None:
    """So: "Among the 17 were four children", and "six players were among the nine people hurt"."""
    total = counting[place]
    said = next((hit for hit in passage.find("grammar", "part_of", "among") if hit.last == total.first), None)
    if said is None:
        return
    opening = not any(passage.words[at].is_word for at in range(said.first))
    parts = [part for part in (counting[place + 1 :] if opening else counting[:place][-1:]) if part.part_of is None]
    parts = [part for part in parts if part.counted is not None and part.counted.class_ == "person"]
    if not opening and parts and not _only_words(passage, parts[0].last, said.first):
        return
    same = [other for other in history if other.event is not None and other.mention.value == total.mention.value]
    if total.counted is None and same:
        total.counted, total.event, total.elided = same[-1].counted, same[-1].event, True
        total.because("event", "event/spoken of before", same[-1].event.trigger if same[-1].event else None)
    for part in parts:
        part.part_of, part.partitive = total, True
        part.because("relations", "part/among", Mark(passage, said.first, said.last))


def _whole(before: Sequence[Reading], earlier: Reading | None) -> Reading | None:
    """The figure that a part belongs to: the nearest one that is no part itself."""
    for other in reversed(before):
        bare = other.counted is None and other.mention.qualifier in BOUNDS  # "were under 25"
        if not (other.partitive or bare):
            return other
    return before[-1] if before else earlier


def _nested(counting: Sequence[Reading], place: int, mark: Mark) -> Reading | None:
    """The part right before the words for a part of it: "14 of them are in hospital, among them two rescuers"."""
    reading = counting[place]
    before = counting[place - 1] if place else None
    if before is None or not before.partitive or not before.last <= mark.first:
        return None
    if mark.first >= reading.first and not mark.passage.within((before.last, reading.first), "triggers"):
        return None  # "11 of them women, three of them children"
    a, b = before.mention.value, reading.mention.value
    return before if a is not None and b is not None and b < a else None


def _marker(passage: Passage, reading: Reading) -> Mark | None:
    first = reading.first
    qualifier = reading.mention.qualifier_span
    if qualifier:
        first = min(first, passage.span(*qualifier)[0])
    for hit in passage.find("grammar", "part_of", "before"):
        if hit.last > first:
            continue
        start = hit.last + (passage.words[hit.last].norm in _COPULAS)
        if first - start <= _BEFORE_REACH and _only_small(passage, start, first):
            return Mark(passage, hit.first, hit.last)
    for hit in passage.find("grammar", "part_of", "after"):
        if reading.last <= hit.first <= reading.phrase[1] + _AFTER_REACH and _only_words(
            passage, reading.last, hit.first
        ):
            return Mark(passage, hit.first, hit.last)
    return None


def _of_such(passage: Passage, reading: Reading, history: Sequence[Reading], before: Sequence[Reading]) -> Mark | None:
    """So, where the words of a partitive lead to a noun that says what happened: "five of the convicts"."""
    counted = reading.counted
    if counted is None or counted.mark.passage is not passage or reading.mention.kind != "cardinal":
        return None
    noun = counted.mark.first
    leads = any(
        hit.first == reading.last
        and hit.last == noun
        # "of the dead", not "une vingtaine de morts"
        and (hit.length > 1 or not passage.covers(hit.first, "grammar", "genitive"))
        for hit in passage.find("grammar", "partitive")
    )
    words = Mark(passage, reading.last, counted.mark.last)
    if not leads or not any(is_event_noun(hit) for hit in passage.at(noun)):
        return None
    whole = _named_by(passage, words, [*history, *before])
    # A count that stands in the headline alone is seldom the whole: "20 still held", of 87.
    same = whole is None or whole.passage.sentence.field == passage.sentence.field
    return words if same else None


def _identity(passage: Passage, reading: Reading, parent: Reading) -> Mark | None:
    """So, of those whom the sentence before counted: "They are two tourists and a driver"."""
    if passage.index - parent.passage.index != 1:
        return None
    opening = next((hit for hit in passage.find("grammar", "part_of", "identity") if hit.first <= 1), None)
    if opening is None or opening.last > reading.first or not _only_small(passage, opening.last, reading.first):
        return None
    return Mark(passage, opening.first, opening.last)


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


def _opens_list(passage: Passage, total: Reading, reading: Reading) -> bool:
    """Whether a colon opens the parts of what was just counted: "58 people: 39 men, 14 women and five minors"."""
    if total.counted is None or reading.counted is None or total.counted.class_ != "person":
        return False
    between = range(total.phrase[1], reading.first)
    said = between[:-1]  # "twelve people were killed: nine workers and three firemen"
    colon = bool(between) and passage.words[between[-1]].norm in ({":"} if said else {":", "–", "—"})
    colon = colon and len(said) <= _LONGEST_ASIDE and all(passage.words[at].is_word for at in said)
    a, b = total.mention.value, reading.mention.value
    return (
        colon
        and reading.counted.class_ == "person"
        and reading.event is None
        and a is not None
        and b is not None
        and b < a
    )


def _behind_aside(passage: Passage, start: int, end: int) -> int:
    """Where a list goes on behind words about some counted: "six women, one of them pregnant, and four boys"."""
    if start >= end or passage.words[start].norm != ",":
        return start
    stop = next(
        (at for at in range(start + 1, min(end, start + _LONGEST_ASIDE)) if passage.words[at].norm == ","), None
    )
    if stop is None:
        return start
    markers = (*passage.find("grammar", "part_of", "before"), *passage.find("grammar", "part_of", "after"))
    return stop if any(start < hit.first and hit.last <= stop for hit in markers) else start


def _continues(passage: Passage, before: Reading | None, reading: Reading) -> bool:
    """Whether a list of parts goes on: "onder wie twee agenten en drie kinderen"."""
    if before is None or not before.partitive or before.part_of is None or reading.counted is None:
        return False
    if reading.event is not None or reading.counted.class_ != "person":
        return False
    end = _behind_aside(passage, before.phrase[1], reading.first)
    between = range(end, reading.first)
    return (
        len(between) <= 4
        and all(
            passage.words[at].norm == ","
            or passage.covers(at, "grammar", "coordinators")
            or passage.covers(at, "grammar", "skip")
            for at in between
        )
        and not own_event(EventFinder(passage, [reading]), reading, NEAR)
    )

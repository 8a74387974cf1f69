"""Figures that the text says nobody knows: "Hoeveel burgers er zijn gestorven is nog niet bekend"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final, cast

from schemas.figure import EventType
from streams.nlp.claims.counted import event_noun, is_event_noun, noun_of, role_beside
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.lexicon import ANSWERS, ASKS
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Happening, Reading
from streams.nlp.figures.mention import Mention

_REACH: Final = 60
_NOUN_REACH: Final = 4
_ADJECTIVES: Final = 2
DETECTOR: Final = "claims/unknown"


def find_unknown(passage: Passage, following: Passage | None, numbers: Collection[int]) -> list[Reading]:
    """The figures of a sentence that the text says are unknown.

    Args:
        passage: the sentence.
        numbers: the words of the sentence at which its known figures begin.
        following: the next one of its segment, which may answer a question: "How many? Nobody knows."
    """
    found: list[Reading] = []
    if not passage.clues & ASKS or not (passage.clues & ANSWERS or "?" in passage.said):
        return found
    for asked in (*passage.find("unknown", "questions"), *passage.find("unknown", "amounts")):
        number = asked if asked.path[1] == "questions" else _noun_after(passage, asked) or _bare(passage, asked)
        if number is None or any(number.first < other.last and other.first < number.last for other in found):
            continue
        said = _predicate(passage, asked) or _answer(passage, following)
        if said is not None:
            found.append(_reading(passage, number, said))
    for hit in passage.find("triggers"):
        if is_event_noun(hit) and hit.path[-1] == "tolls" and not found:
            said = _predicate(passage, hit)
            if said is not None and not any(hit.last <= at < said.first for at in numbers):
                found.append(_reading(passage, _victims(passage, hit), said))
    return sorted(found, key=lambda reading: reading.first)


def _predicate(passage: Passage, asked: Hit) -> Mark | None:
    """The words nearest to the question that say it is unknown."""
    span = (asked.first, asked.last)
    near = [
        (passage.gap(span, (hit.first, hit.last)), hit)
        for hit in passage.find("unknown", "predicates")
        if passage.same_block(asked.first, hit.first)
    ]
    near = [item for item in near if item[0] <= _REACH]
    if not near:
        return None
    hit = min(near, key=lambda item: (item[0], item[1].first))[1]
    return Mark(passage, hit.first, hit.last)


def _answer(passage: Passage, following: Passage | None) -> Mark | None:
    """The next sentence, where it says that nobody knows the answer."""
    if following is None or not passage.words or passage.words[-1].norm not in {"?", "»", '"', "”"}:
        return None
    if not any(word.norm == "?" for word in passage.words[-2:]):
        return None
    hits = following.find("unknown", "predicates") or following.find("unknown", "answers")
    return Mark(following, hits[0].first, hits[0].last) if hits else None


def _noun_after(passage: Passage, amount: Hit) -> Hit | None:
    """The noun counted by "aantal" or "number of", or the noun that holds both, such as "dodental"."""
    hits = [
        hit
        for hit in passage.hits
        if amount.last <= hit.first <= amount.last + _NOUN_REACH and (hit.path[0] == "nouns" or is_event_noun(hit))
    ]
    noun = min(hits, key=lambda hit: (hit.first, -hit.length), default=None)
    while noun is not None and passage.lexicon.settings.get("noun_phrase_head") == "last":
        following = next((hit for hit in hits if hit.first == noun.last), None)
        if following is None:
            break
        # "civilian deaths": the head is counted, the word before it may give the role.
        noun = following._replace(modifier=passage.words[noun.first].norm)
    return noun


def _bare(passage: Passage, amount: Hit) -> Hit | None:
    """The amount itself, where it is called unknown and its noun left out: "an unknown number were hurt"."""
    named = passage.within((amount.first, amount.last), "unknown", "predicates")
    return amount if named else None


def _victims(passage: Passage, toll: Hit) -> Hit:
    """The noun inside words for an amount: "doden" in "aantal doden"."""
    if not passage.covers(toll.first, "unknown", "amounts"):
        return toll
    for at in range(toll.last - 1, toll.first, -1):
        for entry, _ in passage.lexicon.senses(passage.words[at].norm):
            if entry.path[0] in {"triggers", "nouns"} and entry.path[-1] != "of" and len(entry.pattern) == 1:
                return Hit((*toll.path[:2], "nouns"), entry.lemma, at, at + 1)
    return toll


def _reading(passage: Passage, number: Hit, said: Mark) -> Reading:
    first = Mark(passage, number.first, number.last).position()
    qualifier = said.position()
    start, end = min(first.start, qualifier.start), max(first.end, qualifier.end)
    mention = Mention(
        start=start,
        end=end,
        number=(first.start, first.end),
        kind="cardinal",
        value=None,
        lower=None,
        upper=None,
        qualifier="unknown",
        qualifier_span=(qualifier.start, qualifier.end),
        detector=DETECTOR,
    )
    reading = Reading(passage, mention, number.first, number.last)
    reading.because("unknown", "unknown/said", said)
    if number.path[0] != "unknown":
        noun = noun_of(passage, number)
        if noun.class_ == "person" and noun.role is None:
            noun = replace(noun, role=role_beside(passage, max(0, number.first - _ADJECTIVES), number))
        reading.counted = noun
        reading.because("counted", "counted/unknown", reading.counted.mark)
        says = event_noun(passage, number)
        if says is not None:
            reading.event = Happening(cast(EventType, says.path[1]), reading.counted.mark)
            reading.because("event", "event/noun", reading.counted.mark)
    return reading

"""What a judging word judges in its own clause: of "5 dead, mayor denies reports of 10" the ten, never the five."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Passage
from streams.nlp.claims.reading import Reading

_REACH: Final = 14
_NOUN_REACH: Final = 4
_SMALL: Final = ("prepositions", "genitive", "determiners", "skip")


def complement(passage: Passage, hit: Hit, readings: Sequence[Reading], status: str) -> Reading | None:
    """The figure that words such as "denied reports of" or "corrected the number of" speak of themselves, if any.

    Args:
        passage: the sentence.
        hit: the words that judge.
        readings: the figures that they may judge, in order.
        status: what they say. A clause behind a verb of correcting tells what is right: "corrected that ten had died".
    """
    settings = passage.lexicon.settings
    verb_last = bool(settings.get("object_before_verb", False)) and settings.get("noun_phrase_head", "first") == "last"
    for reading in readings:
        if hit.first < reading.first and reading.last < hit.last:
            return reading
        if reading.first >= hit.last:
            clause = status != "corrected"
            return reading if not verb_last and _within(passage, hit, reading, clause=clause) else None
    return None


def of_figure(passage: Passage, about: Hit, reading: Reading) -> bool:
    """Whether a noun for claims stands right before a figure: "a toll of 12", "reports of at least 12 dead"."""
    between = range(about.last, reading.first)
    return about.last <= reading.first and all(
        any(passage.covers(at, "grammar", small) for small in _SMALL) or passage.covers(at, "verdicts", "content")
        for at in between
    )


def _within(passage: Passage, hit: Hit, reading: Reading, *, clause: bool) -> bool:
    """Whether a figure behind a verb belongs to what the verb has for its object."""
    between = range(hit.last, reading.first)
    if len(between) > _REACH:
        return False
    if between and _stands_for_it(passage, hit.last):
        return False
    told = _told_at(passage, hit, reading)
    if levelled(passage, reading) or any(_ends(passage, at, told) for at in between):
        return False
    opened = any(_opens(passage, at) for at in between)
    if not clause:
        said = any(passage.covers(at, "grammar", "complementizers") for at in between)
        return told is not None and not said and of_figure(passage, told, reading)
    if opened or all(_plain(passage, at) for at in between):
        return True
    return told is not None and reading.first - told.last <= _NOUN_REACH


def _ends(passage: Passage, at: int, told: Hit | None) -> bool:
    """Whether what a verb has for its object ends before a word: at a sign, an "and", another verb of saying."""
    word = passage.words[at]
    if passage.is_quote(at) or word.norm == "'" or (word.norm == "," and _opens(passage, at + 1)):
        return False
    if not word.is_word or any(passage.covers(at, "grammar", small) for small in ("contrast", "coordinators")):
        return True
    return told is None and any(passage.covers(at, "cues", said) for said in ("say", "tell"))


def _told_at(passage: Passage, hit: Hit, reading: Reading) -> Hit | None:
    """The noun for claims nearest to a figure, behind the verb or the last of its words."""
    nouns = (told for listed in ("told", "accusations") for told in passage.find("verdicts", listed))
    behind = [told for told in nouns if hit.first < told.last <= reading.first and told.last >= hit.last]
    return max(behind, key=lambda told: told.last, default=None)


def _opens(passage: Passage, at: int) -> bool:
    """Whether a word opens what is denied: "that ten had died"."""
    return at < len(passage.words) and (
        passage.covers(at, "grammar", "complementizers") or passage.covers(at, "verdicts", "content")
    )


def _plain(passage: Passage, at: int) -> bool:
    """Whether a word may stand between a verb and the number that is its object: "denied killing ten"."""
    return passage.covers(at, "triggers") or any(
        passage.covers(at, "grammar", small) for small in ("auxiliaries", "determiners", "skip")
    )


def _stands_for_it(passage: Passage, at: int) -> bool:
    """Whether a verb has a pronoun for its object: "denied this in a statement"."""
    return passage.covers(at, "verdicts", "anaphors") and not passage.covers(at, "grammar", "complementizers")


def levelled(passage: Passage, reading: Reading) -> bool:
    """Whether a figure is the new one: "corrected the toll to six"."""
    first = reading.first
    qualifier = reading.mention.qualifier_span
    if qualifier:
        first = min(first, passage.span(*qualifier)[0])
    return any(level.last == first for level in passage.find("status", "corrected", "to"))

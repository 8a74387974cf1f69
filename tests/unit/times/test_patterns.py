"""What is asked of a text before a pattern is tried never hides a match."""

from __future__ import annotations

from itertools import chain

import pytest

from streams.nlp.languages import available
from streams.nlp.times.patterns import patterns
from streams.nlp.times.vocabulary import Vocabulary, vocabulary

FRAMES = (
    "{0}", "{0}.", "12 {0} 2019", "3 {0}", "{0} 3, 2019", "in {0} 2019", "(2019) {0}", "7.30 {0}", "7:30{0}",
    "8{0}", "2019-05-03 {0}", "1990s {0} 90", "{0} 7h30", "2019年5月3日", "3.5.2019", "'{0} '90",
)  # fmt: skip


def _words(known: Vocabulary) -> list[str]:
    listed = [word for value in known.data.values() for word in _strings(value)]
    day_parts = [day + part for day in chain(known.weekdays, known.days) for part in known.day_parts]
    return [*known.weekdays, *known.months, *listed, *day_parts]


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for inner in value.values() for word in _strings(inner)]
    if isinstance(value, list):
        return [word for inner in value for word in _strings(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("tag", sorted(available()))
def test_every_pattern_that_matches_is_tried(tag: str):
    known = patterns(tag)
    words = _words(vocabulary(tag) or Vocabulary({}, {}, {}))
    spellings = {"", *words, *(word.upper() for word in words)}  # of some languages no word is known
    matched = set()
    for word in spellings:
        for frame in FRAMES:
            text = frame.format(word)
            tried = {rule for rule, _ in known.fitting(text)}
            matching = {rule for rule, pattern, _ in known.rules if rule not in tried and pattern.search(text)}
            assert not matching, text
            matched |= tried
    assert {"iso", "numeric", "east_asian"} <= matched


def test_few_patterns_are_tried_in_a_sentence_without_a_time():
    assert not list(patterns("en").fitting("The council has chosen another mayor."))
    assert len(list(patterns("en").fitting("The council has chosen 12 of them."))) < 3

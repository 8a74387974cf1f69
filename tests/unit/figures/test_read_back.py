"""What CLDR says in words, and what its number formats write, is read back."""

import json
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.nlp.figures import find
from streams.nlp.figures.generation.rbnf import Speller
from streams.nlp.figures.language import language

RULES = json.loads(Path(__file__).with_name("rbnf.json").read_text("utf-8"))["rules"]
"""The cardinal rules of each language, from CLDR (Unicode-3.0 licence)."""
LANGUAGES = sorted(RULES)
WHOLLY = ("da", "de", "en", "es", "fr", "it", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk")
"""Read back number by number here; tests/evaluation/test_read_back.py does so for all and to ten thousand."""
SAMPLED = sorted(set(LANGUAGES) - set(WHOLLY))
SAMPLE = (*range(121), *range(121, 2001, 37), 10**4, 10**5, 10**6, 345_678, 9_876_543_210, 123_456_789_012_345)
HIGHEST = 10**15
BELOW = {"km": 10**10, "lo": 10**12, "th": 10**12, "ta": 10**14}
"""Where the rules say a larger number by telling a scale twice (million ... million): read back
below it. Not read back are Irish, Swahili and Burmese: their rules put the scale or the thing counted before the
digits, or join them by tone."""


@cache
def speller(tag: str) -> Speller:
    return Speller(RULES[tag], Locale.parse(tag).plural_form)


def spoken(tag: str, number: int) -> set[str]:
    """What CLDR says for a number; nothing where its rules give digits (Burmese, Georgian from 10^16, Nepali ...)."""
    made = set()
    for name in speller(tag).sets:
        if name.startswith("%spellout"):
            with suppress(ValueError):
                made.add(speller(tag).say(number, name).replace("\u00ad", ""))
    return made


def check(tag: str, number: int, form: str) -> None:
    found = find(form, tag)
    if number == 1 and form in language(tag).ones | language(tag).indefinite:
        return  # an article or pronoun where nothing follows
    assert [mention.value for mention in found] == [number], form


@pytest.mark.parametrize("tag", SAMPLED)
def test_sample_of_numbers(tag: str):
    for number in (n for n in SAMPLE if n < BELOW.get(tag, HIGHEST)):
        for form in spoken(tag, number):
            check(tag, number, form)


@pytest.mark.parametrize("tag", WHOLLY)
def test_numbers_to_two_thousand(tag: str):
    for number in range(2001):
        for form in spoken(tag, number):
            check(tag, number, form)


@pytest.mark.parametrize("tag", WHOLLY)
@settings(max_examples=60, deadline=None)
@given(st.integers(2000, HIGHEST - 1))
def test_any_number_in_words(tag: str, number: int):
    for form in spoken(tag, number):
        check(tag, number, form)


@pytest.mark.parametrize("tag", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(st.decimals(min_value=Decimal(3000), max_value=Decimal(10) ** 12, places=2, allow_nan=False))
def test_formatted_numbers(tag: str, number: Decimal):
    form = format_decimal(number, locale=tag)
    assert [mention.value for mention in find(form, tag)] == [number], form

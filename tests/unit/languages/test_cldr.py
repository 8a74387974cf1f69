"""What CLDR says of a language does not depend on which languages were read before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.nlp import languages
from streams.nlp.figures.generate import names
from streams.nlp.languages import available
from streams.nlp.languages.cldr import locale


def _months(tag: str) -> dict[str, dict[int, str]]:
    found = locale(tag)
    assert found
    return {
        f"{context} {width}": dict(found.months[context][width])
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }


def test_months_are_the_same_in_any_order():
    first = {tag: _months(tag) for tag in sorted(available())}
    locale.cache_clear()
    last = {tag: _months(tag) for tag in sorted(available(), reverse=True)}
    assert first == last


@pytest.mark.parametrize("before", ["he", "sw", "zh"])
def test_japanese_months_are_japanese(before: str):
    locale.cache_clear()
    _months(before)
    assert {names[1] for names in _months("ja").values()} == {"1月"}


@pytest.mark.parametrize(("tag", "name"), [("pt-BR", "pt_BR"), ("pt-XX", "pt"), ("nl", "nl"), ("zh-Hant", "zh_Hant")])
def test_the_nearest_locale_is_taken(tag: str, name: str):
    assert str(locale(tag)) == name


@pytest.mark.parametrize("tag", ["qqq", "", "x", "zxx", "a-b-c-d"])
def test_what_cldr_does_not_have_is_none(tag: str):
    assert locale(tag) is None


@pytest.mark.parametrize("tag", sorted(available()))
def test_the_generated_names_are_those_of_cldr(tag: str):
    made = (Path(languages.__file__).parent / tag / "cldr.toml").read_text("utf-8")
    assert made.partition("\n")[2] == names(tag)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.nlp.entities.gazetteer import Gazetteer, gazetteer
from streams.nlp.entities.inflection import inflect, name_forms
from streams.nlp.entities.mention import Name
from streams.nlp.entities.sources import data
from streams.nlp.entities.tokenizer import pieces, tokenize
from streams.nlp.entities.units import units

WHO = Name("organization", "T", "Watch", None, None, 1, 0.9)


def match(book: Gazetteer, text: str, *, shouted: bool = False) -> str | None:
    found = book.match(text, units(text), 0, shouted=shouted)
    return text[: found.end] if found else None


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Guinee-Bissau", "Guinee‑Bissau zwijgt", "Guinee‑Bissau"),
        ("Guinee-Bissau", "Guinee, Bissau", None),
        ("Watch", "watch", None),
        ("Watch", "WATCH", "WATCH"),
        ("watch", "Watch", "Watch"),
        ("WHO", "Who", None),
        ("U.S.", "U.S. troops", "U.S."),
        ("U.S.", "u.s.", None),
        ("U.S.", "US", None),
        ("St. Kitts & Nevis", "St. Kitts & Nevis", "St. Kitts & Nevis"),
        ("İzmir", "IZMIR", "IZMIR"),
    ],
)
def test_a_name_is_matched_with_its_capitals_whatever_joins_it(name: str, text: str, found: str | None) -> None:
    book = Gazetteer()
    book.add(name, WHO)
    assert match(book, text) == found


def test_the_longest_name_is_matched_and_abbreviations_not_among_capitals() -> None:
    book = Gazetteer()
    book.add("Sierra", WHO)
    book.add("Sierra Leone", WHO)
    book.add("US", WHO)
    assert match(book, "Sierra Leone en") == "Sierra Leone"
    assert match(book, "Sierra Nevada") == "Sierra"
    assert match(book, "US", shouted=True) is None


@pytest.mark.parametrize(
    ("language", "name", "form"),
    [
        ("ru", "Северная Корея", "Северной Кореи"),
        ("ru", "Казахстан", "Казахстане"),
        ("ru", "Франция", "Франции"),
        ("pl", "Polska", "Polsce"),
        ("pl", "Francja", "Francji"),
        ("nl", "Kazachstan", "Kazachstans"),
    ],
)
def test_names_are_known_in_their_cases(language: str, name: str, form: str) -> None:
    assert form in [*name_forms(name, data(language)["endings"]), *inflect(name, data(language)["endings"]["name"])]


@pytest.mark.parametrize(
    ("language", "surface", "kind", "country"),
    [
        ("nl", "Nederlands", "group", "NL"),
        ("nl", "Polen", "place", "PL"),
        ("es", "Argentina", "place", "AR"),
        ("es", "argentina", "group", "AR"),
        ("en", "Philippines", "place", "PH"),
        ("tr", "Amerikalılar", "group", "US"),
        ("zh", "中国", "place", "CN"),
        ("ar", "كازاخستان", "place", "KZ"),
    ],
)
def test_a_country_and_its_adjective_are_told_apart(language: str, surface: str, kind: str, country: str) -> None:
    names = gazetteer(language).lookup(surface)
    best = max(names, key=lambda name: name.rank)
    assert (best.type, best.iso3166) == (kind, country)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aÉ. (-'’\n\u00a0中ſ\u0301€9", max_size=700))
def test_pieces_and_words_keep_every_character_in_place(text: str) -> None:
    for start, piece in pieces(text):
        assert text[start : start + len(piece)] == piece
    seen = [False] * len(text)
    for token in tokenize(text, "en"):
        assert not any(seen[token.start : token.end])
        seen[token.start : token.end] = [True] * (token.end - token.start)
    assert all(done or character.isspace() for done, character in zip(seen, text, strict=True))

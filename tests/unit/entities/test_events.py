from __future__ import annotations

import pytest

from streams.nlp.entities.combined import COUNTRY, _is_whole
from streams.nlp.entities.consistency import EVENT, held
from streams.nlp.entities.mention import Mention


@pytest.mark.parametrize(
    ("text", "language", "kind", "expected"),
    [
        ("Norlandia Cup", "pt", "place", "event"),
        ("Orlovo Fashion Week", "fr", "person", "event"),
        ("Norland-Pokal der Frauen", "de", "place", "place"),
        ("Orlovo Hallenpokal", "de", "place", "event"),
        ("Bekova Games", "en", "organization", "organization"),
        ("Bekova Games", "nl", "organization", "organization"),
        ("Bekova Trophy", "nl", "organization", "event"),
        ("Gemenebestspelen", "nl", "place", "event"),
        ("Trophy", "nl", "organization", "organization"),
        ("Cup", "en", "place", "place"),
        ("Cup Orlovo", "en", "place", "place"),
    ],
)
def test_what_ends_like_an_event_is_no_place(text: str, language: str, kind: str, expected: str) -> None:
    mention = Mention("body", 0, len(text), text, language, kind, "LOC", 0.7)
    found = held(mention)
    assert found.type == expected
    assert found.label == (EVENT if expected == "event" else "LOC")


@pytest.mark.parametrize(("text", "country"), [("Norlandia» 2024.", True), ("Bank of Norlandia", False)])
def test_only_letters_make_a_longer_name_of_a_country(text: str, country: bool) -> None:
    start = text.index("Norlandia")
    name = Mention("body", start, start + 9, "Norlandia", "en", "place", COUNTRY, 0.9)
    longer = Mention("body", 0, len(text), text, "en", "organization", "ORG", 0.7)
    assert _is_whole(name, [longer]) is country

"""Names tell little of the language around them."""

from __future__ import annotations

import pytest

from streams.nlp.language import detect_text
from streams.nlp.language.identify import _surer
from streams.nlp.language.pool import Opinion
from streams.nlp.language.small_letters import without_names


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Gisteren sprak burgemeester Anna Orlik in Dolina", "Gisteren sprak burgemeester in"),
        ("Gisteren sprak de burgemeester", ""),  # nothing is left out
        ("Anna Orlik in Dolina am Wasser", ""),  # too few words remain
        ("12 doden bij brand in Orlik Tower", "12 doden bij brand in"),
        ("ORLIK WINT DE CUP", ""),
        ("Orlik", ""),
    ],
)
def test_words_with_a_capital_behind_the_first_are_left_out(text: str, small: str) -> None:
    assert without_names(text) == small


def test_only_what_is_much_surer_and_another_language_counts() -> None:
    unsure = Opinion("en", 0.5, None, 0.5)
    sure = Opinion("yo", 0.9, None, 0.9)
    assert _surer(unsure, sure) is sure
    assert _surer(unsure, Opinion("yo", 0.55, None, 0.55)) is unsure
    assert _surer(unsure, Opinion("en", 0.9, None, 0.9)) is unsure
    assert _surer(unsure, None) is unsure
    member = Opinion("hr", 0.4, "hbs", 0.6)
    assert _surer(member, Opinion("sr", 0.8, "hbs", 0.9)) is member


def test_a_title_in_another_language_does_not_tell_that_of_a_sure_text() -> None:
    found = detect_text("Gisteren werd in het theater The Song of the Northern Shore voor het eerst opgevoerd")
    assert found.tag == "nl"

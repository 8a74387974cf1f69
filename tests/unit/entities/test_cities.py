"""Names of cities are made when a word begins like them: none is missed for it."""

from __future__ import annotations

import pytest

from streams.nlp import languages
from streams.nlp.entities import cities
from streams.nlp.entities.cities import SHORT, STEM, Cities, changing, stem_of
from streams.nlp.entities.gazetteer import Gazetteer
from streams.nlp.entities.shelves import Shelves


@pytest.mark.parametrize(
    ("language", "surface", "canonical"),
    [
        ("ru", "Уфы", "Ufa"),
        ("ru", "Осло", "Oslo"),
        ("ru", "Рига", "Riga"),
        ("ru", "Риги", "Riga"),
        ("pl", "Rydze", "Riga"),
        ("pl", "Łodzi", "Łódź"),
        ("pl", "Nowym Sączu", "Nowy Sącz"),
        ("pl", "Zbąszynku", "Zbąszynek"),
        ("nl", "'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("nl", "Omsks", "Omsk"),
        ("zh", "上海", "Shanghai"),
        ("ar", "القاهرة", "Cairo"),
    ],
)
def test_a_city_is_found_first_of_all(language: str, surface: str, canonical: str) -> None:
    names = Gazetteer(Shelves(language)).lookup(surface)
    assert canonical in [name.canonical for name in names]


@pytest.mark.parametrize("language", ["ru", "pl", "uk", "nl", "fr"])
def test_every_form_stands_under_its_first_letters(language: str) -> None:
    made = Cities(language)
    wanted = {
        form
        for line in made._lines.values()
        for part in line.split("\t")
        for row, other in cities._listed(part)
        if row < 300
        for form, _ in made._written(row, other)
    }
    found = {form for stem in {stem_of(form) for form in wanted} for form, _ in made.beginning(stem)}
    assert wanted <= found


def test_no_language_changes_more_of_a_name_than_the_file_allows_for() -> None:
    changed = {tag: changing(languages.load(tag, "entities").get("endings", {})) for tag in languages.available()}
    assert {tag for tag, letters in changed.items() if (letters or 0) + STEM - 1 > SHORT} == set()


def test_a_small_word_is_no_city() -> None:
    book = Gazetteer(Shelves("nl"))
    assert not book.lookup("amsterdam")
    assert not book._entries

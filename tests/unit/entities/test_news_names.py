"""The names of `news_names.toml`: each is found as what it is listed, in the languages of its table."""

import pytest

from streams.nlp.entities import news_names
from streams.nlp.entities.gazetteer import gazetteer


@pytest.mark.parametrize("tag", ["de", "ru"])
def test_every_listed_organization_is_found(tag: str) -> None:
    known = gazetteer(tag)
    names = [surface for surface, _ in news_names.listed("organization", tag)]
    missed = [name for name in names if not any(thing.type == "organization" for thing in known.lookup(name))]
    assert missed == []


def test_a_name_is_listed_as_one_kind_of_thing() -> None:
    organizations = {surface for surface, _ in news_names.listed("organization", "de")}
    assert not organizations & {surface for surface, _ in news_names.listed("place", "de")}


def test_names_of_one_language_are_unknown_to_others() -> None:
    assert gazetteer("de").lookup("Auswärtiges Amt")
    assert not gazetteer("en").lookup("Auswärtiges Amt")


def test_another_spelling_names_the_same_thing() -> None:
    (region,) = gazetteer("de").lookup("Böhmen")
    assert (region.type, region.canonical) == ("place", "Bohemia")

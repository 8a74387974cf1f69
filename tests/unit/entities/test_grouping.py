"""Who is who in an article: forms of names, surnames, abbreviations, one spelling for all languages."""

from __future__ import annotations

import pytest

from schemas.article import Article
from streams.nlp.annotate import annotate
from streams.nlp.entities.forms import bare, in_nominative, nominatives
from streams.nlp.entities.romanization import english


def entities(language: str, body: str):
    article = Article.model_validate({"uri": "urn:x", "language": language, "body": body})
    return annotate(article, steps=("language", "entities"), assume_language=True).entities


def grouped(language: str, body: str) -> list[list[str]]:
    """The texts of each entity with more than one mention."""
    found: dict[str, list[str]] = {}
    for entity in entities(language, body):
        found.setdefault(entity.entity, []).append(entity.text)
    return [texts for texts in found.values() if len(texts) > 1]


@pytest.mark.parametrize(
    ("language", "body", "groups"),
    [
        # two of one surname: the nearest full name, or the one with the same title
        (
            "en",
            "On Monday governor Anna Orlik met with a farmer, Peter Orlik. Yet governor Orlik refused to comment.",
            [["Anna Orlik", "Orlik"]],
        ),
        # cases
        ("pl", "Minister Tomasz Wroński milczy. Wrońskiemu grozi dymisja.", [["Tomasz Wroński", "Wrońskiemu"]]),
        ("ru", "Министр Олег Дроздов молчит. С Дроздовым говорили в среду.", [["Олег Дроздов", "Дроздовым"]]),
        ("uk", "Лікар Тарас Бойчишин мовчить. За словами Бойчишина, усе добре.", [["Тарас Бойчишин", "Бойчишина"]]),
        # endings behind an apostrophe
        ("tr", "Vali Hasan Karaca sustu. Karaca'nın oğlu konuştu.", [["Hasan Karaca", "Karaca"]]),
        # abbreviations
        ("nl", "De Vrije Unie van Mijnwerkers (VUM) staakt. De VUM wil meer loon.", [["VUM", "VUM"]]),
        # a surname that no rule would have found
        ("fr", "Le ministre Hervé Lamy a parlé à Nantes. Lamy doit répondre.", [["Hervé Lamy", "Lamy"]]),
    ],
)
def test_mentions_of_one_thing(language, body, groups):
    found = grouped(language, body)
    for group in groups:
        assert any(set(group) <= set(texts) for texts in found), found


def test_a_surname_of_the_news_gives_way_to_somebody_in_the_article():
    mine = entities("en", "The baker Ivan Putin opened a shop in Ghent. Putin sells bread.")
    assert {e.canonical for e in mine if "Putin" in e.text} == {"Ivan Putin"}
    theirs = entities("en", "Putin sells gas.")
    assert [(e.canonical, e.links) for e in theirs] == [("Vladimir Putin", {"wikidata": "Q7747"})]


def test_names_run_together_are_parted():
    texts = [(e.text, e.type) for e in entities("pl", "Szefowa ZZK Halina Kubiak odmówiła.")]
    assert ("Halina Kubiak", "person") in texts


@pytest.mark.parametrize(
    ("text", "language", "without"),
    [
        ("Erdoğan'ın", "tr", "Erdoğan"),
        ("Putin's", "en", "Putin"),
        ("James'", "en", "James"),
        ("Côte d’Ivoire", "fr", "Côte d’Ivoire"),
        ("O'Neil", "en", "O'Neil"),
    ],
)
def test_endings_behind_an_apostrophe(text, language, without):
    assert bare(text, language) == without


@pytest.mark.parametrize(
    ("form", "language", "nominative"),
    [
        ("путиным", "ru", "путин"),
        ("зеленского", "ru", "зеленский"),
        ("wrońskiemu", "pl", "wronski"),
        ("ziobrę", "pl", "ziobro"),
        ("бойчишина", "uk", "бойчишин"),
        ("merkels", "de", "merkel"),
    ],
)
def test_nominatives(form, language, nominative):
    assert nominative in nominatives(form, language, person=True)


@pytest.mark.parametrize(
    ("text", "language", "nominative"),
    [
        ("Алексея Бречкина", "ru", "Алексей Бречкин"),
        ("Tomaszowi Wrońskiemu", "pl", "Tomasz Wroński"),
        ("Анна Иванова", "ru", "Анна Иванова"),
        ("Марина Дроздова", "ru", "Марина Дроздова"),
        ("Jan Kowalski", "pl", "Jan Kowalski"),
    ],
)
def test_full_names_in_the_nominative(text, language, nominative):
    assert in_nominative(text, language) == nominative


@pytest.mark.parametrize(
    "spellings",
    [
        "nl Tokajev, de Tokajew, fr Tokaïev, es Tokáyev, it Tokaev, pl Tokajew, pt Tokaiev, sv Tokajev, ru Токаев",
        "nl Anatoli Tsjernenko, de Anatoli Tschernenko, fr Anatoli Tchernenko, pl Anatolij Czernienko",
        "en Anatoly Chernenko, sv Anatolij Tjernenko, tr Anatoli Çernenko, ru Анатолий Черненко, uk Анатолій Черненко",
        "nl Lebedev, de Lebedew, pl Lebiediew, ru Лебедев",
    ],
)
def test_one_spelling(spellings):
    found = {english(name, tag) for tag, name in (item.split(" ", 1) for item in spellings.split(", "))}
    assert len(found) == 1, found


@pytest.mark.parametrize(("name", "language"), [("Müller", "de"), ("Bülow", "de"), ("Jansen", "nl"), ("Andrew", "pl")])
def test_other_names_stay_as_they_are(name, language):
    assert english(name, language) == name


def test_a_surname_is_found_with_the_particles_before_it():
    found = entities("nl", "Burgemeester Jan van Orlik zweeg. Volgens Van Orlik is het voorbij.")
    assert [entity.text for entity in found if entity.type == "person"] == ["Jan van Orlik", "Van Orlik"]

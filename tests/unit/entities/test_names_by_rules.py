"""Classes of names that the rules and the article as a whole decide; all names are invented or of the gazetteer."""

from __future__ import annotations

import pytest

from schemas.annotation import EntityType
from streams.nlp.entities import combined
from streams.nlp.entities.builtin import BuiltinReader
from streams.nlp.entities.clues import clues
from streams.nlp.entities.consistency import in_series
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.entities.inflection import organization_forms
from streams.nlp.entities.mention import Mention
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.settle import settle
from streams.nlp.entities.sources import data
from streams.nlp.entities.units import units


def read(text: str, language: str) -> dict[str, str]:
    passage = Passage("body", 0, text, language, named=True)
    return {mention.text: mention.type for mention in BuiltinReader(language).mentions([passage])[0]}


def mentioned(text: str, name: str, language: str, verdict: tuple[EntityType, str, float]) -> Mention:
    kind, label, sure = verdict
    start = text.index(name)
    return Mention("body", start, start + len(name), name, language, kind, label, sure)


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        ("Policjanci Wrońskiego Kubiaka złapali.", "pl", "Wrońskiego Kubiaka", "person"),
        ("Krajowa Rada Orląt milczy.", "pl", "Krajowa Rada Orląt", "organization"),
        ("Wystarczy to Instytutowi Pamięci Narodowej.", "pl", "Instytutowi Pamięci Narodowej", "organization"),
        ("Das sagte Borussia-Manager Peter Orlik.", "de", "Peter Orlik", "person"),
        ("Das sagte Karl-Heinz Orlik.", "de", "Karl-Heinz Orlik", "person"),
        ("Das stand in der Talheimer Zeitung.", "de", "Talheimer Zeitung", "organization"),
        ("Er schrieb der Süddeutschen Zeitung.", "de", "Süddeutschen Zeitung", "organization"),
        ("Об этом сообщили представители Роскосмоса.", "ru", "Роскосмоса", "organization"),
        ("Он сказал, что Philips молчит.", "ru", "Philips", "organization"),
        ("U.S. Sen. Elena Orlik spoke.", "en", "U.S.", "place"),
        ("U.S. Sen. Elena Orlik spoke.", "en", "Elena Orlik", "person"),
        ("She leads the American Historical Society.", "en", "American Historical Society", "organization"),
        ("In de provincies Dolina, Marsk en Torva regende het.", "nl", "Torva", "place"),
        ("Volledig scherm De Russische president zweeg.", "nl", "Russische", "group"),
    ],
)
def test_a_name_and_its_type(text: str, language: str, name: str, kind: str) -> None:
    assert read(text, language).get(name) == kind


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Корабль «Союз ТМА-12» приземлился.", "ru", "Союз ТМА-12"),
        ("Самое важное случилось вчера.", "ru", "Самое"),
        ("Das stand in der Mitte der Seite.", "de", "Mitte"),
        ("The SWAT team came.", "en", "SWAT"),
    ],
)
def test_what_names_nothing(text: str, language: str, name: str) -> None:
    assert name not in read(text, language)


@pytest.mark.parametrize(
    ("text", "shouts"),
    [
        ("Anna is a professor at the University of Utah in the Department of Physics.", False),
        ("Minister Warns Against Higher Prices After Long Winter", True),
        ("Minister Warns Against Higher Prices After Long Winter.", True),
    ],
)
def test_a_sentence_full_of_names_is_no_heading(text: str, shouts: bool) -> None:
    assert Scene(text, units(text), clues("en"), gazetteer("en")).shouts() is shouts


def test_a_title_is_no_part_of_a_name() -> None:
    text = "Архиепископ Лонгин прибыл."
    parts = [Passage("body", 0, text, "ru", named=True)]
    (mention,) = settle([mentioned(text, "Архиепископ Лонгин", "ru", ("person", "PER", 0.7))], parts)
    assert (mention.text, mention.start) == ("Лонгин", text.index("Лонгин"))


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        ("Hij werd gevonden in John Mews.", "nl", "John Mews", "place"),
        ("Se reunieron cerca de 45th Street.", "es", "45th Street", "place"),
        ("La police de Orlik County se tait.", "fr", "Orlik County", "place"),
        ("Lo dice il Dolina Police Department.", "it", "Dolina Police Department", "organization"),
        ("Sie kam von der Dolina Police Department.", "de", "Dolina Police Department", "organization"),
        ("De Board of Marsk Workers zweeg.", "nl", "Board of Marsk Workers", "organization"),
        (
            "Foi isso que disse ontem a Dolina Fish and Forest Agency.",
            "pt",
            "Dolina Fish and Forest Agency",
            "organization",
        ),
        ("Tak twierdzi University of the Marsk.", "pl", "University of the Marsk", "organization"),
    ],
)
def test_english_names_in_other_languages(text: str, language: str, name: str, kind: str) -> None:
    assert read(text, language).get(name) == kind


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Is het Torva of Dolina?", "nl", "Torva of Dolina"),  # "of" is "or"
        ("O plano «The Road» avança.", "pt", "The Road"),
        ("He saw the Dolina and the Marsk.", "en", "Dolina and the Marsk"),
        ("De Moeders van de Mews zwegen.", "nl", "Moeders van de Mews"),
    ],
)
def test_what_is_no_english_name(text: str, language: str, name: str) -> None:
    assert read(text, language).get(name) not in {"place", "organization"}


def test_a_name_with_and_is_no_person() -> None:
    assert read("De politie van John and Dolina zweeg.", "nl").get("John and Dolina") != "person"


@pytest.mark.parametrize(
    ("text", "name", "nothing"),
    [
        ("Zij deed mee aan het NK.", "NK", True),
        ("Het staat in U2.1.3 van het plan.", "U2.1.3", True),
        ("Dat is in het Torva-gebied.", "Torva-gebied", True),
        ("De brug over de A58 is dicht.", "A58", True),
        ("De band U2 speelt.", "U2", False),
        ("Negen doden in Torva.", "Negen", True),
        ("Dat zeggen de TRV-en.", "TRV-en", False),
        ("Dat zegt Torva-Marsk.", "Torva-Marsk", False),
    ],
)
def test_what_a_model_takes_for_a_name(text: str, name: str, nothing: bool) -> None:
    modelled = [mentioned(text, name, "nl", ("organization", "ORG", 0.7))]
    assert (not combined._model_first([], modelled, (), 0, known=clues("nl"))) is nothing


@pytest.mark.parametrize(("kind", "nothing"), [("place", True), ("person", True), ("organization", False)])
def test_only_an_organization_may_be_named_in_small_letters(kind: EntityType, nothing: bool) -> None:
    modelled = [mentioned("Hij ligt in het ziekenhuis.", "het ziekenhuis", "nl", (kind, "X", 0.7))]
    assert (not combined._model_first([], modelled, (), 0, known=clues("nl"))) is nothing


@pytest.mark.parametrize(
    ("text", "kind"), [("Zij speelt in Almaty.", "place"), ("Zij wint van Almaty.", "organization")]
)
def test_a_city_behind_a_preposition_of_place_is_no_team(text: str, kind: str) -> None:
    passage = Passage("body", 0, text, "nl", named=True)
    modelled = [mentioned(text, "Almaty", "nl", ("organization", "ORG", 0.7))]
    clued = BuiltinReader("nl").mentions([passage])[0]
    assert [m.type for m in combined._located(modelled, clued, passage, clues("nl"))] == [kind]


@pytest.mark.parametrize(
    ("text", "name", "language", "kind"),
    [
        ("Een brand in havenstad Marsk is geblust.", "Marsk", "nl", "place"),
        ("Об этом сообщил мэр города Марсков.", "Марсков", "ru", "person"),
    ],
)
def test_a_noun_before_it_tells_a_place_unless_it_may_be_a_genitive(
    text: str, name: str, language: str, kind: str
) -> None:
    modelled = [mentioned(text, name, language, ("person", "PER", 0.7))]
    clued = BuiltinReader(language).mentions([Passage("body", 0, text, language, named=True)])[0]
    assert [m.type for m in combined._model_first(clued, modelled, (), 0, known=clues(language))] == [kind]


def test_an_age_in_brackets_tells_a_person() -> None:
    text = "De eerste hulpverlener was Torva (38), die zweeg."
    modelled = [mentioned(text, "Torva", "nl", ("place", "LOC", 0.7))]
    clued = BuiltinReader("nl").mentions([Passage("body", 0, text, "nl", named=True)])[0]
    assert [m.type for m in combined._model_first(clued, modelled, (), 0, known=clues("nl"))] == ["person"]


def test_a_name_that_only_a_model_parts_stays_whole() -> None:
    text = "Dat zegt de Landelijke Unie van Torva."
    parts = [mentioned(text, "Landelijke Unie", "nl", ("organization", "ORG", 0.7))]
    parts.append(mentioned(text, "Torva", "nl", ("person", "PER", 0.7)))
    clued = BuiltinReader("nl").mentions([Passage("body", 0, text, "nl", named=True)])[0]
    assert [m.text for m in combined._model_first(clued, parts, (), 0, known=clues("nl"))] == [
        "Landelijke Unie van Torva"
    ]


def series(text: str, names: dict[str, tuple[EntityType, str, float]], language: str) -> list[str]:
    passage = Passage("body", 0, text, language, named=True)
    mentions = [mentioned(text, name, language, verdict) for name, verdict in names.items()]
    told = {m.start: m.type for m in mentions if m.label == "PLACE-NOUN"}
    return [m.type for m in in_series(mentions, passage, clues(language).joined, told)]


def test_the_names_of_a_series_are_of_one_type() -> None:
    place, person = ("place", "LOC", 0.9), ("person", "PER", 0.7)
    text = "Regen in Dolina, Marsk, Torva und Lund."
    names = {"Dolina": place, "Marsk": place, "Torva": person, "Lund": place}
    assert series(text, names, "de") == ["place"] * 4
    told = {"Dolina": ("place", "PLACE-NOUN", 0.6), "Marsk": person, "Torva": person}
    assert series("die Bezirke Dolina, Marsk und Torva", told, "de") == ["place"] * 3
    assert series("die Bezirke Dolina, Marsk gegen Torva", told, "de") == ["place", "person", "person"]
    agreed = {"Dolina": ("place", "PLACE-NOUN", 0.6), "Charlotte": ("person", "GIVEN", 0.9), "Torva": person}
    assert series("die Bezirke Dolina, Charlotte und Torva", agreed, "de") == ["place"] * 3
    assert series("Dolina, Charlotte und Torva", agreed | {"Dolina": place}, "de")[1] == "person"


@pytest.mark.parametrize(
    ("language", "name", "form"),
    [
        ("ru", "Газпром", "Газпромом"),
        ("ru", "Российская газета", "Российской газете"),
        ("de", "Neue Presse", "Neuer Presse"),
        ("nl", "Philips", "Philips"),
    ],
)
def test_organizations_have_cases(language: str, name: str, form: str) -> None:
    assert form in list(organization_forms(name, data(language).get("endings", {})))


@pytest.mark.parametrize("name", ["ФСБ", "НАТО", "Братья-мусульмане и друзья"])
def test_abbreviations_have_none(name: str) -> None:
    assert list(organization_forms(name, data("ru")["endings"])) == [name]

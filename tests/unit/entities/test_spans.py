"""Firms by their form, places by the noun before, and spans as names are written; all names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.annotation import EntityType
from streams.nlp.entities.builtin import BuiltinReader
from streams.nlp.entities.clues import clues
from streams.nlp.entities.mend import mended, parted
from streams.nlp.entities.mention import Mention, Token
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.settle import settle
from streams.nlp.entities.units import units


def passage(text: str, language: str) -> Passage:
    return Passage("body", 0, text, language, named=True)


def read(text: str, language: str) -> dict[str, str]:
    return {mention.text: mention.type for mention in BuiltinReader(language).mentions([passage(text, language)])[0]}


def mentioned(text: str, name: str, language: str, kind: EntityType, label: str = "ORG") -> Mention:
    start = text.index(name)
    return Mention("body", start, start + len(name), name, language, kind, label, 0.7)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Gisteren ging Torva Plastics NV failliet.", "nl", "Torva Plastics NV"),
        ("Het bedrijf Van der Torva & Zn. zweeg.", "nl", "Van der Torva & Zn."),
        ("Shares in Orlik Pumps Inc. fell.", "en", "Orlik Pumps Inc."),
        ("Das sagte ein Sprecher der Torva Feinwerk GmbH.", "de", "Torva Feinwerk GmbH"),
        ("La planta de Cementos Torva S.A. cerró.", "es", "Cementos Torva S.A."),
        ("Lo stabilimento della Torva Arredi S.p.A. di Dolina.", "it", "Torva Arredi S.p.A."),
        ("A fábrica da Orlik & Filhos fechou.", "pt", "Orlik & Filhos"),
    ],
)
def test_a_legal_form_or_partners_tell_a_firm(text: str, language: str, name: str) -> None:
    assert read(text, language).get(name) == "organization"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Volgens de burgemeester van Torvadam was het rustig.", "nl", "Torvadam"),
        ("He is the mayor of Torvaly.", "en", "Torvaly"),
        ("Das Dorf liegt nördlich von Torvach.", "de", "Torvach"),
        ("Les habitants d'Orvenac protestent.", "fr", "Orvenac"),
        ("El alcalde de Torvilla dimitió.", "es", "Torvilla"),
        ("Il sindaco di Torvazzo si è dimesso.", "it", "Torvazzo"),
        ("Os moradores de Torvães protestam.", "pt", "Torvães"),
    ],
)
def test_after_some_nouns_only_places_follow(text: str, language: str, name: str) -> None:
    assert read(text, language).get(name) == "place"


def test_a_noun_before_a_quotation_mark_tells_the_type_too() -> None:
    assert read("Он работал в компании «Торвастрой».", "ru").get("Торвастрой") == "organization"


def test_a_full_name_behind_a_title_and_a_kind_of_organization_is_a_person() -> None:
    assert read("Об этом заявил шеф концерна Торвик Марлус.", "ru").get("Торвик Марлус") == "person"


@pytest.mark.parametrize(
    ("text", "language", "name", "kind", "span"),
    [
        ("It fell near Tel Orlik on Wednesday, he said.", "en", "Tel Orlik on Wednesday", "place", "Tel Orlik"),
        ("Er warnte vor der TfO.", "de", "TfO.", "organization", "TfO"),
        ("De chauffeur, Piet B. uit Torva, zweeg.", "nl", "Piet B", "person", "Piet B."),
        ("Она из партии «Торва Русь».", "ru", "партии «Торва Русь", "organization", "Торва Русь"),
        ("Авиакомпания «Северный торв» молчит.", "ru", "Северный", "place", "Северный торв"),
        ("Ele vem do ex-Orlik Investimentos.", "pt", "ex-Orlik Investimentos", "organization", "Orlik Investimentos"),
        ("Lena aus Torva schwieg.", "de", "Torva", "place", "Torva"),
        ("Volgens Van Orlik is het voorbij.", "nl", "Orlik", "person", "Van Orlik"),
        ("Zij kwam naar de Torva Fashion Week.", "nl", "Torva Fashion", "place", "Torva Fashion Week"),
    ],
)
def test_spans_are_mended(text: str, language: str, name: str, kind: EntityType, span: str) -> None:
    found = mended([mentioned(text, name, language, kind)], passage(text, language), [], clues(language))
    assert [mention.text for mention in found] == [span]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_what_tags_tell_about_the_end() -> None:
    text = "Il a quitté le Parti torvais hier."
    words = units(text)
    tokens = [Token(w.start, w.end, "ADJ" if w.text == "torvais" else "NOUN", "", 0, "dep") for w in words]
    found = mended([mentioned(text, "Parti", "fr", "organization")], passage(text, "fr"), tokens, clues("fr"))
    assert [mention.text for mention in found] == ["Parti torvais"]


def test_the_towns_of_a_dateline_are_two_where_the_rules_know_them() -> None:
    text = "WIEN/PRAG (afp) - Am Bahnhof Wien/Prag."
    spans = [(0, 9), (29, 38)]
    found = [mentioned(text, text[start:end], "de", "place") for start, end in spans]
    found = [replace(mention, start=start, end=end) for mention, (start, end) in zip(found, spans, strict=True)]
    known = [mentioned(text, name, "de", "place") for name in ("WIEN", "PRAG", "Wien", "Prag")]
    assert [mention.text for mention in parted(found, known, 0)] == ["Wien/Prag"]
    assert parted(found, known[:1], 0) == found
    team = [mentioned(text, "WIEN", "de", "organization")]
    assert parted(team, known, 0) == team
    assert parted(found, [replace(known[0], type="organization"), *known[1:]], 0) == found


def test_a_title_names_nobody() -> None:
    text = "Премьер-министр молчит."
    assert not mended([mentioned(text, "Премьер-министр", "ru", "person")], passage(text, "ru"), [], clues("ru"))


def test_a_place_and_the_person_behind_it_are_two() -> None:
    text = "Habló el exalcalde de Torvalmar Enrique Orlik."
    both = mentioned(text, "Torvalmar Enrique Orlik", "es", "place", "PLACE-OF")
    found = settle([both], [passage(text, "es")])
    assert [(m.text, m.type) for m in found] == [("Torvalmar", "place"), ("Enrique Orlik", "person")]


def test_letters_of_two_scripts_are_two_names() -> None:
    text = "Глава NASA Майкл Орлик молчит."
    found = settle([mentioned(text, "NASA Майкл Орлик", "ru", "organization")], [passage(text, "ru")])
    assert [(m.text, m.type) for m in found] == [("NASA", "organization"), ("Майкл Орлик", "person")]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("It is told in Torvasek 7 of the rules.", "en", "other"),
        ("They met in Torvasek 3 - 4 June.", "en", "place"),
        ("Встреча прошла в Торвасеке 3 - 4 июня.", "ru", "place"),
    ],
)
def test_a_number_behind_a_name_tells_that_it_is_no_place_unless_it_is_a_day(
    text: str, language: str, kind: str
) -> None:
    assert list(read(text, language).values()) == [kind]

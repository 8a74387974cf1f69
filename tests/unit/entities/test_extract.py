from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from schemas.annotation import Detection, Entity, LanguageArticle, Pipeline, Segment, Sentence
from streams.nlp.entities import Extraction, extract


def article(
    body: str, language: str, *, headline: str | None = None, sentences: list[tuple[str, str]] | None = None
) -> LanguageArticle:
    """An article; `sentences` are (text, language) pairs that stand in the body."""
    segment = Segment(id="s0", kind="paragraph", field="body", start=0, end=len(body), repeats=None, value=None)
    parted = [
        Sentence(
            id=f"n{number}",
            segment="s0",
            field="body",
            start=body.index(text),
            end=body.index(text) + len(text),
            language=tag,
        )
        for number, (text, tag) in enumerate(sentences or [])
    ]
    return LanguageArticle(
        uri="urn:test",
        headline=headline,
        body=body,
        version="1",
        language=language,
        declared_language=None,
        detection=Detection(
            tag=language, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
        ),
        segments=[segment] if sentences else [],
        sentences=parted,
        pipeline=Pipeline(version="0", revision=1),
    )


def read(body: str, language: str, **more: object) -> Extraction:
    found = extract(article(body, language, **more), {})  # type: ignore[arg-type]
    texts = {"headline": more.get("headline") or "", "body": body}
    for entity in found.entities:
        assert texts[entity.field][entity.start : entity.end] == entity.text  # type: ignore[index]
    for first, second in pairwise(found.entities):
        assert (first.field, first.end) != (second.field, second.start + 1)
        assert first.field != second.field or first.end <= second.start
    return found


def of(entities: list[Entity], text: str) -> Entity:
    """The first mention with this text."""
    return next(entity for entity in entities if entity.text == text)


def test_countries_capitals_and_demonyms_are_linked() -> None:
    found = read("De Ghanese regering overlegt in Accra met een delegatie uit Ivoorkust.", "nl").entities
    assert [(e.text, e.type, e.links.get("iso3166")) for e in found] == [
        ("Ghanese", "group", "GH"),
        ("Accra", "place", "GH"),
        ("Ivoorkust", "place", "CI"),
    ]
    assert of(found, "Ivoorkust").canonical == "Côte d’Ivoire"
    assert of(found, "Accra").links["geonames"] == "2306104"
    assert [e.id for e in found] == ["e0", "e1", "e2"]


def test_a_person_is_one_thing_by_surname_and_title() -> None:
    found = read(
        "President Aruzhan Bekova sprak maandag. Volgens minister Tomas Orlik liegt Bekova niet. Orlik zweeg.", "nl"
    ).entities
    people = [(e.text, e.entity, e.canonical) for e in found]
    assert people == [
        ("Aruzhan Bekova", "E0", "Aruzhan Bekova"),
        ("Tomas Orlik", "E1", "Tomas Orlik"),
        ("Bekova", "E0", "Aruzhan Bekova"),
        ("Orlik", "E1", "Tomas Orlik"),
    ]
    assert {e.type for e in found} == {"person"}


def test_an_abbreviation_in_brackets_is_the_name_before_it() -> None:
    found = read("The Kivu Relief Agency (KRA) called for help. The KRA has 40 trucks in Goma.", "en").entities
    assert of(found, "Kivu Relief Agency").entity == of(found, "KRA").entity
    assert of(found, "KRA").canonical == "Kivu Relief Agency"
    assert of(found, "KRA").type == "organization"


def test_a_city_is_the_one_in_a_country_of_the_article() -> None:
    assert of(read("Floods hit Hyderabad in Pakistan.", "en").entities, "Hyderabad").links["geonames"] == "1176734"
    assert of(read("Floods hit Hyderabad in India.", "en").entities, "Hyderabad").links["geonames"] == "1269843"


def test_each_sentence_is_read_in_its_own_language() -> None:
    body = "Rusland zwijgt. Germany answers."
    found = read(body, "nl", sentences=[("Rusland zwijgt.", "nl"), ("Germany answers.", "en")]).entities
    assert [(e.text, e.canonical) for e in found] == [("Rusland", "Russia"), ("Germany", "Germany")]


def test_no_name_is_sought_in_credits() -> None:
    bare = article("Brand in Parijs. © Jan Jansen, Berlijn", "nl", sentences=[("Brand in Parijs.", "nl")])
    credit = Segment(id="s1", kind="credit", field="body", start=17, end=38, repeats=None, value=None)
    found = extract(bare.model_copy(update={"segments": [*bare.segments, credit]}), {})
    assert [e.text for e in found.entities] == ["Parijs"]
    assert found.tokens.end[-1] == 38


def test_tokens_are_words_with_offsets_of_their_field() -> None:
    found = read("Det er 8 døde.", "da", headline="Kaos i Peru")
    words = list(zip(found.tokens.field, found.tokens.start, found.tokens.end, strict=True))
    assert words[2] == ("headline", 7, 11)
    assert words[3:] == [("body", 0, 3), ("body", 4, 6), ("body", 7, 8), ("body", 9, 13), ("body", 13, 14)]
    assert found.tokens.upos is found.tokens.head is None
    assert found.model == "builtin/1"


def test_headings_in_capitals_make_no_names_but_known_ones() -> None:
    found = read("FIRE KILLS SIX IN LAGOS, NIGERIA, AFTER BLAST", "en").entities
    assert [e.text for e in found] == ["LAGOS", "NIGERIA"]


@pytest.mark.parametrize("language", ["xx", "und", "zxx", "ja", "th", "sr-Latn"])
def test_languages_without_data_are_read_too(language: str) -> None:
    assert read("Tokyo 東京 12 ok.", language).tokens.start


def test_the_example_article() -> None:
    file = Path(os.environ.get("NEWSTALLY_DATA", "../shared/data")) / "kazakhstan-2022-01.nl.txt"
    if not file.is_file():
        pytest.skip(f"{file} is not here: set NEWSTALLY_DATA")
    found = read(file.read_text("utf-8"), "nl").entities
    facts = {(e.text, e.type, e.links.get("iso3166")) for e in found}
    assert facts >= {
        ("Tokajev", "person", None),
        ("Poetin", "person", None),
        ("Kazachstan", "place", "KZ"),
        ("Almaty", "place", "KZ"),
        ("Kazachse", "group", "KZ"),
        ("Russische", "group", "RU"),
        ("Chinese", "group", "CN"),
    }
    assert len({e.entity for e in found if e.text in {"Kazachstan", "Kazachstans"}}) == 1

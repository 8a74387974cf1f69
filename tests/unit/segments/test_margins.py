"""What stands before the first text of a page and after its last one. All pages are made up."""

from __future__ import annotations

import pytest

from schemas.annotation import Detection
from schemas.article import Article
from streams.nlp.segments import read

FIRST = "Er vielen twaalf gewonden bij een brand in een loods, meldt de brandweer."
LAST = "De oorzaak is nog niet bekend, zegt de burgemeester van de gemeente."


def kinds(body: str, tag: str = "nl", headline: str | None = None) -> list[str]:
    found = Detection(
        tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    article = Article(uri="u", body=body, language=tag, headline=headline)
    return [s.kind for s in read(article, found)[0] if s.field == "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Vandaag, 13:10 • 2 minuten", "boilerplate"),
        ("5 uren", "boilerplate"),
        ("A+ A-", "boilerplate"),
        ("Binnenland > Limburg > 112", "boilerplate"),
        ("12 mei 2025, 09.12 (aangepast: 10.30)", "boilerplate"),
    ],
)
def test_before_the_text(line, kind):
    assert kinds(f"{line}\n\n{FIRST}\n\n{LAST}") == [kind, "lead", "paragraph"]


def test_a_section_and_a_byline_stand_beside_furniture():
    body = f"Regio\nGisteren, 9:15\nJan Vos (tekst) en Mia Dop (foto)\n\n{FIRST}\n\n{LAST}"
    assert kinds(body) == ["boilerplate", "boilerplate", "credit", "lead", "paragraph"]


def test_a_time_of_day_with_words_heads_an_entry():
    body = f"20:47 - Brug bij Dalem dicht\n{FIRST}\n\n19:05 - Zes gewonden\n{LAST}"
    assert kinds(body) == ["heading", "lead", "heading", "paragraph"]


def test_the_headline_again_is_no_section():
    assert kinds(f"Brand in loods\n\nDeel\n\n{FIRST}", headline="Brand in loods")[0] == "heading"


def test_after_the_text():
    body = f"{FIRST}\n\n{LAST}\n\nDeel via WhatsApp\nProbeer het eens\n\nTips: stuur ze naar tips@voorbeeld.nl"
    assert kinds(body) == ["lead", "paragraph", "boilerplate", "boilerplate", "boilerplate"]


def test_last_words_without_a_full_stop_are_text():
    assert kinds(f"{FIRST}\n\n{LAST}\n\nDrie mensen vermist")[-1] == "paragraph"


def test_a_label_and_its_value_are_no_heading():
    assert kinds(f"Plaats: Dalem, A2\nTijd: 16.20 uur, maandag\n\n{FIRST}\n\n{LAST}")[:2] == ["lead", "paragraph"]


def test_a_bare_name_under_a_short_line_made_the_picture():
    body = f"{FIRST}\n\nDe loods na de brand\nPim Maas\n\n{LAST}"
    assert kinds(body) == ["lead", "caption", "credit", "paragraph"]


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("nl", "De loods na de brand. (Foto: Kees Lam fotografie)"),
        ("pt", "Fachada da escola — Foto: polícia militar"),
        ("it", "I vigili davanti alla scuola (Ansa)"),
        ("pl", "Strażacy na dachu | fot. OSP Dalin"),
        ("uk", "Наслідки пожежі / фото: поліція міста"),
    ],
)
def test_a_caption_with_its_maker(tag, line):
    assert kinds(f"{FIRST}\n\n{line}\n\n{LAST}", tag)[1:3] == ["caption", "credit"]


def test_a_link_in_a_page_of_one_line_ends_with_its_title():
    more = "Omwonenden moesten hun ramen en deuren gesloten houden en de weg was urenlang dicht voor al het verkeer."
    body = f"{FIRST} Lees ook: Zo voorkomt u brand. {LAST} {more} © 2025 De Krant. Alle rechten voorbehouden."
    assert kinds(body) == ["lead", "boilerplate", "paragraph", "boilerplate"]

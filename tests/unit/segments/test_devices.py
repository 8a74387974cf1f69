"""What programs leave on a page: heads of mails, markdown, codes of a wire, addresses, feet of print; and releases."""

import pytest

from streams.nlp.segments.devices import is_device
from streams.nlp.segments.view import View
from tests.unit.segments.test_sixth_run import LEAD, MORE, kinds


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/a/1", "[3] https://example.org/a/1", "Logo - https://example.org/l.png", "www.example.org",
        "![Smoke](https://example.org/a.jpg)", "- [Why it burnt](https://example.org/2)", "---", "--30--", "=",
        "BC-RIVER-FLOODS,UPDATE 2", "XYZ-AB-02-08-26 1740GMT", "@jane_doe", "@jane_doe · 2h", "👍 312 😢 1,4K",
        "10:18 PM · Jan 3, 2026 · 1.2M Views", "+55 11 5550-0188",
    ],
)  # fmt: skip
def test_no_language_is_needed_to_know_it(line):
    assert is_device(line, 0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "See https://example.org for the list of the dead.", "US-BACKED FORCES RETAKE THE NORTH-EAST", "30", "2026",
        "EX-MINISTER HELD", "COVID-19", "[sic] he said", "02-08-26", "1 204 dead", "@mayor said that nobody was hurt.",
        "10:18 - Bridge closed in 2026",
    ],
)  # fmt: skip
def test_what_is_said_is_no_device(line):
    assert not is_device(line, 0, len(line))


def test_a_link_of_markdown_shows_its_words_inside_a_text_and_stays_when_it_stands_alone():
    field = "The [mayor](https://example.org/880) left.\n[Why](https://example.org/9)"
    view = View(field)
    assert view.text == "The mayor left.\n[Why](https://example.org/9)"
    assert [field[slice(*view.sent(a, b))] for a, b in ((4, 9), (10, 14))] == ["mayor", "left"]


def test_the_head_of_a_mail_is_furniture_in_any_language():
    head = "Da: Redazione <a@example.org>\nData: 3 marzo 2026\nOggetto: La rassegna"
    assert kinds("it", f"{head}\n\n{LEAD}\n\n{MORE}")[0][0] == "boilerplate"


def test_labels_without_an_address_are_no_mail():
    table = "Ort: Bremen\nZeit: 14.30 Uhr\nVerletzte: 12"
    assert all(kind != "boilerplate" for kind, _ in kinds("de", f"{table}\n\n{LEAD}\n\n{MORE}"))


def test_the_foot_of_each_page_of_print_is_furniture():
    found = kinds(
        "en", f"{LEAD}\n\n{MORE}\n\nFlood Report No. 4 | 1\n\n{LEAD}\n\n{MORE}\n\nFlood Report No. 4 | 2\n\n{MORE}"
    )
    assert [kind for kind, text in found if text.startswith("Flood")] == ["boilerplate"] * 2


def test_rows_with_numbers_are_no_feet():
    found = kinds("en", f"{LEAD}\n\nNorthern river district | 1\nNorthern river district | 2\n\n{MORE}")
    assert all(kind != "boilerplate" for kind, _ in found)


def test_columns_between_titles_are_joined_where_words_are_divided():
    text = "At least 214 people died in the flo-\nods and 61 people are still mis-\nsing after the storm."
    assert ("lead", text) in kinds("en", f"IN SHORT\n{text}\n\nHealth\nMany.")


def test_who_sends_a_release_is_furniture():
    about = "About Example Works\nExample Works runs four ports and employs 2,300 people. See www.example.org."
    found = kinds("en", f"{LEAD}\n\n{MORE}\n\n{about}\n\nPress office: +44 20 5550 0134")
    assert {kind for kind, _ in found[2:]} == {"boilerplate"}


def test_a_heading_about_somebody_is_text():
    assert ("heading", "About Doe") in kinds("en", f"{LEAD}\n\nAbout Doe\n\nDoe was mayor for 12 years.\n\n{MORE}")


def test_a_page_of_one_line_opens_with_its_section_day_and_stamp():
    body = f"Cronaca 22 gennaio 2026 - 10:15 Aggiornato alle 11:40 (Xnews) - {LEAD} {MORE} {MORE} {MORE} {MORE} {MORE}"
    assert [kind for kind, _ in kinds("it", body)][:4] == ["boilerplate", "date_prefix", "boilerplate", "dateline"]


def test_a_mail_passed_on_has_two_heads_and_a_signature():
    passed = "Von: Redaktion\nAn: Newsdesk\nBetreff: WG: Unfall"
    heads = f"{passed}\n\n-----Original Message-----\nVon: a@example.org\nBetreff: Unfall"
    sent = "Mit freundlichen Grüßen\nJana Muster\nMusterwerk 12, 01234 Musterort\nT +49 3461 5550-12\nwww.example.org"
    found = kinds("de", f"{heads}\n\n{LEAD}\n\n{MORE}\n\n{sent}")
    assert {kind for kind, _ in found[: [kind for kind, _ in found].index("lead")]} == {"boilerplate"}
    assert ("paragraph", "Mit freundlichen Grüßen") in found
    assert ("credit", "Jana Muster") in found


def test_in_a_page_of_one_line_a_label_and_a_name_end_the_caption_before_them():
    body = f"{LEAD} The bridge after the storm. Photo: Jana Muster, Musterfoto {MORE} {MORE} {MORE} {MORE} {MORE}"
    assert ("credit", "Photo: Jana Muster, Musterfoto") in kinds("en", body)
    assert ("caption", "The bridge after the storm.") in kinds("en", body)


def test_greek_in_capitals_has_no_accents():
    assert ("boilerplate", "ΔΕΛΤΙΟ ΤΥΠΟΥ") in kinds("el", f"ΔΕΛΤΙΟ ΤΥΠΟΥ\n\n{LEAD}\n\n{MORE}")


def test_who_wrote_stands_in_brackets_in_arabic_too():
    assert ("credit", "(إعداد سارة منصور)") in kinds("ar", f"{LEAD}\n\n{MORE}\n\n(إعداد سارة منصور)")

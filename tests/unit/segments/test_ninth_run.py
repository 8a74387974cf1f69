"""What the ninth run over unseen pages taught."""

import pytest

from tests.unit.segments.test_sixth_run import LEAD, MORE, kinds, page


def test_the_path_of_sections_stands_above_the_headline():
    body = f"News\nCity Desk\nAbout the fire\n\n{LEAD}\n\n{MORE}"
    assert [kind for kind, _ in kinds("en", body)][:3] == ["boilerplate", "boilerplate", "heading"]


def test_a_table_of_contents_is_furniture_and_the_heading_it_names_is_none():
    body = f"Contents\nWhat Happened\nThe Victims\n\n{LEAD}\n\nWhat Happened\n{MORE}\n\nThe Victims\n{MORE}"
    found = kinds("en", body)
    assert [kind for kind, text in found if text == "What Happened"] == ["boilerplate", "heading"]


@pytest.mark.parametrize(
    ("tag", "line", "expected"),
    [
        ("en", "#fire #harbour #police", ["boilerplate"]),
        ("en", ">> The mayor who never slept", ["boilerplate"]),
        ("en", "The ship was towed on Friday. JANE DOEMAN", ["caption", "credit"]),
        ("en", "Source: the annual report of the company", ["boilerplate"]),
        ("tr", "FOTOĞRAFLARI GÖRMEK İÇİN TIKLAYIN", ["boilerplate"]),
        ("es", "Fuente: Informe anual de la compañía eléctrica del norte", ["boilerplate"]),
        ("id", "Kapal ditarik ke pelabuhan. Foto: dok. Polisi", ["caption", "credit"]),
    ],
)
def test_a_line_by_its_shape(tag, line, expected):
    assert [kind for kind, _ in kinds(tag, f"{LEAD}\n\n{line}\n\n{MORE}")][1:-1] == expected


def test_who_says_something_behind_a_ukrainian_label_is_text():
    assert page("uk", LEAD, "Джерело: міський голова Харкова Ігор Петренко", MORE)[1] != "boilerplate"


def test_a_label_below_a_caption_names_who_made_the_picture():
    found = kinds("cs", f"{LEAD}\n\n{MORE}\nRozbitá škola v obci\nFoto: hasiči kraje\n\n{MORE}")
    assert ("credit", "Foto: hasiči kraje") in found
    assert ("caption", "Rozbitá škola v obci") in found


def test_who_wrote_stands_in_brackets_behind_the_last_sentence():
    assert page("en", LEAD, f"{MORE} (Editing by Jane Doe)")[-2:] == ["paragraph", "credit"]
    assert page("en", LEAD, f"{MORE} (The mayor was away)")[-1] == "paragraph"


def test_a_picture_in_brackets_inside_a_page_of_one_line():
    body = f"{LEAD} Firemen at the gate. (Photo: Jane Doe / Agency) {MORE} {LEAD} {MORE} {MORE} {MORE} {MORE}"
    assert [kind for kind, _ in kinds("en", body)][:4] == ["lead", "caption", "credit", "paragraph"]
    said = f"{LEAD} Firemen left the gate. (Source: a tweet of the mayor) {MORE}"
    assert page("en", LEAD, said) == ["lead", "paragraph"]


@pytest.mark.parametrize("stamp", ["Data zmeny: 18.09.2026 14:02", "Andret den: 2026-09-18 kl. 14:02"])
def test_a_label_with_a_day_and_its_time_is_a_stamp_in_every_language(stamp):
    assert kinds("en", f"{stamp}\n{stamp}\n\n{LEAD}\n\n{MORE}")[0][0] == "boilerplate"


def test_a_dateline_ends_with_an_agency_in_brackets_behind_its_date():
    assert kinds("hi", "कानपुर, 14 मार्च (भाषा) आग में दो लोगों की मौत हो गई।")[0] == ("dateline", "कानपुर, 14 मार्च (भाषा)")


def test_a_row_of_names_and_numbers_has_a_heading():
    body = f"{LEAD}\n\nJobs that go\nNorthtown 310\nSouthtown 145\nWesttown 80\n\n{MORE}"
    assert [kind for kind, _ in kinds("en", body)][1:3] == ["heading", "paragraph"]


def test_a_question_before_a_call_is_furniture():
    assert page("en", LEAD, "Were you in the harbour? Send us your pictures by mail!", MORE)[1] == "boilerplate"
    assert page("en", LEAD, "Were you in the harbour? Two people were.", MORE)[1] == "paragraph"


def test_numbered_questions_head_the_text_right_below_them():
    body = f"{LEAD}\n\n1. What happened?\n{MORE}\n\n2. Who is to blame?\n{MORE}"
    assert [kind for kind, _ in kinds("en", body)] == ["lead", "heading", "paragraph", "heading", "paragraph"]
    listed = f"{LEAD}\n\n1. Fire engines\n2. Ambulances\n3. Helicopters\n\n{MORE}"
    assert "heading" not in [kind for kind, _ in kinds("en", listed)]


def test_agencies_alone_in_brackets_are_a_credit_and_signs_of_writers_are_none():
    assert page("de", LEAD, MORE, "(dpa / ap)")[-1] == "credit"
    assert page("de", LEAD, MORE, "(xyz/rbu)")[-1] == "boilerplate"


def test_nynorsk_and_malay_pages_are_read_by_the_phrases_of_their_neighbours():
    assert page("nn", LEAD, MORE, "Les også: Brannen i hamna")[-1] == "boilerplate"
    assert page("ms", LEAD, MORE, "Baca juga: Kebakaran di pelabuhan")[-1] == "boilerplate"


def test_a_place_with_the_day_and_hour_below_the_standfirst():
    found = kinds("es", f"{LEAD}\nZamora del Mar - 14 AGO 2026 - 11:37 CEST\n\n{MORE}")
    assert found[1:3] == [("dateline", "Zamora del Mar -"), ("date_prefix", "14 AGO 2026 - 11:37 CEST")]
    assert kinds("de", f"{LEAD}\nDer Abend – 11. Mai 2026\n\n{MORE}")[1][0] != "dateline"


def test_a_name_in_capitals_below_a_caption_with_its_newspaper():
    found = kinds("en", f"A helicopter over the harbour on Friday.\nJANE DOE (THE HERALD)\n\n{LEAD}\n\n{MORE}")
    assert [kind for kind, _ in found][:2] == ["caption", "credit"]


def test_a_name_with_what_its_bearer_does_above_a_picture_is_a_byline():
    found = kinds("en", f"Jane Doe (night editor of the desk)\nPhoto: John Smith / Agency\n\n{LEAD}\n\n{MORE}")
    assert [kind for kind, _ in found][:2] == ["credit", "credit"]


def test_a_quoted_question_with_who_asked_it_is_no_heading():
    assert page("fr", LEAD, "« Y a-t-il des blessés ? » Marianne", MORE)[1] == "paragraph"

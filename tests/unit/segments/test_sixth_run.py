"""What the sixth run over unseen pages taught."""

import pytest

from schemas.annotation import Detection
from schemas.article import Article
from streams.nlp.segments import read

LEAD = "Two people died in the fire on Saturday, the police said."
MORE = "The cause is not known. Nobody else was hurt, she said."
BUTTON = "Share this article"


def kinds(tag, body, headline="About the fire"):
    detection = Detection(
        tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    found = read(Article(uri="u", headline=headline, body=body), detection)[0]
    return [(s.kind, body[s.start : s.end]) for s in found if s.field == "body"]


def page(tag, *lines):
    return [kind for kind, _ in kinds(tag, "\n\n".join(lines))]


def test_a_short_line_all_words_of_which_tell_of_the_page_is_furniture():
    assert kinds("en", f"{LEAD}\n\nShow the latest comments first\n\n{MORE}")[1][0] == "boilerplate"
    assert kinds("nl", f"{LEAD}\n\nBekijk de reacties op de website\n\n{MORE}")[1][0] == "boilerplate"
    assert kinds("en", f"{LEAD}\n\nShow trial opens\n\n{MORE}")[1][0] == "heading"
    assert kinds("fr", f"{LEAD}\n\n{MORE}\n\nLa rédaction avec AFP")[-1][0] == "credit"


def test_a_heading_has_text_after_it():
    assert page("en", LEAD, "What comes next", MORE) == ["lead", "heading", "paragraph"]
    assert page("en", LEAD, MORE, "Fire in the harbour goes out") == ["lead", *["paragraph"] * 2]
    assert page("en", LEAD, "What we know", "• 12 houses burnt down") == ["lead", "heading", "paragraph"]


def test_after_furniture_below_the_text_short_lines_are_furniture():
    assert page("en", LEAD, MORE, BUTTON, "Whatever Happened to the Old Pier")[-1] == "boilerplate"
    assert page("en", LEAD, MORE, BUTTON, "Why am I seeing this?")[-1] == "boilerplate"
    assert page("en", LEAD, MORE, BUTTON, "Where did the 30 children go, nobody knew")[-1] == "paragraph"
    assert page("en", LEAD, BUTTON, "Where was the mayor?", MORE)[2] == "heading"
    assert page("en", LEAD, MORE, "Where was the mayor?")[-1] == "paragraph"


def test_a_line_above_a_list_or_a_table_is_a_heading():
    assert kinds("en", f"In short\n• Two died\n• 12 were hurt\n\n{LEAD}\n\n{MORE}")[0] == ("heading", "In short")
    table = "The result\nReds: 30 percent\nBlues: 28 percent\nTurnout: 60 percent"
    assert [kind for kind, _ in kinds("en", f"{LEAD}\n\n{table}\n\n{MORE}")][1:3] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Press desk: +380 44 555 0199", "boilerplate"),
        ("For reporters: Jane Doe, 0800 555 019", "boilerplate"),
        ("Vakttelefon: 57 55 01 99", "boilerplate"),
        ("Write to: desk@example.org", "boilerplate"),
        ("Damage: 1 250 000", "heading"),
        ("UA | EN", "boilerplate"),
        ("Anna K · 2 hours ago", "boilerplate"),
    ],
)
def test_labels_codes_and_comments(line, kind):
    assert kinds("en", f"{LEAD}\n\n{line}\n\n{MORE}")[1] == (kind, line)


def test_a_button_behind_the_last_sentence_of_a_line():
    body = f"{LEAD} Read the story\n\n{LEAD} {MORE} He left early\n\n{MORE}"
    assert kinds("en", body)[:3] == [
        ("lead", LEAD),
        ("boilerplate", "Read the story"),
        ("paragraph", f"{LEAD} {MORE} He left early"),
    ]


def test_owners_of_the_page_and_of_a_picture():
    assert kinds("fr", f"{LEAD}\n\n{MORE}\n\n© 2026 Le Phare, 12 rue du Port")[-1][0] == "boilerplate"
    assert kinds("fr", f"{LEAD}\n\n{MORE}\n\n© 2026 AFP")[-1][0] == "credit"
    assert kinds("ru", f"Фото: пресс-служба порта\n\n{LEAD}\n\n{MORE}")[0][0] == "credit"
    assert kinds("nl", f"{LEAD}\n\nFoto: De haven na de brand\n\n{MORE}")[1][0] == "caption"


def test_a_slug_above_the_dateline():
    body = f"LANDIA FIRE (Update)\n\nBREMEN, 3 May (EFE).- {LEAD}\n\n{MORE}"
    assert [kind for kind, _ in kinds("es", body)][:2] == ["boilerplate", "dateline"]


def test_an_agency_signs_the_last_words():
    assert [kind for kind, _ in kinds("es", f"{LEAD}\n\n{MORE} EFE\n\nabc/def")][1:3] == ["paragraph", "credit"]


def test_the_dateline_of_the_same_text_in_another_language():
    body = f"КИЇВ, 19 травня 2026 року – {LEAD}\n\n{MORE}\n\nIn English\n\nKYIV, 19 May 2026 – {LEAD}\n\n{MORE}"
    assert [text for kind, text in kinds("uk", body) if kind == "dateline"] == [
        "КИЇВ, 19 травня 2026 року –",
        "KYIV, 19 May 2026 –",
    ]


def test_who_asks_in_a_transcript():
    body = f"{LEAD}\n\nHOST: How many people died?\n\nGUEST: Two, says the mayor.\n\n{MORE}"
    assert [kind for kind, _ in kinds("en", body)] == ["lead", *["paragraph"] * 3]


def test_a_column_of_print():
    body = (
        "Two people died when a fire broke\nout in the old harbour of Bre-\nmen on Saturday. The police sus-\n"
        "pect that it was lit. Nobody else\nwas hurt, the mayor said, and the\nport is open."
    )
    assert [kind for kind, _ in kinds("en", body)] == ["lead"]


def test_a_quoted_line_is_no_furniture_whatever_its_words():
    assert kinds("en", f"{LEAD}\n\n“Show all comments”\n\n{MORE}")[1][0] == "heading"


def test_scripts_without_capitals_show_no_names():
    text = "قال متحدث إن اثنين قتلا في الحريق الذي اندلع في المرفأ القديم يوم السبت."
    assert [kind for kind, _ in kinds("ar", f"{text}\n\nقارب نجاة قبالة السواحل (رويترز)\n\n{text} {text}")][1:3] == [
        "caption",
        "credit",
    ]
    assert kinds("ar", f"{text}\n\n{text} ثم عاد.\n\nشارك القصة")[-1][0] == "boilerplate"


def test_a_bullet_or_a_number_alone_above_a_text_heads_it():
    assert kinds("fr", f"{LEAD}\n\n• Un bilan provisoire\n\n{MORE} {LEAD}")[1][0] == "heading"
    listed = kinds("fr", f"{LEAD}\n\n• Un bilan provisoire\n\n• Douze blessés\n\n{MORE} {LEAD}")
    assert [kind for kind, _ in listed] == ["lead", *["paragraph"] * 3]


def test_whom_a_line_with_a_colon_announces_in_the_block_below():
    body = f"{LEAD}\n\n{MORE}\n\nContact:\n\nHarbour Police\nPress desk\n\nShare this article"
    assert [kind for kind, _ in kinds("en", body)] == ["lead", "paragraph", *["boilerplate"] * 4]


def test_names_and_a_day_without_its_year():
    found = kinds("uk", f"Ірина Мельник — 3 квітня, 07:15\n\n{LEAD}\n\n{MORE}")
    assert found[:2] == [("credit", "Ірина Мельник"), ("boilerplate", "— 3 квітня, 07:15")]


def test_the_title_of_a_letter_and_its_day():
    assert kinds("de", f"Der Abend – 11. Mai 2026\n\n{LEAD}\n\n{MORE}")[0][0] == "boilerplate"


def test_a_block_of_titles_below_what_announces_them():
    more = "More coverage of the Horner trial\nTimeline: two years on Ward 6\nHospital settles with families"
    assert kinds("en", f"{LEAD}\n\n{more}\n\n{MORE}")[1] == ("boilerplate", more)
    text = f"More coverage of the Horner trial\nHospital settles\n{MORE}"
    assert kinds("en", f"{LEAD}\n\n{text}")[2][0] == "heading"


def test_how_to_reach_somebody_at_the_end():
    reach = "Ann Lee covers courts. Reach her at alee@example.org or 555-0199."
    assert page("en", LEAD, MORE, reach)[-1] == "boilerplate"
    assert page("en", LEAD, reach, MORE)[1] == "paragraph"


@pytest.mark.parametrize("line", ["Ice stops all traffic (3 min)", "Listen: the mayor (12:40)", "1 of 4", "2/11"])
def test_recordings_and_counts_of_pictures(line):
    assert kinds("en", f"{LEAD}\n\n{line}\n\n{MORE}")[1] == ("boilerplate", line)


def test_two_sections_above_the_text():
    assert page("fr", "Isère\nFaits divers\n\n" + LEAD, MORE)[:2] == ["boilerplate", "boilerplate"]


def test_a_service_behind_a_stroke():
    line = "Рятувальники на місці влучання / ДСНС"
    assert kinds("uk", f"{LEAD}\n\n{line}\n\n{MORE}")[1:3] == [
        ("caption", "Рятувальники на місці влучання"),
        ("credit", "/ ДСНС"),
    ]


def test_small_letters_of_every_alphabet_are_small():
    assert kinds("cs", f"{LEAD}\n\n{MORE}\n\nSdílet\n\nVýběr článků týdne")[-1][0] == "boilerplate"

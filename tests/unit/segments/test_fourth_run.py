"""What the fourth and the fifth run over unseen pages taught."""

import pytest

from schemas.annotation import Detection
from schemas.article import Article
from streams.nlp.segments import read

LEAD = "Two people died in the fire on Saturday, the police said."
MORE = "The cause is not known. Nobody else was hurt, she said."


def read_body(tag, body, headline="About the fire"):
    detection = Detection(
        tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    return [s for s in read(Article(uri="u", headline=headline, body=body), detection)[0] if s.field == "body"]


def kinds(tag, body):
    return [(s.kind, body[s.start : s.end]) for s in read_body(tag, body)]


def test_a_name_with_an_office_and_a_stamp_below_the_standfirst_is_a_byline():
    byline = "Nora Fielding\nHealth correspondent\nPublished 9 Jun 2026, 08:41 | Updated 10:15"
    assert [kind for kind, _ in kinds("en", f"{LEAD}\n\n{byline}\n\n{MORE}")] == [
        "lead", "credit", "credit", "boilerplate", "paragraph",
    ]  # fmt: skip
    assert kinds("en", f"{LEAD}\n\nMount Harrow\n\n{MORE}")[1] == ("heading", "Mount Harrow")


def test_a_quote_set_apart_is_no_heading():
    said = "“We lost the whole barn”"
    body = f"{LEAD}\n\n{said}, said Ann Lee.\n\n{said}\n\n{MORE}"
    assert kinds("en", body)[2][0] == "paragraph"
    assert read_body("en", body)[2].repeats is not None
    assert kinds("en", f"{LEAD}\n\n{said}\n\n{MORE} {said}, said Ann Lee.")[1][0] == "heading"


def test_a_button_above_the_byline_is_no_caption():
    assert kinds("en", f"{LEAD}\n\n{MORE}\n\nLoad more posts\nBy our newsroom")[2:] == [
        ("boilerplate", "Load more posts"),
        ("credit", "By our newsroom"),
    ]


def test_a_button_is_no_dateline():
    assert kinds("sv", f"Lyssna (3 min)\n\n{LEAD}\n\n{MORE}")[0] == ("boilerplate", "Lyssna (3 min)")


@pytest.mark.parametrize(
    ("tag", "line", "date"),
    [
        ("hu", "2026. március 14., 09:15", "2026-03-14"),
        ("ja", "2026年7月8日 19時05分", "2026-07-08"),
        ("ja", "2026年7月8日 午後7時05分", "2026-07-08"),
        ("zh", "2026年7月8日 19:05", "2026-07-08"),
    ],
)
def test_a_date_with_the_year_first(tag, line, date):
    first = read_body(tag, f"{line}\n\n{LEAD}\n\n{MORE}")[0]
    assert (first.kind, first.end, first.value) == ("date_prefix", len(line), date)


@pytest.mark.parametrize(
    ("tag", "line", "at"),
    [
        ("fr", "Publié le 3 mai 2026 à 11h02, modifié à 12h15", ", modifié"),
        ("fi", "3.5.2026 18:05 • Päivitetty 3.5.2026 19:00", "• P"),
        ("da", "3. maj 2026 kl. 09.12 - opdateret kl. 10.10", "opdateret"),
        ("zh", "2026年5月3日 10:30 来源：河声网", "来源"),
    ],
)
def test_a_date_stands_before_what_else_is_told_of_the_page(tag, line, at):
    found = read_body(tag, f"{line}\n\n{LEAD}\n\n{MORE}")
    assert [s.kind for s in found[:2]] == ["date_prefix", "boilerplate"]
    assert (found[0].value, found[1].start) == ("2026-05-03", line.index(at))


def test_a_date_that_begins_a_sentence_is_text():
    assert kinds("en", "3 May 2026, 10:30 was when the bridge fell, she said. Nobody was hurt.")[0][0] == "lead"


def test_an_agency_between_strokes_signs_the_text():
    assert kinds("da", f"{LEAD}\n\n{MORE}\n\n/ritzau/\nLæs også: Sådan undgår du brand")[2][0] == "credit"


def test_who_took_a_picture_may_stand_behind_it():
    lead = "河边发生火灾，两人遇难。"
    assert kinds("zh", f"{lead}\n\n消防员在现场搜救。河声社记者 林河 摄\n\n{lead}")[1:3] == [
        ("caption", "消防员在现场搜救。"),
        ("credit", "河声社记者 林河 摄"),
    ]
    lead = "川沿いで火事があり、2人が死亡した。"
    assert kinds("ja", f"{lead}\n\n火事の現場＝8日午後、川上町（林太郎撮影）\n\n{lead}")[1][0] == "caption"


def test_remaining_people_are_no_remaining_text():
    assert kinds("ja", "火事があった。\n\n残り2人は救出された。")[1][0] == "paragraph"
    assert kinds("ja", "火事があった。\n\n残り320文字")[1][0] == "boilerplate"


@pytest.mark.parametrize(
    ("tag", "label"),
    [("da", "Rettelse kl. 10.10:"), ("de", "Korrektur vom 3.5.2026, 14.05 Uhr:"), ("en", "Correction, May 3:")],
)
def test_the_label_of_a_correction_may_hold_a_date(tag, label):
    assert kinds(tag, f"{LEAD}\n\n{label} {MORE}")[1] == ("boilerplate", label)


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("en", "* Recasts with new toll"),
        ("en", "(This May 3 story has been corrected to fix the number of houses)"),
        ("fr", "Il vous reste 71% de cet article à lire."),
        ("de", "Über dieses Thema berichtete der Landfunk am 3. Mai 2026."),
        ("es", "Escuchar noticia"),
        ("it", "Ascolta la notizia"),
        ("pl", "Załaduj więcej"),
        ("ru", "Показать ещё"),
        ("tr", "Haberi dinle"),
        ("nb", "Last inn flere"),
        ("pt", "Assista aos vídeos do jornal"),
    ],
)
def test_furniture_of_many_pages(tag, line):
    assert kinds(tag, f"{LEAD}\n\n{MORE}\n\n{line}\n\n{MORE}")[2][0] == "boilerplate"


def test_the_rows_of_a_list_are_no_headings():
    rows = "Ann Lee, 44, Harville\nBob Ray, 17, Dunmore"
    assert [kind for kind, _ in kinds("en", f"{LEAD}\n\nThe injured:\n{rows}\n{MORE}")] == ["lead"] + ["paragraph"] * 4
    places = "<ul><li>Town hall</li><li>Old school</li><li>Station</li></ul>"
    listed = f"<p>{LEAD}</p>\n<h3>Where to go</h3>\n{places}\n<p>{MORE}</p>"
    assert [kind for kind, _ in kinds("en", listed)] == ["lead", "heading", *["paragraph"] * 4]
    assert kinds("en", f"{LEAD}\n\nTown hall\n\nOld school\n\nStation\n\n{MORE}")[1][0] == "paragraph"


def test_a_name_and_the_day_on_one_line():
    found = read_body("pt", f"Rosa Alva 20 de fevereiro de 2026, 19:30\n\n{LEAD}\n\n{MORE}")
    assert [(s.kind, s.value) for s in found[:2]] == [("credit", None), ("date_prefix", "2026-02-20")]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Trees lay on the road ROSA ALVA/XNA", "ROSA ALVA/XNA"),
        ("A street on Tuesday. (ROSA ALVA / LENS PRESS)", "(ROSA ALVA / LENS PRESS)"),
        ("A street on Tuesday. (Rosa Alva / Lens Press)", "(Rosa Alva / Lens Press)"),
    ],
)
def test_names_behind_a_caption(line, credit):
    assert kinds("en", f"{LEAD}\n\n{line}\n\n{MORE}")[1:3] == [
        ("caption", line[: -len(credit) - 1]),
        ("credit", credit),
    ]


def test_whom_to_call_below_a_colon():
    contact = "Rückfragen bitte an:\nPolizei Dalheim\nTelefon: 0555 12345"
    found = kinds("de", f"{LEAD}\n\n{MORE}\n\n{contact}")
    assert [kind for kind, _ in found[2:]] == ["boilerplate"] * 3


def test_the_last_name_of_a_page_is_the_authors():
    assert kinds("fi", f"{LEAD}\n\n{MORE}\nAino Salmela")[-1] == ("credit", "Aino Salmela")
    assert kinds("fi", f"{LEAD}\n\n{MORE}\nTie on yhä suljettu")[-1][0] == "paragraph"


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("en", "19:32"),
        ("en", "View this post on Instagram"),
        ("de", "Schicken Sie uns Ihre Fotos vom Sturm an die Redaktion."),
        ("ru", "Новости города в нашем Telegram-канале"),
        ("nl", "Het laatste nieuws op ons WhatsApp-kanaal"),
        ("sv", "Till sidans topp"),
        ("es", "Puede leer: Qué se sabe del incendio"),
    ],
)
def test_more_furniture_of_many_pages(tag, line):
    assert kinds(tag, f"{LEAD}\n\n{MORE}\n\n{line}\n\n{MORE}")[2][0] == "boilerplate"
    assert kinds("en", f"{LEAD}\n\n{MORE}\n\nTelegram blocked in two countries\n\n{MORE}")[2][0] == "heading"

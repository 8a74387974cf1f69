"""What each part of a page is. All pages are made up."""

from __future__ import annotations

import pytest

from schemas.annotation import Detection, Segment
from schemas.article import Article
from streams.nlp.segments import read

TEXT = {
    "nl": "Bij een brand zijn drie mensen gewond geraakt, meldt de politie.",
    "en": "Three people were injured in a fire, police said.",
    "de": "Bei einem Brand sind drei Menschen verletzt worden.",
    "fr": "Trois personnes ont été blessées dans un incendie.",
    "es": "Tres personas resultaron heridas en un incendio.",
    "it": "Tre persone sono rimaste ferite in un incendio.",
    "pt": "Três pessoas ficaram feridas num incêndio.",
    "pl": "Trzy osoby zostały ranne w pożarze.",
    "ru": "Три человека пострадали при пожаре.",
    "tr": "Yangında üç kişi yaralandı.",
    "sv": "Tre personer skadades i en brand.",
    "da": "Tre personer kom til skade ved en brand.",
    "uk": "Троє людей постраждали під час пожежі.",
    "nb": "Tre personer ble skadet i en brann.",
    "ro": "Trei persoane au fost rănite într-un incendiu.",
    "cs": "Při požáru byli zraněni tři lidé.",
    "fi": "Kolme ihmistä loukkaantui tulipalossa.",
    "ko": "화재로 세 명이 다쳤다.",
    "zh": "火灾造成三人受伤。",
    "ar": "أصيب ثلاثة أشخاص في حريق.",
}


def segments_of(body: str, tag: str = "nl", headline: str | None = None, published: str | None = None) -> list[Segment]:
    detection = Detection(
        tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    return read(Article(uri="u", body=body, headline=headline, published_at=published), detection)[0]


def parts(body: str, tag: str = "nl", headline: str | None = None) -> list[tuple[str, str]]:
    return [(s.kind, body[s.start : s.end]) for s in segments_of(body, tag, headline) if s.field == "body"]


@pytest.mark.parametrize(
    ("tag", "dateline"),
    [
        ("nl", "DEN HAAG (ANP) -"), ("nl", "'s-HERTOGENBOSCH -"), ("nl", "AMSTERDAM/BRUSSEL, 10 jan. (Reuters) –"),
        ("nl", "Utrecht |"), ("nl", "MOSKOU (ANP/AFP)"), ("en", "WASHINGTON, D.C. —"), ("en", "(Reuters) -"),
        ("en", "NEW DELHI:"), ("en", "Jan. 10 (Reuters) -"), ("en", "LONDON, Jan 10, 2022 (AFP) -"),
        ("de", "Köln, 10. Januar (dpa) -"), ("de", "Frankfurt am Main (dpa/lhe) –"), ("fr", "PARIS, 3 mai (AFP) —"),
        ("es", "Lima, 3 may (EFE).-"), ("it", "(ANSA) - ROMA, 10 GEN -"), ("pt", "SÃO PAULO —"),
        ("pl", "Warszawa (PAP) –"),
        ("ru", "МОСКВА, 10 янв — РИА Новости."), ("ru", "Москва. 10 января. INTERFAX.RU -"), ("tr", "ANKARA (AA) -"),
        ("sv", "STOCKHOLM (TT) –"), ("da", "København (Ritzau) -"), ("fi", "HELSINKI (STT) -"),
        ("ko", "(서울=연합뉴스) 홍길동 기자 ="), ("zh", "新华社北京1月10日电"), ("ar", "بيروت (رويترز) -"),
    ],
)  # fmt: skip
def test_dateline(tag, dateline):
    assert parts(f"{dateline} {TEXT[tag]}", tag) == [("dateline", dateline), ("lead", TEXT[tag])]


def test_a_place_before_a_full_stop_is_a_dateline_when_it_is_named_again():
    assert parts("Delft. Er is brand. In Delft is rook te ruiken.")[0] == ("dateline", "Delft.")
    assert parts("Brand. Er is rook te ruiken in Delft.")[0][0] == "lead"


@pytest.mark.parametrize("start", ["UPDATE -", "LIVE:", "NAVO:", "22.15 uur:", "“Nee” -", "Premier De Wit zegt:"])
def test_no_dateline(start):
    assert [kind for kind, _ in parts(f"{start} {TEXT['nl']}")] == ["lead"]


@pytest.mark.parametrize(
    ("tag", "prefix", "value"),
    [
        ("nl", "date 2022-01", "2022-01"), ("nl", "datum: 3 mei 2024", "2024-05-03"),
        ("nl", "10 januari 2022 -", "2022-01-10"),
        ("de", "27.06.2022 |", "2022-06-27"), ("en", "[2022-01-10]", "2022-01-10"),
        ("en", "May 3, 2024 —", "2024-05-03"),
        ("es", "3 de mayo de 2024 |", "2024-05-03"), ("ru", "3 мая 2024 –", "2024-05-03"),
        ("nl", "01/02/2022 |", "2022-02-01"),
    ],
)  # fmt: skip
def test_date_prefix(tag, prefix, value):
    first, second = segments_of(f"  {prefix} {TEXT[tag]}", tag)
    assert (first.kind, first.start, first.end, first.value) == ("date_prefix", 2, 2 + len(prefix), value)
    assert second.kind == "lead"


def test_month_first_near_the_day_of_publication():
    assert segments_of("01/02/2022 | Er is brand.", published="2022-01-03T09:00:00Z")[0].value == "2022-01-02"


def test_no_date_prefix_in_a_sentence():
    assert [kind for kind, _ in parts("2024 was een goed jaar. 3 mei 2024 was een vrijdag.")] == ["lead"]
    assert [kind for kind, _ in parts("31-02-2024 | Er is brand.")] == ["lead"]


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("nl", "Lees ook: Waarom er zo vaak brand is"), ("en", "READ MORE: Why fires are so frequent"),
        ("de", "Lesen Sie auch: Warum es so oft brennt"), ("fr", "À lire aussi : Pourquoi tant d’incendies"),
        ("es", "Lea también: Por qué hay tantos incendios"), ("it", "Leggi anche: Perché tanti incendi"),
        ("pt", "Leia também: Por que há tantos incêndios"), ("pl", "Czytaj też: Dlaczego tak często się pali"),
        ("ru", "Читайте также: Почему так часто горит"), ("tr", "İlgili haberler: Yangınlar neden bu kadar sık"),
        ("sv", "Läs också: Varför det brinner så ofta"), ("da", "Læs også: Hvorfor det brænder så tit"),
        ("uk", "Читайте також: Чому так часто горить"), ("nb", "Les også: Hvorfor det brenner så ofte"),
        ("ro", "Citește și: De ce ard atâtea case"), ("cs", "Čtěte také: Proč tak často hoří"),
        ("nl", "ADVERTENTIE"), ("en", "Advertisement"), ("de", "Anzeige"), ("fr", "Publicité"), ("es", "PUBLICIDAD"),
        ("pl", "REKLAMA"), ("ru", "Реклама"), ("nl", "Reacties (23)"), ("fi", "Share this article"),
        ("nl", "We use cookies."),
        ("de", "Aktualisiert am 3. Mai 2024 um 14.05 Uhr"), ("fr", "Mis à jour le 3 mai à 10 h"),
        ("en", "Last updated 14:05"),
        ("en", "© 2024 The Daily Example. All rights reserved."), ("nl", "Volg ons op Instagram. Tips? Bel 555 78."),
        ("nl", "Deze website gebruikt cookies om u beter te bedienen."), ("it", "RIPRODUZIONE RISERVATA"),
    ],
)  # fmt: skip
def test_boilerplate(tag, line):
    assert parts(f"{TEXT[tag]}\n\n{line}", tag) == [("lead", TEXT[tag]), ("boilerplate", line)]


def test_boilerplate_inside_a_line_and_with_a_list():
    text = "Er is brand. Lees ook: Vuur in de stad"
    assert parts(text) == [("lead", "Er is brand."), ("boilerplate", "Lees ook: Vuur in de stad")]
    listed = "Mehr zum Thema\n▸ Eins\n▸ Zwei (12 Bilder)"
    assert parts(f"{TEXT['de']}\n\n{listed}\nKommentare", "de")[1:] == [
        ("boilerplate", listed),
        ("boilerplate", "Kommentare"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Read more than one book a week.",
        "Follow the money is the motto of the group that was arrested on Monday, and so on.",
        "Watch out for ice, police said.", "Share prices fell by 12 percent.",
    ],
)  # fmt: skip
def test_text_that_begins_like_furniture(text):
    assert parts(f"{TEXT['en']}\n\n{text}", "en")[1] == ("paragraph", text)


@pytest.mark.parametrize(
    ("tag", "caption", "credit"),
    [
        ("nl", "Volledig scherm De loods in Delft.", "© ANP / EPA"), ("nl", "De loods in Delft.", "Foto: Jan Jansen"),
        ("en", "Image caption A man walks by.", "Image source: Getty Images"),
        ("en", "A man walks by.", "REUTERS/Jane Doe"),
        ("de", "Die Halle am Montag.", "Foto: Max Muster/dpa"),
        ("fr", "Le hangar, lundi.", "Crédit photo : Léa Petit / AFP"),
        ("pl", "Hala w poniedziałek.", "fot. Jan Nowak / PAP"), ("es", "La nave, el lunes.", "(Foto: EFE)"),
    ],
)  # fmt: skip
def test_caption_and_credit(tag, caption, credit):
    found = parts(f"{TEXT[tag]}\n\n{caption} {credit}\n\n{TEXT[tag]}", tag)
    assert found[1:3] == [("caption", caption), ("credit", credit)]


def test_caption_and_credit_inside_a_line():
    body = "Er is brand. Volledig scherm De loods in Delft. © ANP Het vuur brak om acht uur uit. De loods is leeg."
    assert parts(body) == [
        ("lead", "Er is brand."), ("caption", "Volledig scherm De loods in Delft."), ("credit", "© ANP"),
        ("paragraph", "Het vuur brak om acht uur uit. De loods is leeg."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "credit"),
    [
        ("nl", "Van onze verslaggever"), ("nl", "Door Jan de Vries"), ("en", "By Jane Doe and John Smith"),
        ("de", "Von Max Muster"), ("fr", "De notre correspondant à Lyon"),
    ],
)  # fmt: skip
def test_byline(tag, credit):
    assert parts(f"{credit}\n{TEXT[tag]}", tag) == [("credit", credit), ("lead", TEXT[tag])]


def test_headings_stand_before_text():
    body = f"{TEXT['nl']}\n\nGeen doden\n\n{TEXT['nl']}\n\nWat nu?\n\n{TEXT['nl']}\n\nEen losse regel"
    assert [kind for kind, _ in parts(body)] == [
        "lead", "heading", "paragraph", "heading", "paragraph", "paragraph",
    ]  # fmt: skip


def test_a_table_has_no_headings():
    body = f"{TEXT['nl']}\n\nAjax - PSV 1-2\nTwente - NEC 0-0\nHeracles - AZ 3-3\n\n{TEXT['nl']}"
    assert "heading" not in dict(parts(body))


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "Bij een brand in een loods in het zuiden van de stad zijn maandag\n"
        "drie mensen gewond geraakt, van wie een ernstig. De brandweer was\n"
        "met vijf wagens ter plaatse en had het vuur na twee uur onder con-\n"
        "trole, meldt de woordvoerder."
    )
    assert parts(f"{wrapped}\n\nGeen doden\n\n{wrapped}")[:2] == [("lead", wrapped), ("heading", "Geen doden")]


LEAD = "De burgemeester van Odrava is afgetreden nadat bij de overstroming twaalf mensen waren omgekomen."


@pytest.mark.parametrize(
    "again",
    [
        LEAD,
        "De burgemeester van Odrava is opgestapt nadat bij de overstroming 12 mensen omgekomen waren.",
        f"{LEAD} Zijn opvolger is nog niet bekend.",
    ],
)
def test_a_lead_said_again(again):
    found = segments_of(f"{LEAD}\n\nDe partij wil verkiezingen.\n\n{again}", headline="Burgemeester weg")
    assert [s.repeats for s in found] == [None, None, None, "s1"]


def test_a_lead_said_again_in_a_page_of_one_line():
    body = (
        f"{LEAD} {'De partij wil nieuwe verkiezingen in het voorjaar. ' * 20}{LEAD} Zijn opvolger is nog niet bekend."
    )
    found = segments_of(body)
    assert [(s.kind, s.repeats) for s in found] == [("lead", None), ("paragraph", "s0")]
    assert body[found[1].start : found[1].end].startswith(LEAD)


def test_a_lead_announced_as_said_before():
    assert parts(f"{LEAD}\n\nWij schreven eerder: {LEAD}")[1:] == [
        ("boilerplate", "Wij schreven eerder:"), ("paragraph", LEAD),
    ]  # fmt: skip


def test_other_figures_are_no_repeat():
    body = "In Lyon zijn 12 mensen aangehouden na de rellen.\n\nIn Nice zijn 15 mensen aangehouden na de rellen."
    assert [s.repeats for s in segments_of(body)] == [None, None]


@pytest.mark.parametrize("separator", ["\n\n", "\n", " "])
def test_the_headline_said_again(separator):
    found = segments_of(f"Brand in loods in Delft{separator}{TEXT['nl']}", headline="Brand in loods in Delft")
    assert [(s.kind, s.repeats) for s in found] == [("headline", None), ("heading", "s0"), ("lead", None)]


def test_a_caption_is_no_repeat_unless_it_says_the_same():
    body = f"{LEAD}\n\nDe burgemeester van Odrava. © ANP\n\n{LEAD} © ANP"
    assert [(s.kind, s.repeats) for s in segments_of(body)] == [
        ("lead", None), ("caption", None), ("credit", None), ("caption", "s0"), ("credit", None),
    ]  # fmt: skip


def test_marks_without_width_and_markup_are_read_over():
    body = (
        "<p>Er is&nbsp;brand.</p><h2>Geen do\u00adden</h2><p>Er is &lt;veel&gt; rook.</p>"
        "<p>Lees\u00a0ook: Vuur &amp; rook</p>"
    )
    assert [kind for kind, _ in parts(body)] == ["lead", "heading", "paragraph", "boilerplate"]

"""One language of one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.nlp.language import detect_text

SENTENCES = {
    "nl": "De regering is maandag afgetreden nadat het parlement een motie had aangenomen.",
    "en": "The government resigned on Monday after parliament had passed a motion.",
    "de": "Die Regierung trat am Montag zurück, nachdem das Parlament einen Antrag angenommen hatte.",
    "fr": "Le gouvernement a démissionné lundi après que le parlement a adopté une motion.",
    "es": "El gobierno dimitió el lunes después de que el parlamento aprobara una moción.",
    "pt": "O governo demitiu-se na segunda-feira depois de o parlamento ter aprovado uma moção.",
    "it": "Il governo si è dimesso lunedì dopo che il parlamento aveva approvato una mozione.",
    "pl": "Rząd podał się w poniedziałek do dymisji, gdy parlament przyjął wniosek.",
    "cs": "Vláda podala v pondělí demisi poté, co parlament přijal návrh.",
    "sv": "Regeringen avgick på måndagen efter att riksdagen hade antagit en motion.",
    "fi": "Hallitus erosi maanantaina sen jälkeen, kun eduskunta oli hyväksynyt esityksen.",
    "tr": "Hükümet, meclisin önergeyi kabul etmesinin ardından pazartesi günü istifa etti.",
    "ru": "Правительство ушло в отставку в понедельник после голосования в парламенте.",
    "uk": "Уряд пішов у відставку в понеділок після голосування в парламенті.",
    "bg": "Правителството подаде оставка в понеделник след гласуването в парламента.",
    "ar": "استقالت الحكومة يوم الاثنين بعد أن وافق البرلمان على الاقتراح.",
    "fa": "دولت روز دوشنبه پس از تصویب این طرح در مجلس استعفا داد.",
    "he": "הממשלה התפטרה ביום שני לאחר שהפרלמנט אישר את ההצעה.",
    "el": "Η κυβέρνηση παραιτήθηκε τη Δευτέρα μετά την ψηφοφορία στη Βουλή.",
    "hi": "संसद में प्रस्ताव पारित होने के बाद सरकार ने सोमवार को इस्तीफ़ा दे दिया।",
    "th": "รัฐบาลลาออกเมื่อวันจันทร์หลังจากรัฐสภาลงมติ",
    "ja": "議会が動議を可決した後、政府は月曜日に辞任した。",
    "ko": "의회가 동의안을 통과시킨 뒤 정부는 월요일에 사퇴했다.",
    "zh-Hans": "议会通过动议后,政府于星期一辞职。",
    "zh-Hant": "議會通過動議後,政府於星期一辭職。",
    "sr-Cyrl": "Влада је поднела оставку у понедељак након што је скупштина усвојила предлог.",
    "sr-Latn": "Vlada je podnela ostavku u ponedeljak nakon što je skupština usvojila predlog.",
    "hr": "Vlada je u ponedjeljak podnijela ostavku nakon što je sabor usvojio prijedlog.",
    "nn": "Regjeringa gjekk av måndag etter at Stortinget hadde vedteke eit framlegg.",
    "nb": "Regjeringen gikk av mandag etter at Stortinget hadde vedtatt et forslag.",
    "id": "Pemerintah mengundurkan diri pada hari Senin karena parlemen menyetujui mosi itu.",
    "ru-Latn": "Pravitelstvo ushlo v otstavku v ponedelnik posle golosovaniya v parlamente.",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_sentences(tag: str):
    assert detect_text(SENTENCES[tag]).tag == tag


@pytest.mark.parametrize(
    ("tag", "code", "script", "group"),
    [
        ("nl", "nld", "Latn", None),
        ("sr-Latn", "srp", "Latn", "hbs"),
        ("nb", "nob", "Latn", "nor"),
        ("zh-Hant", "zho", "Hant", None),
        ("ja", "jpn", "Jpan", None),
    ],
)
def test_the_names_of_a_language(tag: str, code: str, script: str, group: str | None):
    found = detect_text(SENTENCES[tag])
    assert (found.iso639_3, found.script, found.group) == (code, script, group)
    assert (found.group_confidence is None) == (group is None)


@pytest.mark.parametrize(
    "text", ["Dit is\x85een zin met rare\ud800 tekens\x00 erin", "ＨＥＬＬＯ ＴＨＥＲＥ, how are you doing today?"]
)
def test_what_libraries_refuse_is_read_all_the_same(text: str):
    assert detect_text(text).tag in {"nl", "en"}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("", "zxx"),
        (" \n\t", "zxx"),
        ("12.5 % | 2026-01-01 — 14:30", "zxx"),
        ("😀🎉", "zxx"),
        ("https://example.org/the/news/of/today", "zxx"),
        ("someone@example.org", "zxx"),
        ("XK-4432 ABC123 EUR", "und"),
        ("wqxz fghjk vbnmq xcvbz", "und"),
    ],
)
def test_text_without_language(text: str, tag: str):
    found = detect_text(text)
    assert found.tag == tag
    assert found.group is None


def test_that_words_are_of_no_language_is_never_sure():
    assert detect_text("wqxz fghjk vbnmq xcvbz").confidence < 0.9
    assert detect_text("12.5 %").confidence == 1


@pytest.mark.parametrize("tag", ["nb", "nn", "hr", "sr-Latn", "id"])
def test_members_of_a_group_are_told_apart_in_long_texts(tag: str):
    found = detect_text(f"{SENTENCES[tag]} {SENTENCES[tag]}")
    assert (found.tag, found.group is None) == (tag, False)
    assert found.group_confidence >= 0.99
    assert found.confidence < found.group_confidence


def test_a_neighbour_that_the_fast_voters_cannot_read_is_not_taken_for_sure():
    found = detect_text("Hikûmeta nû roja duşemê piştî dengdana parlamentoyê ji kar derket")
    assert found.tag != "tr" or found.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Секој граѓанин мора да плати данок на имот", "mk"),  # eldc calls it Serbian
        ("Die skool is weer oop ná die staking", "af"),  # Dutch
        ("O tren chegou tarde á estación de Lugo", "gl"),  # Portuguese or Spanish
    ],
)
def test_what_the_fast_voters_take_for_a_neighbour(text: str, tag: str):
    assert detect_text(text).tag == tag


@pytest.mark.parametrize(
    ("text", "tag"), [("Regjeringa vil ikkje seie kvifor ho ventar", "nn"), ("Što će biti sljedeći korak tvrtke", "hr")]
)
def test_a_member_of_a_group_is_told_from_a_headline(text: str, tag: str):
    found = detect_text(text)
    assert found.tag == tag
    assert found.group_confidence >= 0.99


def test_long_text_is_read_in_its_middle():
    furniture = "Skip to content. Read the latest news, subscribe to our newsletter and follow us. " * 8
    assert detect_text(furniture + SENTENCES["nl"] * 40 + furniture).tag == "nl"


@pytest.mark.parametrize("claim", ["sr", "hr", "bs"])
def test_a_claim_decides_inside_a_group(claim: str):
    found = detect_text("Predsednik vlade danas u gradu", claim)
    assert (found.tag.split("-")[0], found.group) == (claim, "hbs")


@pytest.mark.parametrize("claim", ["en", "ru", "xx", "sr-Latn", "no", "x-private"])
def test_a_claim_gives_way_to_clear_evidence(claim: str):
    assert detect_text(SENTENCES["nl"], claim).tag == "nl"


def test_a_claim_helps_a_short_text():
    assert detect_text("Oslo", "nb").tag == "nb"
    assert detect_text("la casa", "it").tag == "it"
    assert detect_text("la casa", "es").tag == "es"


@given(st.text(st.characters(), max_size=300))
def test_any_text_has_an_answer(text: str):
    found = detect_text(text)
    assert found.tag
    assert found.confidence is not None
    assert 0 <= found.confidence <= 1
    assert found.others == []

"""The detection of whole articles."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from streams.nlp.language import detect, mixed
from streams.nlp.language.mixed import parts

DUTCH = "De regering is maandag afgetreden nadat het parlement een motie van wantrouwen had aangenomen."
MORE_DUTCH = "In de hoofdstad werden volgens de politie ruim vijftig mensen aangehouden na de betoging."
ENGLISH = "We will never surrender to the people who attacked our country and killed our children."
FRENCH = "Le président de la République a déclaré que le gouvernement ne démissionnerait pas."
RUSSIAN = "Президент подписал указ о назначении нового министра обороны страны."


def article(body: str, headline: str | None = None, language: str | None = None) -> Article:
    return Article(uri="urn:x", body=body, headline=headline, language=language)


def spans(one: Article) -> list[tuple[str, str, str]]:
    return [(part.tag, part.field, one.text(part.field)[part.start : part.end]) for part in detect(one).others]


def test_one_language_has_no_other_parts():
    one = article(f"{DUTCH}\n\n{MORE_DUTCH}", "Regering stapt op na motie van wantrouwen")
    assert detect(one).tag == "nl"
    assert spans(one) == []


@pytest.mark.parametrize(("tag", "other"), [("en", ENGLISH), ("fr", FRENCH), ("ru", RUSSIAN)])
def test_a_line_in_another_language(tag: str, other: str):
    one = article(f"{DUTCH}\n{other}\n{MORE_DUTCH}")
    assert detect(one).tag == "nl"
    assert spans(one) == [(tag, "body", other)]


def test_neighbouring_lines_of_one_language_are_one_part():
    one = article(f"{DUTCH} {MORE_DUTCH}\n{ENGLISH}\n{ENGLISH}\n{MORE_DUTCH} {DUTCH}")
    assert spans(one) == [("en", "body", f"{ENGLISH}\n{ENGLISH}")]


def test_a_quotation_inside_a_line():
    one = article(f"{DUTCH} “{ENGLISH}” {MORE_DUTCH}")
    [(tag, field, text)] = spans(one)
    assert (tag, field) == ("en", "body")
    assert text.strip("“”. ") == ENGLISH.rstrip(".")


def test_offsets_are_those_of_the_text_as_sent():
    decomposed = "Le pre\u0301sident de la Re\u0301publique a de\u0301clare\u0301 que rien ne changera pour nous."
    one = article(f"😀 {DUTCH}\r\n\u00ad{decomposed}\r\n{MORE_DUTCH}")
    [(tag, _, text)] = spans(one)
    assert tag == "fr"
    assert decomposed.rstrip(".") in text


def test_a_headline_in_another_language():
    one = article(f"{DUTCH}\n{MORE_DUTCH}", ENGLISH)
    assert detect(one).tag == "nl"
    assert spans(one) == [("en", "headline", ENGLISH)]


def test_names_part_from_nothing():
    one = article(f"{DUTCH}\nThe Washington Post, New York Times, Human Rights Watch\n{MORE_DUTCH}")
    assert detect(one).tag == "nl"


def test_page_furniture_does_not_decide():
    menu = "Skip to main content\nHome | News | Sport | Weather\nSign in Subscribe\nRead more: our readers about us\n"
    assert detect(article(menu + DUTCH)).tag == "nl"


def test_the_headline_is_evidence():
    assert detect(article("2 - 1", "De regering stapt op na motie van wantrouwen")).tag == "nl"


def test_a_trusted_claim():
    found = detect(article(f"{DUTCH}\n{ENGLISH}\n{MORE_DUTCH}", language="nl-BE"), assume=True)
    assert (found.tag, found.iso639_3, found.script, found.confidence) == ("nl-BE", "nld", "Latn", None)
    assert [part.tag for part in found.others] == ["en"]
    assert detect(article(ENGLISH, language="sr-Latn"), assume=True).script == "Latn"


def test_without_a_claim_there_is_nothing_to_trust():
    found = detect(article(DUTCH), assume=True)
    assert found.tag == "nl"
    assert found.confidence is not None


@given(
    st.lists(st.sampled_from([DUTCH, ENGLISH, RUSSIAN, "“", "”", "議會通過動議後", "1", "İ ŉ ﬁ", "\r", "\n", " "])),
    st.none() | st.text(max_size=40),
)
def test_parts_lie_in_order_inside_the_fields(pieces: list[str], headline: str | None):
    one = article("a" + "".join(pieces), (headline or "").replace("\0", ""))
    for field in ("headline", "body"):
        ends = [0]
        for part in detect(one).others:
            if part.field == field:
                assert ends[-1] <= part.start < part.end <= len(one.text(field))
                ends.append(part.end)


@pytest.mark.parametrize(
    "unit", [f"{DUTCH} {ENGLISH}\n", f"{DUTCH} “{ENGLISH}” ", "Aé-", "“a", f"{RUSSIAN}\n{FRENCH}\n"]
)
def test_a_megabyte_takes_less_than_seconds(unit: str):
    one = article((unit * (1_000_000 // len(unit) + 1))[:1_000_000])
    detect(article(unit))
    began = time.process_time()
    detect(one)
    assert time.process_time() - began < 3  # about one on an idle machine; what is guarded against is quadratic


def test_lines_too_short_to_tell_are_no_parts():
    found = list(parts("body", "Jan\nDe regering is maandag afgetreden na een motie.\n12:30"))
    assert [(part.start, part.language) for part in found] == [(4, "nl")]


def test_a_line_is_not_divided_inside_a_group(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mixed.voters, "cld2", lambda _: {"hr": 0.6, "sr": 0.39})  # as it says of some lines
    monkeypatch.setattr(mixed, "switches", lambda *_: pytest.fail("the line was looked into word by word"))
    line = "Predsednik vlade je u ponedeljak rekao da će tvrtka sljedeći tjedan isplatiti sve plaće radnicima."
    assert len(list(parts("body", line))) == 1


def test_the_scripts_of_japanese_are_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mixed, "identify", lambda *_: pytest.fail("a script was asked for its own language"))
    found = list(
        parts("body", "ロシアのウクライナ侵攻は月曜日に始まったと、政府の報道官が東京で記者団に対して正式に発表した。")
    )
    assert [part.language for part in found] == ["ja"]


def test_a_page_of_a_thousand_mixed_lines_is_looked_into_in_part(monkeypatch: pytest.MonkeyPatch):
    looked_into = []
    monkeypatch.setattr(mixed, "switches", lambda line, *_: looked_into.append(line) or [])
    line = "De president zei: \u201cWe will never surrender to the people who attacked our country\u201d, en vertrok.\n"
    assert len(list(parts("body", line * 1000))) == 1000
    assert 0 < len(looked_into) < 400

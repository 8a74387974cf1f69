"""Dates and times of day, said in ten languages, against a Wednesday in May."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.annotation import LanguageArticle, Segment, Sentence, Time
from streams.nlp import times

WEDNESDAY = "2024-05-15T12:00:00+02:00"


def found(
    text: str, tag: str, published_at: str | None = WEDNESDAY, segments: list[Segment] | None = None
) -> list[Time]:
    article = LanguageArticle.model_construct(
        uri="u", body=text, headline=None, language=tag, published_at=published_at, segments=segments or [],
        sentences=[Sentence(id="n0", segment="s0", field="body", start=0, end=len(text), language=tag)],
    )  # fmt: skip
    return times.find(article)


@pytest.mark.parametrize(
    ("tag", "text", "said", "value"),
    [
        ("en", "Police said on Monday morning that", "Monday morning", "2024-05-13TMO"),
        ("en", "It will open on Friday.", "Friday", "2024-05-17"),
        ("en", "Floods hit the town last week", "last week", "2024-W19"),
        ("en", "He was born on March 3rd, 1987 in Leeds", "March 3rd, 1987", "1987-03-03"),
        ("en", "in May 2021", "May 2021", "2021-05"),
        ("en", "two years ago", "two years ago", "2022"),
        ("en", "the attack in 2012 left", "2012", "2012"),
        ("en", "the worst since the 1990s", "1990s", "199"),
        ("en", "shortly after 7.30 pm", "7.30 pm", "2024-05-15T19:30"),
        ("en", "every Monday", "every Monday", "XXXX-WXX-1"),
        ("en", "the worst since the 90s", "the 90s", "199"),
        ("en", "profits in the fourth quarter fell", "fourth quarter", "2023-Q4"),
        ("en", "sales last quarter", "last quarter", "2024-Q1"),
        ("en", "this summer", "this summer", "2024-SU"),
        ("en", "next winter", "next winter", "2024-WI"),
        ("de", "im zweiten Halbjahr 2021", "zweiten Halbjahr 2021", "2021-H2"),
        ("fr", "l'été dernier", "été dernier", "2023-SU"),
        ("nl", "De minister zei maandagochtend dat", "maandagochtend", "2024-05-13TMO"),
        ("nl", "gisteravond laat", "gisteravond", "2024-05-14TEV"),
        ("nl", "rond 8.45 uur", "8.45 uur", "2024-05-15T08:45"),
        ("nl", "in de jaren '90", "jaren '90", "199"),
        ("nl", "op 3-1-2022", "3-1-2022", "2022-01-03"),
        ("nl", "drie jaar geleden", "drie jaar geleden", "2021"),
        ("de", "am Montagabend", "Montagabend", "2024-05-13TEV"),
        ("de", "seit dem 3. Januar 2022", "3. Januar 2022", "2022-01-03"),
        ("de", "um 8 Uhr", "8 Uhr", "2024-05-15T08:00"),
        ("fr", "lundi soir", "lundi soir", "2024-05-13TEV"),
        ("fr", "le 1er mars 2022", "1er mars 2022", "2022-03-01"),
        ("fr", "à 14h30", "14h30", "2024-05-15T14:30"),
        ("fr", "il y a deux semaines", "il y a deux semaines", "2024-W18"),
        ("es", "el 3 de enero de 2022", "3 de enero de 2022", "2022-01-03"),
        ("es", "el lunes por la noche", "lunes por la noche", "2024-05-13TNI"),
        ("it", "la scorsa settimana", "la scorsa settimana", "2024-W19"),
        ("pt", "na segunda-feira à noite", "segunda-feira à noite", "2024-05-13TNI"),
        ("pl", "w zeszłym roku", "w zeszłym roku", "2023"),
        ("pl", "3 stycznia 2022 roku", "3 stycznia 2022", "2022-01-03"),
        ("ru", "в 2021 году", "2021", "2021"),
        ("ru", "26 сентября 2022 года", "26 сентября 2022", "2022-09-26"),
        ("tr", "26 Eylül 2022", "26 Eylül 2022", "2022-09-26"),
        ("ja", "2022年1月10日に", "2022年1月10日", "2022-01-10"),
        ("und", "2022-01-10", "2022-01-10", "2022-01-10"),
    ],
)  # fmt: skip
def test_value(tag: str, text: str, said: str, value: str) -> None:
    assert (said, value) in [(time.text, time.value) for time in found(text, tag)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("nl", "8000 arrestaties verricht"),
        ("nl", "legden het werk voor 24 uur neer"),
        ("en", "in 2,000 cases"),
        ("en", "the party may march on"),
        ("en", "won 3-1 on aggregate"),
        ("en", "a 2.5 per cent rise"),
        ("de", "2002 Menschen wurden evakuiert"),
        ("en", "on 45 May 2022nd"),
    ],
)
def test_not_a_time(tag: str, text: str) -> None:
    assert found(text, tag) == []


def test_bounds_are_half_open_and_in_the_offset_of_the_article() -> None:
    (time,) = found("maandagochtend", "nl")
    assert (time.type, time.lower, time.upper) == ("time", "2024-05-13T06:00:00+02:00", "2024-05-13T12:00:00+02:00")
    (year,) = found("in 2021", "en")
    assert (year.type, year.lower, year.upper) == ("date", "2021-01-01T00:00:00+02:00", "2022-01-01T00:00:00+02:00")


def test_bounds_of_a_quarter_and_of_a_winter() -> None:
    (quarter,) = found("in the third quarter of 2023", "en")
    assert (quarter.lower, quarter.upper) == ("2023-07-01T00:00:00+02:00", "2023-10-01T00:00:00+02:00")
    (winter,) = found("last winter", "en")
    assert (winter.lower, winter.upper) == ("2023-12-01T00:00:00+02:00", "2024-03-01T00:00:00+02:00")


def test_both_ends_of_a_range_of_days() -> None:
    assert [time.value for time in found("from 3 to 5 June 2023", "en")] == ["2023-06-03", "2023-06-05"]
    assert [time.value for time in found("3 tot 5 doden in juni", "nl")] == ["2024-06"]


def test_spring_and_half_alone_are_no_times() -> None:
    assert not found("The first half was dull; a spring broke.", "en")


def test_the_date_prefix_anchors_an_article_without_date_but_gives_no_bounds() -> None:
    prefix = Segment(id="s0", kind="date_prefix", field="body", start=0, end=15, repeats=None, value="2022-01-12")
    (time,) = found("De politie meldde maandag", "nl", published_at=None, segments=[prefix])
    assert (time.value, time.lower, time.upper) == ("2022-01-10", None, None)


def test_without_any_date_a_weekday_stays_open() -> None:
    (time,) = found("The court ruled on Monday", "en", published_at=None)
    assert (time.value, time.lower) == ("XXXX-WXX-1", None)


def test_a_clock_time_belongs_to_the_day_of_its_sentence() -> None:
    values = [time.value for time in found("The quake struck on Monday at 7.30 pm, and again at 9:15 pm.", "en")]
    assert values == ["2024-05-13", "2024-05-13T19:30", "2024-05-13T21:15"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["ſept", "3", "31", "12", "2022", "1st", "Monday", "mai", "am", "İ", "ı", "-", ".", ":", "/", "年", "月",
             "24", "geleden", "ago", "in", "jaren '90", "9999", "0", "February", "x"]
        ),
        max_size=12,
    ).map(" ".join)
    | st.text(max_size=40),
    st.sampled_from(["en", "nl", "de", "fr", "tr", "ru", "ja", "und", "no-such-language"]),
    st.sampled_from([None, WEDNESDAY, "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-11:00"]),
)  # fmt: skip
def test_any_text_has_an_answer_that_lies_in_it(text: str, tag: str, published_at: str | None) -> None:
    end = 0
    for time in found(text, tag, published_at):
        assert time.start >= end
        assert time.text == text[time.start : time.end]
        end = time.end


@pytest.mark.parametrize("published_at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_the_calendar_stop_nothing(published_at: str) -> None:
    text = "Sunday, last Sunday, next Sunday, yesterday, next month, 12 days ago, in the 9990s and on 5 May 2020"
    assert "2020-05-05" in [time.value for time in found(text, "en", published_at)]


def test_a_count_behind_an_article_is_no_decade():
    assert not found("They freed 28 of the 50 girls and half of the 60 boys.", "en")

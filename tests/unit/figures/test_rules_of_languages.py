"""One test for each rule that lets a language say numbers in its own way."""

from decimal import Decimal

import pytest

from streams.nlp.figures import find


def values(text: str, tag: str) -> list[tuple[str, Decimal | None, str]]:
    return [(text[slice(*m.number)], m.value, m.kind) for m in find(text, tag)]


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("es", "tres veintiunavos", "0.1429"),
        ("es", "veintitrés quintos", "4.6"),
        ("es", "ciento treinta quintos", "26"),
        ("es", "un octavo", "0.125"),
        ("pt", "vinte e dois trinta avos", "0.7333"),
        ("pt", "dois sobre onze", "0.1818"),
        ("fr", "un centième", "0.01"),
        ("tr", "yirmi bölü yirmi beş", "0.8"),
        ("pl", "jedna czwarta", "0.25"),
    ],
)
def test_denominators(tag: str, text: str, value: str):
    assert values(text, tag) == [(text, Decimal(value), "fraction")]


def test_ordinals_do_not_join_cardinals_where_the_language_forbids_it():
    assert values("los cien primeros días", "es")[0] == ("cien", Decimal(100), "duration")
    assert values("les cent premiers jours", "fr")[0] == ("cent", Decimal(100), "duration")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("beş bina yıkıldı", [("beş", 5)]),
        ("üçünün durumu ağır", [("üçünün", 3)]),
        ("on beşi yaralı", [("on beşi", 15)]),
        ("1,4 milyonu çocuk", [("1,4 milyonu", 1400000)]),
        ("yüzde ona çıktı", [("ona", 10)]),
        ("bu yüzden ona sordu", []),
    ],
)
def test_turkish_endings_follow_vowel_harmony(text: str, expected: list[tuple[str, int]]):
    assert [(numeral, value) for numeral, value, _ in values(text, "tr")] == expected


@pytest.mark.parametrize(
    ("tag", "text", "value", "unit"),
    [
        ("pl", "czterdziestodwuletni kierowca", 42, "a"),
        ("pl", "szesnastolatka", 16, "a"),
        ("ru", "двадцатидвухлетний водитель", 22, "a"),
        ("ru", "7000-тонный корабль", 7000, "t"),
        ("uk", "двадцятидворічний водій", 22, "a"),
        ("it", "la ventinovenne", 29, "a"),
    ],
)
def test_adjectives_with_a_number_inside(tag: str, text: str, value: int, unit: str):
    assert [(m.value, m.unit.code) for m in find(text, tag) if m.unit] == [(value, unit)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "Appelez le 116 123 (gratuit)."),
        ("pl", "Proszę dzwonić: 22 123 45 67."),
        ("es", "El vuelo IB 3456 despegó."),
        ("pt", "A lei 13.979 continua em vigor."),
        ("tr", "12 numaralı otobüs geldi."),
        ("tr", "Maç 23.15'te bitti."),
        ("ru", "Это показали на 5 канале."),
        ("es", "Lo dijo dos veces."),
        ("it", "La meta di Rossi ha deciso."),
    ],
)
def test_what_is_no_figure(tag: str, text: str):
    assert values(text, tag) == []


def test_scores_beside_teams_and_in_words():
    assert values("Ayr 38 - Melrose 17", "es") == [("38 - Melrose 17", None, "score")]
    assert values("Hanno vinto la partita per 10 a 6.", "it") == [("10 a 6", None, "score")]


def test_a_word_between_a_number_and_its_scale():
    assert values("o sută de mii de lei", "ro") == [("o sută de mii", Decimal(100000), "money")]


def test_one_of_so_many_said_from_the_larger_number():
    assert values("Her beş çocuktan biri aç.", "tr") == [("beş çocuktan biri", Decimal("0.2"), "ratio")]
    assert values("dokuz Katalan liderden biri", "tr")[0][1] == 9


def test_the_end_of_a_change_is_no_bound():
    found = find("Безработица снизилась с 14,2 до 13,8 процента.", "ru")
    assert [(m.value, m.upper, m.lower) for m in found][1] == (Decimal("13.8"),) * 3
    assert found[1].change == "to"


def test_none_of_them_is_zero_and_any_is_nothing():
    assert values("Ninguna de las fragatas llegó.", "es") == [("Ninguna", Decimal(0), "cardinal")]
    assert values("No quiero que ningún idioma se pierda.", "es") == []


def test_what_stands_alone_is_read_whole():
    assert values("- 1.200.000", "it") == [("- 1.200.000", Decimal(-1200000), "cardinal")]
    assert values("un mois", "fr") == [("un", Decimal(1), "duration")]
    assert values("Elle attend depuis un mois déjà.", "fr") == []


def test_a_quarter_of_an_hour_is_no_fourth_minute():
    assert values("cuarto de hora", "es") == [("cuarto", Decimal("0.25"), "duration")]
    assert values("четверть часа", "ru") == [("четверть", Decimal("0.25"), "duration")]
    assert values("The opener came in the fourth minute.", "en") == [("fourth", Decimal(4), "ordinal")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("wel 300 doden", "at_most"), ("wel drie kinderen", "exact"), ("wel zo'n 300 doden", "about")],
)
def test_a_word_that_bounds_round_numbers_only(text: str, qualifier: str):
    assert [mention.qualifier for mention in find(text, "nl")] == [qualifier]

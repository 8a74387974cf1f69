"""Units: codes that UCUM has, factors in step with their library, amounts in two parts, what a symbol means where."""

from decimal import Decimal
from importlib import resources

import pytest
from ucumvert import PintUcumRegistry

from streams.nlp import figures, languages
from streams.nlp.figures import find
from streams.nlp.figures.conversions import converted, ratio
from streams.nlp.figures.generate import factors
from streams.nlp.figures.language import language


def read(text: str, tag: str) -> list[tuple[str, str, str, str | None]]:
    """Kind, text, value and code of every figure."""
    return [
        (m.kind, text[m.start : m.end], "" if m.value is None else f"{m.value.normalize():f}", m.unit and m.unit.code)
        for m in find(text, tag)
    ]


def test_every_code_of_a_measure_is_one_of_ucum():
    registry = PintUcumRegistry()
    for tag in languages.available():
        for code in {unit.code for unit in language(tag).units.values() if unit.system == "ucum"}:
            assert registry.from_ucum(code) is not None


def test_the_factors_are_those_of_the_library():
    assert (resources.files(figures) / "conversions.toml").read_text("utf-8") == factors()


@pytest.mark.parametrize(
    ("value", "code", "want", "unit"),
    [
        ("20", "[ft_i]", "6.096", "m"),
        ("98.6", "[degF]", "37", "Cel"),
        ("0", "[degF]", "-17.7778", "Cel"),
        ("100", "km/h", "27.7778", "m/s"),
        ("3", "har", "30000", "m2"),
        ("2.5", "t", "2500", "kg"),
        ("1000", "[bbl_us]", "158.987", "m3"),
    ],
)
def test_a_measure_in_the_unit_of_its_dimension(value: str, code: str, want: str, unit: str):
    assert converted(Decimal(value), code) == (Decimal(want), unit)


def test_what_has_no_dimension_is_not_converted():
    assert converted(Decimal(5), "%") is None
    assert converted(Decimal(5), "m") is None
    assert converted(Decimal(5), "EUR") is None


def test_how_many_of_a_unit_make_another():
    assert ratio("a", "mo") == 12
    assert ratio("a", "d") == 365
    assert ratio("[ft_i]", "[in_i]") == 12
    assert ratio("km", "h") is None
    assert ratio("Cel", "[degF]") is None


@pytest.mark.parametrize(
    ("tag", "text", "want"),
    [
        ("en", "He is 6 feet 4 inches tall.", ("measure", "6 feet 4 inches", "76", "[in_i]")),
        ("en", "The ban lasts 2 years and 3 months.", ("duration", "2 years and 3 months", "27", "mo")),
        ("en", "It cost 15 dollars 50.", ("money", "15 dollars 50", "15.5", "USD")),
        ("en", "It took an hour and a half.", ("duration", "an hour and a half", "1.5", "h")),
        ("nl", "Hij kreeg 2 jaar en 6 maanden.", ("duration", "2 jaar en 6 maanden", "30", "mo")),
        ("nl", "Het kost 20 euro en 50 cent.", ("money", "20 euro en 50 cent", "20.5", "EUR")),
        ("de", "Nach 3 Stunden und 20 Minuten war Schluss.", ("duration", "3 Stunden und 20 Minuten", "200", "min")),
        ("de", "Das macht zwei Euro fünfzig.", ("money", "zwei Euro fünfzig", "2.5", "EUR")),
        ("sv", "Det tog 2 timmar och 15 minuter.", ("duration", "2 timmar och 15 minuter", "135", "min")),
    ],
)
def test_one_amount_said_in_two_parts(tag: str, text: str, want: tuple[str, str, str, str]):
    assert read(text, tag) == [want]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Between 2 years and 6 months"),
        ("en", "They paid 30 euros and 43 people left."),
        ("en", "After 3 years and 18 months"),
        ("nl", "Het kostte 20 euro, 50 mensen betaalden."),
    ],
)
def test_two_amounts_that_are_none_together(tag: str, text: str):
    assert len(read(text, tag)) == 2


@pytest.mark.parametrize(
    ("tag", "text", "want"),
    [
        ("en", "The baby weighs nine pounds.", ("measure", "nine pounds", "9", "[lb_av]")),
        ("en", "It costs nine pounds.", ("money", "nine pounds", "9", "GBP")),
        ("nl", "De baby woog zeven pond.", ("measure", "zeven pond", "7", "[lb_av]")),
        ("nl", "Draai het 90 graden.", ("measure", "90 graden", "90", "deg")),
        ("de", "Es sind 30 Grad.", ("measure", "30 Grad", "30", "Cel")),
        ("en", "Revenue of 75 USD million.", ("money", "75 USD million", "75000000", "USD")),
        ("de", "Ein Verlust von 120 MEUR.", ("money", "120 MEUR", "120000000", "EUR")),
        ("en", "Revenue was kEUR 60.", ("money", "kEUR 60", "60000", "EUR")),
        ("xx", "20 m2", ("measure", "20 m2", "20", "m2")),
        ("en", "It was 37 C.", ("measure", "37 C", "37", "Cel")),
        ("da", "Det tog 30 min. i alt.", ("duration", "30 min.", "30", "min")),
        ("nb", "Prisen er 10 kanadiske dollars.", ("money", "10 kanadiske dollars", "10", "CAD")),
    ],
)
def test_what_a_unit_is(tag: str, text: str, want: tuple[str, str, str, str]):
    assert read(text, tag) == [want]


@pytest.mark.parametrize("text", ["Part 24703L202", "all 72", "Room 24703m212"])
def test_letters_of_a_code_are_no_unit(text: str):
    assert all(unit is None for *_, unit in read(text, "en"))


@pytest.mark.parametrize(
    ("tag", "text", "value", "code"),
    [
        ("en", "twelve fluid ounces", 12, "[foz_us]"),
        ("en", "300 megabits per second", 300, "Mbit/s"),
        ("en", "80 decibels", 80, "dB"),
        ("en", "20 Czech crowns", 20, "CZK"),
        ("en", "500 new shekels", 500, "ILS"),
        ("nl", "anderhalf ons", 150, "g"),
        ("nl", "drie kwartjes", Decimal("0.75"), "NLG"),
        ("nl", "200 Indiase roepies", 200, "INR"),
        ("de", "drei Zentner", 150, "kg"),
        ("de", "40 österreichische Schilling", 40, "ATS"),
        ("fr", "4 années-lumière", 4, "[ly]"),
        ("fr", "deux euros et 20 cents", Decimal("2.2"), "EUR"),
        ("es", "cinco quintales", 500, "kg"),
        ("it", "due etti", 200, "g"),
        ("it", "tredici euro e quarantacinque cent", Decimal("13.45"), "EUR"),
        ("pt", "30 mil meticais", 30000, "MZN"),
        ("sv", "450 mkr", 450000000, "SEK"),
        ("da", "2 tønder land", Decimal("1.10324"), "har"),
        ("nb", "tre mil", 30, "km"),
    ],
)
def test_units_that_cldr_lacks(tag: str, text: str, value: Decimal, code: str):
    (mention,) = find(text, tag)
    assert (mention.value, mention.unit and mention.unit.code) == (value, code)

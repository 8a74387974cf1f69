"""Two levels of one toll, two days of one night, and what is so rare that four decimals are none."""

from decimal import Decimal

import pytest

from streams.nlp.figures import find

LEVELS = [
    ("de", "Die Zahl der Toten wurde von acht auf elf korrigiert."),
    ("nl", "Het dodental is van acht naar elf gecorrigeerd."),
    ("en", "The death toll was revised from eight to eleven."),
    ("fr", "Le bilan a été corrigé de huit à onze."),
    ("es", "La cifra fue corregida de ocho a once."),
    ("it", "Il numero è stato corretto da otto a undici."),
    ("pt", "O número foi corrigido de oito para onze."),
    ("pl", "Liczbę skorygowano z ośmiu do jedenastu."),
    ("ru", "Число исправили с восьми на одиннадцать."),
    ("tr", "Sayı sekizden on bire düzeltildi."),
    ("tr", "Ölü sayısı sekizden on bire yükseldi."),
    ("tr", "Ölü sayısı 8'den 11'e çıktı."),
]


@pytest.mark.parametrize(("language", "text"), LEVELS)
def test_what_is_put_right_from_one_level_to_another_is_no_range(language, text):
    old, new = find(text, language)
    assert (old.value, new.value, new.change, new.change_from) == (8, 11, "to", 8)


def test_an_ending_of_another_word_marks_no_old_level():
    first, second = find("92 madencinin kurtulduğunu, bunlardan 38'inin yürüdüğünü belirtti.", "tr")
    assert (first.value, second.value, second.change_from) == (92, 38, None)


NIGHTS = [
    ("nl", "In de nacht van 2 op 3 februari brandde het huis."),
    ("de", "In der Nacht vom 2. auf den 3. Februar brannte das Haus."),
    ("de", "In der Nacht vom 2. auf 3. Februar brannte das Haus."),
    ("en", "The house burned in the night of February 2 to 3."),
    ("it", "Nella notte tra il 2 ed il 3 febbraio la casa bruciò."),
    ("ru", "В ночь со 2 на 3 февраля дом сгорел."),
    ("pl", "W nocy z 2 na 3 lutego dom spłonął."),
]


@pytest.mark.parametrize(("language", "text"), NIGHTS)
def test_neither_day_of_a_night_is_a_figure(language, text):
    assert find(text, language) == []


def test_a_spanish_no_before_digits_is_no_abbreviation():
    assert [figure.value for figure in find("Los muertos son 54, no 45.", "es")] == [54, 45]
    assert [figure.value for figure in find("El vuelo nº 45 llegó con 54 heridos.", "es")] == [54]


def test_a_length_of_time_and_a_count_are_no_range():
    figures = find("Retuvo durante tres horas a nueve personas.", "es")
    assert [(figure.value, figure.kind) for figure in figures] == [(3, "duration"), (9, "cardinal")]


def test_one_in_so_many_thousand_is_not_none():
    (figure,) = find("One in 35,000 children falls ill.", "en")
    assert figure.value == Decimal("0.00002857")
    (figure,) = find("One in three children falls ill.", "en")
    assert figure.value == Decimal("0.3333")


def test_a_weekday_before_a_number_names_nothing():
    assert [figure.value for figure in find("On Friday 63 of the 87 pupils were freed.", "en")] == [63, 87]

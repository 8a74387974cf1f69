"""Telling words, words with vowel marks, and the script of a word."""

from streams.nlp.language import detect_text, scripts, telling
from streams.nlp.language.inventory import MEMBERS
from streams.nlp.language.words import padded


def test_words_of_one_language_tell_it():
    assert telling.is_told("es", "Latn", ["los", "años"])
    assert not telling.is_told("es", "Latn", ["sal", "zxqv"])
    assert not telling.is_told("sv", "Latn", ["och"])  # a language that no neighbour shadows needs none


def test_some_words_tell_the_member_of_a_group():
    assert (
        telling.member(
            MEMBERS["nor"], ["eg", "veit", "ikkje", "kva", "dei", "gjorde", "då", "ein", "kom", "frå", "byen"]
        )
        == "nn"
    )
    assert telling.member(MEMBERS["nor"], ["det", "var", "en", "bil"]) is None


def test_vowel_marks_belong_to_words():
    assert padded("आणि ते") == " आणि ते "


def test_a_short_serbian_text_is_not_bosnian():
    assert detect_text("Savet je usvojio plan posle duge rasprave").tag == "sr-Latn"


def test_the_script_of_a_word_is_that_of_its_first_letter():
    assert [scripts.of_word(word) for word in ("„мир“", "peace", "123", "平和")] == ["Cyrl", "Latn", None, "Hani"]


def test_western_letters_are_counted_as_all_others():
    assert scripts.letters("“Åse’s” 12 €") == {"Latn": 4}

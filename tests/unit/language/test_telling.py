"""Telling words, words with vowel marks, and the script of a word."""

import pytest

from streams.nlp.language import detect_text, scripts, telling, voters
from streams.nlp.language.identify import _told
from streams.nlp.language.inventory import MEMBERS
from streams.nlp.language.words import padded


def test_words_of_one_language_tell_it():
    assert telling.told("Latn", ["los", "los", "zxqv"]) == {"es": 1}
    assert telling.told("Latn", ["regjeringen", "ikkje"]) == {"nor": 2}
    assert telling.told("Cyrl", ["los"]) == {}
    assert "fo" not in telling.known("Latn")  # no list has its words


def test_one_word_tells_against_what_the_language_is_taken_for():
    assert decided("en", "es", ["los"]) == "es"  # pycld2 says English of what it does not know
    assert decided("fr", "es", ["los"]) is None
    assert decided("fr", "es", ["los", "gobierno"]) == "es"
    assert _told("Latn", ["los"], "en", "es", short=True) is None


def decided(first: str, second: str, words: list[str]) -> str | None:
    return _told("Latn", words, first, second, short=False)


def test_some_words_tell_the_member_of_a_group():
    nynorsk = ["eg", "veit", "ikkje", "kva", "dei", "gjorde", "då", "ein", "kom", "frå", "byen"]
    assert telling.member(MEMBERS["nor"], nynorsk) == "nn"
    assert telling.member(MEMBERS["nor"], ["det", "var", "en", "bil"]) is None


def test_a_strong_word_tells_the_member_alone():
    assert telling.member(MEMBERS["nor"], ["ho", "bur", "ikkje", "her"]) == "nn"


def test_groups_whose_words_are_all_weighed_have_no_telling_words():
    assert telling.member(MEMBERS["msa"], ["kerana", "bahawa", "syarikat"]) is None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Het is zo koud", "nl"),  # shorter than what the fast voters decide without a word
        ("Police officers in Montpellier said they would stay", "en"),
        ("Die polisie het gesê hy is veilig", "af"),  # eldc says Dutch, and no Dutch word is there
    ],
)
def test_words_decide_what_fast_voters_may_not(text: str, tag: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(voters, "langid", lambda _: pytest.fail("the slowest voter was asked"))
    assert detect_text(text).tag == tag


def test_vowel_marks_belong_to_words():
    assert padded("आणि ते") == " आणि ते "


def test_a_short_serbian_text_is_not_bosnian():
    assert detect_text("Savet je usvojio plan posle duge rasprave").tag == "sr-Latn"


def test_the_script_of_a_word_is_that_of_most_letters():
    assert [scripts.of_word(word) for word in ("„мир“", "peace", "123", "平和")] == ["Cyrl", "Latn", None, "Hani"]


def test_western_letters_are_counted_as_all_others():
    assert scripts.letters("“Åse’s” 12 €") == {"Latn": 4}


def test_a_word_tells_a_language_from_those_that_are_taken_for_it():
    assert telling.shadowing("es", "Latn", ["la", "xente"])
    assert not telling.shadowing("es", "Latn", ["a", "xente"])
    assert telling.shadowing("sr", "Cyrl", ["је"])
    assert not telling.shadowing("en", "Latn", ["the"])  # names of all languages are taken for it

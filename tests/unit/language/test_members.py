"""What the words of a text say of the member of a group."""

import pytest

from streams.nlp.language import detect_text, members, pool
from streams.nlp.language.inventory import GROUP
from streams.nlp.language.words import padded


def first(group: str, text: str) -> str:
    odds = members.odds(group, padded(text))
    return max(odds, key=odds.__getitem__)


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Predsednik je posle sednice dao saopštenje o bezbednosti", "sr"),
        ("Predsjednik je nakon sjednice dao priopćenje o sigurnosti u Europi", "hr"),
        ("Dvije hiljade porodica čeka na historijsku odluku i uvijek traži uticaj", "bs"),
        ("Председник је после седнице дао саопштење", "sr"),
        ("Polisi mengatakan bahwa uang perusahaan bisa hilang", "id"),
        ("Polis berkata bahawa wang syarikat boleh hilang", "ms"),
    ],
)
def test_spelling_and_words_add_up(text: str, member: str):
    assert first(GROUP[member], text) == member


def test_words_that_all_share_say_nothing():
    assert set(members.odds("hbs", padded("u i na je")).values()) == {0.0}


def test_an_unknown_form_is_read_by_its_beginning():
    assert members.odds("hbs", " hiljadinjakovom ") == members.odds("hbs", " hiljadinjak ") != members.odds("hbs", " ")


def test_a_group_without_a_table_says_nothing():
    assert members.odds("kur", " min tu ") == {}
    assert members.told("kur") == ()


def test_bosnian_in_cyrillic_needs_evidence():
    found = detect_text("Влада је прије двије хиљаде година увијек имала утицај на историју и породицу у овом вијеку")
    assert (found.tag, found.group) == ("bs-Cyrl", "hbs")
    assert detect_text("Влада је данас усвојила нови закон о раду и порезима").tag == "sr-Cyrl"


def test_a_member_that_voters_read_is_told_by_them_too():
    assert pool.unread("Cyrl", "hbs")
    assert not pool.unread("Latn", "hbs")
    assert not pool.unread("Arab", "kur")


def test_many_telling_words_are_clear_and_one_is_not():
    assert members.clear("msa", padded("Polis berkata bahawa wang syarikat boleh hilang")) == "ms"
    assert members.clear("hbs", padded("Predsednik je posle sednice dao saopštenje o bezbednosti")) == "sr"
    assert members.clear("hbs", padded("Ljudi su na ulicama")) is None


def test_no_text_outweighs_a_claim():
    assert (
        min(members.odds("msa", padded("Polis berkata bahawa wang syarikat boleh hilang " * 9)).values())
        == -members.MOST
    )

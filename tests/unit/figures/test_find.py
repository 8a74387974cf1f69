"""The promises of `find` that hold for any text."""

import random
from collections.abc import Callable
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.nlp.figures import find
from streams.nlp.figures.language import Language, language
from streams.nlp.figures.separators import Separators
from tests.unit.figures.traps import TRAPS

WORDS = st.sampled_from(
    [word for block in TRAPS.values() for line in block.splitlines() for word in line.partition("->")[0].split()]
)
SCRIPTS = ("ar", "cs", "el", "fa", "fi", "he", "hi", "hu", "id", "ja", "ko", "th", "vi", "zh")
NUMERALS = st.sampled_from(
    [w for tag in SCRIPTS for w in (*language(tag).lexicon.words, *language(tag).lexicon.joiners, *language(tag).units)]
)
PIECES = st.one_of(
    WORDS, NUMERALS, st.text(max_size=12), st.from_regex(r"[-–]?\d{1,7}([.,:/ ]\d{1,3}){0,3}[%€a-z]?", fullmatch=True)
)
TAGS = st.sampled_from([*TRAPS, *SCRIPTS, "xx"])


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "-", "\n", " , "]), TAGS)
def test_any_text_is_read_without_complaint(pieces: list[str], gap: str, tag: str):
    text = gap.join(pieces)
    end = 0
    for mention in find(text, tag):
        assert end <= mention.start <= mention.number[0] < mention.number[1] <= mention.end <= len(text)
        assert mention.lower is None or mention.upper is None or mention.lower <= mention.upper
        assert mention.value is None or mention.value in {mention.lower, mention.upper}
        assert (mention.qualifier == "between") <= (mention.value is None)
        end = mention.end


LONG = ["miljoen, ", "een", "1", "1 ", "10-", "honderd en ", "12 12 2022 ", "a.", "a-a", "+1", "(12) "]


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str):
    find(piece, "nl")
    short, long = (_seconds(lambda n=n: find(piece * (n // len(piece)) + "@", "nl")) for n in (20_000, 80_000))
    assert long < 9 * max(short, 0.01)  # four times the text; the square would be sixteen times


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the better of two runs: other processes hardly move them, a full collection of garbage in the
    process of all tests does."""
    spent = []
    for _ in range(2):
        begin = process_time()
        work()
        spent.append(process_time() - begin)
    return min(spent)


def test_no_figure_overlaps_what_is_excluded():
    text = "Op 12 maart vielen er 30 doden."
    assert [text[m.start : m.end] for m in find(text, "nl", excluded=[(22, 24)])] == []
    assert [text[m.start : m.end] for m in find(text, "nl", excluded=[(3, 11)])] == ["30"]


def test_the_country_decides_what_a_dollar_is():
    assert [m.unit and (m.unit.code, "AUD" in m.unit.candidates) for m in find("$5", "en")] == [("USD", True)]
    assert [m.unit and m.unit.code for m in find("$5", "en", country="AU")] == ["AUD"]
    assert [m.unit and m.unit.code for m in find("5m shillings", "en", country="TZ")] == ["TZS"]
    assert [m.unit and m.unit.code for m in find("€5", "en", country="AU")] == ["EUR"]


def test_an_article_that_parts_thousands_by_points_says_so():
    learned = language("en").separators.learned(["2,5", "1.300", "0,25"])
    assert [m.value for m in find("1.300", "en", separators=learned)] == [1300]
    assert [m.value for m in find("1.300", "en")] == [Decimal("1.300")]


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.300", ",", 1300), ("1,300", ".", 1300), ("1'300", ".", 1300), ("12,00,000", ".", 1200000),
        ("1.300,5", ".", 1300.5), ("1,300.5", ",", 1300.5), ("0,125", ",", 0.125), ("0.125", ",", 0.125),
        ("1.5", ",", 1.5), ("1.2.3", ".", None),
        ("3:1", ".", None), ("1.234.567", ".", 1234567),
    ],
)  # fmt: skip
def test_separators(text: str, decimal: str, value: float | None):
    signs = Separators(decimal=decimal, group="," if decimal == "." else ".")
    assert signs.read(text) == (None if value is None else Decimal(str(value)))


def test_a_language_without_data_still_reads_digits_signs_and_units():
    found = find("Kaum 12,5 km, €3.5, 40 %", "xx")
    assert [(m.kind, m.unit and m.unit.code) for m in found] == [
        ("measure", "km"),
        ("money", "EUR"),
        ("percentage", "%"),
    ]


@pytest.mark.parametrize("tag", sorted(TRAPS))
def test_a_language_is_ready_at_once(tag: str):
    read = "".join(f"{n} huizen, " for n in range(2_000))
    assert _seconds(lambda: Language(tag)) < _seconds(lambda: find(read, "nl"))  # 2,000 figures of a long article


def test_shuffled_words_never_make_a_number_that_was_not_said():
    pick = random.Random(5)
    words = ["honderd", "twee", "en", "duizend", "twintig", "miljoen", "drie", "een"]
    for _ in range(2000):
        text = " ".join(pick.choices(words, k=5))
        for mention in find(text, "nl"):
            assert mention.value is None or mention.value < Decimal(10) ** 13

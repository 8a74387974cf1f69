"""Offsets of the contract and those of JavaScript and Java."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.offsets import code_point_offset, utf16_offset

TEXT = "😀 16 doden 𠮷 8 gewonden"
texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("😀𠮷\U0010ffff\uffff"), max_size=30)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_both_ways_agree_with_the_encoding(text):
    for offset in range(len(text) + 1):
        there = utf16_offset(text, offset)
        assert there == units(text[:offset])
        assert code_point_offset(text, there) == offset


def test_a_slice_after_characters_beyond_the_first_plane():
    start, end = TEXT.index("8"), len(TEXT)
    sliced = TEXT.encode("utf-16-le")[2 * utf16_offset(TEXT, start) : 2 * utf16_offset(TEXT, end)]
    assert sliced.decode("utf-16-le") == "8 gewonden"
    assert utf16_offset(TEXT, start) == start + 2


def test_what_is_no_offset_is_refused():
    for outside in (-1, len(TEXT) + 1):
        with pytest.raises(IndexError):
            utf16_offset(TEXT, outside)
    for outside in (-1, units(TEXT) + 1):
        with pytest.raises(IndexError):
            code_point_offset(TEXT, outside)
    with pytest.raises(IndexError):
        code_point_offset("", 1)
    with pytest.raises(ValueError, match="within one character"):
        code_point_offset(TEXT, 1)

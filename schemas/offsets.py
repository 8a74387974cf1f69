"""Offsets for readers whose strings are UTF-16: JavaScript, Java, C#.

The contract counts Unicode code points. Such a string counts a character beyond U+FFFF (an emoji, a rare Han character)
as two units, so that a slice after one is off by one for each. `utf16_offset` turns an offset of the contract into one
of theirs, `code_point_offset` the other way. In JavaScript itself `Array.from(text).slice(start, end).join("")` slices
by code points; in Java `text.offsetByCodePoints(0, start)` is `utf16_offset`.
"""

from __future__ import annotations


def utf16_offset(text: str, code_points: int) -> int:
    """The offset in UTF-16 code units of an offset in code points.

    Args:
        text: the field that the offset counts in, exactly as it was sent.
        code_points: 0 to `len(text)`.

    Raises:
        IndexError: the offset lies outside the text.
    """
    if not 0 <= code_points <= len(text):
        raise IndexError(f"offset {code_points} lies outside a text of {len(text)} code points")
    return code_points + sum(character > "\uffff" for character in text[:code_points])


def code_point_offset(text: str, units: int) -> int:
    """The offset in code points of an offset in UTF-16 code units.

    Args:
        text: the field that the offset counts in, exactly as it was sent.
        units: 0 to the length of the text in UTF-16.

    Raises:
        IndexError: the offset lies outside the text.
        ValueError: it lies between the two units of one character.
    """
    offset = passed = 0
    while passed < units and offset < len(text):
        passed += 1 + (text[offset] > "\uffff")
        offset += 1
    if units < 0 or passed < units:
        raise IndexError(f"offset {units} lies outside a text of {passed} UTF-16 units")
    if passed > units:
        raise ValueError(f"offset {units} lies within one character")
    return offset

"""Words of a text with their offsets, the same for every language that writes spaces between them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(
    r"\d+(?:[.,:'\u2019]\d+)+[\w\u00ad]*"
    r"|[^\W_][\w\u0300-\u036f\u00ad]*(?:[-\u2010\u2011][^\W_][\w\u0300-\u036f\u00ad]*)*|[^\w\s]"
)
"""A number with its separators, a word with its inner hyphens, or one sign. Elsewhere an apostrophe is a sign, so that
l'État and Odrava's fall apart."""

_SOFT_HYPHEN: Final = "\u00ad"
_DOT_ABOVE: Final = "\u0307"  # left behind when a Turkish capital dotted i is folded
_ALIKE: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u02bc": "'", "\u0451": "\u0435"})
"""Signs and letters that writers use for one another; the dots of Cyrillic io are mostly left out in print."""


class Word(NamedTuple):
    """One word or sign. Offsets are half-open, in code points of the field."""

    start: int
    end: int
    text: str
    norm: str
    """What lexicons are compared with: case, hyphenation and composition removed."""

    @property
    def is_word(self) -> bool:
        """Whether this is a word or number and not a sign."""
        return self.norm[:1].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=65_536)
def normalize(text: str) -> str:
    """The form of a word that lexicons are written in and compared in."""
    folded = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "")).casefold().replace(_DOT_ABOVE, "")
    return folded.translate(_ALIKE)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of `text[start:end]`, with offsets into `text`."""
    return [
        Word(*match.span(), match[0], normalize(match[0]))
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def pieces(text: str, start: int, end: int) -> list[str]:
    """As `words`, their text alone."""
    found: list[str] = _WORD.findall(text, start, end)
    return found

"""Cuts a text into words, digit strings and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from streams.nlp.figures.lexicon import IDEOGRAPHS, fold

TokenKind = Literal["number", "word", "sign"]

# Letters with the marks that \w leaves out: combining accents, Hebrew and Arabic points, Indic vowels, joiners.
_MARKS: Final = "\u00ad\u200b-\u200d" + "".join(
    chr(code) for code in range(0x300, 0x1C00) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
_VULGAR: Final = "¼-¾⅐-⅞↉"
"""Fractions in one sign, which \\w takes for letters."""
_LETTER: Final = rf"(?:[^\W\d_{_VULGAR}]|[{_MARKS}])"
_IDEOGRAPH: Final = f"[{IDEOGRAPHS}]"
_WORD: Final = rf"(?!\u200b){_LETTER}+(?:[’'‘ʼ]{_LETTER}+)*"
_NUMBER: Final = r"\d+(?:[.,'’٫٬．:/]\d+|，[０-９]+)*"
_WIDE: Final = str.maketrans("．，", ".,")

SPACED: Final = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<sign>[^\s\w\u200b]|[_{_VULGAR}])")
UNSPACED: Final = re.compile(
    rf"(?P<number>{_NUMBER})|(?P<word>{_IDEOGRAPH}|(?!\u200b)(?:(?!{_IDEOGRAPH}){_LETTER})+)|(?P<sign>[^\s\w\u200b]|[_{_VULGAR}])"
)
"""For scripts without spaces between words: every ideograph by itself."""


@dataclass(slots=True)
class Tokens:
    """The tokens of one text, one list a column."""

    text: str
    kinds: list[str]
    starts: list[int]
    ends: list[int]
    folded: list[str]

    def __len__(self) -> int:
        return len(self.kinds)

    def adjacent(self, index: int) -> bool:
        """Whether nothing stands between the token and the one after it."""
        return index + 1 < len(self.kinds) and index >= 0 and self.ends[index] == self.starts[index + 1]

    def word(self, index: int) -> str:
        """The folded token; empty outside the text."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def kind(self, index: int) -> str:
        """The kind of a token; empty outside the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def surface(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.kinds) else ""

    def phrase(self, first: int, last: int) -> str:
        """The folded text from one token to another, spaces as one, none where there is none."""
        parts = [self.folded[first]]
        for index in range(first + 1, last + 1):
            if self.ends[index - 1] != self.starts[index]:
                parts.append(" ")
            parts.append(self.folded[index])
        return "".join(parts)

    def capitalized(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < len(self.kinds) and self.text[self.starts[index]].isupper()

    def opens(self, index: int) -> bool:
        """Whether the token is the first of the text or of a line."""
        return index == 0 or "\n" in self.text[self.ends[index - 1] : self.starts[index]]


def tokenize(
    text: str,
    *,
    unspaced: bool = False,
    elided: frozenset[str] = frozenset(),
    cuts: Callable[[str], tuple[int, ...]] | None = None,
) -> Tokens:
    """The tokens of a text, with half-open code point offsets.

    Args:
        text: any text.
        unspaced: the script puts no spaces between words.
        elided: folded short words that lean on the next one, with their apostrophe ("d’"): tokens of their own.
        cuts: where a folded word falls apart into tokens, for scripts that write numbers and other words together.
    """
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    folded: list[str] = []

    def add(kind: str, start: int, end: int, word: str) -> None:
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
        folded.append(word)

    for match in (UNSPACED if unspaced else SPACED).finditer(text):
        kind = match.lastgroup or "sign"
        surface, (start, end) = match[0], match.span()
        if kind == "word":
            word = fold(surface)
            if len(word) == end - start:
                if elided and "’" in word and (cut := word.index("’") + 1) < len(word) and word[:cut] in elided:
                    add(kind, start, start + cut, word[:cut])
                    start, word = start + cut, word[cut:]
                for cut in cuts(word) if cuts else ():
                    add(kind, start, start + cut, word[:cut])
                    start, word = start + cut, word[cut:]
        else:
            word = "’" if surface in "'‘ʼ" else surface
            if kind == "number" and not surface.isascii():
                word = surface.translate(_WIDE)
        kinds.append(kind)  # add() written out: every token comes by here
        starts.append(start)
        ends.append(end)
        folded.append(word)
    return Tokens(text, kinds, starts, ends, folded)

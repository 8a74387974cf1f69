"""Cuts a text into words, digit strings and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from streams.nlp.figures.lexicon import IDEOGRAPHS, fold
from streams.nlp.figures.remembered import Remembered

TokenKind = Literal["number", "word", "sign"]

# Letters with the marks that \w leaves out: combining accents, Hebrew and Arabic points, Indic vowels, joiners.
_MARKS: Final = "\u00ad\u200b-\u200d" + "".join(
    chr(code) for code in range(0x300, 0x1C00) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
_VULGAR: Final = "¼-¾⅐-⅞↉"
"""Fractions in one sign, which \\w takes for letters."""
# Letters and marks take turns: a run of one class is gone through much faster than a choice at every character.
_LETTERS: Final = rf"(?:[^\W\d_{_VULGAR}]+|[{_MARKS}]+)+"
_WORD: Final = rf"(?!\u200b){_LETTERS}(?:[’'‘ʼ]{_LETTERS})*"
_NUMBER: Final = r"\d+(?:[.,'’٫٬．:/]\d+|，[０-９]+)*"
_SIGN: Final = rf"[^\s\w\u200b]|[_{_VULGAR}]"
_OPENS_WORD: Final = re.compile(_LETTERS)
_IDEOGRAPH: Final = f"[{IDEOGRAPHS}]"
_WIDE: Final = str.maketrans("．，", ".,")

_SPACED: Final = re.compile(rf"{_WORD}|{_NUMBER}|{_SIGN}")
_UNSPACED: Final = re.compile(
    rf"{_NUMBER}|{_IDEOGRAPH}|(?!\u200b)(?:[^\W\d_{_VULGAR}{IDEOGRAPHS}]+|[{_MARKS}]+)+|{_SIGN}"
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
    openers: list[int]
    """Where a figure may begin."""

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


class Piece(NamedTuple):
    """What stands between two gaps or signs of a text, as tokens."""

    kind: TokenKind
    folded: str
    """The last token of it, nearly always the only one."""
    opens: bool
    """Whether a figure may begin at this token."""
    before: tuple[str, ...] = ()
    """The tokens before it, as long in the text as they are here."""


class Pieces(Remembered[Piece]):
    """The pieces of text that were met, by how they are written."""

    def __init__(
        self, opens: Callable[[str], bool], elided: frozenset[str], cuts: Callable[[str], tuple[int, ...]] | None
    ) -> None:
        super().__init__()
        self.opens = opens
        self.elided = elided
        self.cuts = cuts

    def make(self, surface: str) -> Piece:
        """A piece that was not met before."""
        if surface.isascii() and surface.isalpha() and self.cuts is None:  # most words
            word = surface.lower()
            return Piece("word", word, self.opens(word))
        if surface[0].isdecimal():
            return Piece("number", surface if surface.isascii() else surface.translate(_WIDE), opens=True)
        if not _OPENS_WORD.match(surface):
            return Piece("sign", "’" if surface in "'‘ʼ" else surface, surface.isnumeric())
        word = fold(surface)
        before: list[str] = []
        if len(word) == len(surface):  # else places in the folded word say nothing of the text
            if self.elided and "’" in word and (cut := word.index("’") + 1) < len(word) and word[:cut] in self.elided:
                before.append(word[:cut])
                word = word[cut:]
            for cut in self.cuts(word) if self.cuts else ():
                before.append(word[:cut])
                word = word[cut:]
        return Piece("word", word, self.opens(word), tuple(before))


class Tokenizer:
    """Cuts the texts of one language.

    Args:
        opens: whether a figure may begin at a folded word.
        unspaced: the script puts no spaces between words.
        elided: folded short words that lean on the next one, with their apostrophe ("d’"): tokens of their own.
        cuts: where a folded word falls apart into tokens, for scripts that write numbers and other words together.
    """

    def __init__(
        self,
        opens: Callable[[str], bool],
        *,
        unspaced: bool = False,
        elided: frozenset[str] = frozenset(),
        cuts: Callable[[str], tuple[int, ...]] | None = None,
    ) -> None:
        self.opens = opens
        self.pieces = Pieces(opens, elided, cuts)
        self.surfaces: Callable[[str], list[str]] = (_UNSPACED if unspaced else _SPACED).findall

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text, with half-open code point offsets."""
        made = Tokens(text, [], [], [], [], [])
        kinds, starts, ends, folded, openers = made.kinds, made.starts, made.ends, made.folded, made.openers
        pieces, find, end = self.pieces, text.index, 0
        for surface in self.surfaces(text):  # between the pieces stand spaces and nothing else
            kind, word, opens, before = pieces[surface]
            start = find(surface, end)
            end = start + len(surface)
            for part in before:
                if self.opens(part):
                    openers.append(len(kinds))
                kinds.append(kind)
                starts.append(start)
                start += len(part)
                ends.append(start)
                folded.append(part)
            if opens:
                openers.append(len(kinds))
            kinds.append(kind)
            starts.append(start)
            ends.append(end)
            folded.append(word)
        return made

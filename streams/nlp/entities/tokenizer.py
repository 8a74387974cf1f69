"""spaCy's rules for words, and pieces of text short enough for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from streams.nlp.entities.mention import Token
from streams.nlp.models import words

PIECE: Final = 4_000
"""Characters handed to spaCy at once: a sentence is shorter; a table that was pasted into the text is not."""

_RUN: Final = 200
"""Longest run without a space: the tokenizer cuts punctuation off one by one, which is quadratic in its length."""

_WORD: Final = re.compile(rf"\s*\S{{1,{_RUN}}}")


blank = lru_cache(maxsize=64)(words.blank)
"""The empty pipeline with the words of a language, kept."""


def stop_words(tag: str) -> Collection[str]:
    """The function words that spaCy knows of a language.

    Args:
        tag: BCP 47.
    """
    return words.language_class(tag).Defaults.stop_words


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cuts a text at white space into pieces of at most `PIECE` characters.

    Yields:
        The offset of the piece and the piece; together they are the text without its last white space.
    """
    start = end = 0
    if len(text) <= _RUN:
        yield 0, text
        return
    for match in _WORD.finditer(text):
        if match.end() - start > PIECE or match.start() == match.end() - _RUN:
            if end > start:
                yield start, text[start:end]
            start = match.start()
        end = match.end()
    if end > start:
        yield start, text[start:end]


def tokenize(text: str, tag: str) -> list[Token]:
    """The words of a text, without white space and without annotation; each is its own head.

    Args:
        text: a passage.
        tag: the language.
    """
    found: list[Token] = []
    tokenizer = blank(tag).tokenizer
    for offset, piece in pieces(text):
        for token in tokenizer(piece):
            if not token.is_space:
                start = offset + token.idx
                found.append(Token(start, start + len(token), "", "", len(found), ""))
    return found

"""Nobody, and "no" before what is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.language import Language
from streams.nlp.figures.tokens import Tokens

_REACH: Final = 3
"""Words after "no" in which the noun may stand."""


def zero_at(index: int, tokens: Tokens, language: Language) -> Draft | None:
    """The figure 0 that begins at a token, or None."""
    for phrases, needs_noun in ((language.nobody, False), (language.no, True)):
        found = phrases.starting(tokens.folded, index)
        if found is None:
            continue
        last = found[0]
        if language.idioms.starting(tokens.folded, index):
            return None
        if needs_noun and not _counted(last + 1, tokens, language):
            continue
        return exact(index, last, tokens.starts[index], tokens.ends[last], Decimal(0))
    return None


def _counted(index: int, tokens: Tokens, language: Language) -> bool:
    """Whether people, things or events stand there."""
    for position in range(index, min(len(tokens), index + _REACH)):
        if tokens.kinds[position] != "word" or tokens.folded[position] in language.function_words:
            return False
        if tokens.folded[position].startswith(language.no_nouns):
            return True
    return False

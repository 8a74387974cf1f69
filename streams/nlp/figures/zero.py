"""Nobody, and "no" before what is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.language import Language
from streams.nlp.figures.tokens import Tokens

_NEGATED: Final = 4
"""Words before "nobody" in which the negation may stand."""
_REACH: Final = 3
"""Words after "no" in which the noun may stand."""


def zero_at(index: int, tokens: Tokens, language: Language) -> Draft | None:
    """The figure 0 that begins at a token, or None."""
    nobody = language.nobody_in_context.starting(tokens.folded, index) or _negated(index, tokens, language)
    if nobody and not _determined(index, tokens, language) and not language.idioms.starting(tokens.folded, index):
        return exact(index, index, tokens.starts[index], tokens.ends[index], Decimal(0))
    for phrases, needs_noun in ((language.nobody, False), (language.no, True)):
        found = phrases.starting(tokens.folded, index)
        if found is None:
            continue
        last = found[0]
        if language.idioms.starting(tokens.folded, index):
            return None
        if tokens.kind(last + 1) == "number" or language.atoms(tokens.word(last + 1)):
            return None  # "nog geen tien"
        if needs_noun and not _counted(last + 1, tokens, language):
            continue
        return exact(index, last, tokens.starts[index], tokens.ends[last], Decimal(0))
    return None


def _negated(index: int, tokens: Tokens, language: Language) -> bool:
    """Whether a word means nobody because its verb is negated: "la police n’autorise personne"."""
    if tokens.folded[index] not in language.negated:
        return False
    return not language.negations.isdisjoint(tokens.folded[max(0, index - _NEGATED) : index])


def _determined(index: int, tokens: Tokens, language: Language) -> bool:
    """Whether the word is a noun like any other: "cette personne n’a rien dit", "aucune personne"."""
    before = tokens.word(index - 1)
    return before in language.determiners or before in language.no.by_first or tokens.kind(index - 1) == "number"


def none_after(index: int, tokens: Tokens, language: Language) -> Draft | None:
    """The figure 0 said after what is counted, as in Russian, or None."""
    if tokens.folded[index] in language.none_after and tokens.word(index - 1).startswith(language.no_nouns):
        return exact(index, index, tokens.starts[index], tokens.ends[index], Decimal(0))
    return None


def _counted(index: int, tokens: Tokens, language: Language) -> bool:
    """Whether people, things or events stand there: a listed noun, or where the language allows it any concrete one."""
    if tokens.word(index) in language.none_of:
        return tokens.kind(index + 1) in {"word", "number"}  # "żaden z pielgrzymów", "aucune des 26 communes"
    for position in range(index, min(len(tokens), index + _REACH)):
        word = tokens.folded[position]
        if tokens.kinds[position] != "word" or word in language.abstract:
            return False
        if word in language.function_words:
            if position == index:
                continue
            break
        if word.startswith(language.no_nouns):
            return True
    index += tokens.word(index) in language.function_words
    first = tokens.word(index)
    if not first or tokens.kind(index) != "word" or first in language.function_words or first in language.abstract:
        return False
    if tokens.word(index + 1) in language.no_refused_before:
        return False  # "belooft geen troepen te sturen"
    if language.no_open == "any":
        return True
    return language.no_open == "plural" and len(first) > 3 and first.endswith(language.no_plurals)

"""The words that widen or narrow a number: at least, more than, up to, about ..."""

from __future__ import annotations

from typing import Final, cast

from schemas.figure import Qualifier
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.tokens import Tokens

_ROUND: Final = 100
_SHORT: Final = 4
"""Letters of a noun that is too short to show its case."""
_NEAR: Final = 8
_BEHIND: Final = 3
"""Words before and behind a number that may give the phrase before it another meaning."""
_SIGNS: Final[dict[str, Qualifier]] = {
    "±": "about", "~": "about", "≈": "about", "<": "less_than", ">": "more_than", "≤": "at_most", "≥": "at_least",
}  # fmt: skip


def qualify(draft: Draft, tokens: Tokens, language: Language) -> None:
    """Sets qualifier, its position and the bounds of a number that has a value."""
    if draft.value is None or draft.kind in {"ordinal", "score"}:
        return
    if draft.kind == "age" and draft.unit and draft.unit.text and " " not in tokens.text[draft.start : draft.whole_end]:
        return  # "tegen de 29-jarige"
    found = _before(draft, tokens, language) or _governing(draft, tokens, language) or _after(draft, tokens, language)
    if found is None:
        return
    if draft.change == "to" and tokens.text[slice(*found[1])].casefold() in language.level_words:
        return  # "с 14,2 до 13,8": where the change ends, not a bound
    draft.qualifier, draft.qualifier_span = found
    if draft.qualifier in {"at_least", "more_than"}:
        draft.upper = None
    elif draft.qualifier in {"at_most", "less_than"}:
        draft.lower = None


def _before(draft: Draft, tokens: Tokens, language: Language) -> tuple[Qualifier, tuple[int, int]] | None:
    last = draft.left
    for _ in range(3):
        if last < 0:
            return None
        if "\n" in tokens.text[tokens.ends[last] : tokens.starts[last + 1]]:
            return None
        if found := language.before.ending(tokens.folded, last):
            first, meaning = found
            meaning, _, kind = meaning.partition("_of_")
            rounded = draft.value is not None and draft.value % _ROUND == 0
            if _blocked(first, last, kind, draft, tokens, language):
                return None
            if meaning == "none" or (kind == "round" and not rounded):
                return None  # "wel drie kinderen": he does have them
            if kind == "units" and draft.unit is None and not (rounded and meaning == "less_than"):
                return None  # "onder de 14 doden": among them
            return meaning, (tokens.starts[first], tokens.ends[last])
        if tokens.folded[last] in _SIGNS:
            return _SIGNS[tokens.folded[last]], (tokens.starts[last], tokens.ends[last])
        if tokens.folded[last] not in language.skipped:
            return None
        last -= 1
    return None


def _governing(draft: Draft, tokens: Tokens, language: Language) -> tuple[Qualifier, tuple[int, int]] | None:
    """A postposition that means something else after each case: "iki yıla kadar", "500 kişiden fazla"."""
    if not language.postpositions:
        return None
    for index in (draft.right, draft.right + 1):
        governed = tokens.word(index - 1)
        noun = index > draft.right and tokens.kind(index - 1) == "word"
        inflected = index == draft.right and governed not in language.units and not language.atoms(governed)
        if not (noun or inflected):
            continue
        for meaning, endings in language.postpositions.get(tokens.word(index), {}).items():
            if governed.endswith(endings) and (noun is False or len(governed) > _SHORT):
                return cast("Qualifier", meaning), (tokens.starts[index], tokens.ends[index])
    return None


def _blocked(  # noqa: PLR0913, PLR0917  a phrase and what stands around it
    first: int, last: int, kind: str, draft: Draft, tokens: Tokens, language: Language
) -> bool:
    """Whether what stands around a phrase gives it another meaning: "veroordeeld tot vijf jaar"."""
    phrase = " ".join(tokens.folded[first : last + 1])
    article = last < draft.left and tokens.folded[last + 1] in language.indefinite
    if article and phrase in language.not_over_article:
        return True  # "presides over a five-member council"
    if kind == "counts" and draft.kind == "duration" and tokens.word(first - 1) not in language.age_persons:
        return True  # Swedish "under tre år": for three years
    stems = language.unless.get(phrase)
    if not stems:
        return False
    near = tokens.folded[max(0, draft.left - _NEAR) : draft.left] + tokens.folded[draft.right : draft.right + _BEHIND]
    return any(word.startswith(stems) for word in near)


def _after(draft: Draft, tokens: Tokens, language: Language) -> tuple[Qualifier, tuple[int, int]] | None:
    inside = [
        i for i in range(draft.first + 1, min(draft.right, len(tokens))) if tokens.folded[i] in language.scale_joiners
    ]
    for first in (draft.right, draft.last + 1, *inside):  # inside: 300多万, more than three million
        if found := language.after.starting(tokens.folded, first):
            last, meaning = found
            return meaning, (tokens.starts[first], tokens.ends[last])
    return None

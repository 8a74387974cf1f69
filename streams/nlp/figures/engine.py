"""Finds every figure of a text: the steps in their order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from streams.nlp.figures.ages import Ages
from streams.nlp.figures.changes import Changes
from streams.nlp.figures.combine import Combiner
from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.international import international
from streams.nlp.figures.language import Language, language
from streams.nlp.figures.masks import masks
from streams.nlp.figures.mention import Mention
from streams.nlp.figures.numerals import Numerals
from streams.nlp.figures.qualifiers import qualify
from streams.nlp.figures.refusals import Refusals
from streams.nlp.figures.separators import Separators
from streams.nlp.figures.shared import Shared
from streams.nlp.figures.tokens import Tokens
from streams.nlp.figures.units import Units
from streams.nlp.figures.words import MINUS
from streams.nlp.figures.zero import none_after, zero_at

_STRONGEST: Final = 10
"""No earthquake reaches this magnitude."""


def find(
    text: str,
    tag: str,
    *,
    excluded: Sequence[tuple[int, int]] = (),
    country: str | None = None,
    separators: Separators | None = None,
) -> list[Mention]:
    """The figures of a text.

    Args:
        text: one sentence, or a text of any length.
        tag: BCP 47 tag of its language; of a language without data digits and international units are read.
        excluded: half-open intervals of dates and times found before; no figure overlaps them.
        country: ISO 3166 code of the country the text is about; decides what a bare $ or kr means.
        separators: the signs within numbers, when the article has shown which it uses; else those of the language.

    Returns:
        Mentions in order of position, not overlapping, with offsets in code points of `text`.
    """
    known = language(tag)
    tokens = known.tokenizer.tokens(text)
    if not tokens.openers:
        return []
    drafts = _read(tokens, known, separators or known.separators, _blocked(text, excluded))
    if not drafts:
        return []
    currencies = tuple(international()["countries"].get(country, "").split()) if country else ()
    drafts = _understand(drafts, tokens, known, Units(tokens, known, country, currencies))
    if not excluded:
        return [draft.mention() for draft in drafts]
    return [
        draft.mention()
        for draft in drafts
        if not any(draft.whole_start < end and start < draft.whole_end for start, end in excluded)
    ]


def _blocked(text: str, excluded: Sequence[tuple[int, int]]) -> bytearray:
    """A mark for every character in which no figure is sought; empty when there is none."""
    intervals = [*excluded, *masks(text)]
    if not intervals:
        return bytearray()
    marks = bytearray(len(text))
    for start, end in intervals:
        for position in range(max(0, start), min(len(text), end)):
            marks[position] = 1
    return marks


def _read(tokens: Tokens, known: Language, separators: Separators, blocked: bytearray) -> list[Draft]:
    """All numerals, before anything is known about what they say."""
    numerals = Numerals(tokens, known, separators)
    refusals = Refusals(tokens, known)
    drafts: list[Draft] = []
    done = 0
    for index in tokens.openers:
        if index < done or known.minus_phrases.starting(tokens.folded, index):
            continue
        if blocked and any(blocked[tokens.starts[index] : tokens.ends[index]]):
            continue
        draft = zero_at(index, tokens, known) or none_after(index, tokens, known) or numerals.at(index)
        if draft is None:
            continue
        if draft.kind in {"cardinal", "fraction"}:
            numerals.negate(draft)
        if not (blocked and any(blocked[draft.start : draft.end])):
            refusals.ordinal_digits(draft) or refusals.ranked(draft)
            if refusals.early(draft):
                draft.refused = True
            drafts.append(draft)
        done = max(draft.last, index) + 1
    return drafts


def _lone_minus(draft: Draft, tokens: Tokens) -> None:
    """A minus sign with a space, where nothing else is said: "- 1.200.000" opens no list."""
    if draft.value is not None and draft.left == 0 and draft.right == len(tokens) and tokens.folded[0] in MINUS:
        draft.set_value(-draft.value)
        draft.start = draft.whole_start = tokens.starts[0]


def _indefinite(draft: Draft, tokens: Tokens, known: Language) -> bool:
    """Whether a word for 1 is an article, which counts only beside other numbers."""
    return tokens.folded[draft.first] in known.indefinite and draft.value == 1


def _magnitude(draft: Draft, tokens: Tokens, known: Language) -> bool:
    """Whether the number is the strength of an earthquake: "a magnitude of 6.1", "a 7.5-magnitude earthquake"."""
    after = draft.right + (tokens.word(draft.right) in HYPHENS)
    strength = draft.digits and draft.value is not None and draft.value < _STRONGEST
    named = strength and tokens.word(after) in known.magnitude_words
    return named or known.magnitudes.ending(tokens.folded, draft.left) is not None


def _measured(drafts: list[Draft], units: Units, ages: Ages) -> list[Draft]:
    """The drafts with their units, without those that were words of a unit: "cent" of "per cent"."""
    apart: list[Draft] = []
    for draft in drafts:
        if apart and draft.first < apart[-1].right:
            continue
        units.attach(draft)
        units.half_more(draft)
        units.below_zero(draft)
        ages.judge(draft)
        apart.append(draft)
    return apart


def _understand(drafts: list[Draft], tokens: Tokens, known: Language, units: Units) -> list[Draft]:
    refusals, ages = Refusals(tokens, known), Ages(tokens, known)
    combiner, shared, changes = Combiner(tokens, known), Shared(tokens, known), Changes(tokens, known)
    refusals.listed(drafts)
    drafts = refusals.chains(drafts)
    drafts = _measured(drafts, units, ages)
    if len(tokens) > 1 and all(draft.one and draft.open and _indefinite(draft, tokens, known) for draft in drafts):
        return []  # nothing but articles
    if len(drafts) == 1:
        _lone_minus(drafts[0], tokens)
    kept = refusals.standing(drafts)
    for draft in kept:
        if draft.open and _magnitude(draft, tokens, known):
            draft.kind = "measure"
    for first, second in itertools.pairwise(kept):
        if changes.moves(first, second):
            changes.pair(first, second)
    combiner.each(kept)
    kept = combiner.join(kept)
    for draft in kept:
        ages.judge(draft)
    kept = [
        draft
        for index, draft in enumerate(kept)
        if not draft.one or not refusals.one(draft, kept[max(0, index - 1) : index + 2])
    ]
    shared.units(kept)
    shared.ages(kept)
    shared.money(kept)
    for draft in kept:
        qualify(draft, tokens, known)
    kept = combiner.bounded(kept)
    changes.judge(kept)
    return kept

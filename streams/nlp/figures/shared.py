"""What one number has from another beside it: "20 and 25 years", "aged 24 and 31", "3 billion euros, up from 2"."""

from __future__ import annotations

import itertools
from typing import Final

from streams.nlp.figures.ages import OLDEST
from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.tokens import Tokens

_SHARED: Final = frozenset({"age", "duration", "percentage", "money", "measure"})
_ENCLOSED: Final = frozenset({("(", ")"), (",", ",")})
_MILLION: Final = 1_000_000
_COMPARED: Final = 8
"""Words between two amounts of which the second goes without its currency."""


class Shared:
    """Hands units and kinds on between the figures of one text."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language

    def units(self, drafts: list[Draft]) -> None:
        """Such as "20 and 25 years": the first number has the unit of the second."""
        for first, second in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
            alike = second.kind in _SHARED and second.unit is not None and first.open and not first.one
            bound = first.right
            if self.tokens.word(bound) in HYPHENS and self.tokens.adjacent(first.last):
                bound += 1  # "20- en 25-jarigen"
            joined = bound == second.left and self.tokens.word(bound) in self.language.listing
            if joined and first.kind == "age" and second.kind == "duration":
                second.kind = "age"
            if alike and joined:
                if second.kind == "money" and second.whole_start != second.start and first.value and second.value:
                    continue  # "12 and $5": a sign before the second says nothing of the first
                first.unit, first.kind = second.unit, second.kind
                first.scale(second.factor)

    def ages(self, drafts: list[Draft]) -> None:
        """Such as "men of 23, 25 and 31 years": where the first is an age, so are the others."""
        tokens = self.tokens
        for first, second in itertools.pairwise(drafts):
            joined = first.right == second.left and tokens.word(first.right) in self.language.listing
            enclosed = (tokens.word(first.left), tokens.word(second.right)) in _ENCLOSED
            enclosed = enclosed and (tokens.word(first.left) == "(" or tokens.word(first.right) != ",")  # "2, 4, 7, 9"
            years = first.kind == second.kind == "duration" and tokens.word(first.left - 1) in self.language.age_persons
            if joined and enclosed and years:
                first.kind = second.kind = "age"
            if joined and enclosed and _may_be_age(first) and _may_be_age(second):
                for draft in (first, second):  # "two men (45 and 52)"
                    draft.kind, draft.unit = "age", UnitMention("ucum", "a", "")
            if joined and first.kind == "age" and second.kind == "duration":
                second.kind = "age"
            if joined and self._another_age(first, second):  # "aged 24 and 31"
                second.kind, second.unit = "age", UnitMention("ucum", "a", "")

    def _another_age(self, first: Draft, second: Draft) -> bool:
        """Whether a number after an age is one too: it is written alike and counts nothing."""
        if first.kind != "age" or first.value is None or first.right != first.last + 1 or not first.digits:
            return False
        follows = second.right
        counts = self.tokens.kind(follows) == "word" and self.tokens.folded[follows] not in self.language.function_words
        return _may_be_age(second) and not counts and second.value != 1

    def money(self, drafts: list[Draft]) -> None:
        """Such as "3.1 billion euros, up from 2.2 billion": the second is of the same currency."""
        tokens, language = self.tokens, self.language
        for first, second in itertools.pairwise(drafts):
            large = min(first.magnitude, second.magnitude) >= _MILLION and first.kind == "money"
            if not large or not second.open or second.left - first.right > _COMPARED or first.unit is None:
                continue
            counts = tokens.kind(second.right) == "word" and tokens.folded[second.right] not in language.function_words
            before = tokens.word(second.left)
            compared = language.former.ending(tokens.folded, second.left) or language.before.ending(
                tokens.folded, second.left
            )
            joined = before in language.joining | language.level_words | language.amount_words | set(language.from_to)
            if not counts and (compared or joined):
                second.unit, second.kind = first.unit, "money"


def _may_be_age(draft: Draft) -> bool:
    return draft.open and draft.plain and draft.value is not None and 0 < draft.value <= OLDEST

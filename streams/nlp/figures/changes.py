"""Whether a number is an amount added or taken, or a new level: "rose by 5 to 12", "from 384 to 832"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.tokens import Tokens

_BACK: Final = 12
_AHEAD: Final = 8
"""Tokens before and after a number in which the verb of change is sought."""
_STOPS: Final = frozenset(".;!?:")

Direction = Literal["up", "down"]


class Changes:
    """The changes of one text."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language

    def moves(self, first: Draft, second: Draft) -> bool:
        """Whether "from first to second" is a change and no range."""
        tokens, language = self.tokens, self.language
        a, b = first.value, second.value
        before = tokens.word(first.left)
        if a is None or b is None or (first.kind != second.kind and first.unit and second.unit) or second.one:
            return False
        ended = tokens.text[first.start : second.start].rstrip()
        if ended.endswith(language.from_endings) and " " not in tokens.text[first.end : second.start].rstrip():
            return self._direction(first, second) is not None or self._put_right(first, second)  # "16'dan 21'e çıktı"
        targets = language.from_to.get(before)
        if targets is None:
            return False
        between = range(first.right, second.left + 1)
        if not 1 <= len(between) <= 5 or not any(tokens.folded[i] in targets for i in between):
            return False
        said = [tokens.folded[i] for i in between]
        if "," in said or not _STOPS.isdisjoint(said) or not language.not_between.isdisjoint(said):
            return False
        if self._direction(first, second) is not None or self._put_right(first, second):
            return True
        return a > b and second.magnitude >= first.magnitude

    def _put_right(self, first: Draft, second: Draft) -> bool:
        """Whether words such as "corrected" stand near: "wurde von acht auf elf korrigiert"."""
        for indices in (range(first.left, -1, -1)[:_BACK], range(second.right, len(self.tokens))[:_AHEAD]):
            for index in indices:
                word = self.tokens.folded[index]
                if word in _STOPS:
                    break
                if word.startswith(self.language.right_verbs):
                    return True
        return False

    def pair(self, first: Draft, second: Draft) -> None:
        """Marks the second number as the new level."""
        second.change, second.change_from, first.old = "to", first.value, True
        if first.open and second.unit and first.value is not None and first.right <= second.left:
            first.unit, first.kind = second.unit, second.kind
            first.scale(second.factor)
            second.change_from = first.value

    def judge(self, drafts: list[Draft]) -> None:
        """Sets the change of every number that has one."""
        for index, draft in enumerate(drafts):
            if draft.change or draft.old or draft.kind in {"ordinal", "age", "score", "ratio"} or draft.value == 0:
                continue
            self._single(draft)
            if index:
                self._former(drafts[index - 1], draft)

    def _single(self, draft: Draft) -> None:
        tokens, language = self.tokens, self.language
        last = draft.left
        if draft.qualifier_span and not self._is_level(draft.qualifier_span):
            while last >= 0 and tokens.starts[last] >= draft.qualifier_span[0]:
                last -= 1
        if (
            tokens.word(last) in language.skipped
            and tokens.word(last) not in language.level_words | language.amount_words
        ):
            last -= 1
        word = tokens.word(last)
        if word in language.level_words and (self._verb(last, draft.right) is not None):
            draft.change = "to"
            if draft.qualifier_span and self._is_level(draft.qualifier_span):
                # "wzrosła do 832": the word says where the change ends, not a bound.
                draft.qualifier, draft.qualifier_span = "exact", None
                draft.lower = draft.upper = draft.value
        elif (
            (
                word in language.amount_words
                and not (draft.kind == "duration" and word in language.while_words)
                and (direction := self._verb(last, draft.right))
            )
            or (word in language.amount_of and (direction := self._is_verb(last - 1)))
            or (
                draft.kind in {"percentage", "money"} and (direction := self._is_verb(last)) and not self._earned(draft)
            )
        ):
            draft.change = direction
        elif language.level_after.starting(tokens.folded, draft.right) and self._nearest(
            range(draft.right, min(len(tokens), draft.right + _BACK))
        ):
            draft.change = "to"
        elif found := language.more_after.starting(tokens.folded, draft.right):
            draft.change = found[1]

    def _earned(self, draft: Draft) -> bool:
        """Whether money is what somebody got, and not what a price rose by: "ganó más de 4 millones de euros"."""
        before = self.tokens.folded[max(0, draft.left - 3) : draft.left + 1]
        return draft.kind == "money" and any(word.startswith(self.language.earning_verbs) for word in before)

    def _is_level(self, span: tuple[int, int]) -> bool:
        """Whether the words of a qualifier are also those before a new level."""
        return self.tokens.text[slice(*span)].casefold() in self.language.level_words

    def _former(self, level: Draft, old: Draft) -> None:
        """Such as "3.2 per cent, up from 2.8"."""
        tokens = self.tokens
        if level.kind != old.kind and level.unit != old.unit:
            return
        found = self.language.former.ending(tokens.folded, old.left) or self.language.former.ending(
            tokens.folded, old.left - 1
        )
        far = self.language.former_far.ending(tokens.folded, old.left)
        if far and level.open and old.open and far[0] - level.right <= 2 * _BACK:
            between = self.tokens.folded[level.right : far[0]]
            if not (_STOPS | self.language.not_between) & set(between):
                level.change, level.change_from = "to", old.value
                return
        if found and 0 <= found[0] - level.right <= 3 and (level.change == "to" or found[0] < old.left):
            level.change, level.change_from = "to", old.value

    def _direction(self, first: Draft, second: Draft) -> Direction | None:
        return self._verb(first.left, second.right)

    def _verb(self, left: int, right: int) -> Direction | None:
        """The direction of the verb nearest to a stretch of tokens in its clause."""
        back = self._nearest(range(left, max(-1, left - _BACK), -1))
        return back or self._nearest(range(right, min(len(self.tokens), right + _AHEAD)))

    def _nearest(self, indices: Iterable[int]) -> Direction | None:
        for index in indices:
            if index < 0 or self.tokens.folded[index] in _STOPS:
                return None
            if direction := self._is_verb(index):
                return direction
        return None

    def _is_verb(self, index: int) -> Direction | None:
        word = self.tokens.word(index)
        if not word:
            return None
        for name, direction in (("up_verbs", "up"), ("down_verbs", "down")):
            exact, stems = self.language.change_words[name]
            if word in exact or word.startswith(stems):
                return "up" if direction == "up" else "down"
        return None

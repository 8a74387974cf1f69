"""What looks like a number and is no figure: identifiers, parts of names, list markers, articles and pronouns."""

from __future__ import annotations

import itertools
from decimal import Decimal
from itertools import pairwise
from typing import Final

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.identifiers import Identifiers

_NO_SUFFIX: Final = {"kind": "denominator"}
_KEYCAP: Final = frozenset("\ufe0f\u20e3")
"""Makes an emoji of a digit."""
_LONG: Final = 4
"""Words of more letters are capitalized in headlines."""
_LOWER: Final = 8
"""Of so many long words of a headline at most one is not."""
_VIDEO: Final = frozenset({"240p", "360p", "480p", "720p", "1080p", "1440p", "2160p"})
_WORDS_BEFORE: Final = 2
"""Words of a set phrase that may stand before its number."""
_DASHES: Final = HYPHENS | {"–", "—", "−"}


class Refusals(Identifiers):
    """Judges the numbers of one text."""

    def chains(self, drafts: list[Draft]) -> list[Draft]:
        """Without the refused, and without digits tied to a refused or to two others by hyphens: 3-4-3, 0800-555."""
        bad = [draft.refused for draft in drafts]
        tokens = self.tokens
        tied = [
            first.right == second.left
            and first.digits
            and second.digits
            and tokens.word(first.right) in _DASHES
            and (
                (tokens.adjacent(first.right - 1) and tokens.adjacent(first.right))
                or (first.plain and second.plain and (first.refused or second.refused))  # "020 - 555 1234"
            )
            for first, second in itertools.pairwise(drafts)
        ]
        for index, tie in enumerate(tied):
            if tie and (drafts[index].refused or drafts[index + 1].refused or (index and tied[index - 1])):
                for near in range(max(0, index - 1), index + 2):
                    if near >= index or tied[index - 1]:
                        bad[near] = True
        for near in self._dialled_groups(drafts):
            bad[near] = True
        for index, (first, second) in enumerate(pairwise(drafts)):
            # "116 123": two plain groups of three digits or more with nothing between them are a number to dial.
            alone = first.right == second.first and second.start - first.end == 1 and first.plain and second.plain
            if (
                alone
                and first.last - first.first == 0
                and second.end - first.start >= 7
                and first.end - first.start >= 3
            ):
                bad[index] = bad[index + 1] = True
        return [draft for draft, refused in zip(drafts, bad, strict=True) if not refused]

    def one(self, draft: Draft, drafts: list[Draft]) -> bool:
        """Whether a word for 1 is an article or pronoun and counts nothing."""
        tokens, language = self.tokens, self.language
        if not draft.open or (draft.value is not None and draft.value < 0):
            return False
        if len(tokens) == 1 and tokens.folded[draft.first] not in language.indefinite:
            return False  # all that a cell or line says
        before, after = tokens.word(draft.first - 1), tokens.word(draft.last + 1)
        if language.idioms.starting(tokens.folded, draft.first):
            return True
        if len(tokens) == 1:
            return False  # nothing else is said
        if tokens.folded[draft.first] in language.indefinite:
            return not self._series(draft, drafts)
        if before in language.one_refused_after or (draft.first > 0 and tokens.folded[draft.first - 1] in HYPHENS):
            return True
        if after in language.one_of and tokens.word(draft.last + 2) in language.one_of_whom:
            return False
        verb = after.endswith(language.one_refused_endings) and after not in language.units  # "if one raises doubts"
        return verb or after in language.one_refused_before or tokens.kind(draft.last + 1) != "word"

    def _series(self, draft: Draft, drafts: list[Draft]) -> bool:
        """Whether the article stands in a series with numbers: "een dode, tientallen gewonden"."""
        tokens, language = self.tokens, self.language
        noun = tokens.word(draft.last + 1)
        if not noun.startswith(language.casualties):
            return False
        return any(
            other is not draft
            and not other.one
            and 2 <= other.first - draft.last <= 4
            and self._coordinated(draft.last + 2, other.first)
            for other in drafts
        )

    def _coordinated(self, first: int, last: int) -> bool:
        words = self.tokens.folded[first:last]
        return len(words) == 1 and (words[0] in self.language.joining or words[0] in {",", ";"})

    def early(self, draft: Draft) -> bool:
        """Whether the digits are no number at all; asked before a unit is sought."""
        tokens = self.tokens
        if not draft.digits:
            return False
        first, last = draft.first, draft.last
        text = tokens.text[draft.start : draft.end]
        digits = text.lstrip("-−–")
        if digits[0] == "0" and len(digits) > 1 and digits[1].isdigit():
            return True  # 007, 0800
        if draft.kind != "ordinal" and ("/" in digits or ":" in digits):
            return True
        if self._hours_and_minutes(draft, digits):
            return True
        if first > 0 and tokens.adjacent(first - 1) and self._glued_before(first - 1):
            return True
        if tokens.adjacent(last) and (self._glued_after(last + 1) or f"{digits}{tokens.word(last + 1)}" in _VIDEO):
            return True
        return (
            first > 0
            and tokens.folded[first - 1] in {"’", "'", "‘"}
            and tokens.adjacent(first - 1)
            and not (first > 1 and tokens.adjacent(first - 2) and tokens.kinds[first - 2] == "word")  # "l'80%"
            and len(digits) == 2
        )

    def _hours_and_minutes(self, draft: Draft, digits: str) -> bool:
        """Such as "7 h 10"."""
        tokens = self.tokens
        after, before = tokens.word(draft.last + 1), tokens.word(draft.first - 1)
        if after == "h" and tokens.kind(draft.last + 2) == "number" and len(tokens.word(draft.last + 2)) == 2:
            return len(digits) <= 2
        return before == "h" and len(digits) == 2 and tokens.kind(draft.first - 2) == "number"

    def _glued_before(self, index: int) -> bool:
        """Letters right before the digits: G20, covid-19, A-7."""
        tokens = self.tokens
        word, kind = tokens.folded[index], tokens.kinds[index]
        if kind == "word":
            solid = self.language.solid and not word.isascii()
            return not (solid or self._is_currency(index))
        if word in HYPHENS and index > 0 and tokens.adjacent(index - 1):
            before = tokens.kinds[index - 1]
            if before == "word":
                return not (
                    self._is_number_word(index - 1)
                    or (tokens.folded[index - 1] in self.language.range_words and not tokens.capitalized(index - 1))
                )
            return before == "sign" and tokens.folded[index - 1] == "."
        return word in {"_", "§", "№", "\\", "#"} or (
            word == "." and index > 0 and tokens.adjacent(index - 1) and tokens.kinds[index - 1] == "word"
        )

    def _is_number_word(self, index: int) -> bool:
        return bool(self.language.atoms(self.tokens.folded[index]))

    def _is_currency(self, index: int) -> bool:
        return any(
            self.tokens.phrase(first, index) in self.language.prefix_units
            for first in range(max(0, index - 2), index + 1)
        )

    def _glued_after(self, index: int) -> bool:
        """Letters right after the digits that are no unit, scale or ordinal ending: 5G, 3D, 737s."""
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        if word in _KEYCAP or (word in language.decade_endings and tokens.word(index - 1).endswith("0")):
            return True  # "in den 1350ern"
        if tokens.kinds[index] == "word":
            signed = tokens.phrase(index, min(index + 1, len(tokens) - 1)) in language.units  # 3,14US$, 20m2
            known = (
                word in language.units
                or (language.solid and not word.isascii())
                or signed
                or word in language.letter_scales
                or word in language.ordinal_suffixes
                or word in language.glued_units
                or language.suffixes.get(word, _NO_SUFFIX).get("kind") != "denominator"
                or word in language.clock_words
                or any(atom.part == "scale" for atom in language.atoms(word))
            )
            if (
                word in {"m", "k", "g", "t", "b", "d"}
                and tokens.surface(index).isupper()
                and word not in language.letter_scales
            ):
                return True
            coded = tokens.adjacent(index) and tokens.kind(index + 1) == "number"  # 24703L202
            return not known or (coded and not signed)
        if word in HYPHENS | {"’"} and tokens.word(index + 1).startswith(language.century_stems):
            return True  # 1800-talet, 60-talshiten
        if word in HYPHENS and tokens.adjacent(index):
            follows = tokens.surface(index + 1)
            return len(follows) == 1 and follows.isupper()
        return word == "_"

    def standing(self, drafts: list[Draft]) -> list[Draft]:
        """The figures among the numbers whose units are known: "lines 1, 2 and 5" has none."""
        kept: list[Draft] = []
        named: Draft | None = None
        for draft in drafts:
            bare = draft.plain and draft.open and not draft.one
            goes_on = (
                named is not None
                and bare
                and draft.left == named.right
                and self.tokens.word(named.right) in self.language.listing
                and not self._counts(draft)
            )
            if draft.one or not (goes_on or self.late(draft)):
                kept.append(draft)
                named = None
            else:
                name = self.tokens.word(draft.left) in self.language.identifier_nouns
                named = draft if goes_on or (bare and name) else None
        return kept

    def late(self, draft: Draft) -> bool:
        """Whether the number is no figure, now that its unit is known."""
        tokens, language = self.tokens, self.language
        if (language.month_signs and self._day_or_month(draft)) or self._idiomatic(draft):
            return True
        if draft.kind == "ordinal":
            return self._ordinal(draft)
        if not draft.digits:
            return (
                self._named(draft)
                or self._at_time_of_day(draft)
                or self._oclock(draft)
                or (draft.kind == "duration" and self._clock(draft))
            )
        if self._clock(draft) or self._month(draft) or self._dialled(draft) or self._numbered_thing(draft):
            return True
        if draft.unit is not None or draft.kind != "cardinal":
            return False
        if not draft.plain:
            return self._of_law(draft)
        if self._year(draft) or self._identifier(draft) or self._marker(draft):
            return True
        before = draft.first - 1
        if tokens.word(before) in language.decade_articles and self._decade(draft):
            return True  # "en los 80"
        before -= tokens.word(before) in language.date_linkers
        tens = draft.value is not None and draft.value % 10 == 0 and (draft.value < 100 or 1000 < draft.value < 2100)
        return tens and tokens.word(before) in language.decades

    def _decade(self, draft: Draft) -> bool:
        """Whether digits after an article are a decade: tens that count nothing, or that a word for decade precedes."""
        tens = draft.value is not None and draft.value % 10 == 0 and (10 < draft.value < 100 or draft.value == 2000)
        named = self.tokens.word(draft.first - 3) in self.language.decades
        if self.tokens.word(draft.last + 1) in self.language.joining and self.tokens.kind(draft.last + 2) == "number":
            return False  # "entre los 50 y 53"
        return tens and (named or not self._counts(draft))

    def _day_or_month(self, draft: Draft) -> bool:
        """Such as 5月12日: a sign after the number makes it a month, and the next number its day."""
        signs, tokens = self.language.month_signs, self.tokens
        return tokens.word(draft.last + 1) in signs or (draft.kind != "cardinal" and tokens.word(draft.left) in signs)

    def _idiomatic(self, draft: Draft) -> bool:
        """Whether the number is part of a set phrase, at its beginning or inside: "one by one", "the back nine"."""
        idioms, words = self.language.idioms, self.tokens.folded
        for first in range(max(0, draft.first - _WORDS_BEFORE), draft.first + 1):
            found = idioms.starting(words, first) if words[first] in idioms.by_first else None
            if found and found[0] >= draft.last:
                return first == draft.first or not self._is_number_word(first)  # of two numbers only the first
        return False

    def _named(self, draft: Draft) -> bool:
        """Number words in names."""
        tokens, language = self.tokens, self.language
        if tokens.word(draft.first - 1) in language.refused_after.get(tokens.folded[draft.first], ()):
            return True  # "quello che sei": another word of the same form
        if draft.kind == "fraction" and draft.first == draft.last and self._part_of_game(draft.first):
            return True
        single = draft.first == draft.last or tokens.folded[draft.first] in language.indefinite
        if draft.kind == "fraction" and single and draft.unit is None:
            follows = draft.last + 1
            if tokens.word(follows) in HYPHENS and tokens.adjacent(draft.last) and tokens.adjacent(follows):
                return True  # half-time, "a third-party supplier"
        before = tokens.word(draft.first - 1)
        if before in language.decades and draft.value in {Decimal(n) for n in range(10, 100, 10)}:
            return True
        if self._titled(draft) or self._named_by_number(draft):
            return True
        if (
            draft.unit is None
            and draft.kind == "cardinal"
            and tokens.capitalized(draft.first)
            and not tokens.opens(draft.first)
        ):
            # "Ocean's Eleven": a capitalized number word after a capitalized word is part of the name.
            return (
                tokens.kind(draft.first - 1) == "word"
                and tokens.capitalized(draft.first - 1)
                and not tokens.opens(draft.first - 1)
                and not tokens.surface(draft.first - 1).isupper()
                and not tokens.capitalized(draft.last + 1)
            )
        nouns = language.identifier_nouns | language.identifier_closing
        return before in nouns and draft.last == draft.first and self._ends_phrase(draft.last + 1)

    def _named_by_number(self, draft: Draft) -> bool:
        """A name that begins with a number word: "plac Trzech Kultur", "the treaty of Three Rivers"."""
        tokens, first, after = self.tokens, draft.first, draft.last + 1
        if self.language.capital_nouns or tokens.opens(first) or not tokens.capitalized(first) or draft.unit:
            return False
        written = tokens.kind(first - 1) == tokens.kind(after) == "word" and not tokens.capitalized(first - 1)
        return written and tokens.capitalized(after) and not tokens.adjacent(first - 1) and not self._headline()

    def _titled(self, draft: Draft) -> bool:
        """Number words in the title of a book or film: "Turbulent Century in Five Lives", in a text of lower case."""
        tokens = self.tokens
        first, after = draft.first, draft.last + 1
        if self.language.capital_nouns or not (tokens.capitalized(first) and tokens.capitalized(after)):
            return False
        before = tokens.word(first - 1) in self.language.place_words and tokens.capitalized(first - 2)
        return before and not tokens.capitalized(first - 1) and not self._headline()

    def _headline(self) -> bool:
        """Whether nearly all longer words of the text are capitalized, as in English headlines."""
        long = [i for i, word in enumerate(self.tokens.folded) if len(word) > _LONG]
        return _LOWER * sum(not self.tokens.capitalized(i) for i in long) <= len(long)

    def _marker(self, draft: Draft) -> bool:
        """List markers: "1. ", "2) " where a line begins."""
        tokens = self.tokens
        if not tokens.opens(draft.first):
            return False
        after = tokens.word(draft.last + 1)
        if after in {")", "."} and tokens.adjacent(draft.last):
            return draft.last + 2 < len(tokens) and not tokens.adjacent(draft.last + 1)
        return False

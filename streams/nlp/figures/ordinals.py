"""Ordinals: those in digits, and those that rank nothing of the story."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from streams.nlp.figures.calendar import Calendar
from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft

_RAISED: Final = frozenset("ªº°")
_LARGEST_IN_NAMES: Final = 30
"""A capital letter makes no name of a higher ordinal: "der Milliardste Besucher"."""
_DEGREES: Final = frozenset({"c", "f", "celsius", "fahrenheit", "n", "s", "e", "w", "o", "k"})
"""What follows the sign of degrees."""


class Ordinals(Calendar):
    """Judges the ordinals of one text."""

    def ordinal_digits(self, draft: Draft) -> bool:
        """Makes "19e", "2nd" an ordinal; returns whether it did."""
        tokens, language = self.tokens, self.language
        last = draft.last
        if self.prefixed(draft):
            return True
        if not draft.plain or not tokens.adjacent(last) or draft.value is None:
            return False
        word, suffix = tokens.word(last + 1), last + 1
        pointed = word == "." and tokens.word(suffix + 1) in {"º", "ª"}  # 34.º
        if (word in language.ordinal_links or pointed) and tokens.adjacent(suffix):
            suffix += 1
        if (
            (tokens.kind(suffix) == "word" or pointed)
            and tokens.folded[suffix] in language.ordinal_suffixes
            and (suffix > last + 1 or len(word) > 1 or word not in language.units)
        ):
            draft.kind, draft.plain = "ordinal", False
            draft.last, draft.end = suffix, tokens.ends[suffix]
        elif (
            (word in _RAISED and word in language.ordinal_suffixes and self._ranks(last + 1))
            or (word == "." and self._lone_point(draft))
            or (
                language.ordinal_point
                and word == "."
                and draft.value < 200
                and tokens.kind(last + 2) == "word"
                and not tokens.adjacent(last + 1)
                and "\n" not in tokens.text[tokens.ends[last + 1] : tokens.starts[last + 2]]
                and self._ordinal_context(last + 2, draft)
            )
        ):
            draft.kind, draft.plain = "ordinal", False
            draft.last, draft.end = last + 1, tokens.ends[last + 1]
        elif language.ordinal_point and word == "." and draft.first == 0 and last + 2 == len(tokens):
            draft.kind, draft.plain = "ordinal", False  # all that a cell or line says
            draft.last, draft.end = last + 1, tokens.ends[last + 1]
        else:
            return False
        draft.whole_end, draft.right = draft.end, draft.last + 1
        return True

    def prefixed(self, draft: Draft) -> bool:
        """Makes an ordinal of a number behind a prefix or before such as a counter: "ke-4", "第3", "ที่ 5", "３番目"."""
        tokens, first = self.tokens, draft.first - 1
        if draft.value is None or draft.value % 1 or draft.kind != "cardinal":
            return False
        rank = self.language.ordinal_after.starting(tokens.folded, draft.last + 1)
        if rank and tokens.starts[draft.last + 1] - tokens.ends[draft.last] <= 1:
            draft.kind, draft.plain, draft.one = "ordinal", False, False
            draft.last, draft.end = rank[0], tokens.ends[rank[0]]
            draft.whole_end, draft.right = draft.end, draft.last + 1
            return True
        if tokens.word(first) in HYPHENS and tokens.adjacent(first - 1) and tokens.adjacent(first):
            first -= 1
        if tokens.word(first) not in self.language.ordinal_prefixes:
            return False
        draft.kind, draft.plain, draft.one = "ordinal", False, False
        draft.first, draft.start = first, tokens.starts[first]
        draft.left, draft.whole_start = first - 1, draft.start
        return True

    def ranked(self, draft: Draft) -> bool:
        """Makes digits an ordinal where the noun is not in the form that a number of things asks for: "на 5 месте"."""
        if not draft.plain or draft.value is None:
            return False
        need = self.language.ranked.get(self.tokens.word(draft.last + 1))
        last = draft.value % 10 if draft.value % 100 // 10 != 1 else 0
        if need is None or draft.value < 1 or last in need:
            return False
        draft.kind, draft.plain = "ordinal", False
        return True

    def listed(self, drafts: list[Draft]) -> None:
        """Such as "2, 4 и 7-й", "3-5 место": only the last of the ordinals shows that it is one."""
        for second, first in pairwise(reversed(drafts)):
            link = first.right
            if self.tokens.word(link) == self.tokens.word(link + 1) == "-":
                link += 1
            joined = self.tokens.word(link) in self.language.listing or self.tokens.word(link) in {"-", "–"}
            if not (joined and link + 1 == second.first and first.plain and first.open and not first.refused):
                continue
            if (
                second.kind == "ordinal"
                and second.digits
                and first.value
                and second.value
                and first.value < second.value
            ):
                first.kind, first.plain = "ordinal", False

    def _ranks(self, sign: int) -> bool:
        """Whether a raised o or a ring is an ordinal's ending: "2º", "36° incontro", but not "30 °C", "a 30° nord"."""
        tokens, after = self.tokens, sign + 1
        if tokens.folded[sign] != "°":
            return tokens.word(after) not in {"c", "f"}
        if after == len(tokens):
            return sign == 1  # nothing else is said
        named = tokens.kind(after) == "word" and not tokens.adjacent(sign)
        return named and tokens.word(after) not in self.language.function_words and tokens.word(after) not in _DEGREES

    def _lone_point(self, draft: Draft) -> bool:
        """Whether "4." is all that is said."""
        return self.language.ordinal_point and draft.first == 0 and draft.last + 2 == len(self.tokens)

    def _ordinal_context(self, index: int, draft: Draft) -> bool:
        """Whether "12." before this word is an ordinal and not the end of a sentence."""
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        if word in language.months or word in language.centuries:
            return True
        if language.ordinal_point_lower and not tokens.capitalized(index):
            return True
        before = tokens.word(draft.first - 1)
        return before in language.determiners and draft.value is not None and draft.value < 100

    def _ordinal(self, draft: Draft) -> bool:
        """Ordinals in names, dates and centuries, and those that rank nothing of the story."""
        tokens, language = self.tokens, self.language
        follows, before = tokens.word(draft.last + 1), tokens.word(draft.first - 1)
        if draft.first == 0 and draft.right == len(tokens):
            return False  # nothing else is said
        if self._dated(draft) or (self._numbered(draft) if draft.digits else self._part_of_name(draft)):
            return True
        if follows in language.ordinal_refused_before:
            return draft.value is not None and draft.value <= 2
        if draft.value == 1 and (
            tokens.kind(draft.last + 1) == "number" or (language.atoms(follows) and follows not in language.ones)
        ):
            return True  # "the first 24 hours"
        if tokens.kind(draft.last + 1) != "word" and follows not in HYPHENS:
            return False
        if draft.value == 1 and not draft.digits:
            if before in language.indefinite:
                return True  # "a first statement"
            plural = bool(language.plural_endings) and follows.endswith(language.plural_endings)
            set_phrase = follows in HYPHENS or follows in language.function_words
            return plural or set_phrase or before not in language.determiners
        return before in language.weekdays

    def _dated(self, draft: Draft) -> bool:
        """Beside a month, or before a century."""
        tokens, language = self.tokens, self.language
        decade = draft.value is not None and draft.value >= 10 and draft.value % 10 == 0
        beside = tokens.word(draft.last + 1) in language.year_words or tokens.word(draft.first - 1) in language.decades
        if decade and beside:
            return True  # "latach osiemdziesiątych"
        if draft.last + 2 < len(tokens) and tokens.phrase(draft.first, draft.last + 2) in language.weekdays:
            return True  # "sexta-feira"
        after = draft.last + 1 + (tokens.word(draft.last + 1) in {"-", "–"} | language.linkers)
        dates = {tokens.word(draft.last + 1), tokens.word(after)}
        if draft.digits and self._first_day(draft, tokens.word(draft.last + 1)):
            return True  # "vom 2. auf den 3. Februar"
        if draft.digits and draft.last == draft.first and tokens.word(draft.last + 1) in language.year_words:
            return True  # "с 14 года"
        return bool(dates & (language.centuries | language.months)) or tokens.word(draft.first - 1) in language.months

    def _numbered(self, draft: Draft) -> bool:
        """125th Street; the years of a decade ("1980-х")."""
        if self.tokens.word(draft.last + 1) in self.language.ordinal_names:
            return True
        follows = self.tokens.surface(draft.last + 1)
        club = len(follows) > 1 and follows.isupper()  # 1. FC Köln
        name = club or (not self.language.capital_nouns and self.tokens.capitalized(draft.last + 1))
        return name or (draft.value is not None and 1100 <= draft.value <= 2100)

    def _part_of_name(self, draft: Draft) -> bool:
        """Charles the Fifth, the Second World War; words that rank only after an article."""
        tokens, language = self.tokens, self.language
        first = draft.first
        if tokens.word(first - 1) in language.each:
            return False  # "jeder Dritte"
        small = draft.value is None or draft.value <= _LARGEST_IN_NAMES
        if small and tokens.capitalized(first) and not tokens.opens(first) and not self._starts_sentence(first):
            return True
        if tokens.word(first - 1) in language.refused_after.get(tokens.folded[first], ()):
            return True  # "en anden": another
        determined = tokens.word(first - 1) in language.determiners or self._owned(first - 1)
        return tokens.folded[first] in language.ordinals_after_determiner and not determined

    def _owned(self, index: int) -> bool:
        """Whether a name in the genitive stands there: "Gerrards andra nederlag"."""
        return self.tokens.capitalized(index) and self.tokens.word(index).endswith(self.language.genitives)

    def _part_of_game(self, index: int) -> bool:
        """Such as "the second half", "first-half shots": a part of a game."""
        index -= 1
        index -= self.tokens.word(index) in HYPHENS
        atoms = self.language.atoms(self.tokens.word(index))
        return bool(atoms) and atoms[-1].part == "ordinal"

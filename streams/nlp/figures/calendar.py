"""Years, days of a month and clock times: numbers that are no figures."""

from __future__ import annotations

import re
from typing import Final

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.international import international
from streams.nlp.figures.language import Language
from streams.nlp.figures.tokens import Tokens

_DASHES: Final = HYPHENS | {"–", "—"}
_ENTRY: Final = frozenset({":", "–", "—", "|"})
"""Behind the time of an entry of a live blog."""
_ADJECTIVE: Final = ("e", "en", "er", "es", "em")
"""Endings of adjectives where nouns have a capital: "1512 verletzte Soldaten"."""
_TWO: Final = 2
"""Digits of minutes."""
_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[.:h]([0-5]\d)")


class Calendar:
    """Judges the numbers of one text."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self._capitals: bool | None = None
        self.tokens = tokens
        self.language = language
        self.world = international()["identifiers"]

    def _clock(self, draft: Draft) -> bool:
        tokens, language = self.tokens, self.language
        digits = tokens.text[draft.start : draft.end]
        after = tokens.word(draft.last + 1)
        two = (
            tokens.phrase(draft.last + 1, min(len(tokens) - 1, draft.last + 4)) if draft.last + 1 < len(tokens) else ""
        )
        spoken = after in language.clock_words or any(
            two.startswith(word) for word in language.clock_words if "." in word
        )
        spoken = spoken and not (draft.kind == "duration" and draft.right > draft.last + 2)  # 2時間
        before = tokens.word(draft.first - 1)
        if before == "." and tokens.adjacent(draft.first - 2):
            before = tokens.word(draft.first - 2)  # kl. 14.30
        if _CLOCK.fullmatch(digits):
            if (
                spoken
                or after in language.clock_things
                or (after == "’" and "." in digits and language.separators.decimal == ",")
            ):
                return True  # "23.15'te"
            if draft.unit is None and draft.kind == "cardinal" and self._dotted_time(draft, digits, before):
                return True
            if draft.unit is None and before in language.clock_cues and draft.kind == "cardinal":
                follows = tokens.kind(draft.last + 1)
                return follows != "word" or after in language.function_words or before in language.strict_clock_cues
        if self._hour(draft, before) or self._minutes(draft) or self._from_hour(draft):
            return True
        if self._at_time_of_day(draft):
            return True
        if draft.plain and draft.value is not None and draft.value <= 24 and spoken:
            if after not in language.units:
                return True
            return before in language.strict_clock_cues
        return bool(
            draft.plain
            and draft.unit is None
            and draft.value is not None
            and draft.value <= 24
            and before in language.strict_clock_cues
            and not self._counts(draft)
            and after not in language.range_words
        )

    def _dotted_time(self, draft: Draft, digits: str, before: str) -> bool:
        """Whether minutes are meant: at the head of an entry ("14.35: ..."), where decimals have a comma ("o 7.42")."""
        tokens, after = self.tokens, draft.last + 1
        if tokens.opens(draft.first) and tokens.word(after) in _ENTRY and tokens.kind(after + 1) == "word":
            return True
        return self.language.separators.decimal == "," and "." in digits and before in self.language.clock_cues

    def _at_time_of_day(self, draft: Draft) -> bool:
        """Such as "zes uur 's ochtends" and "las seis de la mañana"."""
        hour = draft.value is not None and draft.value <= 24 and (draft.kind == "duration" or draft.open)
        if hour and self.language.clock_before.ending(self.tokens.folded, draft.left):
            return True  # "half past eight", "kwart voor zes"
        halved = hour and draft.value is not None and draft.value % 1 and not draft.digits
        if halved and self.tokens.word(draft.left) in self.language.strict_clock_cues:
            return True  # "a las ocho y media"
        return hour and self.language.clock_after.starting(self.tokens.folded, draft.right) is not None

    def _oclock(self, draft: Draft) -> bool:
        """Such as "eight o'clock", "acht Uhr": the hour in words, where the word after it is no unit of time."""
        after = self.tokens.word(draft.last + 1)
        hour = draft.open and draft.value is not None and draft.value <= 24
        return hour and after in self.language.clock_words and after not in self.language.units

    def _from_hour(self, draft: Draft) -> bool:
        """The first of two times of day: "6.30-10am"."""
        tokens, link = self.tokens, draft.last + 1
        if draft.unit is not None or not draft.digits or tokens.word(link) not in _DASHES:
            return False
        clock = tokens.kind(link + 1) == "number" and tokens.word(link + 2) in self.language.clock_words
        return clock and tokens.word(link + 2) not in self.language.units

    def _minutes(self, draft: Draft) -> bool:
        """What follows the hour: 2時46分, "14 Uhr 30"."""
        tokens, hour = self.tokens, draft.left
        digits = (
            draft.plain and draft.open and tokens.ends[draft.last] - draft.start == _TWO and not self._counts(draft)
        )
        minutes = draft.kind == "duration" or digits
        return minutes and tokens.word(hour) in self.language.clock_words and tokens.kind(hour - 1) == "number"

    def _hour(self, draft: Draft, before: str) -> bool:
        """Such as "à 6 heures" and "at 14 h", but not "à 6 heures de route"."""
        language, unit = self.language, draft.unit
        if draft.kind != "duration" or unit is None or unit.code != "h" or draft.value is None or draft.value > 24:
            return False
        spelled = before in language.hour_cues and self.tokens.word(draft.right) not in language.linkers
        return spelled or (len(unit.text) == 1 and unit.text.isalpha() and before in language.clock_cues)

    def _month(self, draft: Draft) -> bool:
        """A day or year beside a month, a day beside a weekday."""
        if draft.value is None or not draft.plain:
            return False
        if draft.unit is not None and draft.unit.text in {"°", "º"}:
            return self.tokens.word(draft.right) in self.language.months  # 1° gennaio
        return (draft.value <= 31 and self._day(draft)) or (1000 <= draft.value <= 2200 and self._dated_year(draft))

    def _day(self, draft: Draft) -> bool:
        """A number up to 31 beside a month or weekday."""
        tokens, language = self.tokens, self.language
        months, after, before = language.months, tokens.word(draft.last + 1), tokens.word(draft.first - 1)
        after = after.partition("’")[0] or after  # "21 Ekim’de"
        linked = tokens.word(draft.last + 2) if after in language.date_linkers else ""
        if (after in months or linked in months) and draft.unit is None:
            return True
        if before in months and (draft.unit is None or draft.kind == "duration"):
            return not self._counts(draft)
        if before in language.weekdays and draft.unit is None:
            return not self._counts(draft)
        if before == "." and tokens.word(draft.first - 2) in months and draft.unit is None:
            return not self._counts(draft)
        return self._old_style(draft) or self._first_day(draft, after) or self._second_day(draft)

    def _old_style(self, draft: Draft) -> bool:
        """One of two days in two calendars: "8 (20) октября"."""
        word, last = self.tokens.word, draft.last
        if word(last + 1) == "(":
            return word(last + 3) == ")" and word(last + 4) in self.language.months
        return word(draft.first - 1) == "(" and word(last + 1) == ")" and word(last + 2) in self.language.months

    def _first_day(self, draft: Draft, after: str) -> bool:
        """The first of two days: "12 and 13 May", "с 3 по 10 апреля"."""
        tokens, language, second = self.tokens, self.language, draft.last + 2
        if not self._links_days(after):
            return False
        if after in language.day_links:
            second += tokens.word(second) in language.determiners | language.skipped  # "vom 2. auf den 3. Februar"
        if tokens.kind(second) != "number":
            return False
        second += 1 + (tokens.word(second + 1) == ".")
        month = second + (tokens.word(second) in language.date_linkers)
        return tokens.word(month) in language.months

    def _second_day(self, draft: Draft) -> bool:
        """The second of two days behind their month: "February 2 to 3"."""
        word, first = self.tokens.word, draft.first
        day = word(first - 2)
        linked = word(first - 1) in self.language.day_links and day.isdecimal() and int(day) < (draft.value or 0)
        return linked and word(first - 3) in self.language.months and not self._counts(draft)

    def _links_days(self, word: str) -> bool:
        """Whether a word may stand between two days: "de nacht van 2 op 3 februari"."""
        language = self.language
        return (
            word in language.range_words | language.joining | language.day_links | {"-", "–", "/"}
            or word in language.from_to_ends
        )

    def _dated_year(self, draft: Draft) -> bool:
        """A year behind a month."""
        tokens, months = self.tokens, self.language.months
        if draft.unit is not None:
            return False
        before, second = tokens.word(draft.first - 1), tokens.word(draft.first - 2)
        if before in months or ((before == ")" or before in self.language.date_linkers) and second in months):
            return True
        return before == "," and bool({tokens.word(draft.first - 3), tokens.word(draft.first - 4)} & months)

    def _year(self, draft: Draft) -> bool:
        tokens, language, value = self.tokens, self.language, draft.value
        qualified = tokens.word(draft.last + 1) == "’" and language.after.starting(tokens.folded, draft.last + 1)
        if value is None or draft.first != draft.last or qualified or len(tokens.folded[draft.first]) != 4:
            return False
        if not 1000 <= value <= 2200:
            return False
        before, counts = tokens.word(draft.first - 1), self._counts(draft)
        enclosed = before == "(" and tokens.word(draft.last + 1) == ")"
        if enclosed or self._span_of_years(draft, int(value)) or self._bare_year(draft, int(value)):
            return True
        cued = before in language.year_cues
        if cued and value % 100 and 1500 <= value < 1850:
            return True
        if 1850 <= value <= 2060:
            return self._recent_year(draft, before, counts=counts)
        early = value % 100 and value < 1500 and before in language.early_year_cues
        return not counts and value < 2100 and bool(early or (cued and before in language.strict_year_cues))

    def _recent_year(self, draft: Draft, before: str, *, counts: bool) -> bool:
        """Whether four digits between 1850 and 2060 are a year."""
        tokens, language, value = self.tokens, self.language, draft.value
        cued = before in language.year_cues
        if before in language.strict_year_cues or before in language.months:
            return True
        if value is not None and value % 100 and 1950 <= value <= 2040:
            widened = language.before.ending(tokens.folded, draft.left)
            if counts and widened and widened[1] in {"at_least", "more_than"}:
                return False
            if language.capital_nouns:
                return not self._noun(draft.last + 1)
            return cued or not (counts and (language.plain_thousands or self._noun(draft.last + 1)))
        if cued:
            return not (counts and self._noun(draft.last + 1))
        return not counts

    def _bare_year(self, draft: Draft, value: int) -> bool:
        """Where years stand without a preposition: "1912 wurde er Kaiser", "das 1879 gebaute Haus", "utgiven 1610"."""
        tokens, after = self.tokens, draft.last + 1
        bound = self.language.before.ending(tokens.folded, draft.left)
        if not self.language.bare_years:
            return False
        old = self.language.capital_nouns and self._counts(draft) and not tokens.capitalized(after)
        if not (1000 if old else 1500) <= value <= 2060 or value % 100 == 0 or (bound and bound[1] != "about"):
            return False
        if self.language.capital_nouns:
            adjective = not tokens.capitalized(after) and tokens.word(after).endswith(_ADJECTIVE)
            return not (tokens.capitalized(after) or (adjective and tokens.capitalized(after + 1)))
        if self._starts_sentence(draft.first):
            return tokens.kind(after) == "word" and not self._noun(after)
        return not self._counts(draft)

    def _span_of_years(self, draft: Draft, value: int) -> bool:
        """1904-1905: another year beside it, and not two round numbers."""
        tokens = self.tokens
        for dash, step in ((draft.last + 1, 1), (draft.first - 1, -1)):
            doubled = tokens.word(dash) == tokens.word(dash + step) == "-"
            word = tokens.word(dash + step + step * doubled)
            if tokens.word(dash) in _DASHES and len(word) == 4 and word.isdecimal():
                return 1500 <= min(value, int(word)) <= max(value, int(word)) <= 2060 and bool(
                    value % 100 or int(word) % 100
                )
        return False

    def _noun(self, index: int) -> bool:
        """Whether a word is plainly something counted: a plural by its ending, capitalized where nouns are."""
        tokens, language = self.tokens, self.language
        if language.capital_nouns:
            return tokens.capitalized(index)
        return tokens.folded[index] in language.counted_nouns

    def _counts(self, draft: Draft) -> bool:
        """Whether a lower-case word that could be counted follows."""
        tokens = self.tokens
        follows = draft.last + 1
        return (
            tokens.kind(follows) == "word"
            and (self.language.capital_nouns or not tokens.capitalized(follows) or self._shouting())
            and tokens.folded[follows] not in self.language.function_words
            and tokens.folded[follows] not in self.language.months
        )

    def _shouting(self) -> bool:
        """Whether the whole text is in capitals, so that they say nothing."""
        if self._capitals is None:
            letters = [c for c in self.tokens.text if c.isalpha()]
            self._capitals = sum(c.isupper() for c in letters) * 2 > len(letters)
        return self._capitals

    def _weekday(self, word: str) -> bool:
        return word in self.language.weekdays

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or self.tokens.folded[index - 1] in {
            ".",
            "!",
            "?",
            ":",
            "“",
            '"',
            "«",
            "‘",
            "„",
            "–",
            "—",
            "'",
        }

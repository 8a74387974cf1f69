"""Two numbers that make one figure: ranges, ratios, scores, mixed numbers; see amounts too."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from streams.nlp.figures.ages import OLDEST
from streams.nlp.figures.amounts import Amounts
from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.tokens import Tokens
from streams.nlp.figures.words import share

_DASHES: Final = HYPHENS | {"–", "—", "−", "~", "～", "〜"}
_MIXED: Final = frozenset({"fraction", "measure", "duration", "percentage"})
"""Kinds of the second part of a mixed number: "ciento treinta con dos quintos por ciento"."""
_LENGTHS: Final = frozenset({"duration", "measure", "age"})
_BOUNDS: Final = frozenset({"at_least", "more_than", "at_most", "less_than"})
_QUOTES: Final = frozenset('«»“”„"')
"""Around the names of teams."""
_HIGHEST_SCORE: Final = 199
_LONGEST_TEAM: Final = 3
"""Words in the name of a team."""


_MOST_APART: Final = 100
"""The highest second number of a ratio with a noun inside: "un italiano su tre"."""
_THOUSAND: Final = 1000
_NEXT: Final = 2
"""How many times the low end of a range without a word between its ends its high end may be."""
_NEAR: Final = 4
"""The part by which the high end of a length of time may exceed its low end where only a comma stands between."""
_WIDEST: Final = 4
"""How many times the low end of a range of amounts its high end may be."""


class Combiner:
    """Joins the numbers of one text."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language
        self._game: bool | None = None
        self.amounts = Amounts(tokens, language)

    def join(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with every pair that belongs together made one."""
        made: list[Draft] = []
        for draft in drafts:
            previous = made[-1] if made else None
            if previous and draft.first < previous.right:
                continue  # taken in by the one before
            joined = previous and (
                self._divided(previous, draft)
                or self._ratio(previous, draft)
                or self._mixed(previous, draft)
                or self.amounts.join(previous, draft)
                or self._dashed(previous, draft)
                or self._worded(previous, draft)
                or self._juxtaposed(previous, draft)
            )
            if joined:
                made[-1] = joined
            else:
                made.append(draft)
        return made

    def bounded(self, drafts: list[Draft]) -> list[Draft]:
        """Such as "more than 10 and less than 20": the bounds of one number."""
        made: list[Draft] = []
        for draft in drafts:
            first = made[-1] if made else None
            span = draft.qualifier_span
            if (
                first is None
                or span is None
                or {first.qualifier, draft.qualifier} - _BOUNDS
                or first.unit != draft.unit
            ):
                made.append(draft)
                continue
            low, high = first.lower or draft.lower, first.upper or draft.upper
            between = [i for i in range(first.right, draft.first) if self.tokens.ends[i] <= span[0]]
            joined = len(between) == 1 and self.tokens.folded[between[0]] in self.language.joining
            if not joined or low is None or high is None or low >= high or first.kind != draft.kind:
                made.append(draft)
                continue
            whole = self._whole(first, draft)
            whole.value, whole.lower, whole.upper, whole.qualifier = None, low, high, "between"
            whole.qualifier_span = first.qualifier_span
            made[-1] = whole
        return made

    def _mixed(self, first: Draft, second: Draft) -> Draft | None:
        """Such as "10 1/2", "five and a quarter", "honderd driekwart"."""
        a, b = first.value, second.value
        if a is None or b is None or not first.open or a % 1 or second.kind not in _MIXED:
            return None
        if not 0 < b < 1 or first.qualifier != "exact" or a < 1:
            return None
        gap = range(first.right, second.left + 1)
        words = [self.tokens.folded[i] for i in gap]
        slashed = second.first == second.last and self.tokens.kinds[second.first] == "number"
        joined = len(words) == 1 and words[0] in self.language.joining | self.language.fraction_joiners
        if first.one and not joined:
            return None
        spoken = (
            not words and not first.digits and not second.digits and second.kind == "fraction"
        )  # "honderd driekwart"
        if not (slashed and not words) and not (joined and (slashed or not first.digits)) and not spoken:
            return None
        made = self._whole(first, second)
        made.kind = second.kind if second.unit else "cardinal"
        made.one = False
        if second.unit is None and (scale := self._scale(made.right)):
            # "six and two thirds million", but "one billion and three quarters million"
            made.set_value(a + b * scale if a >= scale else (a + b) * scale)
            self._extend(made, made.right)
            return made
        of_scale = first.magnitude if joined and not first.digits and second.kind == "fraction" else Decimal(1)
        made.set_value(a + b * (of_scale if of_scale >= _THOUSAND else 1))  # "two million and three fifths"
        return made

    def _scale(self, index: int) -> Decimal | None:
        """The thousand, million ... that a word says."""
        atoms = self.language.atoms(self.tokens.word(index))
        return atoms[0].value if len(atoms) == 1 and atoms[0].part == "scale" else None

    def _extend(self, draft: Draft, last: int) -> None:
        draft.last, draft.end = last, self.tokens.ends[last]
        draft.whole_end, draft.right = draft.end, last + 1

    def _dashed(self, first: Draft, second: Draft) -> Draft | None:
        """10-15 %, 15–16, 3-1."""
        tokens = self.tokens
        if tokens.word(first.right) in _DASHES and self._beside_teams(first, second):
            return self._scored(first, second)
        link = tokens.word(first.right)
        if first.right != second.left or link not in _DASHES | {":"}:
            return None
        glued = tokens.adjacent(first.right - 1) and tokens.adjacent(first.right)
        if not first.digits and not glued:
            return None
        apart = (
            not glued
            and tokens.starts[first.right] > first.end
            and (tokens.capitalized(first.left) or tokens.word(first.left) in _QUOTES)
            and (tokens.capitalized(second.right) or tokens.word(second.right) in _QUOTES)
        )
        if (
            (glued or apart or tokens.word(first.left).startswith(self.language.score_cues))  # "with the score 3 - 1"
            and first.plain
            and second.plain
            and first.open
            and second.open
            and self._is_score(first, second)
        ):
            return self._scored(first, second)
        return None if link == ":" else self._range(first, second)

    def _scored(self, first: Draft, second: Draft) -> Draft:
        score = self._whole(first, second)
        score.kind, score.value, score.lower, score.upper = "score", None, None, None
        return score

    def _beside_teams(self, first: Draft, second: Draft) -> bool:
        """Such as "Ayr 38 - Melrose 17": a name before either number."""
        tokens = self.tokens
        names = range(first.right + 1, second.left + 1)
        bare = first.plain and second.plain and first.open and second.open
        small = bare and max(first.value or 0, second.value or 0) <= _HIGHEST_SCORE
        return small and 1 <= len(names) <= _LONGEST_TEAM and all(map(tokens.capitalized, (first.left, *names)))

    def _told_score(self, first: Draft, second: Draft) -> bool:
        """Whether "10 a 6" is a score: two bare numbers that fall, where a game is spoken of."""
        return first.open and second.open and self.game and self._is_score(first, second)

    def _is_score(self, first: Draft, second: Draft) -> bool:
        assert first.value is not None
        assert second.value is not None
        if max(first.value, second.value) > _HIGHEST_SCORE:
            return False
        return first.value >= second.value or (second.value <= 20 and self.game)

    @property
    def game(self) -> bool:
        """Whether the text speaks of a game."""
        if self._game is None:
            cues = self.language.score_cues
            self._game = bool(cues) and any(word.startswith(cues) for word in self.tokens.folded)
        return self._game

    def _worded(self, first: Draft, second: Draft) -> Draft | None:
        """Such as "10 tot 15", "between 20 and 30", "from 4 to 9 years"."""
        tokens, language = self.tokens, self.language
        link = first.right
        if tokens.word(link) in HYPHENS and tokens.adjacent(first.last):
            link += 1  # "11- tot 18-jarigen"
        about = language.before.ending(tokens.folded, second.left)
        opened = language.range_openers.get(tokens.word(first.left)) == tokens.word(link)
        near = link == second.left or (opened and about and about[0] == link + 1)  # "between 2 l and about 7 l"
        if not near and not (link + 1 == second.left and tokens.word(link + 1) in language.skipped):
            return None
        word = tokens.folded[link]
        if word in language.score_words and first.plain and second.plain and self._told_score(first, second):
            return self._scored(first, second)
        opener = first.left
        if tokens.word(opener) in language.skipped and tokens.word(opener - 1) in language.range_openers:
            opener -= 1
        before = tokens.word(opener)
        opened = before in language.range_openers and language.range_openers[before] == word
        from_to = word in language.from_to.get(before, ())
        if not (opened or from_to or word in language.range_words):
            return None
        if before in language.amount_words and word in language.level_words and self._far_apart(first, second):
            return None  # "rose by 312 to 9,480": an amount and the new level
        if not (opened or from_to) and first.kind in _LENGTHS and first.unit and second.open and self._noun(second):
            return None  # "retuvo tres horas a nueve personas"
        made = self._range(first, second)
        if made and (opened or from_to):
            made.qualifier_span = tokens.starts[opener], tokens.ends[opener]
            made.left = opener - 1
        return made

    def _noun(self, draft: Draft) -> bool:
        """Whether a number counts the word behind it."""
        index = draft.right
        return self.tokens.kind(index) == "word" and self.tokens.word(index) not in self.language.function_words

    def _juxtaposed(self, first: Draft, second: Draft) -> Draft | None:
        """Such as "üç dört kişi", three or four people, where the language says so; "55, 60 minutes" in any."""
        if self._lengths(first, second):
            return self._range(first, second)
        if not self.language.juxtaposed or first.digits or second.digits or first.right != second.first:
            return None
        low, high = first.value, second.value
        if low is None or high is None or not first.open or low % 1 or high % 1 or not low < high <= _NEXT * low:
            return None
        return self._range(replace(first, one=False), second)

    def _lengths(self, first: Draft, second: Draft) -> bool:
        """Whether a comma stands between the ends of a length of time: "two, three days", but no list of lengths."""
        tokens, a, b = self.tokens, first.value, second.value
        comma = first.right == second.left and tokens.word(first.right) == "," and tokens.kind(first.left) == "word"
        if not comma or second.kind != "duration" or not first.open or first.digits != second.digits or not a or not b:
            return False
        near = b == a + 1 or a < b <= a + a / _NEAR
        joined = tokens.word(second.right) in self.language.listing
        listed = joined and tokens.kind(second.right + 1) == "number"
        return near and a % 1 == 0 == b % 1 and not listed

    @staticmethod
    def _far_apart(first: Draft, second: Draft) -> bool:
        """Whether two counts are too far apart for a range: "by 10 to 15" is one, and so is any share."""
        if first.value is None or second.value is None or "percentage" in {first.kind, second.kind}:
            return False
        return second.value > _WIDEST * first.value * (1 if first.unit else second.factor)

    def _range(self, first: Draft, second: Draft) -> Draft | None:
        if first.value is None or second.value is None or first.one or second.one:
            return None
        if first.qualifier != "exact" or second.qualifier != "exact" or "ordinal" in {first.kind, second.kind}:
            return None
        if first.kind == "measure" and first.unit is None:
            return None  # "a magnitude of 5.4 at 10 km"
        if first.unit and second.unit and first.unit.code != second.unit.code:
            return None
        if {"fraction", "ratio"} & {first.kind, second.kind} or second.change == "to":
            return None
        if first.kind == "age" and second.unit is None and not (second.plain and second.value <= OLDEST):
            return None
        low, high = first.value * (1 if first.unit else second.factor), second.value
        shared = first.magnitude == 1 < second.magnitude and first.digits == second.digits
        if shared and (0 if first.digits else 1) < low < high / second.magnitude:
            low *= second.magnitude
        if low >= high:
            return None
        made = self._whole(first, second)
        made.value, made.lower, made.upper, made.qualifier = None, low, high, "between"
        return made

    def _whole(self, first: Draft, second: Draft) -> Draft:
        bearer = second if second.unit else first
        age = "age" in {first.kind, second.kind} and bearer.kind in {"age", "duration"}
        return replace(
            first,
            last=second.last,
            end=second.end,
            whole_end=max(second.whole_end, second.end),
            right=second.right,
            unit=bearer.unit,
            kind="age" if age else bearer.kind,
            plain=False,
            qualifier_span=None,
        )

    def _divided(self, first: Draft, second: Draft) -> Draft | None:
        """Such as "dos sobre once", "yirmi bölü yirmi beş": a fraction said with a word for its stroke."""
        a, b = first.value, second.value
        stroke = self.language.over.starting(self.tokens.folded, first.right)
        if stroke is None or stroke[0] != second.left:
            return None
        if a is None or b is None or a % 1 or b % 1 or not 0 < a < b or not first.open or not second.open:
            return None
        made = replace(self._whole(first, second), kind="fraction", one=False)
        made.set_value(share(a / b))
        return made

    def _ratio(self, first: Draft, second: Draft) -> Draft | None:
        """Such as "één op de tien", "one in five", "one lifejacket for every five"."""
        tokens, language = self.tokens, self.language
        a, b = first.value, second.value
        if a is None or b is None or not first.open or not second.open or first.magnitude > 1:
            return None
        if a % 1 or b % 1 or not 0 < a < b or b < 2:
            return None
        end = second.left
        found = language.ratio_words.ending(tokens.folded, end)
        from_to = tokens.folded[end] in language.from_to.get(tokens.word(first.left), ())  # "von acht auf elf"
        if not found or from_to or found[0] < first.right or found[0] - first.right > 2:
            return None
        phrase_words = end - found[0] + 1
        apart = found[0] - first.right
        if apart and phrase_words == 1 and b > _MOST_APART:
            return None  # "un sondaggio su 20.000 studenti"
        if phrase_words == 1 and (a > 9 or not (a == 1 or self._round(b))):
            return None
        if first.one and tokens.folded[end] in language.no_ratio_of_one and int(b) not in language.ratio_of_one_in:
            return None  # "einer von neun"
        if tokens.word(second.right).startswith(language.no_ratio_before):
            return None  # "четыре из пяти последних матчей", "zwei von fünf Verletzten": of these very five
        if apart and (a > 9 or not language.ratios_apart.ending(tokens.folded, end)):
            return None
        if apart and any(tokens.kinds[i] != "word" for i in range(first.right, found[0])):
            return None
        made = replace(
            first, last=second.last, end=second.end, whole_end=second.end, right=second.right, plain=False, one=False
        )
        made.kind = "ratio"
        made.set_value(share(a / b))
        return made

    @staticmethod
    def _round(value: Decimal) -> bool:
        """Whether the news would speak of one in so many."""
        return value <= 20 or value % 25 == 0 or value % 10 == 0

    def _one_of_so_many(self, draft: Draft) -> None:
        """Such as "beş çocuktan biri": one in five, the larger number first."""
        tokens, language = self.tokens, self.language
        if not language.ratio_one or not draft.open or draft.value is None or not 2 < draft.value <= _MOST_APART:
            return
        last = draft.right + 1
        opens = draft.first == 0 or tokens.word(draft.left) in language.each | {"“", '"'}  # else one of the nine
        if (
            opens
            and tokens.word(last) in language.ratio_one
            and tokens.word(draft.right).endswith(language.ratio_endings)
        ):
            draft.kind, draft.last, draft.end, draft.plain = "ratio", last, tokens.ends[last], False
            draft.whole_end, draft.right = draft.end, last + 1
            draft.set_value(share(1 / draft.value))

    def each(self, drafts: list[Draft]) -> None:
        """Such as "every third": one in three."""
        for draft in drafts:
            self._one_of_so_many(draft)
            if (
                draft.kind == "ordinal"
                and draft.value
                and draft.value > 1
                and self.tokens.word(draft.first - 1) in self.language.each
            ):
                draft.first -= 1
                draft.start = draft.whole_start = self.tokens.starts[draft.first]
                draft.left = draft.first - 1
                draft.kind = "ratio"
                draft.set_value(share(1 / draft.value))

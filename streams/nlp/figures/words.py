"""What may follow a number in words and belongs to it: halves, decimals, denominators, collectives, "times"."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from typing import Final

from streams.nlp.figures.composing import Composing
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.tokens import Tokens

MINUS: Final = frozenset("-−–－")
_FOUR_PLACES: Final = Decimal("0.0001")
_FOUR_DIGITS: Final = Context(prec=4)
_PER_CENT: Final = 100
_HALVES: Final = 2
_COMMON: Final = 20
"""The highest denominator that is written in digits with a case ending."""
MOST_OFTEN: Final = 2
"""How often something happened that is not worth counting: a word for "twice" says the same."""
DIGITS_AT_MOST: Final = 36
"""A longer digit string counts nothing that the news tells of."""


def share(value: Decimal) -> Decimal:
    """A fraction or ratio with four decimals, or where those are all 0 with four digits: one in 35,000 is not none."""
    return (value.quantize(_FOUR_PLACES) or _FOUR_DIGITS.plus(value)).normalize()


class Words(Composing):
    """The words of one text."""

    def _scaled_words(self, draft: Draft) -> None:
        """A scale after a number with a half: "anderhalf miljoen", "two and a half million"."""
        assert draft.value is not None
        position = draft.last + 1
        while position < len(self.tokens) and (scale := self._scale(position)) is not None:
            draft.set_value(draft.value * scale)
            extend(draft, self.tokens, position)
            position += 1
        self._dot(draft)

    def _dot(self, draft: Draft) -> None:
        """The point of an abbreviated scale belongs to the numeral: 4,5 Mio. Euro."""
        tokens, dot = self.tokens, draft.last + 1
        if (
            tokens.word(dot) == "."
            and tokens.adjacent(draft.last)
            and tokens.word(draft.last) in self.language.abbreviations
        ):
            extend(draft, tokens, dot)

    def _half_more(self, draft: Draft) -> None:
        """Such as "two and a half million"."""
        language, tokens = self.language, self.tokens
        if draft.kind != "cardinal" or draft.value is None:
            return
        self._times_collective(draft)
        if draft.value % 1 and not draft.digits:
            self._scaled_words(draft)
            return
        if found := language.and_a_half.starting(tokens.folded, draft.last + 1):
            # "three million and a half" is half a million more.
            scale = self.language.atoms(tokens.folded[draft.last])
            half = scale[-1].value if scale and scale[-1].part == "scale" and scale[-1].value >= 1000 else Decimal(1)
            draft.set_value(draft.value + half / 2)
            draft.one = False
            extend(draft, tokens, found[0])
            if half == 1:
                self._scaled_words(draft)
        elif tokens.word(draft.last + 1) in language.points and draft.value % 1 == 0:
            self._point(draft)

    def _point(self, draft: Draft) -> None:
        """A decimal point said in words: "nine point zero five"."""
        tokens = self.tokens
        places, position = "", draft.last + 2
        position += tokens.word(position) in self.language.lexicon.joiners  # "едно цяло и едно"
        if tokens.kind(position) == "number" and tokens.folded[position].isdecimal():
            places, position = tokens.folded[position], position + 1
        scale = Decimal(1)
        while position < len(tokens) and len(places) < 9 and scale == 1:
            made = self.compose(position) if tokens.kind(position) == "word" else None
            if made is None or made[2] or made[0].ordinal:
                break
            scale = made[0].magnitude if made[0].value >= 1000 else scale
            if not 0 <= made[0].value / scale < 1000:
                break
            places += f"{made[0].value / scale:f}"
            position = made[1] + 1
        unit = self.language.units.get(tokens.word(position))
        if unit and unit.code == "min" and tokens.word(draft.last + 1) in self.language.clock_words:
            return  # 3点20分
        if places and draft.value is not None:
            draft.set_value((draft.value + Decimal(f"0.{places}")) * scale)
            draft.one = False
            extend(draft, tokens, position - 1)
            self._scaled_words(draft)

    def _inverse_fraction(self, draft: Draft) -> None:
        """The denominator first: 三分之二, 3分の2, 사분의 삼; a hundred of them are per cent."""
        tokens = self.tokens
        link = self.language.fraction_links.starting(tokens.folded, draft.last + 1)
        if link is None or not draft.value or link[0] + 1 >= len(tokens):
            return
        first = last = link[0] + 1
        value: Decimal | None = None
        if tokens.kinds[first] == "number":
            value = self.separators.read(tokens.folded[first])
        elif tokens.kinds[first] == "word" and (made := self.compose(first)) and not made[2]:
            value, last = made[0].value, made[1]
        elif tokens.kinds[first] == "word":
            value = self._with_particle(tokens.folded[first])
        if value is None:
            return
        if tokens.word(last + 1) in self.language.points:
            above = exact(first, last, tokens.starts[first], tokens.ends[last], value)
            self._point(above)  # 百分之一百二十点五
            assert above.value is not None
            value, last = above.value, above.last
        if draft.value == _PER_CENT and not draft.digits and self.language.fraction_percent:
            draft.set_value(value)
            draft.kind, draft.unit = (
                "percentage",
                UnitMention("ucum", "%", tokens.text[draft.start : tokens.ends[link[0]]]),
            )
        else:
            draft.set_value((value / draft.value).normalize())
            draft.kind = "fraction"
        draft.plain = False
        extend(draft, tokens, last)

    def _with_particle(self, word: str) -> Decimal | None:
        """The number in a word that ends in a particle: "삼분의 이를"."""
        for cut in range(len(word) - 1, 0, -1):
            if word[cut:] in self.language.unit_endings and (compound := self.language.lexicon.split(word[:cut])):
                return compound.number.value
        return None

    def _part_of(self, first: int, last: int, whole: Decimal) -> Draft | None:
        """The denominator in the locative, then the numerator: "üçte ikisi", "4'te 3'ü"."""
        tokens, follows = self.tokens, last + 1
        part: Decimal | None = None
        if tokens.folded[last] in self.language.prefix_units:
            return None  # "yüzde 10"
        if tokens.kinds[first] == "number":  # "4'te 3'ü", and not "2008'de 659 kişi"
            if tokens.kind(follows) == "number" and tokens.word(follows + 1) == "’" and whole <= _COMMON:
                part, end = self.separators.read(tokens.folded[follows]), follows
        elif tokens.kind(follows) == "word" and (made := self.compose(follows)) and not made[0].ordinal:
            part, end = made[0].value, made[1]
            if tokens.folded[first] in self.language.refused_words and not made[2]:
                return None  # "onda bir sorun yok": there is no problem with him
        if part is None or part % 1 or not 0 < part < whole or whole <= _HALVES:
            return None
        if tokens.word(first - 1) in self.language.clock_cues:
            return None  # "saat beşte üç kişi"
        draft = exact(first, end, tokens.starts[first], tokens.ends[end], share(part / whole))
        draft.kind = "fraction"
        return draft

    def _times(self, draft: Draft) -> None:
        """Such as "three times as high", "deux fois plus"; without a comparison it is a count of times."""
        tokens, language = self.tokens, self.language
        position = draft.last + 1
        if draft.kind != "cardinal" or draft.one or tokens.word(position) not in language.times:
            return
        if tokens.word(position + 1) in language.comparatives:
            extend(draft, tokens, position)
            draft.kind, draft.plain = "multiplier", False
        elif draft.value is not None and 1 < draft.value <= MOST_OFTEN and not draft.digits:
            # "counted two times" is how often, as "twice" is; "el tres veces campeón" is what somebody is
            before = tokens.word(draft.first - 1)  # "one or two times" says more
            draft.refused = before not in language.determiners and before not in language.range_words

    def _compares(self, first: int, last: int, *, changes: bool) -> bool:
        """Whether what is so many times as much is named: "twice as high", and with verbs "wzrosła dwukrotnie"."""
        if self.tokens.word(last + 1) in self.language.comparatives:
            return True
        stems = [stem for _, stems in self.language.change_words.values() for stem in stems]
        near = (self.tokens.word(first - 1), self.tokens.word(last + 1))
        return changes and any(word.startswith(tuple(stems)) for word in near)

    def _times_collective(self, draft: Draft) -> None:
        """Such as "two dozen", "полторы сотни": a collective after a small number multiplies it."""
        word = self.tokens.word(draft.last + 1)
        scale = self.language.collectives.get(word) or self.language.vague.get(word)
        if scale is None or draft.value is None or draft.one:
            return
        whole, number = draft.value, draft.value
        joining, inside = self.language.joining, range(draft.last, draft.first, -1)
        joiner = next((i for i in inside if self.tokens.word(i) in joining), 0)
        if joiner and number >= _PER_CENT and (made := self.compose(joiner + 1)) and made[1] == draft.last:
            number = made[0].value  # "three hundred and two dozen"
        if 1 < number < 1000:
            draft.set_value(whole - number + number * scale)
            extend(draft, self.tokens, draft.last + 1)


def vulgar(sign: str) -> Decimal | None:
    """The value of a fraction in one sign, such as ½."""
    if len(sign) == 1 and unicodedata.category(sign) == "No" and "⁄" in unicodedata.normalize("NFKC", sign):
        value = unicodedata.numeric(sign)
        return Decimal(str(round(value, 4)))
    return None


def extend(draft: Draft, tokens: Tokens, last: int) -> None:
    """Lets the numeral reach to a later token."""
    draft.last, draft.end = last, tokens.ends[last]
    draft.whole_end, draft.right = draft.end, last + 1

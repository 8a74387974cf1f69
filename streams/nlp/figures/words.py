"""Numbers said in words: the longest that can be composed from a token on, and what may follow it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from streams.nlp.figures.composition import Atom, Composition
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.language import Language
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.separators import Separators
from streams.nlp.figures.tokens import Tokens

HYPHENS: Final = frozenset("-‐‑\u00ad")
MINUS: Final = frozenset("-−–－")
FOUR_PLACES: Final = Decimal("0.0001")
_DASHES: Final = HYPHENS | set("–—")
_PER_CENT: Final = 100
_TEN: Final = 10
_HALVES: Final = 2
_COMMON: Final = 20
"""The highest denominator that is written in digits with a case ending."""
_AHEAD: Final = 5
"""Words after a comma in which a scale must stand for the number to go on."""
_RACES: Final = frozenset({"50", "60", "100", "110", "200", "400", "800", "1500"})
"""Metres that are run or swum: "the 100m in 9.58 seconds"."""
_CURRENCY_SIGNS: Final = frozenset("€$£¥")
MOST_OFTEN: Final = 2
"""How often something happened that is not worth counting: a word for "twice" says the same."""
JOINER: Final = Atom("joiner", Decimal(0))
DIGITS_AT_MOST: Final = 36
"""A longer digit string counts nothing that the news tells of."""


@dataclass(slots=True)
class _Run:
    """A number in words while its tokens are gone through."""

    position: int
    number: Composition = field(default_factory=Composition)
    last: int = -1
    pending: int | None = None
    """An "and" that has not yet been followed by a part."""
    done: Composition | None = None
    """The number as far as it is complete."""
    apart: tuple[Composition, int] | None = None
    """What the number was before the last "and"."""
    suffix: str = ""

    def take(self, atoms: Iterable[Atom], end: int) -> bool:
        """Goes on with parts that end at a token, if the number can."""
        trial = copy(self.number)
        if not all(trial.push(atom) for atom in atoms):
            return False
        self.number, self.last, self.position = trial, end, end + 1
        self.done, self.pending = copy(trial), None
        return True


class Words:
    """The words of one text."""

    def __init__(self, tokens: Tokens, language: Language, separators: Separators) -> None:
        self.tokens = tokens
        self.language = language
        self.separators = separators

    def compose(self, index: int) -> tuple[Composition, int, str] | None:
        """The number in words from a token on.

        Returns:
            The number, its last token, and the suffix of a compound or ""; None where no number begins.
        """
        tokens = self.tokens
        run = _Run(index)
        while run.position < len(tokens) and not run.suffix:
            if (
                run.position > index
                and "\n" in tokens.text[tokens.ends[run.position - 1] : tokens.starts[run.position]]
            ):
                break
            step = self._bridge if tokens.kinds[run.position] == "sign" else self._part
            if not step(run):
                break
        if run.apart and run.done and self._other_number(run.last + 1, run.done.value - run.apart[0].value):
            return *run.apart, ""
        if run.done is not None and self.language.elliptic and run.last > index:
            self._elliptic(run.done, run.last)
        return None if run.done is None else (run.done, run.last, run.suffix)

    def _elliptic(self, number: Composition, last: int) -> None:
        """A last digit without its scale: 三万五 is thirty-five thousand, where 三万零五 has the zero between."""
        scale, digit = (self.language.atoms(self.tokens.folded[index]) for index in (last - 1, last))
        ends = len(scale) == len(digit) == 1 and scale[0].part == "scale" and digit[0].part == "number"
        if ends and number.group is not None and scale[0].value >= _PER_CENT and 0 < digit[0].value < _TEN:
            number.group += digit[0].value * (scale[0].value / _TEN - 1)

    def _bridge(self, run: _Run) -> bool:
        """Goes over a hyphen or comma inside a number."""
        tokens, before = self.tokens, run.position - 1
        sign = tokens.folded[run.position]
        tied = tokens.adjacent(run.position) and tokens.adjacent(before)
        hyphen = (sign in HYPHENS and tied) or ((tied or sign in HYPHENS) and sign in _DASHES and self._spaced(run))
        comma = sign == "," and bool(run.number.chunks) and run.number.group is None and run.last == before
        inside = (hyphen and before in {run.last, run.pending}) or (comma and self._goes_on(run.position + 1))
        run.position += inside
        return inside

    def _spaced(self, run: _Run) -> bool:
        """Whether a hyphen with spaces, as some machines write it, stands between tens and a unit: "fifty - two"."""
        atoms = self.language.atoms(self.tokens.word(run.position + 1))
        tens = run.number.room == _TEN and run.number.group is not None
        return tens and len(atoms) == 1 and atoms[0].part in {"number", "ordinal"} and 0 < atoms[0].value < _TEN

    def _part(self, run: _Run) -> bool:
        """Takes a word or phrase, or an "and" that may be followed by one."""
        word = self.tokens.folded[run.position]
        if self.tokens.kinds[run.position] != "word":
            return False
        if (phrase := self._phrase(run.position)) and run.take((phrase[1],), phrase[0]):
            return True
        if self._links_scale(run.position) and run.done is not None:
            return run.take(self.language.atoms(self.tokens.folded[run.position + 1]), run.position + 1)
        compound = self.language.compounds[word]
        if compound and not run.number.empty and self._apart(run, word):
            return False
        if compound:
            if run.pending is not None and run.done is not None:
                run.apart = copy(run.done), run.last
            joined = run.pending is not None and self.language.units_first
            if run.take((JOINER, *compound.atoms) if joined else compound.atoms, run.position):
                run.suffix = compound.rest
                return True
        if word not in self.language.lexicon.joiners or run.pending is not None or run.number.empty:
            return False
        if not self._may_join(run.number, run.position):
            return False
        run.pending = run.position
        run.position += 1
        return True

    def _part_begins(self, index: int) -> bool:
        """Whether a number in words may begin at a token."""
        word = self.tokens.word(index)
        return word in self.language.phrase_starts or self.language.compounds[word] is not None

    def _apart(self, run: _Run, word: str) -> bool:
        """Whether the word belongs to no number before it: "cien primeros", "cien quintos", "cien veintiunavos"."""
        compound = self.language.compounds[word]
        if compound and compound.rest and self.language.suffixes[compound.rest].get("kind") == "denominator":
            return True
        return not run.number.ordinal and word in self.language.ordinals_alone

    def _links_scale(self, index: int) -> bool:
        """Whether a small word stands between a number and its scale: "o sută de mii"."""
        return self.tokens.word(index) in self.language.scale_joiners and self._scale(index + 1) is not None

    def _goes_on(self, index: int) -> bool:
        """Whether after a comma the same number goes on: "two million, three hundred thousand"."""
        for position in range(index, index + _AHEAD):
            word = self.tokens.word(position)
            atoms = self.language.atoms(word)
            if any(atom.part == "scale" for atom in atoms):
                return position > index or len(atoms) > 1
            if not atoms and word not in HYPHENS and word not in self.language.lexicon.joiners:
                return False
        return False

    def _other_number(self, index: int, value: Decimal) -> bool:
        """Whether the word shows that what follows an "and" was a number of its own: "a hundred and two hundred".

        A fraction is one where it is less than a whole: "a hundred and two fifths", not "a hundred and thirty fifths".
        """
        word = self.tokens.word(index)
        atoms = self.language.atoms(word)
        denominator = self.language.denominators.get(word)
        return value < denominator if denominator else bool(atoms) and atoms[0].part == "scale"

    def _may_join(self, number: Composition, index: int) -> bool:
        """Whether "and" after this number goes on with it: after hundreds, or tens where a unit may follow."""
        follows = index + 1
        if self.tokens.word(follows) in HYPHENS and self.tokens.adjacent(index):
            follows += 1
        phrase = self._phrase(follows) if self.tokens.kind(follows) == "word" else None
        atoms = self.language.atoms(self.tokens.word(follows)) or ((phrase[1],) if phrase else ())
        if not atoms:
            return False
        if number.group is None:
            return atoms[0].value < number.chunks[-1][0]
        if self.language.units_first and number.room == 0 and 0 < number.group % 100 < 10:
            return 20 <= atoms[0].value < 100 and atoms[0].value % 10 == 0  # "three and twenty"
        return atoms[0].part in {"number", "ordinal"} and atoms[0].value < number.room

    def _phrase(self, index: int) -> tuple[int, Atom] | None:
        tokens, language = self.tokens, self.language
        if tokens.folded[index] not in language.phrase_starts:
            return None
        words, best = [tokens.folded[index]], None
        position = index + 1
        while position < len(tokens) and len(words) < 6:
            if tokens.folded[position] in HYPHENS and tokens.adjacent(position - 1) and tokens.adjacent(position):
                position += 1
                continue
            if tokens.kinds[position] != "word":
                break
            words.append(tokens.folded[position])
            compound = language.compounds[words[-1]]
            stem = words[-1][: compound.length] if compound else words[-1]  # "on biri", the eleven
            if atom := language.lexicon.phrases.get(" ".join((*words[:-1], stem))):
                best = position, atom
            position += 1
        return best

    def _scale(self, index: int, *, glued: bool = False) -> Decimal | None:
        """The scale that a token says after digits."""
        if self.tokens.kind(index) != "word":
            return None
        word = self.tokens.folded[index]
        compound = self.language.compounds[word]
        inflected = compound is None or not compound.rest or set(self.language.suffixes[compound.rest]) == {"forms"}
        if compound and inflected and len(compound.atoms) == 1 and compound.atoms[0].part == "scale":
            return compound.atoms[0].value
        if glued and (scale := self.language.letter_scales.get(word)) is not None:
            squared = self.tokens.kind(index + 1) == "number" and self.tokens.adjacent(index)
            return None if squared or self._is_metres(word, index) else scale
        signed = self.tokens.word(index + 1) in _CURRENCY_SIGNS and self.tokens.adjacent(index)
        if signed and word in {"k", "m"}:
            return Decimal(1000) if word == "k" else Decimal(1_000_000)  # "50 k€", "3,4 M€"
        return self.language.letter_scales.get(word) if signed else None

    def _is_metres(self, word: str, index: int) -> bool:
        if word != "m" or self.tokens.word(index - 2) in self.language.prefix_units:
            return False  # "$400m a year"
        follows = self.tokens.word(index + 1)
        race = self.tokens.folded[index - 1] in _RACES and (
            self.tokens.kind(index + 1) != "word" or follows in self.language.function_words
        )
        return race or follows in self.language.dimensions

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
        draft = exact(
            first, end, tokens.starts[first], tokens.ends[end], (part / whole).quantize(FOUR_PLACES).normalize()
        )
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


def copy(number: Composition) -> Composition:
    """A number that grows apart from the one it is made of."""
    n = number
    return Composition(list(n.chunks), n.group, n.room, n.inner, n.joined, n.ordinal, n.prefixed)


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

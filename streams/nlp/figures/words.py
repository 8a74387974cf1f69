"""Numbers said in words: the longest that can be composed from a token on, and what may follow it."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Final

from streams.nlp.figures.composition import Atom, Composition
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.separators import Separators
from streams.nlp.figures.tokens import Tokens

HYPHENS: Final = frozenset("-‐‑\u00ad")
MINUS: Final = frozenset("-−–")
FOUR_PLACES: Final = Decimal("0.0001")
_AHEAD: Final = 5
"""Words after a comma in which a scale must stand for the number to go on."""
DIGITS_AT_MOST: Final = 36
"""A longer digit string counts nothing that the news tells of."""


class Words:
    """The words of one text."""

    def __init__(self, tokens: Tokens, language: Language, separators: Separators) -> None:
        self.tokens = tokens
        self.language = language
        self.separators = separators

    def compose(self, index: int) -> tuple[Composition, int, str] | None:
        """The number in words from a token on: the number, its last token, and the suffix of a compound."""
        tokens, language = self.tokens, self.language
        number, last, position = Composition(), -1, index
        pending: int | None = None
        done: Composition | None = None
        apart: tuple[Composition, int] | None = None
        while position < len(tokens):
            word, kind = tokens.folded[position], tokens.kinds[position]
            if position > index and "\n" in tokens.text[tokens.ends[position - 1] : tokens.starts[position]]:
                break
            if kind == "sign":
                glued = tokens.adjacent(position) and tokens.adjacent(position - 1)
                if word in HYPHENS and glued and position - 1 in {last, pending}:
                    position += 1
                    continue
                if (
                    word == ","
                    and number.chunks
                    and number.group is None
                    and last == position - 1
                    and self._goes_on(position + 1)
                ):
                    position += 1
                    continue
                break
            if kind != "word":
                break
            if (phrase := self._phrase(position)) is not None:
                end, atom = phrase
                trial = copy(number)
                if trial.push(atom):
                    number, last, position = trial, end, end + 1
                    done = copy(number)
                    pending = None
                    continue
            compound = language.compounds[word]
            if compound and not number.ordinal:
                trial = copy(number)
                if not number.joined and pending is not None and done is not None:
                    apart = copy(done), last
                if all(trial.push(atom) for atom in compound.atoms) and not (
                    compound.rest and number.joined and not compound.atoms
                ):
                    number, last = trial, position
                    done, pending = copy(number), None
                    if compound.rest:
                        return done, last, compound.rest
                    position += 1
                    continue
            if (
                word in language.lexicon.joiners
                and pending is None
                and not number.empty
                and self._may_join(number, position)
            ):
                pending = position
                position += 1
                continue
            break
        if apart and self._other_number(last + 1):
            done, last = apart
        return None if done is None else (done, last, "")

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

    def _other_number(self, index: int) -> bool:
        """Whether the word shows that what follows an "and" was a number of its own: "a hundred and two hundred"."""
        word = self.tokens.word(index)
        atoms = self.language.atoms(word)
        return word in self.language.denominators or (bool(atoms) and atoms[0].part == "scale")

    def _may_join(self, number: Composition, index: int) -> bool:
        """Whether "and" after this number goes on with it: after hundreds, or tens where a unit may follow."""
        follows = index + 1
        if self.tokens.word(follows) in HYPHENS and self.tokens.adjacent(index):
            follows += 1
        atoms = self.language.atoms(self.tokens.word(follows))
        if not atoms:
            return False
        if number.group is None:
            return atoms[0].value < number.chunks[-1][0]
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
            if atom := language.lexicon.phrases.get(" ".join(words)):
                best = position, atom
            position += 1
        return best

    def _scale(self, index: int, *, glued: bool = False) -> Decimal | None:
        """The scale that a token says after digits."""
        if self.tokens.kind(index) != "word":
            return None
        word = self.tokens.folded[index]
        atoms = self.language.atoms(word)
        if len(atoms) == 1 and atoms[0].part == "scale":
            return atoms[0].value
        if glued and (scale := self.language.letter_scales.get(word)) is not None:
            squared = self.tokens.kind(index + 1) == "number" and self.tokens.adjacent(index)
            return None if squared or self._is_metres(word, index) else scale
        if word == "k" and self.tokens.word(index + 1) in {"€", "$", "£"} and self.tokens.adjacent(index):
            return Decimal(1000)
        return None

    def _is_metres(self, word: str, index: int) -> bool:
        return word == "m" and self.tokens.word(index + 1) in self.language.dimensions

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
            extend(draft, tokens, found[0])
            if half == 1:
                self._scaled_words(draft)
        elif tokens.word(draft.last + 1) in language.points and draft.value % 1 == 0:
            self._point(draft)

    def _point(self, draft: Draft) -> None:
        """A decimal point said in words: "nine point zero five"."""
        tokens = self.tokens
        places, position = "", draft.last + 2
        while position < len(tokens) and len(places) < 9:
            made = self.compose(position) if tokens.kind(position) == "word" else None
            if made is None or made[2] or made[0].ordinal or not 0 <= made[0].value < 100:
                break
            places += f"{made[0].value:f}"
            position = made[1] + 1
        if places and draft.value is not None:
            draft.set_value(draft.value + Decimal(f"0.{places}"))
            extend(draft, tokens, position - 1)
            self._scaled_words(draft)

    def _times(self, draft: Draft) -> None:
        """Such as "three times as high", "deux fois plus"; without a comparison it is a count of times."""
        tokens, language = self.tokens, self.language
        position = draft.last + 1
        if draft.kind != "cardinal" or draft.one or tokens.word(position) not in language.times:
            return
        if tokens.word(position + 1) in language.comparatives:
            extend(draft, tokens, position)
            draft.kind, draft.plain = "multiplier", False

    def _times_collective(self, draft: Draft) -> None:
        """Such as "two dozen", "полторы сотни": a collective or a word for hundreds after a small number multiplies it."""
        word = self.tokens.word(draft.last + 1)
        scale = self.language.collectives.get(word) or self.language.vague.get(word)
        if scale is not None and draft.value is not None and 1 < draft.value < 100 and not draft.one:
            draft.set_value(draft.value * scale)
            extend(draft, self.tokens, draft.last + 1)


def copy(number: Composition) -> Composition:
    return Composition(list(number.chunks), number.group, number.room, number.inner, number.joined, number.ordinal)


def vulgar(sign: str) -> Decimal | None:
    if len(sign) == 1 and unicodedata.category(sign) == "No" and "⁄" in unicodedata.normalize("NFKC", sign):
        value = unicodedata.numeric(sign)
        return Decimal(str(round(value, 4)))
    return None


def extend(draft: Draft, tokens: Tokens, last: int) -> None:
    """Lets the numeral reach to a later token."""
    draft.last, draft.end = last, tokens.ends[last]
    draft.whole_end, draft.right = draft.end, last + 1

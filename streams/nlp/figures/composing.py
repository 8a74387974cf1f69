"""Numbers said in words: the longest that can be composed from a token on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from streams.nlp.figures.composition import Atom, Composition
from streams.nlp.figures.language import Language
from streams.nlp.figures.separators import Separators
from streams.nlp.figures.tokens import Tokens

HYPHENS: Final = frozenset("-‐‑\u00ad")
_DASHES: Final = HYPHENS | set("–—")
_PER_CENT: Final = 100
_TEN: Final = 10
_AHEAD: Final = 5
"""Words after a comma in which a scale must stand for the number to go on."""
_RACES: Final = frozenset({"50", "60", "100", "110", "200", "400", "800", "1500"})
"""Metres that are run or swum: "the 100m in 9.58 seconds"."""
_CURRENCY_SIGNS: Final = frozenset("€$£¥")
JOINER: Final = Atom("joiner", Decimal(0))


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


class Composing:
    """The number words of one text."""

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


def copy(number: Composition) -> Composition:
    """A number that grows apart from the one it is made of."""
    n = number
    return Composition(list(n.chunks), n.group, n.room, n.inner, n.joined, n.ordinal, n.prefixed)

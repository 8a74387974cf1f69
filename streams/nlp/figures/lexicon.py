"""Number words of one language, ready for look-up: whole words, phrases, and compounds taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from streams.nlp.figures.composition import Atom, Composition, Part, compose

LONGEST_COMPOUND: Final = 150
"""Characters; no number in the news is longer, and the time of taking a word apart stays bounded."""
_OPENING: Final = 3
"""Letters by which most words show that they are no numbers."""
_STEPS: Final = 400
"""Steps after which taking apart one word is given up."""

IDEOGRAPHS: Final = "\u3005\u3007\u3400-\u9fff\u3040-\u30ff"
"""Signs of scripts that put no spaces between words, as a range for regular expressions."""
_FOLDED: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\u0640")) | str.maketrans("'‘ʼ`´", "’’’’’")
_IDEOGRAPH: Final = re.compile(f"[{IDEOGRAPHS}]")
_BREVE: Final = "\u0306"
"""Makes a letter of its own in Cyrillic."""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The form in which words are looked up: lower case, composed, without soft hyphens and joiners."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = word.translate(_FOLDED)
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.replace("İ", "i").lower()).replace("i\u0307", "i")


def parted(phrase: str) -> list[str]:
    """The folded words of a phrase; of a script without spaces every sign."""
    folded = fold(phrase)
    return (folded if folded.isascii() else _IDEOGRAPH.sub(r" \g<0> ", folded)).split()


def bare(word: str) -> str:
    """The word without accents, as headlines in capitals and hasty writers spell it."""
    stripped = (c for c in unicodedata.normalize("NFD", word) if c == _BREVE or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(stripped))


@dataclass(slots=True)
class Compound:
    """A word that is a number, or begins with one."""

    number: Composition
    atoms: tuple[Atom, ...]
    length: int
    """Characters of the folded word that are the number."""
    rest: str
    """What follows the number: a suffix such as "jarige", or empty."""


@dataclass
class Lexicon:
    """The number words of one language."""

    words: dict[str, Atom] = field(default_factory=dict)
    phrases: dict[str, Atom] = field(default_factory=dict)
    """Number words with a space inside ("soixante dix")."""
    inner: dict[str, Atom] = field(default_factory=dict)
    """Parts of compounds; those of `bound` are nothing by themselves."""
    bound: frozenset[str] = frozenset()
    """Parts that stand in compounds only: "cent" of "centotto"."""
    joiners: frozenset[str] = frozenset()
    """Words between parts of a number that stand apart ("and", "y", "et")."""
    inner_joiners: frozenset[str] = frozenset()
    """The same within a compound ("en", "ën", "und")."""
    proclitics: frozenset[str] = frozenset()
    """Small words written together with what follows them, as Arabic "and"."""
    phrase_starts: set[str] = field(default_factory=set)
    """The first words of phrases, which may be no number by themselves."""
    _openings: frozenset[str] = frozenset()
    """All that a part of a number begins with, the whole part included: where a piece of a word is none, no longer
    one is a part."""
    _short: frozenset[str] = frozenset()

    @classmethod
    def build(  # noqa: PLR0913  one keyword a table of the data
        cls,
        forms: Mapping[Part, Iterable[tuple[str, Iterable[str]]]],
        *,
        joiners: Iterable[str] = (),
        inner_joiners: Iterable[str] = (),
        fillers: Iterable[str] = (),
        proclitics: Iterable[str] = (),
        fold_accents: bool = False,
        prefixed: bool = False,
    ) -> Lexicon:
        """A lexicon of (value, spellings) for each part; the first meaning of a spelling wins."""
        made = cls(joiners=frozenset(joiners), inner_joiners=frozenset(inner_joiners), proclitics=frozenset(proclitics))
        for filler in fillers:  # "không trăm", no hundreds
            made.add(filler, Atom("joiner", Decimal(0)))
        for part, entries in forms.items():
            for value, spellings in entries:
                shown: Part = "prefixed" if prefixed and part == "ordinal" else part
                for spelling in spellings:
                    made.add(spelling, Atom(shown, Decimal(value)))
        if fold_accents:
            for table in (made.words, made.phrases, made.inner):
                for word, atom in list(table.items()):
                    if not word.isascii():
                        table.setdefault(bare(word), atom)
            made.phrase_starts.update(phrase.split()[0] for phrase in made.phrases)
        return made

    def add(self, spelling: str, atom: Atom) -> None:
        """Takes in one spelling."""
        pieces = parted(spelling.replace("-", " "))
        target = self.words if len(pieces) == 1 else self.phrases
        target.setdefault(" ".join(pieces), atom)
        if len(pieces) > 1:
            self.phrase_starts.add(pieces[0])
            self.inner.setdefault("".join(pieces), atom)
        self._openings = frozenset()

    def _index(self) -> None:
        parts = (*self.words, *self.inner, *self.inner_joiners)
        self._openings = frozenset(part[:end] for part in parts for end in range(1, len(part) + 1))
        self._short = frozenset(part for part in parts if len(part) < _OPENING)

    def opens(self, word: str) -> bool:
        """Whether a word may begin with a number, by its first letters."""
        if not self._openings:
            self._index()
        return word[:_OPENING] in self._openings or word[:2] in self._short or word[:1] in self._short

    def split(self, word: str, suffixes: frozenset[str] | Mapping[str, Any] = frozenset()) -> Compound | None:
        """Takes a folded word apart into number words, perhaps with a suffix after them.

        Args:
            word: the folded word.
            suffixes: what may follow the number.

        Returns:
            The reading with the shortest suffix, or None when the word does not begin with a number.
        """
        if not self._openings:
            self._index()
        if len(word) > LONGEST_COMPOUND or word[:1] not in self._openings:
            return None
        if (whole := self.words.get(word)) and (number := compose([whole])):
            return Compound(number, (whole,), len(word), "")
        best: Compound | None = None
        stack: list[tuple[int, tuple[Atom, ...]]] = [(0, ())]
        for _ in range(_STEPS):
            if not stack or (best and not best.rest):
                break
            position, atoms = stack.pop()
            rest = word[position:]
            alone = not rest and len(atoms) == 1 and word in self.bound
            wanted = atoms and not alone and (not rest or rest in suffixes)
            wanted = wanted and (best is None or len(rest) < len(best.rest))
            if wanted and (number := compose(list(atoms))):
                best = Compound(number, atoms, position, rest)
            stack += [(end, (*atoms, atom)) for end, atom in self._pieces(word, position, inner=bool(atoms))]
        return best

    def _pieces(self, word: str, position: int, *, inner: bool) -> Iterator[tuple[int, Atom]]:
        """The parts that begin at a character, the shortest first, so that a stack tries the longest first."""
        for end in range(position + 1, len(word) + 1):
            piece = word[position:end]
            if piece not in self._openings:
                return
            if inner and piece in self.inner_joiners:
                yield end, Atom("joiner", Decimal(0))
            if atom := self.words.get(piece) or self.inner.get(piece):
                yield end, atom

"""Words of a text taken apart into number words and what follows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from streams.nlp.figures.lexicon import Compound, Lexicon
from streams.nlp.figures.remembered import Remembered


class Reading(Remembered[Compound | None]):
    """Words already taken apart."""

    def __init__(self, lexicon: Lexicon, suffixes: Mapping[str, Any], harmony: Mapping[str, str]) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.suffixes = suffixes
        self.harmony = harmony

    def _harmonious(self, stem: str, suffix: str) -> bool:
        """Whether the suffix has a vowel that may follow the stem's: "bin" takes -e, and "bina" is a building."""
        if "add" in self.suffixes[suffix]:
            return True  # "buçuk", a word of its own
        allowed = next((self.harmony[c] for c in reversed(stem) if c in self.harmony), "")
        first = next((c for c in suffix if c in self.harmony), "")
        return not allowed or first in allowed

    def make(self, word: str) -> Compound | None:
        """The reading of a word that was not met before."""
        compound = self.lexicon.split(word, self.suffixes)
        if compound and compound.rest and not self._harmonious(word[: compound.length], compound.rest):
            compound = None
        return compound

"""Where one written word holds a number and something else: "and" before it, a unit or counter after it."""

from __future__ import annotations

from collections.abc import Callable

from streams.nlp.figures.lexicon import Lexicon
from streams.nlp.figures.remembered import Remembered


class Cuts(Remembered[tuple[int, ...]]):
    """The lengths of the pieces, but for the last, into which a folded word falls apart.

    Args:
        lexicon: the number words.
        follows: whether what is written right after a number may stand there (a unit, a counter); None where
            numbers are always written apart.
    """

    def __init__(self, lexicon: Lexicon, follows: Callable[[str], bool] | None = None) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.proclitics = tuple(sorted(lexicon.proclitics, key=len, reverse=True))
        self.follows = follows

    def make(self, word: str) -> tuple[int, ...]:
        """The cuts of a word that was not met before."""
        if self.lexicon.split(word):
            return ()
        for proclitic in self.proclitics:
            rest = word.removeprefix(proclitic)
            if not rest or rest == word:
                continue
            cuts = self.make(rest)
            if cuts or self.lexicon.split(rest) or rest in self.lexicon.phrase_starts:
                return (len(proclitic), *cuts)
        if self.follows:
            for end in range(len(word) - 1, 0, -1):
                if self.follows(word[end:]) and self.lexicon.split(word[:end]):
                    return (end, *self.make(word[end:]))
        return ()

"""Where one written word holds a number and something else: "and" before it, a unit or counter after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from streams.nlp.figures.lexicon import Lexicon

_REMEMBERED: Final = 100_000
"""Words whose cuts are kept; beyond it they are sought anew each time."""


class Cuts(dict[str, tuple[int, ...]]):
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

    def __missing__(self, word: str) -> tuple[int, ...]:
        cuts = self._cuts(word)
        if len(self) < _REMEMBERED:
            self[word] = cuts
        return cuts

    def _cuts(self, word: str) -> tuple[int, ...]:
        if self.lexicon.split(word):
            return ()
        for proclitic in self.proclitics:
            rest = word.removeprefix(proclitic)
            if not rest or rest == word:
                continue
            cuts = self._cuts(rest)
            if cuts or self.lexicon.split(rest) or rest in self.lexicon.phrase_starts:
                return (len(proclitic), *cuts)
        if self.follows:
            for end in range(len(word) - 1, 0, -1):
                if self.follows(word[end:]) and self.lexicon.split(word[:end]):
                    return (end, *self._cuts(word[end:]))
        return ()

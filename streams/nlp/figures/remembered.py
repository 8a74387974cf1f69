"""What was made of a word, kept for the next time that it is met."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

_MOST: Final = 100_000
"""Words that are kept; beyond it what they give is made anew each time, so that nonsense does not fill the memory."""
Made = TypeVar("Made")


class Remembered(dict[str, Made], Generic[Made]):
    """A table that makes what it lacks. Look-ups of what is there cost no more than those of a dictionary."""

    def make(self, word: str) -> Made:
        """What a word gives that was not met before."""
        raise NotImplementedError  # each table has its own

    def __missing__(self, word: str) -> Made:
        made = self.make(word)
        if len(self) < _MOST:
            self[word] = made
        return made

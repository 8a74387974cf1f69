"""A text without the words that may be names: they are the same in every language and tell little of the one around."""

from __future__ import annotations

from typing import Final

_FEWEST: Final = 3
"""So many words in small letters tell something."""


def without_names(text: str) -> str:
    """A text without the words with a capital behind its first; nothing where none is left out or too few remain.

    Args:
        text: cleaned, with one word at least.
    """
    first, *others = text.split()
    kept = [first, *(word for word in others if not word[0].isupper())]
    small = sum(word[0].islower() for word in kept)
    return " ".join(kept) if len(kept) <= len(others) and small >= _FEWEST else ""

"""Words and phrases of a table of data, ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from streams.nlp.figures.lexicon import fold, parted


@dataclass
class Phrases:
    """Phrases with a meaning, looked up from either end."""

    by_last: dict[str, list[tuple[tuple[str, ...], Any]]] = field(default_factory=dict)
    by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = field(default_factory=dict)

    def add(self, phrase: str, meaning: Any) -> None:
        """Takes in a phrase; the longest is found first."""
        words = tuple(parted(phrase))
        for index, word in ((self.by_last, words[-1]), (self.by_first, words[0])):
            entries = index.setdefault(word, [])
            entries.append((words, meaning))
            entries.sort(key=lambda entry: -len(entry[0]))

    def ending(self, words: list[str], last: int) -> tuple[int, Any] | None:
        """The phrase that ends at a word: the index of its first word and its meaning."""
        if 0 <= last < len(words):
            for phrase, meaning in self.by_last.get(words[last], ()):
                first = last - len(phrase) + 1
                if first >= 0 and tuple(words[first : last + 1]) == phrase:
                    return first, meaning
        return None

    def starting(self, words: list[str], first: int) -> tuple[int, Any] | None:
        """The phrase that starts at a word: the index of its last word and its meaning."""
        if 0 <= first < len(words):
            for phrase, meaning in self.by_first.get(words[first], ()):
                if tuple(words[first : first + len(phrase)]) == phrase:
                    return first + len(phrase) - 1, meaning
        return None


def phrases(table: Mapping[str, Iterable[str]]) -> Phrases:
    """The phrases of each meaning."""
    made = Phrases()
    for meaning, said in table.items():
        for phrase in said:
            made.add(phrase, meaning)
    return made


def word_set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words under a key, folded."""
    return frozenset(map(fold, table.get(key, ())))


def stems(words: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Short words and those marked with "=", that must be met whole, and stems."""
    folded = [fold(word) for word in words]
    whole = frozenset(w.removeprefix("=") for w in folded if len(w) < 4 or w[0] == "=")
    return whole, tuple(w for w in folded if len(w) >= 4 and w[0] != "=") or ("\0",)

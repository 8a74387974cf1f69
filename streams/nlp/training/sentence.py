"""A sentence of training data, with as much annotation as its source has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

CLOSING: Final = frozenset({*".,;:!?)]}%»”…", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "’s"})
OPENING: Final = frozenset("([{«„“¿¡")


Contractions = Mapping[str, str]
"""Words that a corpus parts, as "de o", -> how they are written, "do"."""


class Span(NamedTuple):
    """A name: half-open indexes of words, and one of PER, LOC, ORG, MISC."""

    first: int
    last: int
    label: str


class Tree(NamedTuple):
    """Columns of a treebank, one item a word; `heads` are indexes, the root's its own."""

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as they are written.

    `spaces` says of each word whether a space follows. `tree` and `names` are None where the source is silent, which is
    other than empty: nothing is learned from silence. `forms` are the words of the treebank, which parts contractions;
    `owner` gives for each of them the index of the written word.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    forms: tuple[str, ...]
    owner: tuple[int, ...]
    tree: Tree | None = None
    names: tuple[Span, ...] | None = None

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()


def spaced(words: Sequence[str]) -> tuple[bool, ...]:
    """Where spaces stand in a text of which only the words are known: by the customs of punctuation."""
    spaces: list[bool] = []
    quoted = False
    for index, word in enumerate(words):
        ahead = words[index + 1] if index + 1 < len(words) else ""
        if word == '"':
            quoted = not quoted
        joined = ahead in CLOSING or word in OPENING or (word == '"' and quoted) or (ahead == '"' and quoted)
        spaces.append(not joined)
    return tuple(spaces)


def merged(forms: Sequence[str], contractions: Contractions) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The written words, and for each form the index of the word that it is in."""
    words: list[str] = []
    owner: list[int] = []
    for index, form in enumerate(forms):
        before = forms[index - 1] if index else ""
        whole = contractions.get(f"{before.lower()} {form}")
        if whole and words[-1] == before:
            words[-1] = whole.capitalize() if before[0].isupper() else whole
        else:
            words.append(form)
        owner.append(len(words) - 1)
    return tuple(words), tuple(owner)

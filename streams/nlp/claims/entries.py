"""How an entry of a lexicon is written, and the patterns of words that it stands for.

The format is told in `streams/nlp/languages/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, NamedTuple

from streams.nlp.claims.words import normalize, words

GAP: Final = "..."
"""Up to six words, whatever they are."""
COMPOUNDING: Final = frozenset({"triggers", "nouns"})
"""The files whose words may end a compound."""
_CHOICE: Final = re.compile(r"\{([^{}]*)\}")


class Entry(NamedTuple):
    """One form of one entry."""

    path: tuple[str, ...]
    lemma: str
    pattern: tuple[str, ...]
    """One pattern a word; `*` stands for any letters at its side, `...` for up to six words."""
    rank: int
    """Of rival entries over the same words the one with the highest rank wins: more words, no `*`, more letters."""
    rivals: tuple[str, ...]
    """Among which entries only the best stays: nouns and triggers of all lists, of other files those of one list."""


class Hit(NamedTuple):
    """An entry found in a sentence, over its words `first` to `last`, half-open."""

    path: tuple[str, ...]
    lemma: str
    first: int
    last: int
    modifier: str = ""
    """The front part of a compound, such as "burger" in "burgerdoden"."""

    @property
    def length(self) -> int:
        """Its number of words."""
        return self.last - self.first


def leaves(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The lists of strings of a parsed TOML file with the keys that lead to each."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        yield path, data


def entries(path: tuple[str, ...], written: str, endings: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The forms of an entry.

    Args:
        path: the keys that lead to it.
        written: as it stands in the file.
        endings: name -> the endings that `{@name}` stands for.
    """
    forms = _forms_of(written, endings)
    rivals = path[:1] if path[0] in COMPOUNDING else path
    lemma = normalize(" ".join(forms[0].replace("*", "").split()))
    for form in forms:
        pattern = _pattern(form)
        if pattern:
            letters = sum(len(part.strip("*")) for part in pattern if part != GAP)
            said = len(pattern) - pattern.count(GAP)
            rank = 1000 * said + (0 if "*" in "".join(pattern) else 500) + letters - (250 if GAP in pattern else 0)
            yield Entry(path, lemma, pattern, rank, rivals)


def _forms_of(written: str, endings: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms of an entry, its choices spelled out: "{not,not yet} known" is two; "{@a}" are the endings named so."""
    forms: list[str] = []
    for form in written.split("|"):
        choices = [
            [text] if at % 2 == 0 else endings[text[1:]] if text.startswith("@") else text.split(",")
            for at, text in enumerate(_CHOICE.split(form))
        ]
        forms += ("".join(pieces) for pieces in product(*choices))
    return forms


def _pattern(form: str) -> tuple[str, ...]:
    """The word patterns of one form; words are parted as those of the text are, so that "d'abord" is three."""
    parts: list[str] = []
    for chunk in form.split():
        if chunk == GAP:
            parts.append(GAP)
            continue
        front, back = chunk.startswith("*"), chunk.endswith("*")
        inner = [word.norm for word in words(chunk.strip("*"))]
        if not inner:
            continue
        if front:
            inner[0] = "*" + inner[0]
        if back:
            inner[-1] += "*"
        parts.extend(inner)
    return tuple(parts)

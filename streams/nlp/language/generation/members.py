"""Makes `members.toml`: what a word says of the member of a group that a text is in.

Four sources are joined for each word, each as the log of what it says of one member above another:

- spelling: how often each member has the one or the other form of a word that they spell differently
  (`alternations.toml`), by the letter sequences of news (lingua). What the text is about does not count in it;
- sequences: how likely the word is by all its letter sequences (lingua);
- words: how frequent it is in Wikipedias (langidentify);
- the piece: of its pieces of five letters that which tells most, so that rare forms of telling words tell too (lingua).

The weights of these were fitted on the development texts of `fit`, cut to headlines, and on Croatian news, so that each
member counted alike; they are few and rounded. Those of Malay were tried on messages of programs and set by hand.
Words that say the same and begin alike become one beginning. How to run
it stands in README.md.
"""

from __future__ import annotations

import math
import re
import textwrap
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from streams.nlp.language.generation import fingerprint, lists, sources
from streams.nlp.language.members import END, PATH, SHORTEST, UNIT

Array = npt.NDArray[np.float64]

MEMBERS: Final = {"hbs": ("bs", "hr", "sr"), "msa": ("id", "ms")}
"""The members in the order of the arrays below."""

AGAINST: Final = {"hbs": "hr", "msa": "id"}
"""The member that the others are measured against."""

FORMS: Final = {"hbs": ("hbs", "sh")}
"""What simplemma and wordfreq call the group where they count its members as one: only the forms are taken."""

LISTS: Final = {"sr": "sr-Latn"}
LETTERS: Final = {"hbs": lists.SERBIAN_LATIN}
OTHER_SCRIPT: Final = frozenset({"sr"})
"""Members whose letter sequences were counted in that other script."""

# A row for each member but the one left out; in pairs, what spelling, sequences, words and the piece say of the first
# and of the last member above that one.
WEIGHTS: Final = {
    "hbs": np.array(
        [
            [0.39, -0.01, 0.02, 0.10, 0.27, -0.07, 0.99, -0.18],
            [-0.66, 1.39, 0.22, 0.14, -0.01, 0.36, 0.66, 0.08],
        ]
    ),
    "msa": np.array([[0.0, 0.3, 1.0, 0.5]]),
}

_UNSEEN: Final = 2e-7
"""The probability mass that shorter sequences have of each longer one's."""

_UNSEEN_LETTER: Final = 1e-5
_UNSEEN_WORD: Final = 1e-6
_UNSEEN_PIECE: Final = 3e-7

_CERTAIN: Final = 8.0
"""Log odds beyond which letter sequences say no more of a spelling."""

_SLIP: Final = 0.04
"""The share of the other spelling that every member may have."""

_AGREE: Final = 0.5
"""The log odds by which both members must agree with a rule."""

_MOST: Final = 2.0
"""What sequences and words say at most, in nats from their mean."""

_MOST_PIECE: Final = 5.0
_TELLING_PIECE: Final = 1.0
"""What a piece must say to be heard; it is taken off."""

_LONGEST: Final = 5
_SAME: Final = 0.3
"""Nats by which words may differ from their beginning."""

_PRIOR: Final = 0.1
"""The frequency in millionths that is added to that of each word in the mean of a beginning."""


class Sequences:
    """The letter sequences of one member, read in the letters of the table."""

    def __init__(self, member: str, letters: dict[str, str]) -> None:
        """Reads them, in the other script if they were counted in it."""
        joint = sources.lingua_sequences(member)
        self._mass = {sequence: math.exp(log) for sequence, log in joint.items()}
        single: dict[str, float] = defaultdict(float)
        for sequence, mass in self._mass.items():
            if len(sequence) == 2:
                single[sequence[0]] += mass
        self._mass |= single
        self._mass[""] = 1.0
        back = {latin: letter for letter, latin in letters.items()} if member in OTHER_SCRIPT else {}
        pairs = "|".join(key for key in back if len(key) > 1)
        self._letter = re.compile(f"{pairs}|." if pairs else ".")
        self._back = back
        self._conditional: dict[tuple[str, str], float] = {}

    def _written(self, text: str) -> str:
        if not self._back:
            return text
        return "".join(self._back.get(letter, letter) for letter in self._letter.findall(text))

    def mass(self, text: str) -> float:
        """The share of a sequence among those of its length."""
        return self._mass.get(self._written(text)[:_LONGEST], 0.0)

    def _of_letter(self, before: str, letter: str) -> float:
        key = before, letter
        if (known := self._conditional.get(key)) is None:
            shorter = self._of_letter(before[1:], letter) if before else _UNSEEN_LETTER
            share = self._mass.get(before + letter, 0.0) + _UNSEEN * shorter
            self._conditional[key] = known = share / (self._mass.get(before, 0.0) + _UNSEEN)
        return known

    def log(self, word: str) -> float:
        """The log probability of the letters of a word, each after the four before it."""
        word = self._written(word)
        return sum(math.log(self._of_letter(word[max(0, at - _LONGEST + 1) : at], word[at])) for at in range(len(word)))


def _rewritten(word: str, rules: list[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    for pattern, written in rules:
        for match in pattern.finditer(word):
            yield word[: match.start()] + written + word[match.end() :]


class Evidence:
    """What the sources say of the words of a group."""

    def __init__(self, group: str) -> None:
        """Reads the sources and finds the words that the members spell differently."""
        self.members = MEMBERS[group]
        self._against = self.members.index(AGAINST[group])
        self._told = [place for place in range(len(self.members)) if place != self._against]
        letters = LETTERS.get(group, {})
        self._sequences = [Sequences(member, letters) for member in self.members]
        self._words = [dict(lists.words(LISTS.get(member, member))) for member in self.members]
        self.frequent: dict[str, float] = {}
        for words in self._words:
            for word, share in words.items():
                if word.isalpha():
                    self.frequent[word] = max(share, self.frequent.get(word, 0.0))
        self._spelt: dict[str, Array] = {}
        if group in FORMS:
            dictionary, frequent = FORMS[group]
            table = str.maketrans(letters)
            counted = {word.translate(table): share for word, share in sources.frequent_words(frequent).items()}
            self.frequent = dict.fromkeys(self.frequent, 0.0) | {
                word: share for word, share in counted.items() if word.isalpha()
            }
            forms = {form.translate(table) for form in sources.forms(dictionary)}
            self._spelt = self._alternating(group, self.frequent.keys() | forms)
        self.words = self.frequent.keys() | self._spelt.keys()

    @cache  # noqa: B019  one object a run
    def _logs(self, word: str) -> Array:
        return np.array([sequences.log(word) for sequences in self._sequences])

    def _alternating(self, group: str, words: set[str]) -> dict[str, Array]:
        """Word -> the log share that each member has of its spelling."""
        told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("alternations.toml").read_text("utf-8"))[group]
        rules = [(re.compile(pattern), written) for pattern, written in told["pairs"]]
        one, other = self.members.index(told["one"]), self.members.index(told["other"])
        found: dict[str, tuple[float, Array]] = {}
        for first in sorted(words):
            for second in dict.fromkeys(_rewritten(first, rules)):
                if second not in words or second == first:
                    continue
                odds = self._logs(first) - self._logs(second)
                clear = odds[one] - odds[other]
                if min(odds[one], -odds[other]) <= _AGREE:
                    continue
                for word, sign in ((first, 1), (second, -1)):
                    if word not in found or found[word][0] < clear:
                        share = 1 / (1 + np.exp(-sign * odds.clip(-_CERTAIN, _CERTAIN)))
                        found[word] = clear, np.log(_SLIP + (1 - 2 * _SLIP) * share)
        return {word: logs for word, (_, logs) in found.items()}

    def _piece(self, word: str) -> Array:
        pieces = [word[at : at + _LONGEST] for at in range(len(word) - _LONGEST + 1)]
        if len(word) == _LONGEST - 1:
            pieces = [word]
        strongest = np.zeros(len(self.members))
        for piece in pieces:
            logs = np.log([sequences.mass(piece) + _UNSEEN_PIECE for sequences in self._sequences])
            logs -= logs.mean()
            if np.abs(logs).max() > np.abs(strongest).max():
                strongest = logs
        heard: Array = np.sign(strongest) * (np.abs(strongest) - _TELLING_PIECE).clip(0, _MOST_PIECE)
        return heard

    def odds(self, word: str, weights: Array) -> Array:
        """The log odds of each member but the one left out."""
        logs, words = self._logs(word), np.log([max(known.get(word, 0.0), _UNSEEN_WORD) for known in self._words])
        said = (
            self._spelt.get(word, np.zeros(len(self.members))),
            (logs - logs.mean()).clip(-_MOST, _MOST),
            (words - words.mean()).clip(-_MOST, _MOST),
            self._piece(word),
        )
        odds: Array = weights @ np.concatenate([one[self._told] - one[self._against] for one in said])
        return odds


def _shortened(words: list[str], odds: Array, weights: Array) -> dict[str, Array]:
    """The words and beginnings that are needed, and what each says.

    Args:
        words: in alphabetical order.
        odds: a row for each word.
        weights: what each counts in the mean of its beginning.
    """
    kept: dict[str, Array] = {}

    def walk(first: int, last: int, depth: int, said: Array) -> None:
        part = odds[first:last]
        if depth >= SHORTEST:
            mean = weights[first:last] @ part / weights[first:last].sum()
            if np.abs(mean - said).max() > _SAME:
                kept[words[first][:depth]] = said = mean
        if np.abs(part - said).max() <= _SAME:
            return
        while first < last:
            if len(words[first]) == depth:
                if np.abs(odds[first] - said).max() > _SAME:
                    kept[words[first] + END] = odds[first]
                first += 1
                continue
            after = first
            while after < last and words[after][: depth + 1] == words[first][: depth + 1]:
                after += 1
            walk(first, after, depth + 1, said)
            first = after

    walk(0, len(words), 0, np.zeros(odds.shape[1]))
    return kept


def _lines(group: str) -> Iterator[str]:
    evidence = Evidence(group)
    words = sorted(evidence.words)
    odds = np.array([evidence.odds(word, WEIGHTS[group]) for word in words])
    weights = np.array([1e6 * evidence.frequent.get(word, 0.0) + _PRIOR for word in words])
    by_odds: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for word, said in _shortened(words, odds, weights).items():
        by_odds[tuple(np.round(said / UNIT).astype(int).tolist())].append(word)
    told = [member for member in evidence.members if member != AGAINST[group]]
    yield from ("", f"[{group}]", f"members = {told!r}".replace("'", '"'))
    if letters := LETTERS.get(group):
        yield from ("", f"[{group}.letters]", *(f'"{letter}" = "{latin}"' for letter, latin in letters.items()))
    yield from ("", f"[{group}.odds]")
    for key in sorted(by_odds):
        yield f'"{" ".join(map(str, key))}" = """'
        yield from textwrap.wrap(" ".join(sorted(by_odds[key])), 118, break_long_words=False, break_on_hyphens=False)
        yield '"""'


def make(path: Path) -> None:
    """Writes the table."""
    lines = [
        "# Made by generation.members: what words and their beginnings say of the member of a group, in 0.2 nats.",
        "",
        f'made_from = "{fingerprint.of_members()}"',
        *(line for group in MEMBERS for line in _lines(group)),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    make(PATH)

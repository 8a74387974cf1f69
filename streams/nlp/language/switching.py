"""Where a line changes its language: the most probable sequence of languages over its words.

A hidden Markov model whose states are the few languages in question: every word speaks for a language by its profile
and its script, and a change has its price. The path is Viterbi's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.nlp.language import scripts
from streams.nlp.language.inventory import CANDIDATES
from streams.nlp.language.pool import USUAL, profile_columns
from streams.nlp.language.profiles import profiles
from streams.nlp.language.words import located

CHANGE: Final = 30.0
"""The price of a change between two words in nats: some four or five words must speak for it."""

CHANGE_AT_BREAK: Final = 10.0
"""The price where a sentence, a clause or a quotation begins or ends."""

NAME: Final = 0.3
"""What a word with a capital counts: names of other languages stand in all of them."""

_BREAK: Final = re.compile(r"[.!?…:;\"„“”«»()\[\]|/–—。！？؟।]")

_WRONG_SCRIPT: Final = -8.0
"""What a letter says against a language that is not written in its script."""

Piece = tuple[int, int, str]
"""Start, end and language of a part of a line."""


def switches(text: str, languages: list[str], script: str) -> list[Piece]:
    """The parts of a line by language, from its first word to its last; each reaches to where the next begins.

    Args:
        text: a line as it stands.
        languages: the languages in question.
        script: the script of most of the line; words of another are told by their letters alone.
    """
    words = located(text)
    if not words or len(languages) < 2:
        return []
    gaps = [text[before[1] : after[0]] for before, after in pairwise(words)]
    prices = [CHANGE_AT_BREAK if _BREAK.search(gap) else CHANGE for gap in gaps]
    emissions = _emissions([word for _, _, word in words], languages, script)
    emissions *= [[NAME if text[start].isupper() else 1.0] for start, _, _ in words]
    path = _viterbi(emissions, prices)
    pieces: list[Piece] = []
    for (start, end, _), state in zip(words, path, strict=True):
        language = languages[state]
        if pieces and pieces[-1][2] == language:
            pieces[-1] = (pieces[-1][0], end, language)
        else:
            pieces.append((start, end, language))
    return pieces


def _emissions(words: list[str], languages: list[str], script: str) -> npt.NDArray[np.float64]:
    """How much each word speaks for each language; one row a word."""
    scores = profiles().by_word(words)
    best = scores.max(axis=1)
    lengths = np.array(list(map(len, words)), dtype=float)
    written = [scripts.of_word(word) or script for word in words]
    emissions = np.empty((len(words), len(languages)))
    for name in set(written):
        columns = dict(zip(CANDIDATES[name], profile_columns(name), strict=True))
        here = np.array([one == name for one in written])
        for state, language in enumerate(languages):
            column = columns.get(language)
            if column is None:
                speaks = _WRONG_SCRIPT * lengths
            elif column < 0:
                speaks = np.minimum(USUAL * lengths, best)
            else:
                speaks = scores[:, column]
            emissions[here, state] = speaks[here]
    return emissions


def _viterbi(emissions: npt.NDArray[np.float64], prices: list[float]) -> list[int]:
    """The best path through the states; `prices` has the price of a change before each row but the first."""
    first, *rows = emissions.tolist()  # so few states that arrays would take longer
    best: list[float] = first
    came_from = []
    for row, price in zip(rows, prices, strict=True):
        most = max(best)
        top, changed = best.index(most), most - price
        came_from.append([top if changed > stayed else state for state, stayed in enumerate(best)])
        best = [max(changed, stayed) + gain for stayed, gain in zip(best, row, strict=True)]
    path = [best.index(max(best))]
    for before in reversed(came_from):
        path.append(before[path[-1]])
    return path[::-1]

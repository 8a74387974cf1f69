"""The libraries that are asked for their opinion, each optional where a platform has no wheel of it.

pycld2 (Apache-2.0) and eldc (Apache-2.0) have none on Linux aarch64; py3langid (BSD-3-Clause) is pure Python. Each
voter takes a cleaned text and gives languages of the inventory with a strength from 0 to 1. It says nothing of the
others.
"""

from __future__ import annotations

import math
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from py3langid.langid import MODEL_FILE, LanguageIdentifier, visit_counts

from streams.nlp.language.inventory import COLUMN, canonical

try:
    import pycld2
except ImportError:  # no wheel for this platform
    pycld2 = None
try:
    import eldc
except ImportError:  # no wheel for this platform
    eldc = None

Votes = dict[str, float]

_ELDC_SCORES: Final = 5
_LEAST: Final = math.exp(-8)
"""Below this py3langid's probabilities say nothing more."""


@cache
def _eldc() -> Any:
    eldc.init()
    eldc.set_scores(_ELDC_SCORES)
    return eldc


class _Langid(NamedTuple):
    """The tables of py3langid for the languages that are told apart.

    Its own identifier keeps the others too, and its automaton in lists of objects: arrays need fewer places of the
    memory, where most of the time goes.
    """

    moves: Sequence[int]
    rows: Sequence[int]
    """Where the moves of a state begin."""
    features: Sequence[int]
    """The feature that a state ends, or a negative number."""
    weights: npt.NDArray[np.float16]
    priors: npt.NDArray[np.float32]
    languages: tuple[str, ...]
    twice: tuple[tuple[int, int], ...]
    """Columns of one label: the first and another."""


@cache
def _py3langid() -> _Langid:
    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    wanted = [column for column, label in enumerate(whole.nb_classes) if canonical(label) in COLUMN]
    labels = [whole.nb_classes[column] for column in wanted]
    return _Langid(
        moves=whole.tk_nextmove,
        rows=array("i", [row << 8 for row in whole.tk_row]),
        features=array("i", whole.tk_output),
        weights=np.ascontiguousarray(whole.nb_ptc[:, wanted]),
        priors=whole.nb_pc[wanted],
        languages=tuple(map(canonical, labels)),
        twice=tuple((labels.index(label), n) for n, label in enumerate(labels) if labels.index(label) < n),
    )


def compiled() -> bool:
    """Whether the compiled voters, pycld2 and eldc, are there."""
    return pycld2 is not None and eldc is not None


@cache
def known(voter: str) -> frozenset[str]:
    """The languages of the inventory that a voter can name; it is heard on these only."""
    if voter == "cld2":
        codes = [code for _, code in pycld2.LANGUAGES] if pycld2 else []
    elif voter == "eldc":
        codes = list(_eldc().LANGUAGES) if eldc else []
    else:
        codes = list(_py3langid().languages)
    return frozenset(map(canonical, codes)) & COLUMN.keys()


def cld2(text: str) -> Votes:
    """The shares of the text by language, as pycld2 sees them; empty where it sees none."""
    if pycld2 is None:
        return {}
    votes: Votes = {}
    for _, code, percent, _ in pycld2.detect(text, isPlainText=True, bestEffort=True)[2]:
        language = canonical(code)
        if language in COLUMN:
            votes[language] = votes.get(language, 0.0) + percent / 100
    return votes


def elder(text: str) -> Votes:
    """The scores of eldc's best five languages."""
    if eldc is None:
        return {}
    scores = _eldc().detect_details(text).scores or {}
    return {language: score for code, score in scores.items() if (language := canonical(code)) in COLUMN}


def eldest(text: str) -> str | None:
    """The first of `elder`, in half the time; null where eldc sees none."""
    if eldc is None:
        return None
    language = canonical(_eldc().detect(text))
    return language if language in COLUMN else None


def langid(text: str) -> Votes:
    """The probabilities of py3langid, tempered by the length of the text."""
    tables = _py3langid()
    if text.isupper():
        text = unicodedata.normalize("NFC", text.lower())
    read = text.encode("utf-8", "surrogatepass")
    visits = visit_counts(tables.moves, tables.rows, tables.features, read) or {}
    counts = np.fromiter(visits.values(), dtype=np.float32, count=len(visits))
    odds = np.log1p(counts) @ tables.weights.take(list(visits), axis=0)
    if visits:
        odds += tables.priors
    odds *= 1 / math.sqrt(len(read) or 1)
    np.exp(odds - odds.max(), out=odds)
    odds /= odds.sum()
    for first, again in tables.twice:
        odds[first] += odds[again]
        odds[again] = 0.0
    votes: Votes = {}
    for column in (odds >= _LEAST).nonzero()[0].tolist():
        language = tables.languages[column]
        votes[language] = max(votes.get(language, 0.0), odds.item(column))
    return votes

"""The libraries that are asked for their opinion, each optional where a platform has no wheel of it.

pycld2 (Apache-2.0) and eldc (Apache-2.0) have none on Linux aarch64; py3langid (BSD-3-Clause) is pure Python. Each
voter takes a cleaned text and gives languages of the inventory with a strength from 0 to 1. It says nothing of the
others.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any, Final

import numpy as np

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


@cache
def _py3langid() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 85 MB, read only where it is asked

    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    wanted = [column for column, label in enumerate(whole.nb_classes) if canonical(label) in COLUMN]
    # What `set_languages` chooses keeps the whole model beside it and spreads each row over as many cache lines as it
    # has numbers, which takes half of the time.
    return LanguageIdentifier(
        np.ascontiguousarray(whole.nb_ptc[:, wanted]),
        whole.nb_pc[wanted],
        [whole.nb_classes[column] for column in wanted],
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
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
        codes = list(_py3langid().labels)
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


def langid(text: str) -> Votes:
    """The probabilities of py3langid, tempered by the length of the text."""
    identifier = _py3langid()
    probabilities = identifier._decide(text)  # noqa: SLF001 - `rank` names and sorts all, which takes a third of its time
    votes: Votes = {}
    for column in (probabilities >= _LEAST).nonzero()[0].tolist():
        language = canonical(identifier.nb_classes[column])
        votes[language] = max(votes.get(language, 0.0), probabilities.item(column))
    return votes

"""What confidence comes out for what the pool says: it errs more where a voter contradicts it, less where none does."""

from __future__ import annotations

from typing import Final

import numpy as np

from streams.nlp.language.pool import Evidence, Opinion, contradicted

SOME_WORDS: Final = 25
"""So many letters make a text of some words."""

_CONTRADICTED: Final = (0.0, 0.055, 0.2, 1.0), (0.0, 0.1, 0.2, 1.0)
"""How much doubt the pool has in a language against which a voter names another, and how much is said: where it is
nearly sure, it is wrong about twice as often as it says."""

_UNCONTRADICTED: Final = (0.0, 0.1, 0.6, 1.0), (0.0, 0.1, 0.25, 1.0)
"""The same where no voter does, of a text of some words: there it is right more often than it says."""

_UNCONTRADICTED_SHORT: Final = (0.0, 0.1, 0.6, 1.0), (0.0, 0.1, 0.5, 1.0)


def said(opinion: Opinion, evidence: Evidence) -> Opinion:
    """An opinion of the pool with the confidence that its kind deserves."""
    if contradicted(evidence, opinion.language):
        doubts = _CONTRADICTED
    else:
        doubts = _UNCONTRADICTED if evidence.letters >= SOME_WORDS else _UNCONTRADICTED_SHORT
    sure = 1 - float(np.interp(1 - opinion.group_confidence, *doubts))
    inside = opinion.confidence / opinion.group_confidence
    return opinion._replace(confidence=sure * inside, group_confidence=sure)

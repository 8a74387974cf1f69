"""What confidence comes out for what the pool says."""

import numpy as np
import pytest

from streams.nlp.language.confidence import said
from streams.nlp.language.pool import Evidence, Opinion, contradicted


def evidence(eldc: dict[str, float], letters: int = 12) -> Evidence:
    return Evidence("Latn", letters, np.zeros((2, 1)), {}, eldc, None)


def test_a_voter_contradicts_where_it_knows_the_language_and_names_another():
    assert contradicted(evidence({"es": 0.6, "ca": 0.4}), "ca")
    assert not contradicted(evidence({"ca": 0.6, "es": 0.4}), "ca")
    assert not contradicted(evidence({"nl": 0.6}), "fy"), "eldc has no Frisian"
    assert not contradicted(evidence({"hr": 0.6}), "sr"), "members of a group are no contradiction"
    assert not contradicted(evidence({}), "ca")


@pytest.mark.parametrize("sure", [0.99, 0.95, 0.7, 0.3])
def test_contradiction_lowers_confidence_and_its_absence_never_does(sure: float):
    opinion = Opinion("ca", sure, None, sure)
    against, alone = (said(opinion, evidence({first: 1.0})).confidence for first in ("es", "ca"))
    headline = said(opinion, evidence({"ca": 1.0}, 60)).confidence
    assert against - 1e-9 <= sure <= alone + 1e-9 <= headline + 2e-9
    assert against < 0.9 or sure > 0.94


def test_the_share_of_a_member_in_its_group_stays():
    found = said(Opinion("hr", 0.42, "hbs", 0.7), evidence({"hr": 1.0}))
    assert found.confidence / found.group_confidence == pytest.approx(0.6)

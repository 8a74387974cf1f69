"""What all evidence says together: a log-linear opinion pool over the languages of the text's script.

Each voter gives every candidate some features; the weights of the features (`pool.toml`) are fitted by
`generation.fit` so that the pool's probabilities are calibrated. A language that a voter cannot name is neither
punished nor favoured by it: it gets a weight of its own. After Genest and Zidek, "Combining probability
distributions" (Statistical Science, 1986).
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.nlp.language import voters
from streams.nlp.language.inventory import CANDIDATES, GROUP, RENAMED, UNREAD, usual_script
from streams.nlp.language.profiles import profiles

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

PATH: Final = Path(__file__).with_name("pool.toml")
FEATURES: Final = (
    "sequences", "words", "profile_long", "unprofiled", "unprofiled_long", "unprofiled_gap",
    "cld2", "cld2_long", "cld2_unknown", "cld2_default", "cld2_unprofiled", "cld2_unprofiled_long",
    "eldc", "eldc_long", "eldc_unknown",
    "py3langid", "py3langid_long", "py3langid_unknown", "py3langid_unprofiled",
)  # fmt: skip
"""Names of the features, in the order of the rows of `features`."""

USUAL: Final = 3.8
"""The score per letter that nine of ten texts exceed in their own language."""

CLAIM: Final = 5.0
"""Prior log odds of the claimed language against others, where the evidence is not clear."""

CLEAR: Final = 0.95
"""The probability from which no claim is heard against the evidence."""

CLAIM_INSIDE: Final = 8.0
"""Prior log odds of the claimed language against the other members of its group."""

_LONG: Final = 400.0
_LEAST: Final = math.exp(-8.0)


@cache
def weights(heard: str) -> Array:
    """The weights of `FEATURES` for the voters heard: all, quick (not py3langid) or pure (not pycld2, not eldc)."""
    table = tomllib.loads(PATH.read_text("utf-8"))[heard]
    return np.array([table[name] for name in FEATURES])


@dataclass(frozen=True)
class Evidence:
    """What each voter says of one text; `py3langid` is null where it was not asked."""

    script: str
    letters: int
    profile: Array
    """As `Profiles.scores` gives it: by letter sequences and by words."""
    cld2: voters.Votes
    eldc: voters.Votes
    py3langid: voters.Votes | None


@cache
def profile_columns(script: str) -> Indices:
    """For each candidate of a script its column in the profiles, or -1."""
    columns = {tag: column for column, tag in enumerate(profiles().languages)}
    # A profile of another script than the usual one is named so: the profile of Russian does not read `ru-Latn`.
    tags = [
        (f"{language}-{script}", language if usual_script(language) == script else "")
        for language in CANDIDATES[script]
    ]
    return np.array([columns.get(special, columns.get(usual, -1)) for special, usual in tags])


@cache
def _unknown(voter: str, script: str) -> Array:
    """1 at each candidate of a script that a voter cannot name or read."""
    renamed = RENAMED.get(script, {})
    names = {renamed.get(language, language) for language in voters.known(voter)}
    unread = UNREAD[voter]
    return np.array([float(tag not in names or f"{tag}-{script}" in unread) for tag in CANDIDATES[script]])


@cache
def _places(script: str) -> dict[str, int]:
    """Language -> its place among the candidates of a script."""
    places = {language: place for place, language in enumerate(CANDIDATES[script])}
    return places | {named: places[meant] for named, meant in RENAMED.get(script, {}).items()}


def _column(votes: voters.Votes, script: str) -> Array:
    column = np.zeros(len(CANDIDATES[script]))
    places = _places(script)
    for language, strength in votes.items():
        if (place := places.get(language)) is not None:
            column[place] += strength
    return column


def features(evidence: Evidence) -> Array:
    """One row for each of `FEATURES`, one column for each candidate of the script."""
    script = evidence.script
    root = math.sqrt(max(evidence.letters, 1))
    columns = profile_columns(script)
    unprofiled = (columns < 0).astype(float)
    total = evidence.profile.sum(axis=0)
    best = total[columns[columns >= 0]].max(initial=0.0)
    by_kind = (evidence.profile[:, columns] - evidence.profile[:, [total.argmax()]]) * (1 - unprofiled) / root
    # What the table does not know it cannot score. The better its best language, the less likely is another.
    gap = min(0.0, USUAL * evidence.letters - best) / root
    rows = [*by_kind, by_kind.sum(axis=0) * root / _LONG, unprofiled, unprofiled * root / 10, unprofiled * gap]
    nothing = np.zeros(len(columns))
    if evidence.cld2:
        shares = _column(evidence.cld2, script)
        # Names and brands look English to pycld2, and the first language of a script is what such texts get.
        default = nothing + (np.arange(len(columns)) == 0)
        rows += [shares, shares * root / 10, _unknown("cld2", script)]
        rows += [shares * default, shares * unprofiled, shares * unprofiled * root / 10]
    else:
        rows += [nothing] * 6
    if evidence.eldc:
        scores = _column(evidence.eldc, script)
        scores -= scores.max()
        rows += [scores, scores * root / 10, _unknown("eldc", script)]
    else:
        rows += [nothing] * 3
    if evidence.py3langid:
        unknown = _unknown("py3langid", script)
        logs = np.log(np.maximum(_column(evidence.py3langid, script), _LEAST)) * (1 - unknown)
        rows += [logs, logs * root / 10, unknown, logs * unprofiled]
    else:
        rows += [nothing] * 4
    return np.stack(rows)


@dataclass(frozen=True)
class Opinion:
    """What the pool makes of the evidence."""

    language: str
    confidence: float
    """The probability of `language`."""
    group: str | None
    group_confidence: float
    """The probability of its group; of the language itself where it has no group."""


@cache
def same_family(script: str) -> Array:
    """A row for each candidate: 1 at the candidates of its group and at itself."""
    names = [GROUP.get(language, language) for language in CANDIDATES[script]]
    return np.array([[float(one == other) for other in names] for one in names])


def _softmax(logits: Array) -> Array:
    odds: Array = np.exp(logits - logits.max())
    odds /= odds.sum()
    return odds


def pool(evidence: Evidence, claim: str | None = None, *, against_clear: bool = False) -> Opinion:
    """The most probable language, decided in two steps: first the group, then the member.

    Args:
        evidence: what the voters say.
        claim: the language that the producer names. It counts as prior odds: little against other languages, much
            inside a group, where text alone says little.
        against_clear: hear the claim against clear evidence too.
    """
    heard = "pure" if not voters.compiled() else "quick" if evidence.py3langid is None else "all"
    candidates = CANDIDATES[evidence.script]
    rows = features(evidence)
    claimed = _column({claim: 1.0} if claim else {}, evidence.script)
    logits = weights(heard) @ rows
    every = same_family(evidence.script) @ _softmax(logits)
    # Against other languages it is heard only when all voters have spoken.
    if claim and (against_clear or (heard != "quick" and every.max() < CLEAR)):
        every = same_family(evidence.script) @ _softmax(logits + CLAIM * claimed)
    best = int(every.argmax())
    sure = float(min(every[best], 1.0))
    group = GROUP.get(candidates[best])
    if group is None:
        return Opinion(candidates[best], sure, None, sure)
    inside = weights(f"{heard}_inside") @ rows + CLAIM_INSIDE * claimed
    members = _softmax(np.where(same_family(evidence.script)[best] > 0, inside, -np.inf))
    best = int(members.argmax())
    return Opinion(candidates[best], sure * float(members[best]), group, sure)

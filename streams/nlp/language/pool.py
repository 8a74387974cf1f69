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
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from streams.nlp.language import members, voters
from streams.nlp.language.inventory import (
    CANDIDATES,
    CONFUSED,
    GROUP,
    MEMBERS,
    RENAMED,
    SELDOM,
    THIN,
    UNREAD,
    usual_script,
)
from streams.nlp.language.profiles import profiles

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

PATH: Final = Path(__file__).with_name("pool.toml")
FEATURES: Final = (
    "sequences", "words", "profile_long", "unprofiled", "unprofiled_long", "unprofiled_gap",
    "cld2", "cld2_long", "cld2_unknown", "cld2_default", "cld2_unprofiled", "cld2_unprofiled_long",
    "eldc", "eldc_long", "eldc_unknown",
    "py3langid", "py3langid_long", "py3langid_unknown", "py3langid_unprofiled",
    "py3langid_unprofiled_long",
    "thin_sequences", "thin_words", "thin", "thin_long",
    "members_hbs", "members_msa",
)  # fmt: skip
"""Names of the features, in the order of the rows of `features`."""

USUAL: Final = 3.8
"""The score per letter that nine of ten texts exceed in their own language."""

CLAIM: Final = 6.0
"""Prior log odds of the claimed language against others, where the evidence is not clear."""

CLAIM_PART: Final = 8.0
"""The same where it is the language of the whole that a part is asked for: names of others stand in every text."""

CLEAR: Final = 0.95
"""The probability from which no claim is heard against the evidence."""

CLAIM_INSIDE: Final = 16.0
"""Prior log odds of the claimed language against the other members of its group."""

MEMBER: Final = 0.98
"""The confidence at most in a member of a group that words tell, once the group is sure."""

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
    words: str = ""
    """As `words.padded` gives them; heard inside a group."""


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


def _placed(votes: voters.Votes, script: str) -> dict[int, float]:
    """Place among the candidates of a script -> strength."""
    places = _places(script)
    placed: dict[int, float] = {}
    for language, strength in votes.items():
        if (place := places.get(language)) is not None:
            placed[place] = placed.get(place, 0.0) + strength
    return placed


def _column(votes: voters.Votes, script: str) -> Array:
    column = np.zeros(len(CANDIDATES[script]))
    for place, strength in _placed(votes, script).items():
        column[place] = strength
    return column


def _shared(cld2: voters.Votes) -> voters.Votes:
    """The votes of pycld2, those for one of some languages that it confuses given to each of them."""
    for languages in CONFUSED["cld2"]:
        if strongest := max((cld2.get(language, 0.0) for language in languages), default=0.0):
            cld2 = cld2 | dict.fromkeys(languages, strongest)
    return cld2


@dataclass(frozen=True)
class _Fixed:
    """What holds for the candidates of a script whatever the text; one number a candidate."""

    columns: Indices
    profiled: Array
    unprofiled: Array
    thin: Array
    """1 where the profile was counted on little text."""


@cache
def _fixed(script: str) -> _Fixed:
    columns = profile_columns(script)
    profiled = (columns >= 0).astype(float)
    thin = profiled * np.array([float(language in THIN) for language in CANDIDATES[script]])
    return _Fixed(columns, profiled, 1 - profiled, thin)


def features(evidence: Evidence, known: Array | None = None) -> Array:
    """One row for each of `FEATURES`, one column for each candidate of the script.

    Args:
        evidence: what the voters say.
        known: the features of the same evidence before py3langid was asked; they are filled up.
    """
    if known is not None:
        return _with_py3langid(known, evidence)
    script, fixed = evidence.script, _fixed(evidence.script)
    root = math.sqrt(max(evidence.letters, 1))
    long = root / 10
    rows = np.zeros((len(FEATURES), len(fixed.columns)))
    total = evidence.profile.sum(axis=0)
    top = total.argmax()
    best = (total[fixed.columns] * fixed.profiled).max()
    np.multiply(
        evidence.profile[:, fixed.columns] - evidence.profile[:, top, None], fixed.profiled / root, out=rows[:2]
    )
    np.multiply(rows[0] + rows[1], root / _LONG, out=rows[2])
    np.multiply(rows[:2], fixed.thin, out=rows[20:22])
    rows[22] = fixed.thin
    np.multiply(fixed.thin, long, out=rows[23])
    rows[3] = fixed.unprofiled
    np.multiply(fixed.unprofiled, long, out=rows[4])
    # What the table does not know it cannot score. The better its best language, the less likely is another.
    np.multiply(fixed.unprofiled, min(0.0, USUAL * evidence.letters - best) / root, out=rows[5])
    if evidence.cld2:
        rows[8] = _unknown("cld2", script)
        for place, share in _placed(_shared(evidence.cld2), script).items():
            rows[6, place] = share
            rows[7, place] = share * long
            if place == 0:  # the default: names and brands look English, and this is what such texts get
                rows[9, place] = share
            if fixed.unprofiled[place]:
                rows[10, place] = share
                rows[11, place] = share * long
    if evidence.eldc:
        scores = _placed(evidence.eldc, script)
        most = max(scores.values(), default=0.0)
        rows[12] = -most
        rows[13] = -most * long
        rows[14] = _unknown("eldc", script)
        for place, score in scores.items():
            rows[12, place] = score - most
            rows[13, place] = (score - most) * long
    return _with_py3langid(rows, evidence)


def _with_py3langid(rows: Array, evidence: Evidence) -> Array:
    if evidence.py3langid:
        rows[17] = unknown = _unknown("py3langid", evidence.script)
        rows[15] = np.log(np.maximum(_column(evidence.py3langid, evidence.script), _LEAST)) * (1 - unknown)
        rows[16] = rows[15] * (math.sqrt(max(evidence.letters, 1)) / 10)
        rows[18:20] = rows[15:17] * _fixed(evidence.script).unprofiled
    return rows


def inside(rows: Array, evidence: Evidence, group: str) -> Array:
    """The features with what the words say of the members of a group; that is not heard of the group itself."""
    told = members.odds(group, evidence.words)
    if not told:
        return rows
    rows = rows.copy()
    rows[FEATURES.index(f"members_{group}")] = _column(told, evidence.script)
    return rows


class Opinion(NamedTuple):
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


@cache
def among(script: str, group: str) -> npt.NDArray[np.bool_]:
    """Which candidates of a script are of a group."""
    return np.array([GROUP.get(language) == group for language in CANDIDATES[script]])


@cache
def _seldom(script: str) -> Array:
    return np.array([SELDOM.get(f"{language}-{script}", 0.0) for language in CANDIDATES[script]])


def _is_unread(member: str, script: str) -> bool:
    """Whether no voter reads a language in a script."""
    return all(f"{member}-{script}" in tags for tags in UNREAD.values())


@cache
def unread(script: str, group: str) -> bool:
    """Whether no voter reads some member of a group in a script, so that only the words tell it."""
    written = [member for member in MEMBERS[group] if member in CANDIDATES[script]]
    return bool(members.told(group)) and any(_is_unread(member, script) for member in written)


def _by_words(evidence: Evidence, group: str) -> Array:
    """The log odds of the members by the words alone.

    A member that is not written in the script counts for the one that no voter reads there: Croatian words in Cyrillic
    are not Serbian.
    """
    script, told = evidence.script, members.odds(group, evidence.words)
    written = {member: odds for member, odds in told.items() if member in CANDIDATES[script]}
    others = [odds for member, odds in told.items() if member not in written]
    for member, odds in written.items():
        if _is_unread(member, script):
            written[member] = float(np.logaddexp.reduce([odds, *others])) - math.log(1 + len(others))
    return _column(written, script)


def pool(
    evidence: Evidence, claim: str | None = None, *, against_clear: bool = False, rows: Array | None = None
) -> Opinion:
    """The most probable language, decided in two steps: first the group, then the member.

    Args:
        evidence: what the voters say.
        claim: the language that the producer names. It counts as prior odds: little against other languages, much
            inside a group, where text alone says little.
        against_clear: hear the claim against clear evidence too.
        rows: the features of the evidence, where they are known.
    """
    heard = _heard(evidence)
    candidates = CANDIDATES[evidence.script]
    if rows is None:
        rows = features(evidence)
    claimed = _column({claim: 1.0} if claim else {}, evidence.script)
    logits = weights(heard) @ rows
    every = same_family(evidence.script) @ _softmax(logits)
    # Against other languages it is heard only when all voters have spoken.
    if claim and (against_clear or (heard != "quick" and every.max() < CLEAR)):
        every = same_family(evidence.script) @ _softmax(logits + (CLAIM_PART if against_clear else CLAIM) * claimed)
    best = int(every.argmax())
    sure = float(min(every[best], 1.0))
    group = GROUP.get(candidates[best])
    if group is None:
        return Opinion(candidates[best], sure, None, sure)
    return _member(rows, evidence, group, sure, claimed)


def pool_inside(evidence: Evidence, group: str, sure: float, claim: str | None = None) -> Opinion:
    """The most probable member of a group that is told already.

    Args:
        evidence: what the voters say; its profile need hold the members only.
        group: the group.
        sure: how sure the group is.
        claim: the language that the producer names.
    """
    claimed = _column({claim: 1.0} if claim else {}, evidence.script)
    return _member(features(evidence), evidence, group, sure, claimed)


def contradicted(evidence: Evidence, language: str) -> bool:
    """Whether eldc or py3langid, where it can name a language of the script, names another one first."""
    family = GROUP.get(language, language)
    place = CANDIDATES[evidence.script].index(language)
    for voter, votes in (("eldc", evidence.eldc), ("py3langid", evidence.py3langid)):
        if votes and not _unknown(voter, evidence.script)[place]:
            first = max(votes, key=votes.__getitem__)
            if GROUP.get(first, first) != family:
                return True
    return False


def _heard(evidence: Evidence) -> str:
    return "pure" if not voters.compiled() else "quick" if evidence.py3langid is None else "all"


def _member(rows: Array, evidence: Evidence, group: str, sure: float, claimed: Array) -> Opinion:
    candidates, script = CANDIDATES[evidence.script], evidence.script
    if unread(script, group):
        logits = _by_words(evidence, group)
    else:
        logits = weights(f"{_heard(evidence)}_inside") @ inside(rows, evidence, group)
    logits = np.where(among(script, group), logits + CLAIM_INSIDE * claimed - _seldom(script), -np.inf)
    odds = _softmax(logits)
    best = int(odds.argmax())
    likely = float(odds[best])
    return Opinion(candidates[best], sure * (min(likely, MEMBER) if members.told(group) else likely), group, sure)

"""Verdicts: words that judge a claim, such as "false" or "withdrawn", with the word that stands for the claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, cast

from schemas.figure import Status
from streams.nlp.claims.counted import is_event_noun
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Passage
from streams.nlp.claims.reading import Reading

STANDING: Final = ("retracted", "corrected", "denied")
"""From the strongest to the weakest: what is taken back is no longer merely denied."""
ERRORS: Final = "errors"
"""Phrases for who was mistaken or apologizes, which put a claim right only where another figure stands for it."""
_LOWERED: Final = "lowered"
_LISTS: Final[dict[str, str]] = {
    **{status: status for status in STANDING},
    _LOWERED: "corrected",
    "unconfirmed": "possible",
}
TOLD_REACH: Final = 8
"""How many words may stand between a verdict and what it judges."""
ACCUSATIONS: Final = "accusations"
"""Nouns for what somebody is accused of, not for figures."""
_OF_SUSPECTS: Final = frozenset({"arrested", "convicted"})
_COMPLEMENT_REACH: Final = 3
_RELATIVE_REACH: Final = 4
_SPEAKING: Final = frozenset({"officials", "security_forces", "health_workers", "combatants", "journalists"})
"""Roles of people who rather make a claim than are counted: "the figure of the mayor"."""
_STOPS: Final = frozenset({";", ":", "(", "•", "|", "–", "—"})
_NEGATION_REACH: Final = 3
_NEGATION_BEHIND: Final = 2
_OPENING_REACH: Final = 9
_DATED_REACH: Final = 4
_BETWEEN: Final = ("auxiliaries", "adverbs", "passive")
"""Small words that may stand between a pronoun and its verb."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a claim."""

    status: Status
    hit: Hit
    about: Hit | None
    """The word that stands for the claim; none beside a verb that needs no object."""
    named: bool
    """Whether that is a noun such as "figure", which may mean a claim further back than "this" does."""
    telling: bool = False
    """Whether the words behind that noun tell what it claimed: "rejected claims that he lied"."""

    @property
    def lowering(self) -> bool:
        """Whether it only judges a figure when a lower one follows: "has since cut the toll to 28"."""
        return self.hit.path[-1] == _LOWERED


def verdicts(passage: Passage) -> list[Verdict]:
    """The verdicts of a sentence, those that weigh most first."""
    found: list[Verdict] = []
    if not passage.judges:
        return found
    for listed, status in _LISTS.items():
        for hit in passage.find("verdicts", listed):
            if _negated(passage, hit):
                continue
            told = _told(passage, hit)
            about = told or _pronoun(passage, hit)
            if _of_people(passage, hit):
                continue
            if about is not None or _stands_alone(passage, hit):
                found.append(Verdict(cast(Status, status), hit, about, told is not None))
            elif telling := _told(passage, hit, telling=True):
                found.append(Verdict(cast(Status, status), hit, telling, named=True, telling=True))
    if any(v.status == "denied" for v in found) and passage.find("verdicts", "admitting"):
        # Who admits that a figure is false puts it right.
        found = [replace(v, status="corrected") if v.status == "denied" else v for v in found]
    return found


def _negated(passage: Passage, hit: Hit) -> bool:
    """Whether it says that something is not denied, that nobody disputes it."""
    for no in passage.find("verdicts", "negations"):
        if no.last <= hit.first:
            between, reach = range(no.last, hit.first), _NEGATION_REACH
        elif no.first >= hit.last:
            between, reach = range(hit.last, no.first), _NEGATION_BEHIND
        else:
            continue  # it belongs to the verdict: "not true"
        if len(between) <= reach and all(passage.words[at].is_word for at in between):
            return True
    return False


def _of_people(passage: Passage, hit: Hit) -> bool:
    """Whether it is said of people: Portuguese "pessoas retiradas" were led away."""
    at = hit.first - 1
    return at >= 0 and passage.covers(at, "nouns", "person") and passage.covers(hit.first, "triggers")


def _told(passage: Passage, hit: Hit, *, telling: bool = False) -> Hit | None:
    """The nearest noun for a claim, unless words behind it tell what it claimed: "rejected claims that he lied"."""
    ranked = [
        (max(told.first - hit.last, hit.first - told.last), told.first, told)
        for listed in ("told", ACCUSATIONS)
        for told in passage.around((hit.first, hit.last), TOLD_REACH, "verdicts", listed)
        if not _part_of(told, hit) and _tells(passage, told, hit) == telling and _one_clause(passage, told, hit)
    ]
    nearest = min(ranked, default=None)
    return nearest[-1] if nearest is not None and nearest[0] <= TOLD_REACH else None


def _part_of(told: Hit, hit: Hit) -> bool:
    """Whether it is a word of the verdict itself, as in "double count"; in "took the claim back" it is none."""
    return hit.first < told.last and told.first < hit.last and not hit.first < told.first <= told.last < hit.last


def _one_clause(passage: Passage, told: Hit, hit: Hit) -> bool:
    first, last = sorted((told.last, hit.first)) if told.first < hit.first else sorted((hit.last, told.first))
    return not any(passage.words[at].norm in _STOPS for at in range(first, last))


def _tells(passage: Passage, told: Hit, hit: Hit | None = None) -> bool:
    """Whether what was claimed stands behind a word: "reports that", "bestreitet, dass".

    `hit`: a verdict, which may stand in a relative clause: "a figure that it withdrew".
    """
    at = told.last
    if at < len(passage.words) and passage.words[at].norm == ",":
        at += 1
    if at >= len(passage.words) or not passage.covers(at, "verdicts", "content"):
        return False
    return hit is None or not 0 <= hit.first - at <= _RELATIVE_REACH


def fits(passage: Passage, about: Hit, reading: Reading) -> bool:
    """Whether a noun for claims may stand for a figure: "the death toll" for no count of arrests.

    Charges judge what somebody claims to have been done, not the arrest of those who deny them.
    """
    if about.path[-1] == ACCUSATIONS:
        claimed = reading.holder is not None and reading.holder.cue is not None
        return claimed and (reading.event is None or reading.event.type not in _OF_SUSPECTS)
    window = range(about.first, min(len(passage.words), about.last + _COMPLEMENT_REACH))
    for at in window:
        if at >= about.last and not passage.words[at].is_word:
            break
        for hit in passage.at(at):
            if hit.path[0] == "triggers" and (hit.path[-1] == "tolls" or is_event_noun(hit)):
                return reading.event is not None and reading.event.type == hit.path[1]
            if at >= about.last and hit.path[:2] == ("nouns", "person") and hit.path[2] not in _SPEAKING:
                return reading.counted is not None and reading.counted.lemma == hit.lemma
    return True


def pointed_at(passage: Passage, verdict: Verdict) -> bool:
    """Whether words point back: "that figure", "this", "The report" at the beginning."""
    about = verdict.about
    if about is None:
        return False
    if not verdict.named or about.first <= _opening(passage) + 1:
        return True
    return passage.covers(about.first - 1, "grammar", "demonstratives")


def _pronoun(passage: Passage, hit: Hit) -> Hit | None:
    """A pronoun that stands for a claim: the subject that opens the sentence, or an object beside the verb."""
    opening = _opening(passage)
    for at in passage.find("verdicts", "anaphors"):
        if at.first >= hit.last:
            # Elsewhere "dat" and "that" may as well open a clause.
            if at.first == hit.last and (_ends(passage, at.last) or _dated(passage, at.last)):
                return at
        elif _opens_phrase(passage, at, hit):
            continue  # "das Unternehmen weist es zurück"
        elif at.first >= hit.first or _beside(passage, at.last, hit.first, 1):
            return at  # "spreekt dat tegen", "noemt dat pure onzin"
        elif at.first == opening and at.last < hit.first <= at.last + _OPENING_REACH and _small(passage, at.last):
            return at
    clitics = passage.find("verdicts", "clitics")
    return next((at for at in clitics if at.last <= hit.first and _beside(passage, at.last, hit.first, 0)), None)


def _opens_phrase(passage: Passage, at: Hit, hit: Hit) -> bool:
    """Whether a pronoun is the article of a noun before a verdict."""
    if not at.last < hit.first or not passage.words[at.last].is_word:
        return False
    noun = passage.words[at.last].capital and bool(passage.lexicon.settings.get("nouns_capitalized", False))
    return noun or passage.covers(at.last, "cues", "holders") or passage.covers(at.last, "nouns")


def _dated(passage: Passage, at: int) -> bool:
    """Whether nothing but a few words for when or where stand between a word and the end: "on Tuesday"."""
    rest = range(at, len(passage.words))
    plain = [place for place in rest if passage.words[place].is_word]
    return (
        len(plain) <= _DATED_REACH
        and passage.covers(at, "grammar", "prepositions")
        and not any(place in passage.numbers for place in rest)
    )


def _ends(passage: Passage, at: int) -> bool:
    """Whether a clause ends before a word: "denied this and spoke of five"."""
    return at == len(passage.words) or not passage.words[at].is_word or passage.covers(at, "grammar", "coordinators")


def _beside(passage: Passage, first: int, last: int, others: int) -> bool:
    """Whether only small words, quotation marks and so many other words stand between."""
    between = [at for at in range(first, last) if not passage.is_quote(at) and not _small(passage, at)]
    return len(between) <= others and all(passage.words[at].is_word for at in between)


def _small(passage: Passage, at: int) -> bool:
    return any(passage.covers(at, "grammar", small) for small in _BETWEEN)


def _opening(passage: Passage) -> int:
    at = 0
    while at < len(passage.words) - 1 and not passage.words[at].is_word:
        at += 1
    return at


def _stands_alone(passage: Passage, hit: Hit) -> bool:
    """Whether it says it all: "Nonsense, said the mayor", and a verb without an object as in "L'armée dément."."""
    if not _ends(passage, hit.last) or _tells(passage, hit):
        return False
    ahead = range(_opening(passage), hit.first)
    if all(_small(passage, at) or passage.covers(at, "grammar", "determiners") for at in ahead):
        return True  # "It was an error", "È falso"
    return any(bare.first <= hit.first < bare.last for bare in passage.find("verdicts", "bare"))

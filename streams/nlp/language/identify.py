"""The one language of a text: script first, then pycld2 alone where it is sure, then the pool of all voters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from streams.nlp.language import members, scripts, telling, voters
from streams.nlp.language.clean import clean
from streams.nlp.language.confidence import SOME_WORDS, said
from streams.nlp.language.inventory import CANDIDATES, GROUP, MEMBERS, SHADOWING, canonical
from streams.nlp.language.pool import MEMBER, Evidence, Opinion, among, features, pool, pool_inside, profile_columns
from streams.nlp.language.profiles import Profiles, profiles
from streams.nlp.language.small_letters import without_names
from streams.nlp.language.words import padded

NO_LANGUAGE: Final = "zxx"
UNDETERMINED: Final = "und"

CERTAIN: Final = 0.999
"""The confidence of what a script, or pycld2 on a long text, decides alone."""

ENOUGH: Final = 0.97
"""With this much confidence without py3langid, the slowest of the voters, it is not asked."""

ENOUGH_SHADOWING: Final = 0.99
"""The same for a language that others are taken for."""

ENOUGH_UNKNOWN: Final = 0.995
"""The same for a language that one of the others cannot name, and for the members of a group."""

AGREED: Final = 0.998
"""The confidence of what pycld2 and eldc say in agreement of a text of some words."""

AGREED_SHORT: Final = 0.99
"""The same of a shorter text, where a word tells it; members of groups need all voters there."""

_AGREED_SHARE: Final = 0.95

_TOLD_AGAINST: Final = 2
"""So many words must tell the language that only one of the two says; one, where the other's is taken for it."""

NONE_HERE: Final = 0.6
"""The confidence at most that a text with words is in none of the languages: it may be in one, badly read."""

_LEAST: Final = 0.15
"""Below this confidence the language cannot be told."""

_STRANGE: Final = 3.0
"""A score per letter that hardly any text lacks in its own language: with less, the voters must be more sure."""

_LEAST_STRANGE: Final = 0.55

_LEAST_THIN: Final = 0.8
"""What must be reached by a text that may be no more than codes and abbreviations."""

_LEAST_WORD: Final = 0.95
"""The same where it has one word."""

_NONSENSE: Final = 1.6
"""A score per letter below which Latin letters are no words of any language."""

_LONG_CHARACTERS, _LONG_LETTERS, _LONG_SHARE = 120, 100, 0.95
_LONGER_LETTERS, _LONGER_SHARE = 200, 0.8
"""A longer text may hold some more names and quotations."""

_UNSURE: Final = 0.7
"""With less confidence the words in small letters are asked alone: a name tells little of the language around it."""

_SURER: Final = 0.1
"""So much surer they must be than the whole text. On 33,000 parts of sentences of news in 27 languages 568 were wrong
without that, 555 are with it."""

_EXCERPT: Final = 500
"""So many characters of a long text are read by the profiles, the slowest of the voters there."""

_EXCERPT_INSIDE: Final = 350
"""The same where the group is told and only the member is not."""


class Verdict(NamedTuple):
    """The language of a text."""

    language: str
    """Without a script; `zxx` or `und` where there is none."""
    script: str | None
    confidence: float
    group: str | None = None
    group_confidence: float | None = None


@cache
def _members(script: str, group: str) -> Profiles | None:
    """The profiles of the members of a group; null where one has none."""
    columns = profile_columns(script)[among(script, group)].tolist()
    return profiles().only(columns) if min(columns) >= 0 else None


@cache
def _candidates(script: str) -> frozenset[str]:
    return frozenset(CANDIDATES[script])


def _families(script: str, cld2: voters.Votes) -> dict[str, float]:
    """The shares that pycld2 gives to the groups and the single languages of a script."""
    shares: dict[str, float] = {}
    candidates = _candidates(script)
    for language, share in cld2.items():
        if language in candidates:
            family = GROUP.get(language, language)
            shares[family] = shares.get(family, 0.0) + share
    return shares


class _Asked(NamedTuple):
    """A cleaned text, and what is known before any voter is asked."""

    text: str
    script: str
    letters: int
    """Of the script."""
    claim: str | None
    against_clear: bool

    def doubts(self, family: str) -> bool:
        """Whether a claim that is heard in any case names another family."""
        return self.against_clear and self.claim is not None and GROUP.get(self.claim, self.claim) != family


def _inside(asked: _Asked, family: str, sure: float, cld2: voters.Votes) -> Opinion | None:
    """The language of a family that is told already, if it has more than one.

    Telling words decide, else the profiles, and in some groups what all words say. Null where a member has no profile.
    """
    if family not in MEMBERS:
        return Opinion(family, sure, None, sure)
    words = padded(asked.text[:_EXCERPT])
    told = None
    if asked.script == "Latn":
        weighed = members.told(family)
        told = members.clear(family, words) if weighed else telling.member(MEMBERS[family], words.split())
    if told and (asked.claim == told or asked.claim not in MEMBERS[family]):
        return Opinion(told, sure * MEMBER, family, sure)
    table = _members(asked.script, family)
    if table is None:
        return None
    words = words[:_EXCERPT_INSIDE]
    letters = len(words) - words.count(" ") or 1
    profile = table.scores(f"{words.rstrip()} ")
    evidence = Evidence(asked.script, letters, profile, cld2, voters.elder(asked.text), None, words)
    return pool_inside(evidence, family, sure, asked.claim)


def _decided(asked: _Asked, cld2: voters.Votes) -> Opinion | None:
    """What pycld2 alone may decide: a long text, nearly all of it in one language of the script or in one group.

    Against a claim that is heard in any case, all voters are.
    """
    if len(asked.text) < _LONG_CHARACTERS or asked.letters < _LONG_LETTERS:
        return None
    shares = _families(asked.script, cld2)
    family = max(shares, key=shares.__getitem__, default="")
    least = _LONG_SHARE if asked.letters < _LONGER_LETTERS else _LONGER_SHARE
    if asked.doubts(family) or shares.get(family, 0.0) < least:
        return None
    return _inside(asked, family, CERTAIN, cld2)


@cache
def _clear(language: str, script: str) -> bool:
    """Whether the fast voters take nothing else for a language."""
    return SHADOWING.keys().isdisjoint((language, f"{language}-{script}"))


def _agreed(asked: _Asked, cld2: voters.Votes) -> Opinion | None:
    """What the two fastest voters decide alone; null where the others must be heard.

    They do where they agree and a word of the text tells the same language. Without such a word they do on a text of
    some words, but not on names and brands, nor on what they also take a neighbour for if no word is other than its.
    Where they differ, the words decide if some tell the one and none the other.
    """
    language = voters.eldest(asked.text) if cld2 else None
    if language is None:
        return None
    shares = _families(asked.script, cld2)
    first = max(shares, key=shares.__getitem__, default="")
    second = GROUP.get(language, language)
    short = asked.letters < SOME_WORDS
    agreed = first == second and not short and shares[first] >= _AGREED_SHARE
    if agreed and _clear(language, asked.script):
        family: str | None = first
    else:
        words = padded(asked.text[:_EXCERPT]).split()
        alone = agreed and telling.shadowing(language, asked.script, words)
        family = first if alone else _told(asked.script, words, first, second, short=short)
    if not family or asked.doubts(family) or (short and family in MEMBERS):
        return None
    sure = AGREED_SHORT if short else AGREED
    return _inside(asked, family, sure, cld2)


@cache
def _taken_for(language: str, other: str, script: str) -> bool:
    """Whether the fast voters take a language for another; English stands for all."""
    taken = SHADOWING.get(other, SHADOWING.get(f"{other}-{script}"))
    return taken is not None and (not taken or language in taken)


def _told(script: str, words: list[str], first: str, second: str, *, short: bool) -> str | None:
    """Which of the families that two voters name the words tell, and tell most; null where they do not."""
    told = telling.told(script, words)
    if not told:
        return None
    family = max(told, key=told.__getitem__)
    if first == second:
        return first if family == first and list(told.values()).count(told[first]) == 1 else None
    # Of a language without telling words their absence says nothing.
    if len(told) > 1 or family not in {first, second} or not {first, second} <= telling.known(script):
        return None
    other = second if family == first else first
    least = 1 if not short and _taken_for(family, other, script) else _TOLD_AGAINST
    return family if told[family] >= least else None


def identify(text: str, claim: str | None = None, *, against_clear: bool = False) -> Verdict:
    """The language of a sample.

    Args:
        text: any text, best no longer than `clean.SAMPLE`.
        claim: the producer's tag, if any; evidence among others.
        against_clear: hear the claim against clear evidence too.
    """
    text = clean(text)
    counts = scripts.letters(text)
    if not counts:
        told = any(map(str.isalpha, text))
        return Verdict(UNDETERMINED if told else NO_LANGUAGE, None, 1.0)
    script = scripts.dominant(counts)
    letters = counts.get(script, 0)
    if len(CANDIDATES[script]) == 1:
        return Verdict(CANDIDATES[script][0], scripts.written(script, text), CERTAIN)
    claimed = canonical(claim) if claim else None
    asked = _Asked(text, script, letters, claimed, against_clear)
    cld2 = voters.cld2(text)
    opinion = _decided(asked, cld2) or _voted(asked, cld2)
    if opinion is None:
        return Verdict(UNDETERMINED, script, 1.0)
    group_confidence = opinion.group_confidence if opinion.group else None
    return Verdict(opinion.language, script, opinion.confidence, opinion.group, group_confidence)


def _surer(opinion: Opinion, small: Opinion | None) -> Opinion:
    """What a text is read as, or what its words in small letters are, if these are surer and say another language."""
    if small is None or small.group_confidence <= opinion.group_confidence + _SURER:
        return opinion
    same = (small.group or small.language) == (opinion.group or opinion.language)
    return opinion if same else small


def gather(text: str) -> Evidence | None:
    """What all voters say of a text; null where its script decides alone or it has no words."""
    text = clean(text)
    counts, words = scripts.letters(text), padded(text)
    script = scripts.dominant(counts)
    if not counts or not words or len(CANDIDATES[script]) == 1:
        return None
    profile = profiles().scores(words)
    return Evidence(script, counts[script], profile, voters.cld2(text), voters.elder(text), voters.langid(text), words)


@cache
def _enough(language: str, script: str) -> float:
    named = language in voters.known("eldc") and profile_columns(script)[CANDIDATES[script].index(language)] >= 0
    if not named or language in GROUP:
        return ENOUGH_UNKNOWN
    return ENOUGH if _clear(language, script) else ENOUGH_SHADOWING


def _thin(words: str, text: str) -> bool:
    """Whether nothing but capitals, or no word of three letters, stands in a text: tickers, codes, units, initials."""
    cased = text.lower() != text.upper()
    return cased and (text.isupper() or max(map(len, words.split())) < 3)


def _voted(asked: _Asked, cld2: voters.Votes) -> Opinion | None:
    """What the voters make of a text together; null where it has no words."""
    text, script, letters = asked.text, asked.script, asked.letters
    if opinion := _agreed(asked, cld2):
        return opinion
    words = padded(text[:_EXCERPT])
    if not words:
        return None
    if len(text) > _EXCERPT:
        letters = scripts.letters(text[:_EXCERPT]).get(script, 0) or 1
    profile = profiles().scores(words)
    rate = profile.sum(axis=0).max() / letters if script == "Latn" else _STRANGE
    if rate < _NONSENSE:
        return Opinion(UNDETERMINED, NONE_HERE, None, NONE_HERE)
    evidence = Evidence(script, letters, profile, cld2, voters.elder(text), None, words)
    rows = features(evidence)
    opinion = pool(evidence, asked.claim, against_clear=asked.against_clear, rows=rows) if voters.compiled() else None
    if opinion is None or opinion.group_confidence < _enough(opinion.language, script):
        evidence = replace(evidence, py3langid=voters.langid(text))
        rows = features(evidence, rows)
        opinion = pool(evidence, asked.claim, against_clear=asked.against_clear, rows=rows)
    if _thin(words, text):
        least = _LEAST_THIN if " " in words.strip() else _LEAST_WORD
    else:
        least = _LEAST if rate >= _STRANGE else _LEAST_STRANGE
    if opinion.group_confidence >= least:
        opinion = said(opinion, evidence)
        return opinion if opinion.group_confidence >= _UNSURE else _surer(opinion, _in_small_letters(asked))
    doubt = min(1 - opinion.group_confidence, NONE_HERE)
    return Opinion(UNDETERMINED, doubt, None, doubt)


def _in_small_letters(asked: _Asked) -> Opinion | None:
    """What all but py3langid make of a text without the words that may be names; null where it has none or too few."""
    text = without_names(asked.text)
    words = padded(text[:_EXCERPT])
    if not words or not voters.compiled():
        return None
    letters = scripts.letters(words).get(asked.script, 0) or 1
    cld2 = voters.cld2(text)
    if opinion := _agreed(asked._replace(text=text, letters=letters), cld2):
        return opinion
    evidence = Evidence(asked.script, letters, profiles().scores(words), cld2, voters.elder(text), None, words)
    return said(pool(evidence, asked.claim, against_clear=asked.against_clear), evidence)

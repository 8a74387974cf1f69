"""Who claims a figure, as its own sentence says: reported and direct speech, credits, the authority that acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from streams.nlp.claims.entries import Hit
from streams.nlp.claims.holders import Speaker, hit_mark, mark
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Holder, Reading
from streams.nlp.claims.speakers import Speakers

_ACTS: Final = frozenset({"arrested", "convicted"})
_SUBJECT_REACH: Final = 28
_INVERTED_REACH: Final = 8
_ACCORDING_REACH: Final = 8
_KINDS: Final = ("self", "according", "beside", "say", "tell")
"""The lists of words that say who claims something in the same sentence."""
_SELDOM: Final = frozenset({"place", "group"})
_SELDOM_REACH: Final = 8
_COUNTED: Final = 6
_SCOPE: Final = 60
_ACT_REACH: Final = 12
_PAIR: Final = 2
_CLAIMANT_REACH: Final = 5
_LONGEST_SUBJECT: Final = 3
_LONGEST_SOURCE: Final = 2
_INVERTED: Final = {"place": 2, "group": 2, "pronoun": 4}
"""What it costs to be the subject behind a verb: "said they had" opens what is said."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who claims something, with who that is."""

    hit: Hit | None
    speaker: Speaker
    span: tuple[int, int]


class Attributor:
    """Finds who claims each figure of an article, sentence by sentence."""

    def __init__(self, speakers: Speakers) -> None:
        """`speakers`: who is spoken of in the article."""
        self.speakers = speakers
        self._cues: dict[int, list[Cue]] = {}

    def cues(self, passage: Passage) -> list[Cue]:
        """The attributions of a sentence, in order."""
        known = self._cues.get(passage.index)
        if known is None:
            known = self._cues[passage.index] = self._find(passage)
        return known

    # -- in the sentence itself -----------------------------------------------------------------------------------

    def _find(self, passage: Passage) -> list[Cue]:
        if not any(passage.find("cues", kind) for kind in _KINDS):
            return []
        speakers = self.speakers.of(passage)
        found = self._of_himself(passage)
        owned = {at for cue in found for at in range(*cue.span)}
        for hit in (*passage.find("cues", "according"), *passage.find("cues", "beside")):
            if hit.first in owned or hit.first in passage.numbers:  # "un secondo ragazzo"
                continue
            inside = (s for s in speakers if hit.first < s.first and s.last < hit.last)  # "zo laat een arts weten"
            behind = (s for s in speakers if s.last > hit.last and _follows(passage, hit, s))
            speaker = next(chain(inside, behind), None)
            if speaker is None and hit.path[1] == "according":
                speaker = _plain_source(passage, hit.last)
            if speaker is not None:
                found.append(Cue(hit, speaker, (hit.first, max(hit.last, speaker.last))))
        claimed = {cue.speaker for cue in found}
        for hit in (*passage.find("cues", "say"), *passage.find("cues", "tell")):
            if any(cue.span[0] <= hit.first < cue.span[1] for cue in found):
                continue
            if _said_of(passage, hit) or _part_of_event(passage, hit) or passage.covers(hit.first, "cues", "nobody"):
                continue
            free = [s for s in speakers if s not in claimed]
            speaker = _topic(passage, hit, free) or self._subject(passage, hit, free)
            if speaker is not None:
                first, last = min(hit.first, speaker.first), max(hit.last, speaker.last)
                found.append(Cue(hit, speaker, (first, last)))
        return sorted(found, key=lambda cue: cue.span)

    def _of_himself(self, passage: Passage) -> list[Cue]:
        """Words that hold their source themselves: "nach seinen Worten"."""
        person = self.speakers.last_person(passage) if passage.find("cues", "self") else None
        return [
            Cue(hit, Speaker(hit.first, hit.last, person, False, None, "pronoun"), (hit.first, hit.last))
            for hit in passage.find("cues", "self")
        ]

    @staticmethod
    def _subject(passage: Passage, verb: Hit, speakers: Sequence[Speaker]) -> Speaker | None:
        """The subject of a verb of saying."""
        asked = _pronoun_behind(passage, verb, speakers)
        return asked or _told_by(passage, verb, speakers) or Attributor._nearest_subject(passage, verb, speakers)

    @staticmethod
    def _nearest_subject(passage: Passage, verb: Hit, speakers: Sequence[Speaker]) -> Speaker | None:
        """The subject before a verb of saying, or right behind it where subject and verb are inverted."""
        span = (verb.first, verb.last)
        ranked: list[tuple[int, int, Speaker]] = []
        for index, speaker in enumerate(speakers):
            gap = passage.gap((speaker.first, speaker.last), span)
            if _parted(passage, speaker, verb):
                continue
            if speaker.kind == "pronoun" and passage.covers(speaker.first, "grammar", "part_of", "after"):
                continue  # "26 of them"
            if speaker.first - 1 in passage.numbers:
                gap += _COUNTED  # "including five police officers"
            if speaker.last <= verb.first:
                if _prepositional(passage, speaker.first):
                    gap += 12 if speaker.kind != "place" else _SUBJECT_REACH
                if speaker.kind in _SELDOM:
                    gap += 2
                if gap <= (_SELDOM_REACH if speaker.kind in _SELDOM else _SUBJECT_REACH):
                    ranked.append((gap, index, speaker))
            elif (
                verb.path[1] == "say"
                and speaker.first >= verb.last
                and speaker.first - 1 not in passage.numbers
                and gap <= _INVERTED_REACH
                and not _prepositional(passage, speaker.first)
            ):
                ranked.append((gap + 1 + _INVERTED.get(speaker.kind, 0), index, speaker))
        return min(ranked, key=lambda item: item[:2])[2] if ranked else _plain_subject(passage, verb)

    def read(self, passage: Passage, reading: Reading) -> None:
        """Sets who claims a figure, as far as its own sentence says so."""
        if reading.mention.kind == "age" or reading.holder is not None:
            return
        cue = self._nearest(passage, reading)
        if cue is not None:
            self._set(reading, passage, cue.speaker, mark_of(passage, cue.hit), "attribution/said")
            return
        self._acting(passage, reading)
        if reading.holder is None:
            self._credited(passage, reading)

    def read_standing(self, passage: Passage, reading: Reading) -> None:
        """Who takes a figure back claimed it, and of "denied reports by the rebels" it is the rebels."""
        said = reading.standing
        if said is None or reading.mention.kind == "age":
            return
        if reading.status == "denied":
            if said.last <= reading.first:
                self._claimant(passage, reading, said)
        elif reading.holder is None:
            verb = Hit(("cues", "say"), "", said.first, said.last)
            speaker = self._subject(passage, verb, self.speakers.of(passage))
            if speaker is not None and speaker.kind not in _SELDOM:
                self._set(reading, passage, speaker, said, "attribution/takes back")

    def _claimant(self, passage: Passage, reading: Reading, denial: Mark) -> None:
        for speaker in self.speakers.of(passage):
            between = range(denial.last, speaker.first)
            if speaker.first < denial.last or speaker.last > reading.first or len(between) > _CLAIMANT_REACH:
                continue
            if speaker.kind != "pronoun" and not any(
                passage.covers(at, "grammar", "subordinators") or not _joins(passage, at) for at in between
            ):
                self._set(reading, passage, speaker, denial, "attribution/denied claimant")
                return

    def _nearest(self, passage: Passage, reading: Reading) -> Cue | None:
        near = [
            (passage.gap(reading.span, cue.span), cue.span[0], cue)
            for cue in self.cues(passage)
            if passage.same_block(reading.first, cue.span[0])
        ]
        near = [
            item
            for item in near
            if item[0] <= _SCOPE
            and not self._contrasted(passage, reading, item[2])
            and not _aside(passage, reading, item[2].span[1])
        ]
        if not near:
            return None
        if any(item[2].speaker.kind == "pronoun" for item in near):
            # Of «We have twelve dead», said the minister, the minister is the source.
            outside = [item for item in near if passage.quoted_apart(reading.span, item[2].span)]
            if passage.in_quotation(reading.first) and outside:
                near = outside
        before = [item for item in near if item[2].span[1] <= reading.first]
        best = min(near, key=lambda item: item[:2])
        if before and best[2].span[0] > reading.first:
            nearest = min(before, key=lambda item: item[:2])
            # Of "X said 12 died, Y said 3 did" the 12 is X's, however near Y stands.
            if nearest[0] <= best[0] + 4:
                return nearest[2]
        return best[2]

    @staticmethod
    def _contrasted(passage: Passage, reading: Reading, cue: Cue) -> bool:
        """Whether "but" parts a figure from what is said behind it."""
        return any(reading.last <= hit.first < cue.span[0] for hit in passage.find("grammar", "contrast"))

    def _acting(self, passage: Passage, reading: Reading) -> None:
        """The authority whose deed is counted: "police arrested ten"."""
        if reading.event is None or reading.event.type not in _ACTS or reading.event.trigger.passage is not passage:
            return
        trigger = reading.event.trigger
        low, high = min(reading.first, trigger.first), max(reading.last, trigger.last)
        for speaker in reversed(self.speakers.of(passage)):
            if not speaker.authority or speaker.last > low or not passage.same_block(speaker.first, low):
                continue
            reach = _SCOPE if speaker.first <= 1 else _ACT_REACH
            near = passage.gap((speaker.first, speaker.last), (low, high)) <= reach
            if near and not _prepositional(passage, speaker.first):
                between = _without_insertion(passage, speaker.last, trigger.first)
                if not any(passage.covers(at, "grammar", "passive") for at in between):
                    self._set(reading, passage, speaker, None, "attribution/acts")
                return

    def _credited(self, passage: Passage, reading: Reading) -> None:
        """A name in brackets behind the figure, or one with a colon before it: "41 dead (Free Tamaria)"."""
        if "(" not in passage.said and ":" not in passage.said:
            return
        words = passage.words
        end = reading.phrase[1]
        for speaker in self.speakers.of(passage):
            if speaker.kind in {"pronoun", "place", "group"}:
                continue
            opened = speaker.first > 0 and words[speaker.first - 1].norm == "("
            closed = speaker.last < len(words) and words[speaker.last].norm == ")"
            if (
                opened
                and closed
                and speaker.first >= end
                and passage.gap((end, end), (speaker.first, speaker.last)) <= 8
            ):
                self._set(reading, passage, speaker, None, "attribution/credit")
                return
            if (
                speaker.first == 0
                and speaker.last < reading.first
                and words[speaker.last].norm == ":"
                and not passage.covers(0, "cues", "labels")
                and (speaker.kind in {"person", "organization"} or speaker.head)
            ):
                self._set(reading, passage, speaker, None, "attribution/colon")
                return

    def _set(self, reading: Reading, passage: Passage, speaker: Speaker, cue: Mark | None, rule: str) -> None:
        reading.holder = Holder(mark(passage, speaker), cue, speaker.entity)
        reading.because("attribution", rule, cue or mark(passage, speaker))


def _topic(passage: Passage, verb: Hit, speakers: Sequence[Speaker]) -> Speaker | None:
    """What opens a sentence, where a comma or a particle marks it as the subject, as in Turkish."""
    for speaker in speakers:
        if speaker.first == 0 and speaker.last <= verb.first and speaker.kind != "pronoun":
            return speaker if passage.covers(speaker.last, "grammar", "topics") else None
    return None


def _told_by(passage: Passage, verb: Hit, speakers: Sequence[Speaker]) -> Speaker | None:
    """The subject with an insertion behind it: "the Observatory, a monitor, said", "Lund, who was there, said"."""
    close = verb.first - 1
    while close > 0 and (
        passage.covers(close, "grammar", "auxiliaries") or passage.covers(close, "grammar", "adverbs")
    ):
        close -= 1
    if (
        close < 2
        or passage.words[close].norm != ","
        or any(s.kind != "pronoun" and verb.last <= s.first <= verb.last + 1 for s in speakers)
    ):
        return None
    for speaker in reversed(speakers):
        opening = speaker.last
        if opening >= close - 1 or passage.words[opening].norm != "," or speaker.kind in _SELDOM | {"pronoun"}:
            continue
        inserted = range(opening + 1, close)
        relative = passage.covers(inserted[0], "cues", "pronouns") or passage.covers(
            inserted[0], "grammar", "subordinators"
        )
        apposed = passage.covers(inserted[0], "grammar", "determiners") and not any(
            passage.words[at].norm == "," for at in inserted
        )
        plain = all(not passage.is_quote(at) and at not in passage.numbers for at in inserted)
        if (relative or apposed) and plain and not _prepositional(passage, speaker.first):
            return speaker
    return None


def _pronoun_behind(passage: Passage, verb: Hit, speakers: Sequence[Speaker]) -> Speaker | None:
    """A pronoun right behind the verb with those behind it who are told: "sagte er der Nachrichtenagentur dpa"."""
    subject = next((s for s in speakers if s.kind == "pronoun" and s.first == verb.last), None)
    if subject is None or verb.path[1] != "say" or verb.first == 0 or passage.words[verb.first - 1].is_word:
        return None
    told = any(s.kind in {"organization", "name"} and s.first == subject.last for s in speakers)
    return subject if told and not _parted(passage, subject, verb) else None


def _parted(passage: Passage, speaker: Speaker, verb: Hit) -> bool:
    """Whether a quotation or the end of a block parts a mention from a verb, or the colon behind a headline's topic."""
    own, span = (speaker.first, speaker.last), (verb.first, verb.last)
    if not passage.same_block(speaker.first, verb.first):
        return True
    if speaker.last > verb.first:
        # A quotation may stand whole between a subject and its verb, but not between a verb and its subject.
        return passage.quoted_apart(own, span)
    between = range(speaker.last, verb.first)
    # "Prison riot: 19 killed, claim withdrawn"
    topic = passage.field == "headline" and any(passage.words[at].norm == ":" for at in between)
    return topic or passage.quoted_within(own, span)


def _plain_subject(passage: Passage, verb: Hit) -> Speaker | None:
    """A noun that no list knows, with its article right beside the verb: "a surgeon said", "zei een buurvrouw"."""
    last = verb.first
    while last > 0 and passage.covers(last - 1, "grammar", "auxiliaries"):
        last -= 1  # "i superstiti hanno raccontato"
    first = last
    while first > 0 and last - first < _LONGEST_SUBJECT and _plain(passage, first - 1):
        first -= 1
    if first < last and first > 0 and passage.covers(first - 1, "grammar", "determiners"):
        return Speaker(first - 1, last, None, False, passage.words[last - 1].norm, "office")
    if verb.path[1] != "say" or verb.last >= len(passage.words):
        return None
    last = verb.last + 1
    if passage.covers(verb.last, "grammar", "determiners") and last < len(passage.words) and _plain(passage, last):
        return Speaker(verb.last, last + 1, None, False, passage.words[last].norm, "office")
    return None


def _plain_source(passage: Passage, at: int) -> Speaker | None:
    """A noun that no list knows right behind "according to"."""
    first = at
    while at < len(passage.words) and passage.covers(at, "grammar", "determiners"):
        at += 1
    last = at
    while last < len(passage.words) and last - at < _LONGEST_SOURCE and _plain(passage, last):
        last += 1
    if last == at:
        return None
    return Speaker(first, last, None, False, passage.words[last - 1].norm, "office")


def _plain(passage: Passage, at: int) -> bool:
    """Whether a word may be a noun or its adjective: none that the grammar, a figure or a trigger needs."""
    if at in passage.numbers or not passage.words[at].is_word or passage.words[at].norm[0].isdigit():
        return False
    return all(hit.path[0] == "nouns" and hit.path[1] == "person" for hit in passage.at(at))


def mark_of(passage: Passage, hit: Hit | None) -> Mark | None:
    """The words of a hit, if there is one."""
    return None if hit is None else hit_mark(passage, hit)


def _part_of_event(passage: Passage, verb: Hit) -> bool:
    """Whether the verb belongs to longer words for what happened: "claimed 84 lives", "told to leave their homes"."""
    return any(
        hit.path[0] == "triggers" and hit.length > verb.length and hit.first <= verb.first < hit.last
        for hit in passage.at(verb.first)
    )


def _said_of(passage: Passage, verb: Hit) -> bool:
    """Whether the verb is passive, so that what stands before it is no source: "villagers were told"."""
    at = verb.first - 1
    while at >= 0 and passage.covers(at, "grammar", "adverbs"):
        at -= 1
    return at >= 0 and verb.length == 1 and passage.covers(at, "grammar", "passive")


def _prepositional(passage: Passage, at: int) -> bool:
    """Whether a preposition stands before a word."""
    return at > 0 and passage.covers(at - 1, "grammar", "prepositions")


def _without_insertion(passage: Passage, first: int, last: int) -> list[int]:
    """The words from one to another, without a clause put between commas: "police, who were attacked, arrested"."""
    commas = [at for at in range(first, last) if passage.words[at].norm == ","]
    if len(commas) < _PAIR:
        return list(range(first, last))
    return [*range(first, commas[0]), *range(commas[-1] + 1, last)]


def _follows(passage: Passage, hit: Hit, speaker: Speaker) -> bool:
    """Whether a source stands right behind its preposition: "according to", "selon un bilan publié par"."""
    between = range(hit.last, speaker.first)
    reach = _ACCORDING_REACH if hit.path[1] == "according" else 0
    return len(between) <= reach and all(_joins(passage, at) for at in between)


def _joins(passage: Passage, at: int) -> bool:
    """Whether a word or an apostrophe stands here: "selon l'armée"."""
    return passage.words[at].is_word or passage.words[at].norm == "'"


def _aside(passage: Passage, reading: Reading, end: int) -> bool:
    """Whether a clause of the newsroom's own begins behind the source: "police said, as thousands marched"."""
    if reading.first < end or end + 1 >= len(passage.words) or passage.words[end].norm != ",":
        return False
    if passage.in_quotation(reading.first):
        return False
    return passage.covers(end + 1, "grammar", "asides")

"""What a figure counts: the noun, its class and the role of the people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, cast, get_args

from schemas.figure import CountedClass, EventType, Role
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Happening, Noun, Reading

COUNTING: Final = frozenset({"cardinal", "ordinal", "fraction", "ratio", "percentage", "multiplier"})
"""Kinds of figures that may count something."""
EVENT_NOUNS: Final = frozenset({"nouns", "people", "tolls"})
"""The lists of nouns that themselves say what happened."""
_NEED_PARTITIVE: Final = frozenset({"fraction", "percentage", "multiplier"})
_STOPS: Final = frozenset({"grammar", "cues", "status"})
"""The files whose words end a noun phrase."""
_CLASSES: Final = frozenset(get_args(CountedClass))
_ROLES: Final = frozenset(get_args(Role))
_VERBS: Final = frozenset({"VERB", "AUX"})
_REACH: Final = 9
_MOST_UNKNOWN: Final = 3
_LEFT_REACH: Final = 18
_AMOUNT_WORDS: Final = 6
_MOST_LISTED: Final = 3
_LISTING: Final = frozenset({":", "–", "—", "-"})
_PERSON_EVENTS: Final = frozenset(get_args(EventType)) - {"other"}


def is_event_noun(hit: Hit) -> bool:
    """Whether the noun itself says what happened, such as "doden"."""
    return hit.path[0] == "triggers" and hit.path[-1] in EVENT_NOUNS


def event_noun(passage: Passage, noun: Hit) -> Hit | None:
    """What a noun itself says: of deaths that somebody was killed, of protesters that they protest."""
    if is_event_noun(noun):
        return noun
    hits = (hit for hit in passage.at(noun.last - 1) if hit.path[-1] == "people" and is_event_noun(hit))
    return next((hit for hit in hits if hit.last == noun.last), None)


def class_and_role(passage: Passage, hit: Hit) -> tuple[CountedClass, Role | None]:
    """Class and role that a noun of the lexicon gives, the front part of a compound included."""
    role: Role | None = None
    if is_event_noun(hit):
        class_: CountedClass = "person" if hit.path[1] in _PERSON_EVENTS else "other"
    else:
        class_ = cast(CountedClass, hit.path[1] if hit.path[1] in _CLASSES else "other")
        role = cast(Role, hit.path[2]) if len(hit.path) > 2 and hit.path[2] in _ROLES else None
    if class_ == "person" and role is None and hit.modifier:
        role = _role_of_modifier(passage, hit.modifier)
    return class_, role


def _role_of_modifier(passage: Passage, modifier: str) -> Role | None:
    """The role that the front part of a compound gives: "burger" in "burgerdoden"."""
    for form in (modifier, modifier.removesuffix("s"), modifier.removesuffix("en"), modifier.removesuffix("n")):
        for entry, rest in passage.lexicon.senses(form):
            if (
                not rest
                and entry.path[:2] == ("nouns", "person")
                and entry.path[2] in _ROLES
                and len(entry.pattern) == 1
            ):
                return cast(Role, entry.path[2])
    return None


def role_beside(passage: Passage, first: int, noun: Hit) -> Role | None:
    """The role that a word beside a noun gives it: "school pupils", "zivile Opfer", "vittime civili".

    Args:
        passage: the sentence.
        first: where the noun phrase begins, or may begin.
        noun: its head.
    """
    hits = passage.within((first, noun.first), "grammar", "roles")
    if passage.lexicon.settings.get("noun_phrase_head", "first") == "last":
        hits += passage.within((first, noun.first), "nouns", "person")
    elif noun.last < len(passage.words):
        hits += [hit for hit in passage.at(noun.last) if hit.first == noun.last]
    for hit in hits:
        if hit.path[:2] in {("nouns", "person"), ("grammar", "roles")} and hit.path[2] in _ROLES - {"other"}:
            return cast(Role, hit.path[2])
    return None


def noun_of(passage: Passage, hit: Hit) -> Noun:
    """The noun that a hit of the lexicon is."""
    class_, role = class_and_role(passage, hit)
    return Noun(Mark(passage, hit.first, hit.last), hit.lemma, class_, role)


def _noun_at(passage: Passage, index: int) -> Hit | None:
    """The noun that begins at a word; one that says what happened before another."""
    found = [hit for hit in passage.at(index) if hit.first == index and (hit.path[0] == "nouns" or is_event_noun(hit))]
    return max(found, key=lambda hit: (hit.length, hit.path[0] == "nouns"), default=None)


@dataclass(slots=True)
class _Scan:
    """How far the words behind a number have been read."""

    at: int
    partitive: bool = False
    clause: bool = False
    """Whether the partitive opens a clause, as "of whom" does."""
    unknown: list[int] = field(default_factory=list)
    adjective: Hit | None = None


class CountedFinder:
    """Finds what the figures of one passage count."""

    def __init__(self, passage: Passage, readings: Sequence[Reading], groups: Mapping[int, str]) -> None:
        """`groups`: words of the passage that an entity of the type group covers."""
        self.passage = passage
        self.readings = readings
        self.groups = groups
        self.taken = {at: other for other in readings for at in range(other.first, other.last)}
        self.head_last = passage.lexicon.settings.get("noun_phrase_head", "first") == "last"
        self.plural = tuple(passage.lexicon.settings.get("plural_endings", ()))

    def read(self, reading: Reading) -> None:
        """Sets what the figure counts, and the event where the noun or its adjective says it."""
        kind = reading.mention.kind
        if kind not in COUNTING or reading.fused or (reading.mention.unit and kind != "percentage"):
            return
        self._right(reading, needs_partitive=kind in _NEED_PARTITIVE)
        if kind != "percentage" and (reading.counted is None or reading.counted.guessed):
            self._left(reading)
        if reading.counted is None:
            own = _noun_at(self.passage, reading.first)
            if own is not None and own.last == reading.last:
                self._take(reading, own, None)  # "nobody" counts itself

    # -- to the right of the number -------------------------------------------------------------------------------

    def _right(self, reading: Reading, *, needs_partitive: bool) -> None:
        passage = self.passage
        scan = _Scan(reading.last)
        vague = reading.mention.qualifier == "vague"  # "hundreds of volunteers"
        stop = min(len(passage.words), reading.last + _REACH)
        while scan.at < stop:
            if passage.words[scan.at].is_word and scan.at not in self.taken:
                noun = self._noun(scan.at)
                if noun is not None and (scan.partitive or not needs_partitive):
                    self._take(reading, self._head(noun, stop), scan.adjective)
                    if scan.partitive:
                        reading.because("counted", "counted/partitive", Mark(passage, reading.last, noun.last))
                    return
                part = self._partitive(scan.at, genitive=(needs_partitive or vague) and scan.at == reading.last)
                if part is not None and not scan.unknown:
                    scan.partitive, scan.clause, scan.at = True, part.path[1] == "part_of", part.last
                    continue
            if not (self._skips(scan) or self._describes(scan)):
                break
        if scan.unknown and scan.adjective is None and not scan.clause and (scan.partitive or not needs_partitive):
            self._guess(reading, scan.unknown)
        elif scan.at == reading.last:
            self._copula(reading)

    def _skips(self, scan: _Scan) -> bool:
        """Passes over a word that may stand between a number and its noun."""
        passage, at = self.passage, scan.at
        other = self.taken.get(at)
        if other is not None:
            over = scan.partitive and other.mention.unit is None  # "850 of the 9,400 jobs"
            scan.at = other.last if over else at
            return over
        skips = (
            passage.is_quote(at)
            or passage.words[at].norm == "-"
            or (scan.clause and passage.covers(at, "grammar", "auxiliaries"))  # "two of whom were children"
            or passage.covers(at, "grammar", "skip")
            or passage.covers(at, "grammar", "roles")
            or (scan.partitive and passage.covers(at, "grammar", "determiners"))
        )
        scan.at += skips
        return skips

    def _describes(self, scan: _Scan) -> bool:
        """Passes over a participle or a word that no lexicon knows: an adjective, or the noun itself."""
        passage, at = self.passage, scan.at
        if not passage.words[at].is_word or at in self.taken or at in passage.dated:
            return False
        trigger = next((hit for hit in passage.at(at) if hit.path[0] == "triggers" and hit.path[-1] == "of"), None)
        if trigger is not None and scan.adjective is None and not scan.unknown:
            scan.adjective, scan.at = trigger, trigger.last
            return True
        # "government soldiers": who may speak may also stand before a noun.
        ends = any(hit.path[0] in _STOPS and hit.path[:2] != ("cues", "holders") for hit in passage.at(at))
        if ends or trigger is not None or len(scan.unknown) == _MOST_UNKNOWN or self._says(at):
            return False
        scan.unknown.append(at)
        scan.at += 1
        return True

    def _says(self, at: int) -> bool:
        """Whether an unknown word is a verb: "eleven taken to". The tags alone take too many plurals for verbs."""
        passage = self.passage
        following = passage.tag(at + 1) if at + 1 < len(passage.words) else "ADP"
        return passage.tag(at) in _VERBS and following == "ADP"

    def _noun(self, at: int) -> Hit | None:
        """The noun that begins at a word, unless it is a participle before another noun: "vermiste reizigers"."""
        noun = _noun_at(self.passage, at)
        if noun is None or noun.path[0] != "triggers":
            return noun
        said_of = any(
            hit.path[-1] == "of" and hit.first == at for hit in self.passage.at(at) if hit.path[0] == "triggers"
        )
        following = _noun_at(self.passage, noun.last) if said_of and noun.last < len(self.passage.words) else None
        return None if following is not None and following.path[0] == "nouns" else noun

    def _partitive(self, at: int, *, genitive: bool) -> Hit | None:
        """Words that lead from a number to its noun: "of the", "of them", after a share also a bare "of"."""
        paths = [("grammar", "partitive"), ("grammar", "part_of", "after")] + [("grammar", "genitive")] * genitive
        for path in paths:
            hits = [hit for hit in self.passage.find(*path) if hit.first == at]
            if hits:
                return max(hits, key=lambda hit: hit.length)
        return None

    def _copula(self, reading: Reading) -> None:
        """Takes "figure" in "nineteen is the correct figure"."""
        passage = self.passage
        if reading.last >= len(passage.words) or not passage.covers(reading.last, "grammar", "auxiliaries"):
            return
        for at in range(reading.last + 1, min(len(passage.words), reading.last + 6)):
            if not passage.words[at].is_word:
                return
            if passage.covers(at, "grammar", "figure_nouns"):
                mark = Mark(passage, at, at + 1)
                reading.counted = Noun(mark, passage.words[at].norm, "person", None)
                reading.because("counted", "counted/named as a figure", mark)
                return

    def _head(self, noun: Hit, stop: int) -> Hit:
        """The head of a noun phrase in which nouns stand side by side, such as "police officers"."""
        passage = self.passage
        while self.head_last and noun.last < stop and noun.last not in self.taken:
            following = _noun_at(passage, noun.last)
            if following is None:
                return noun
            said_of = any(h.path[0] == "triggers" and h.path[-1] in {"of", "acts"} for h in passage.at(noun.last))
            if said_of and noun.path[:2] in {("nouns", "person"), ("nouns", "household")}:
                return noun  # "two people dead": the people are counted
            noun = following
        return noun

    def _take(self, reading: Reading, noun: Hit, adjective: Hit | None) -> None:
        passage = self.passage
        counted = noun_of(passage, noun)
        if counted.class_ == "person" and counted.role is None and noun.first >= reading.last:
            counted = replace(counted, role=role_beside(self.passage, reading.last, noun))
        elif counted.role == "other" and role_beside(self.passage, reading.last, noun) == "suspects":
            counted = replace(counted, role="suspects")  # "two alleged smugglers"
        reading.counted = counted
        reading.because("counted", "counted/noun", counted.mark)
        says = event_noun(passage, noun)
        named = says is not None and says.path[-1] == "people" and noun.first > reading.last
        if says is not None and not (named and reading.mention.value == 0):
            self._event(reading, says, "event/noun")  # but "none of the victims was named" says nothing of deaths
        if adjective is not None and (says is None or says.path[-1] == "people") and adjective.path[1] != "other":
            self._event(reading, adjective, "event/adjective")

    def _event(self, reading: Reading, hit: Hit, rule: str) -> None:
        mark = Mark(self.passage, hit.first, hit.last)
        reading.event = Happening(cast(EventType, hit.path[1]), mark)
        reading.because("event", rule, mark)

    def _guess(self, reading: Reading, unknown: list[int]) -> None:
        """Takes a noun that the lexicon does not know."""
        passage = self.passage
        plurals = [at for at in unknown if self.plural and passage.words[at].norm.endswith(self.plural)]
        run = plurals if plurals and reading.mention.value != 1 else unknown
        at = run[0] if plurals and not self.head_last else run[-1] if self.head_last and plurals else unknown[0]
        people = any(index in self.groups for index in unknown)
        mark = Mark(passage, at, at + 1)
        reading.counted = Noun(mark, passage.words[at].norm, "person" if people else "other", None, guessed=not people)
        reading.because("counted", "counted/group" if people else "counted/unknown noun", mark)

    # -- to the left of the number --------------------------------------------------------------------------------

    def _left(self, reading: Reading) -> None:
        """Takes a noun such as "dodental" before "steeg tot 23"."""
        passage = self.passage
        before = reading.first
        skipped = 0
        qualifier = reading.mention.qualifier_span
        if qualifier and qualifier[0] < reading.mention.number[0]:
            before = passage.span(*qualifier)[0]
        while (
            before > 0
            and skipped < 2
            and passage.covers(before - 1, "grammar", "skip")
            and not passage.covers(before - 1, "grammar", "levels")
        ):
            before, skipped = before - 1, skipped + 1
        beside = any(hit.last == before and hit.path[-1] == "tolls" for hit in passage.find("triggers"))
        if before == 0 or not (beside or passage.covers(before - 1, "grammar", "levels")):
            self._listed(reading, before)
            return
        if self._amount(reading, before):
            return
        candidates = [
            hit
            for hit in passage.find("triggers")
            if hit.last <= before
            and is_event_noun(hit)
            and passage.gap((hit.first, hit.last), (before, before)) <= _LEFT_REACH
            and passage.same_block(hit.first, before)
        ]
        candidates = [hit for hit in candidates if not (self._counted_between(hit, reading) or self._predicate(hit))]
        if not candidates:
            return
        tolls = [hit for hit in candidates if hit.path[-1] == "tolls"]
        noun = (tolls or candidates)[-1]
        reading.counted = noun_of(passage, noun)
        reading.because("counted", "counted/toll", reading.counted.mark)
        self._event(reading, noun, "event/toll")

    def _listed(self, reading: Reading, before: int) -> None:
        """Takes "dead" of "dead: 12", and where word order is free also of "убитых было не меньше семи"."""
        passage = self.passage
        at, parted = before, bool(passage.lexicon.settings.get("free_order", False))
        while at > 0 and before - at < _MOST_LISTED:
            sign = passage.words[at - 1].norm in _LISTING
            if not (
                sign or passage.covers(at - 1, "grammar", "auxiliaries") or passage.covers(at - 1, "grammar", "skip")
            ):
                break
            at, parted = at - 1, parted or sign
        nouns = [hit for hit in passage.at(at - 1) if hit.last == at and is_event_noun(hit)] if at > 0 else []
        first = min((hit.first for hit in nouns), default=0)
        if not (parted and nouns) or (first > 0 and passage.covers(first - 1, "grammar", "prepositions")):
            return
        noun = min(nouns, key=lambda hit: hit.path[-1] != "nouns")
        if self._counted_between(noun, reading) or self._predicate(noun):
            return
        reading.counted = noun_of(passage, noun)
        reading.because("counted", "counted/listed", reading.counted.mark)
        self._event(reading, noun, "event/noun")

    def _amount(self, reading: Reading, before: int) -> bool:
        """Takes "people" and "arrested" of "the number of people arrested rose to 83"."""
        passage = self.passage
        amounts = [hit for hit in passage.find("unknown", "amounts") if hit.last <= before]
        if not amounts or passage.gap((amounts[-1].last,) * 2, (before, before)) > _LEFT_REACH:
            return False
        phrase = (amounts[-1].last, min(before, amounts[-1].last + _AMOUNT_WORDS))
        noun = next(iter(passage.within(phrase, "nouns")), None)
        said = next((hit for hit in passage.within(phrase, "triggers") if hit.path[-1] == "of"), None)
        if noun is None or said is None or said.first == noun.first or self._counted_between(noun, reading):
            return False
        reading.counted = noun_of(passage, noun)
        reading.because("counted", "counted/amount", reading.counted.mark)
        self._event(reading, said, "event/amount")
        return True

    def _predicate(self, hit: Hit) -> bool:
        """Whether the word is no noun but says something of its subject: "sont mortes"."""
        said_of = any(h.path[0] == "triggers" and h.path[-1] == "of" for h in self.passage.at(hit.first))
        return said_of and hit.first > 0 and self.passage.covers(hit.first - 1, "grammar", "auxiliaries")

    def _counted_between(self, hit: Hit, reading: Reading) -> bool:
        """Whether another figure already counts this noun, as in "zeven doden tot 12 uur"."""
        return any(
            other is not reading
            and other.counted is not None
            and other.counted.mark.passage is self.passage
            and other.counted.mark.first == hit.first
            and other.last <= hit.first
            and (other.mention.value is None or other.mention.value != reading.mention.change_from)
            for other in self.readings
        )

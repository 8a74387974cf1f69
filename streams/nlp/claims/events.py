"""What happened to what a figure counts: the trigger in the figure's sentence that fits it best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from schemas.figure import EventType
from streams.nlp.claims.counted import COUNTING, is_event_noun
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Happening, Noun, Reading

LIMIT: Final = 24
"""The highest cost at which a trigger still belongs to a figure."""
NEAR: Final = 5
"""The cost up to which a trigger is plainly the figure's own."""
_OVERRIDES: Final = 10
"""The cost up to which a verb says more than a noun for people."""
_WRONG_SIDE: Final = {"of": 6, "acts": 11, "nouns": 9}
_RIVAL: Final = 6
_CONTRAST: Final = 4
_OTHER: Final = 4
_PASSIVE_REACH: Final = 4
_CLAUSE_REACH: Final = 6
PEOPLE: Final = frozenset({"person", "household", "animal"})
_THINGS: Final = {"structure": {"evacuated"}, "organization": {"evacuated"}, "vehicle": {"missing"}}
"""What may happen to other things than people, besides `other`."""


class EventFinder:
    """Finds what happened to what the figures of one passage count."""

    def __init__(self, passage: Passage, readings: Sequence[Reading]) -> None:
        """`readings`: the figures of the passage, in order, with what they count."""
        self.passage = passage
        self.readings = readings
        self.counting = [
            reading for reading in readings if reading.mention.kind in COUNTING and not reading.mention.unit
        ]
        self.object_first = bool(passage.lexicon.settings.get("object_before_verb", False))
        self.participles_ahead = (
            self.object_first and passage.lexicon.settings.get("noun_phrase_head", "first") == "last"
        )
        self.free_order = bool(passage.lexicon.settings.get("free_order", False))
        self.progressive = tuple(passage.lexicon.settings.get("progressive_endings", ()))
        self._owners: dict[int, Reading] = {}
        for reading in readings:
            if reading.counted is not None and reading.counted.mark.passage is passage:
                self._owners.setdefault(reading.counted.mark.first, reading)
        self._starting = {reading.first: reading for reading in self.counting}
        self._firsts = [r.first for r in self.counting if r.counted is not None and not r.partitive]
        self._rival_firsts = frozenset(self._firsts)

    def best(self, reading: Reading, *, behind: bool = False) -> tuple[Hit, int] | None:
        """The trigger with the lowest cost and that cost; with `behind` only of those behind the figure."""
        held = {"abducted": -1} if self.passage.captives else {}
        behind_whole = self._behind_whole(reading)
        ranked = [
            (cost, -len(hit.path), hit.first, held.get(hit.path[1], 0), hit)
            for hit in self.passage.around(reading.phrase, LIMIT, "triggers")
            if (hit.first >= reading.last or not behind)
            and hit not in behind_whole
            and self._may(reading, hit)
            and (cost := self.cost(reading, hit)) <= LIMIT
        ]
        if not ranked and behind_whole and not behind:
            hit = behind_whole[0]  # "three of the eight passengers died"
            return (hit, self.cost(reading, hit)) if self._may(reading, hit) else None
        if not ranked:
            return None
        cost, *_, hit = min(ranked, key=lambda item: item[:4])
        return hit, cost

    def read(self, reading: Reading, *, behind: bool = False) -> None:
        """Sets the event of a figure that has none yet; with `behind` from what stands behind it."""
        if reading.mention.kind not in COUNTING:
            return
        found = self.best(reading, behind=behind)
        if found is None:
            return
        hit, cost = found
        if reading.event is not None and not self._overrides(reading, hit, cost):
            return
        mark = Mark(self.passage, hit.first, hit.last)
        reading.event = Happening(cast(EventType, hit.path[1]), mark)
        reading.because("event", f"event/{hit.path[-1]}", mark)
        counted = reading.counted
        if counted is not None and counted.guessed and reading.event.type != "other":
            # What is killed or arrested is somebody, though the lexicon does not know the noun.
            reading.counted = replace(counted, class_="person", guessed=False)

    def read_within(self, reading: Reading) -> None:
        """Sets the event of a whole of which another figure is a part, from the words of its own noun phrase alone.

        So: "of the 31 injured workers nine", and Turkish participles before the number.
        """
        noun = reading.counted
        if reading.event is not None or noun is None or noun.mark.passage is not self.passage:
            return
        inside = range(reading.last, noun.mark.first)
        for hit in self.passage.around(reading.phrase, 2, "triggers"):
            ahead = hit.last == reading.first and self.participles_ahead
            if (ahead or hit.first in inside) and hit.path[-1] != "tolls" and _can_happen(hit.path[1], noun):
                self._happen(reading, hit)
                return

    def read_whole(self, part: Reading) -> None:
        """Gives a whole what is said right behind its noun, unless that is what happened to the part."""
        whole = part.part_of
        if whole is None or whole.event is not None or whole.counted is None or part.event is None:
            return
        for hit in self._behind_whole(part):
            if part.event.trigger.first != hit.first and _can_happen(hit.path[1], whole.counted):
                self._happen(whole, hit)
                return

    def _happen(self, reading: Reading, hit: Hit) -> None:
        mark = Mark(self.passage, hit.first, hit.last)
        reading.event = Happening(cast(EventType, hit.path[1]), mark)
        reading.because("event", "event/of the whole itself", mark)

    def _behind_whole(self, part: Reading) -> list[Hit]:
        """What is said right behind the noun of a whole that its part stands before: "63 of the 87 pupils abducted"."""
        whole = part.part_of
        noun = whole.counted if whole is not None and whole.total else None
        if noun is None or whole is None or whole.passage is not self.passage or whole.first < part.last:
            return []
        if noun.mark.passage is not self.passage or noun.mark.first < whole.last:
            return []
        at = noun.mark.last
        words = self.passage.words
        if at < len(words) and words[at].norm == ",":
            at += 1
        clause = at < len(words) and self.passage.covers(at, "grammar", "subordinators")
        reach = _CLAUSE_REACH if clause else 0
        near = [
            hit
            for hit in self.passage.around((at, at), reach + 1, "triggers")
            if at <= hit.first <= at + reach
            and hit.path[-1] == "of"
            and (clause or at == noun.mark.last)
            and all(words[k].is_word for k in range(at, hit.first))
        ]
        first = min((hit.first for hit in near), default=0)
        return [hit for hit in near if hit.first == first]

    def _overrides(self, reading: Reading, hit: Hit, cost: int) -> bool:
        """Whether a verb says more than a noun for people: "twaalf gewonden liggen in het ziekenhuis"."""
        event, counted = reading.event, reading.counted
        if event is None or counted is None or event.trigger.passage is not self.passage:
            return False
        named = any(h.path[0] == "triggers" and h.path[-1] == "people" for h in self.passage.at(event.trigger.first))
        own = event.trigger.first <= hit.first < event.trigger.last
        if hit.path[-1] == "tolls":
            return False  # "one dead and 57 hurt is the toll"
        if event.trigger.first < counted.mark.first and hit.first >= counted.mark.last and hit.path[1] != "other":
            return cost <= NEAR  # "24 abducted pupils freed"
        between = range(counted.mark.last, hit.first) if hit.first >= counted.mark.last else range(0)
        return (
            named
            and not own
            and not any(self.passage.words[at].norm == "," for at in between)
            and cost <= _OVERRIDES
            and hit.path[1] != event.type
            and (hit.first >= counted.mark.last or hit.path[-1] == "acts" or self._ahead(reading, hit))
        )

    def _ahead(self, reading: Reading, hit: Hit) -> bool:
        """Whether a verb whose subject follows stands before a figure, in the same clause."""
        between = range(hit.last, reading.first)
        return self.free_order and hit.path[-1] == "of" and all(self.passage.words[at].is_word for at in between)

    def _may(self, reading: Reading, hit: Hit) -> bool:
        """Whether such a thing can happen to what is counted."""
        if hit.first >= reading.first and hit.last <= reading.last:
            return False
        told = reading.event.trigger if reading.event is not None else None
        if told is not None and told.passage is self.passage and told.first <= hit.first < told.last:
            return False  # the noun that has told its event already
        owner = self._owner(hit)
        if owner is not None and owner is not reading and any(is_event_noun(h) for h in self.passage.at(hit.first)):
            return False
        counted: Noun | None = reading.counted
        kind = hit.path[1]
        if hit.path[-1] == "losses" and (counted is None or counted.guessed or counted.class_ != "person"):
            return False  # "lost two teeth"
        if reading.mention.value == 0 and counted is not None and counted.guessed:
            return False  # "no clarity about the victims" is no count of victims
        if reading.mention.kind == "ordinal" and (counted is None or counted.guessed or counted.class_ != "person"):
            return counted is None and kind != "other"
        if counted is None:
            return kind != "other" or self.passage.gap(reading.span, (hit.first, hit.last)) <= 1
        return _can_happen(kind, counted)

    def _owner(self, hit: Hit) -> Reading | None:
        """The figure that counts this very noun."""
        return self._owners.get(hit.first)

    def cost(self, reading: Reading, hit: Hit) -> int:
        """How badly a trigger fits a figure: distance, the wrong side, other figures that stand nearer to it."""
        passage = self.passage
        phrase = reading.phrase
        span = (hit.first, hit.last)
        cost = passage.gap(phrase, span)
        rightward = hit.first >= phrase[0]
        side = hit.path[-1]
        if side == "of":
            cost += 0 if rightward else self._before(reading, hit)
        elif side in {"acts", "losses"}:
            if not self._nominal(hit) and self._passive(hit):
                return LIMIT + 1
            if rightward and not self.object_first:
                return LIMIT + 1
            cost += _WRONG_SIDE["acts"] if rightward else self._has_subject(reading, hit)
        else:
            cost += _WRONG_SIDE["nouns"]
        cost += _OTHER if hit.path[1] == "other" else 0
        low, high = (phrase[1], hit.first) if rightward else (hit.last, phrase[0])
        rivals = bisect_left(self._firsts, high) - bisect_left(self._firsts, low)
        cost += _RIVAL * (rivals - (low <= reading.first < high and reading.first in self._rival_firsts))
        if not hit.first <= reading.first < hit.last and any(at in self._starting for at in range(*span)):
            cost += _RIVAL  # "raakten er 22 gewond" is said of the 22
        if rightward and any(low <= word.first < high for word in passage.find("grammar", "contrast")):
            cost += _CONTRAST  # what follows a "but" behind the figure happens to somebody else
        if not passage.same_block(phrase[0], hit.first):
            cost += LIMIT
        if reading.counted is not None and reading.counted.guessed:
            cost += 2
        return cost

    def _before(self, reading: Reading, hit: Hit) -> int:
        """The cost of a subject behind its verb; none where word order is free: "zginęło 12 osób", "murieron 12"."""
        if not self.free_order:
            return _WRONG_SIDE["of"]
        noun = hit.length == 1 and any(is_event_noun(other) for other in self.passage.at(hit.first))
        ruled = hit.first > 0 and self.passage.covers(hit.first - 1, "grammar", "auxiliaries")
        return _WRONG_SIDE["of"] if noun and not ruled else self._has_subject(reading, hit)

    def _has_subject(self, reading: Reading, hit: Hit) -> int:
        """The cost of taking the words behind a verb for its object when a figure before it is its victim."""
        if self._nominal(hit) or not any(
            h.path[-1] == "of" and h.first == hit.first for h in self.passage.at(hit.first)
        ):
            return 0
        for at in range(max(0, hit.first - 12), hit.first):
            other = self._starting.get(at)
            if (
                other is not None
                and other is not reading
                and 0 <= hit.first - other.phrase[1] <= 2
                and other.phrase[1] <= hit.first
                and not self._parted(other.phrase[1], hit.first)
                and _can_happen(hit.path[1], other.counted)
                and not (at > 0 and self.passage.covers(at - 1, "grammar", "prepositions"))
            ):
                return _WRONG_SIDE["acts"]
        return 0

    def _parted(self, first: int, last: int) -> bool:
        """Whether a comma or an "and" stands between: "killed were 19, and hurt 54"."""
        return any(
            self.passage.words[at].norm == "," or self.passage.covers(at, "grammar", "coordinators")
            for at in range(first, last)
        )

    def _nominal(self, hit: Hit) -> bool:
        """Whether it is a noun with its preposition, such as "murder of"."""
        return hit.length > 1 and self.passage.covers(hit.last - 1, "grammar", "prepositions")

    def _passive(self, hit: Hit) -> bool:
        """Whether an auxiliary makes the verb passive, so that it has no object."""
        passage = self.passage
        if passage.words[hit.first].norm.endswith(self.progressive):
            return False  # "are holding"
        for at in range(max(0, hit.first - _PASSIVE_REACH), hit.first):
            if passage.covers(at, "grammar", "passive"):
                return all(passage.words[k].is_word for k in range(at, hit.first))
        return False


def _can_happen(kind: str, counted: Noun | None) -> bool:
    """Whether an event of this type can happen to such a thing."""
    if counted is None or counted.guessed or counted.class_ in PEOPLE or kind == "other":
        return True
    return kind in _THINGS.get(counted.class_, ())

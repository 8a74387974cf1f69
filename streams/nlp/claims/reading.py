"""What the rules have understood of one figure so far, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schemas.figure import CountedClass, EventType, RelationType, Role, Status
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.figures.mention import Mention

EvidenceField = Literal["counted", "event", "attribution", "status", "relations", "unknown", "time", "place"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One decision: which rule decided on which words."""

    field: EvidenceField
    rule: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted."""

    mark: Mark
    lemma: str
    class_: CountedClass
    role: Role | None
    guessed: bool = False
    """Whether the lexicon does not know the noun."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened."""

    type: EventType
    trigger: Mark


@dataclass(frozen=True, slots=True)
class Holder:
    """Who claims something, and the words that say so."""

    mark: Mark
    cue: Mark | None
    entity: str | None


@dataclass(eq=False, slots=True)
class Reading:
    """One figure. `first` to `last` are the words of number and unit, half-open."""

    passage: Passage
    mention: Mention
    first: int
    last: int
    counted: Noun | None = None
    event: Happening | None = None
    holder: Holder | None = None
    status: Status = "reported"
    standing: Mark | None = None
    """The words that deny it, take it back or put it right, where they stand in its own sentence."""
    slip: bool = False
    """Whether the words that put it right only say that somebody was mistaken."""
    part_of: Reading | None = None
    partitive: bool = False
    """Whether words such as "of them" or "onder wie" make it a part of an earlier figure."""
    fused: bool = False
    """Whether the number is the front of a longer word: "a three-train collision"."""
    total: bool = False
    """Whether another figure is said to be so many of these: the eight in "three of the eight"."""
    elided: bool = False
    """Whether its noun is understood from another figure."""
    relations: list[tuple[RelationType, Reading]] = field(default_factory=list)
    corrects: Reading | None = None
    """The figure of the sentence before that this one is said to put right."""
    time: str | None = None
    year: str | None = None
    """Of when it speaks: the year of its time, else that of the article."""
    place: str | None = None
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def span(self) -> tuple[int, int]:
        """Its words, half-open."""
        return self.first, self.last

    @property
    def phrase(self) -> tuple[int, int]:
        """Its words with the noun that it counts, where that stands beside it."""
        if self.counted and self.counted.mark.passage is self.passage:
            mark = self.counted.mark
            if 0 <= mark.first - self.last <= 8:
                return self.first, mark.last
        return self.span

    @property
    def unknown(self) -> bool:
        """Whether the text says that nobody knows it."""
        return self.mention.qualifier == "unknown"

    def because(self, what: EvidenceField, rule: str, mark: Mark | None = None) -> None:
        """Notes why something was decided."""
        self.evidence.append(Evidence(what, rule, mark))

    def relate(self, kind: RelationType, other: Reading, rule: str) -> None:
        """Adds a relation once."""
        if other is not self and (kind, other) not in self.relations:
            self.relations.append((kind, other))
            self.because("relations", rule, Mark(other.passage, other.first, other.last))

"""A figure: a number in the news with what it counts, what happened, who claims it and whether the claim stands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Confidence, DecimalText, Position, Record

Kind = Literal[
    "cardinal",
    "ordinal",
    "percentage",
    "money",
    "measure",
    "age",
    "duration",
    "fraction",
    "ratio",
    "multiplier",
    "score",
]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague", "unknown"]
Change = Literal["up", "down", "to"]
CountedClass = Literal[
    "person", "household", "structure", "vehicle", "animal", "organization", "event", "vote", "other"
]
Role = Literal[
    "civilians", "security_forces", "officials", "children", "combatants", "suspects", "journalists", "health_workers",
    "passengers", "protesters", "other",
]  # fmt: skip
EventType = Literal[
    "killed", "injured", "missing", "arrested", "abducted", "displaced", "evacuated", "rescued", "infected",
    "hospitalized", "convicted", "protesting", "voted", "other",
]  # fmt: skip
Status = Literal["reported", "possible", "denied", "retracted", "corrected"]
RelationType = Literal["repeats", "supersedes", "superseded_by", "part_of", "equals"]


class Unit(Record):
    """The unit of a figure that is no count."""

    system: Literal["iso4217", "ucum"]
    code: str
    text: str
    """The words of the article that name the unit; empty where it is understood, as in "Orsk (58)"."""
    candidates: list[str]
    """All codes that an ambiguous sign such as a bare $ or kr could mean, `code` included; else empty."""


class Counted(Position):
    """The head of the noun phrase that is counted."""

    head: str
    """Its lemma."""
    class_: Annotated[CountedClass, Field(alias="class")]
    role: Role | None
    """Null for "people", "dead" and nationalities."""


class Event(Record):
    """What happened to what is counted."""

    type: EventType
    trigger: Position


class Attribution(Record):
    """Who claims the figure."""

    holder: Position
    """The mention nearest to the figure."""
    entity: str | None
    cue: Position | None


class Relation(Record):
    """How a figure relates to another one of the same article version."""

    type: RelationType
    figure: str


class FigureFields(Position):
    """What a figure says wherever it appears. `text` is number and unit together, never the noun counted."""

    id: str
    number: Position
    """The numeral alone; a range or ratio as a whole; unknown: the question word, else the noun counted."""
    kind: Kind
    value: DecimalText | None
    lower: DecimalText | None
    upper: DecimalText | None
    """Inclusive bounds; null on an open side."""
    qualifier: Qualifier
    qualifier_span: Position | None
    change: Change | None
    change_from: DecimalText | None
    unit: Unit | None
    counted: Counted | None
    event: Event | None
    status: Status
    relations: list[Relation]
    sentence: str
    confidence: Confidence
    detector: str


class Figure(FigureFields):
    """One figure of an article."""

    attribution: Attribution | None
    time: str | None
    """Id of a time of the article."""
    place: str | None
    """`entity` of a mention of the article."""

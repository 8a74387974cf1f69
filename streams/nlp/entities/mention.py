"""What readers find: tokens and mentions of one passage, before the article is looked at as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from schemas.annotation import EntityType
from schemas.base import FieldName
from streams.nlp.entities.passages import Passage


class Name(NamedTuple):
    """A thing that the gazetteer knows.

    `rank` orders things of one name: the population. `iso3166` is the country that it is, lies in or comes from.
    """

    type: EntityType
    label: str
    canonical: str
    iso3166: str | None
    geonames: str | None
    rank: int
    confidence: float
    wikidata: str | None = None

    @property
    def links(self) -> dict[str, str]:
        """The links of the contract; of a city also its country, so that places can be asked for by country."""
        found = {"iso3166": self.iso3166, "geonames": self.geonames, "wikidata": self.wikidata}
        return {key: value for key, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a named thing; offsets are code points of the field.

    `names` are the things that the gazetteer knows by this name, none for an unknown one.
    """

    field: FieldName
    start: int
    end: int
    text: str
    language: str
    type: EntityType
    label: str
    confidence: float
    names: tuple[Name, ...] = ()


class Token(NamedTuple):
    """A row of the tokens; `head` counts within the passage, the root's is its own; "" where a model says nothing."""

    start: int
    end: int
    upos: str
    lemma: str
    head: int
    dep: str


class Reading(NamedTuple):
    """What was read in one passage."""

    tokens: list[Token]
    mentions: list[Mention]


class Reader(Protocol):
    """Anything that reads passages of one language: the built-in extractor, or a trained model."""

    id: str
    """Stands in `pipeline.entities`."""
    tagged: bool
    """Whether its tokens carry tags, lemmas and dependencies."""

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """One reading for each passage, in order; all passages belong to one article."""
        ...

"""Who could be claiming something: names, offices, institutions and pronouns, with the entity behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas.annotation import Entity
from streams.nlp.claims.lexicon import Hit
from streams.nlp.claims.passage import Mark, Passage

_SPEAKERS: Final = frozenset({"person", "organization", "place", "group"})
_MOST_ADJECTIVES: Final = 3
_MOST_LINKS: Final = 3
_LONGEST_TITLE: Final = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """A mention that may claim something."""

    first: int
    last: int
    entity: str | None
    named: bool
    """Whether it holds a name."""
    head: str | None
    """The lemma of its office or institution."""
    kind: str
    """`person`, `organization`, `place`, `group`, `office`, `pronoun` or `name`."""
    authority: bool = False


class Speakers:
    """The mentions of an article that may claim something, with the thing that each stands for."""

    def __init__(self, entities: Iterable[Entity], passages: Sequence[Passage]) -> None:
        """`passages`: all sentences of the article; they are read as they are asked for, in order."""
        by_field: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.type in _SPEAKERS:
                by_field[entity.field].append(entity)
        self._entities: dict[int, list[Entity]] = {passage.index: [] for passage in passages}
        for field, mentions in by_field.items():
            mentions.sort(key=lambda mention: mention.start)
            ordered = sorted((p for p in passages if p.field == field), key=lambda p: p.start)
            at = 0
            for mention in mentions:
                while at < len(ordered) and ordered[at].end <= mention.start:
                    at += 1
                if at < len(ordered) and mention.end <= ordered[at].end:
                    self._entities[ordered[at].index].append(mention)
        self._passages = passages
        self._known: dict[int, list[Speaker]] = {}
        self._offices: dict[str, str] = {}
        self._last_person: str | None = None
        self._before: dict[int, str | None] = {}
        self._next = 0

    def entities(self, passage: Passage) -> list[Entity]:
        """The named people, organizations, places and groups of a sentence."""
        return self._entities[passage.index]

    def of(self, passage: Passage) -> list[Speaker]:
        """The mentions of a sentence, in order."""
        while self._next <= passage.index:
            current = self._passages[self._next]
            self._before[current.index] = self._last_person
            self._known[current.index] = self._resolve(find(current, self.entities(current)))
            self._next += 1
        return self._known[passage.index]

    def last_person(self, passage: Passage) -> str | None:
        """The entity of whoever was spoken of last, up to the end of a sentence."""
        known = [speaker.entity for speaker in self.of(passage) if speaker.kind in {"person", "office"}]
        return next((entity for entity in reversed(known) if entity), self._before.get(passage.index))

    def _resolve(self, found: list[Speaker]) -> list[Speaker]:
        """Gives pronouns and offices the entity that they stood for last."""
        resolved = []
        for speaker in found:
            entity = speaker.entity
            if speaker.kind == "pronoun":
                entity = self._last_person
            elif speaker.head is not None:
                if speaker.kind == "person" and entity is not None:
                    self._offices[speaker.head] = entity
                elif speaker.kind != "organization":
                    entity = self._offices.get(speaker.head, entity)
            if speaker.kind in {"person", "office"} and entity is not None:
                self._last_person = entity
            resolved.append(replace(speaker, entity=entity) if entity != speaker.entity else speaker)
        return resolved


def find(passage: Passage, entities: Sequence[Entity]) -> list[Speaker]:
    """The mentions of one sentence that may claim something."""
    pieces: list[Speaker] = []
    for entity in entities:
        first, last = passage.span(entity.start, entity.end)
        pieces.append(Speaker(first, last, entity.entity, entity.type != "group", None, entity.type))
    pieces += [
        Speaker(hit.first, hit.last, None, False, hit.lemma, "office", hit.path[2] == "authorities")
        for hit in passage.find("cues", "holders")
        if hit.path[2] in {"authorities", "people", "sources"}
    ]
    ends = {piece.last for piece in pieces}
    pieces += [
        Speaker(hit.first, hit.last, None, False, None, "pronoun")
        for hit in passage.find("cues", "pronouns")
        # A relative pronoun adds nothing to the name before it: "de politie, die ... had gemeld".
        if not (hit.first - 1 in ends and passage.words[hit.first - 1].norm == ",")
    ]
    covered = {at for piece in pieces for at in range(piece.first, piece.last)}
    pieces += _capitalized(passage, covered)
    pieces.sort(key=lambda piece: (piece.first, -piece.last))
    return _titled(passage, _linked(passage, [_extend(passage, piece) for piece in _joined(passage, pieces)]))


def _known_word(passage: Passage, at: int) -> bool:
    """Whether the lexicon knows the word as anything but a noun of people."""
    return any(hit.path[0] != "nouns" for hit in passage.at(at))


def _capitalized(passage: Passage, covered: set[int]) -> list[Speaker]:
    """Runs of capitalised words that nothing else covers: names that the entities stage missed."""
    found, at = [], 0
    words = passage.words
    nouns_capitalized = bool(passage.lexicon.settings.get("nouns_capitalized", False))
    taken = covered | passage.numbers  # a number that opens a sentence is no name
    while at < len(words):
        first = at
        while at < len(words) and words[at].capital and at not in taken and not _known_word(passage, at):
            at += 1
        if nouns_capitalized and at - first == 1 and not words[first].text.isupper():
            continue  # as good as any noun
        begins = first == 0 or not words[first - 1].is_word
        if at > first and not (begins and at - first == 1 and not words[first].text.isupper()):
            found.append(Speaker(first, at, None, True, None, "name"))
        elif at > first and not any(word.text.isupper() and len(word.text) > 1 for word in words[first:at]):
            found.append(Speaker(first, at, None, False, None, "name"))
        at = max(at, first + 1)
    return found


def _joined(passage: Passage, pieces: list[Speaker]) -> list[Speaker]:
    """Pieces that overlap or stand side by side, such as an office and a name, as one."""
    joined: list[Speaker] = []
    for piece in pieces:
        if joined and "pronoun" not in {piece.kind, joined[-1].kind} and _touch(passage, joined[-1], piece):
            joined[-1] = _merge(joined[-1], piece)
        else:
            joined.append(piece)
    return joined


def _touch(passage: Passage, a: Speaker, b: Speaker) -> bool:
    if b.first <= a.last:
        return True
    between = range(a.last, b.first)
    if len(between) == 1 and a.kind == "office" and passage.words[a.last].norm == ".":
        return True  # "asp. Kowalski"
    return len(between) <= 2 and all(
        not passage.words[at].is_word and passage.words[at].norm in {"-", "'", "’"} for at in between
    )


def _merge(a: Speaker, b: Speaker) -> Speaker:
    """One mention of two pieces: the name of a person tells more than the country before it."""
    order = {"person": 5, "organization": 4, "office": 3, "name": 2, "place": 1, "group": 0, "pronoun": 0}
    main, other = (a, b) if order[a.kind] >= order[b.kind] else (b, a)
    # "The Kazakh authorities" are neither the Kazakhs nor Kazakhstan: an adjective or a place names no holder.
    entity = main.entity or (None if other.kind in {"group", "place"} else other.entity)
    return Speaker(
        a.first,
        max(a.last, b.last),
        entity,
        a.named or b.named,
        a.head or b.head,
        main.kind,
        a.authority or b.authority,
    )


def _extend(passage: Passage, piece: Speaker) -> Speaker:
    """The whole noun phrase: adjectives and a determiner in front of it."""
    if piece.kind == "pronoun":
        return piece
    first, taken = piece.first, 0
    words = passage.words
    while first > 0 and taken < _MOST_ADJECTIVES:
        before = first - 1
        if passage.covers(before, "grammar", "determiners"):
            first = before
            break
        if before in passage.numbers or passage.covers(before, "nouns", "other"):
            break
        if not words[before].is_word or _known_word(passage, before) or words[before].norm[0].isdigit():
            break
        if words[before].capital and before > 0 and words[before - 1].is_word and piece.kind == "place":
            break
        first, taken = before, taken + 1
    if first < piece.first and not passage.covers(first, "grammar", "determiners") and taken:
        # Without a determiner only what is plainly an adjective or a title belongs to the phrase.
        first = piece.first - min(taken, 1) if piece.kind in {"person", "office"} and first > 0 else piece.first
    return replace(piece, first=first)


def _linked(passage: Passage, pieces: list[Speaker]) -> list[Speaker]:
    """Joins what a genitive or an apposition holds together: "the ministry of health", "a survivor, Sunita Devi"."""
    linked: list[Speaker] = []
    for piece in pieces:
        if linked and linked[-1].kind != "pronoun" and piece.kind != "pronoun":
            before = linked[-1]
            between = list(range(before.last, piece.first))
            genitive = not between and before.kind == "office" and piece.kind in {"office", "organization"}
            if genitive and _nominative(passage, before, piece):
                linked[-1] = replace(before, last=piece.last, named=before.named or piece.named)
                continue
            if between and len(between) <= _MOST_LINKS and all(_is_link(passage, at) for at in between):
                linked[-1] = replace(before, last=piece.last, named=before.named or piece.named)
                continue
            seated = len(between) == 1 and passage.covers(between[0], "grammar", "prepositions")
            if seated and piece.kind == "place" and before.kind in {"office", "organization"}:
                linked[-1] = replace(before, last=piece.last)  # "authorities in Kazakhstan"
                continue
            comma = len(between) == 1 and passage.words[between[0]].norm == ","
            if comma and _apposed(before, piece) and not _preposition_before(passage, before.first):
                linked[-1] = _merge(before, piece)
                continue
        linked.append(piece)
    return linked


def _titled(passage: Passage, speakers: list[Speaker]) -> list[Speaker]:
    """Institutions with the name in quotation marks behind them: the channel «Kamenka»."""
    titled: list[Speaker] = []
    for speaker in speakers:
        end = titled[-1].last if titled else 0
        if speaker.first < end:
            continue  # the name itself
        if speaker.kind in {"organization", "name"} and _enclosed(passage, speaker):
            titled.append(replace(speaker, first=speaker.first - 1, last=speaker.last + 1, named=True))
            continue
        close = _title(passage, speaker.last) if speaker.kind in {"office", "organization"} else 0
        titled.append(replace(speaker, last=close, named=True) if close else speaker)
    return titled


def _enclosed(passage: Passage, speaker: Speaker) -> bool:
    """Whether a name alone fills its quotation marks, as that of a newspaper does."""
    inside = speaker.first > 0 and speaker.last < len(passage.words) and passage.words[speaker.first].capital
    return inside and passage.is_quote(speaker.first - 1) and passage.is_quote(speaker.last)


def _nominative(passage: Passage, office: Speaker, piece: Speaker) -> bool:
    """Whether what stands right behind an office, with an adjective of its own, is the body that it belongs to."""
    adjective = passage.tag(piece.first) == "ADJ" and piece.last - piece.first > 1
    return (
        adjective and passage.lexicon.settings.get("noun_phrase_head", "first") == "first" and office.head != piece.head
    )


def _title(passage: Passage, at: int) -> int:
    """Where a short name in quotation marks ends that begins at a word; 0 if there is none."""
    words = passage.words
    if at + 2 >= len(words) or not passage.is_quote(at) or not words[at + 1].capital:
        return 0
    for close in range(at + 2, min(len(words), at + _LONGEST_TITLE)):
        if passage.is_quote(close):
            return close + 1
        if close in passage.numbers or words[close].norm in {".", "!", "?"}:
            return 0
    return 0


def _is_link(passage: Passage, at: int) -> bool:
    return (
        passage.covers(at, "grammar", "genitive")
        or passage.covers(at, "grammar", "determiners")
        or passage.words[at].norm in {"'", "s"}
    )


def _preposition_before(passage: Passage, at: int) -> bool:
    return at > 0 and passage.covers(at - 1, "grammar", "prepositions")


def _apposed(a: Speaker, b: Speaker) -> bool:
    """Whether an office stands beside a name."""
    return {a.kind, b.kind} <= {"person", "office", "name"} and (a.head is None) != (b.head is None)


def mark(passage: Passage, speaker: Speaker) -> Mark:
    """The words of a mention."""
    return Mark(passage, speaker.first, speaker.last)


def hit_mark(passage: Passage, hit: Hit) -> Mark:
    """The words of a hit."""
    return Mark(passage, hit.first, hit.last)

"""Who could be claiming something in a sentence: names, offices, institutions and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from schemas.annotation import Entity
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.passage import Mark, Passage

_MOST_ADJECTIVES: Final = 3
_MOST_LINKS: Final = 3
_LONGEST_TITLE: Final = 8


class Speaker(NamedTuple):
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
        if not (hit.first - 1 in ends and passage.words[hit.first - 1].norm == ",") and not _article(passage, hit)
    ]
    covered = {at for piece in pieces for at in range(piece.first, piece.last)}
    pieces += _capitalized(passage, covered)
    pieces.sort(key=lambda piece: (piece.first, -piece.last))
    return _titled(passage, _linked(passage, [_extend(passage, piece) for piece in _joined(passage, pieces)]))


def _article(passage: Passage, pronoun: Hit) -> bool:
    """Whether a demonstrative stands before its noun: "diese Angabe"."""
    at = pronoun.last
    return (
        at < len(passage.words)
        and passage.covers(pronoun.first, "grammar", "demonstratives")
        and passage.covers(at, "verdicts", "told")
    )


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
    return piece._replace(first=first)


def _linked(passage: Passage, pieces: list[Speaker]) -> list[Speaker]:
    """Joins what a genitive or an apposition holds together: "the ministry of health", "a survivor, Sunita Devi"."""
    linked: list[Speaker] = []
    for piece in pieces:
        if linked and linked[-1].kind != "pronoun" and piece.kind != "pronoun":
            before = linked[-1]
            between = list(range(before.last, piece.first))
            genitive = not between and before.kind == "office" and piece.kind in {"office", "organization"}
            if genitive and _nominative(passage, before, piece):
                linked[-1] = before._replace(last=piece.last, named=before.named or piece.named)
                continue
            if between and len(between) <= _MOST_LINKS and all(_is_link(passage, at) for at in between):
                linked[-1] = before._replace(last=piece.last, named=before.named or piece.named)
                continue
            seated = len(between) == 1 and passage.covers(between[0], "grammar", "prepositions")
            if seated and piece.kind == "place" and before.kind in {"office", "organization"}:
                linked[-1] = before._replace(last=piece.last)  # "authorities in Kazakhstan"
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
            titled.append(speaker._replace(first=speaker.first - 1, last=speaker.last + 1, named=True))
            continue
        close = _title(passage, speaker.last) if speaker.kind in {"office", "organization"} else 0
        titled.append(speaker._replace(last=close, named=True) if close else speaker)
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

"""What the article as a whole says about its mentions: who a surname is, wherever and in whatever case it stands.

Readers look at one sentence at a time. Here a surname becomes a person where the article names that person in full,
names that a reader ran together are parted, and surnames that it passed over are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from schemas.annotation import EntityType
from schemas.base import FieldName
from streams.nlp.entities.clues import clues
from streams.nlp.entities.forms import is_given, nominatives
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.entities.known import ALONE, FULL, THING
from streams.nlp.entities.mention import Mention
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.units import Unit, is_capital, is_shouted, units

AGAIN: Final = "AGAIN"
"""Label of a surname that only the rest of the article tells to be one."""

PLACE_OF: Final = "PLACE-OF"
"""Label of places that a noun and a preposition before them tell."""

CONFIDENCE: Final = 0.7

SHORTEST: Final = 3
"""Letters of a surname that is sought."""


def settle(mentions: Sequence[Mention], parts: Sequence[Passage]) -> list[Mention]:
    """The mentions of an article, parted, typed and completed.

    Args:
        mentions: in order of position, not overlapping.
        parts: the passages they were read in.
    """
    parted = [piece for mention in mentions for piece in _parted(_untitled(mention))]
    surnames = _surnames(parted)
    if not surnames:
        return parted
    lasts = Counter(
        words[-1].key for mention in parted if (words := units(mention.text)) and _has_given(words, mention)
    )
    opening = {(part.field, part.start + words[0].start) for part in parts if (words := units(part.text))}
    typed = [
        _typed(_trimmed(mention, surnames, lasts) if (mention.field, mention.start) in opening else mention, surnames)
        for mention in parted
    ]
    return sorted([*typed, *_missed(typed, parts, surnames)], key=lambda m: (m.field != "headline", m.start))


def _untitled(mention: Mention) -> Mention:
    """A person without the titles that a model took for a part of the name: "Академик Сагдеев"."""
    words = units(mention.text)
    if mention.type != "person" or mention.names:
        return mention
    titles, language = clues(mention.language).titles, mention.language
    first = 0
    while first < len(words) - 1 and words[first].key in titles and not is_given(words[first].key, language):
        if mention.text[words[first].end : words[first + 1].start] not in {" ", ". "}:
            break
        first += 1
    return _piece(mention, words[first:], "person", mention.label) if first else mention


def _parted(mention: Mention) -> Iterator[Mention]:
    """A mention, or its parts where a known name or an abbreviation stands before a person: "ZZK Halina Kubiak"."""
    words = units(mention.text)
    if mention.label == PLACE_OF and (given := _given_inside(words, mention.language)):
        yield _piece(mention, words[:given], "place", PLACE_OF)
        yield _piece(mention, words[given:], "person", "GIVEN")
        return
    if mention.type not in {"person", "organization", "other"} or len(words) < 2 or mention.names:
        yield mention
        return
    if cut := _other_letters(words):
        yield _piece(mention, words[:cut], "organization", mention.label)
        yield _piece(mention, words[cut:], "person", mention.label)
        return
    match = gazetteer(mention.language).match(mention.text, words, 0)
    known = match.names[0] if match and match.last < len(words) else None
    cut = match.last if match and known and known.label in {FULL, ALONE, THING} else int(is_shouted(words[0].text))
    rest = words[cut:]
    if not cut or (known and known.type == "person" and _turned(mention, words, cut)):
        yield mention
        return
    kind, label = (known.type, known.label) if known else ("organization", "ACRONYM")
    if len(rest) > 1 and (is_given(rest[0].key, mention.language) or (known and known.type == "person")):
        yield _piece(mention, words[:cut], kind, label)
        yield _piece(mention, rest, "person", "GIVEN")
    elif known and known.type == "person" and mention.type == "person" and clues(mention.language).nouns_capital:
        yield _piece(mention, words[:cut], kind, label)  # "Merkels Sprecher"
    else:
        yield mention


def _other_letters(words: Sequence[Unit]) -> int:
    """Where a name of two words in other letters follows one in Latin letters: "NASA Майкл Орлик"; 0 if none does."""
    latin = [word.text.isascii() for word in words]
    cut = latin.index(False) if latin[0] and not all(latin) else 0
    first = words[cut].text
    plain = len(words) - cut == 2 and all(is_capital(word.text) for word in words[cut:]) and first[0] >= "\u0400"
    return cut if plain else 0


def _given_inside(words: Sequence[Unit], language: str) -> int:
    """Where a full name begins behind that of a place: "l'élu de Lorient Yann Orlik"; 0 if none does."""
    return next((i for i in range(1, len(words) - 1) if is_given(words[i].key, language)), 0)


def _turned(mention: Mention, words: Sequence[Unit], cut: int) -> bool:
    """Whether the given name stands behind the surname: "Путин Владимир Владимирович"."""
    forms = (f"{words[cut].text} {words[cut - 1].text}", f"{words[-1].text} {words[0].text}")
    return any(name.label == FULL for form in forms for name in gazetteer(mention.language).lookup(form))


def _piece(mention: Mention, words: Sequence[Unit], kind: EntityType, label: str) -> Mention:
    start, end = words[0].start, words[-1].end
    return replace(
        mention,
        start=mention.start + start,
        end=mention.start + end,
        text=mention.text[start:end],
        type=kind,
        label=label,
    )


def _surnames(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """Language -> the nominatives of the surnames of everybody whom the article names in full."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        words = units(mention.text)
        if (
            mention.type == "person"
            and len(words) > 1
            and len(words[-1].key) >= SHORTEST
            and _has_given(words, mention)
        ):
            found.setdefault(mention.language, set()).update(nominatives(words[-1].key, mention.language, person=True))
    return found


def _has_given(words: Sequence[Unit], mention: Mention) -> bool:
    """Whether a name begins with a given name, or is known beforehand."""
    if any(name.label == FULL for name in mention.names):
        return True
    return is_given(words[0].key, mention.language)


def _is_surname(word: Unit, language: str, surnames: Mapping[str, set[str]]) -> bool:
    return not surnames.get(language, set()).isdisjoint(nominatives(word.key, language, person=True))


def _trimmed(mention: Mention, surnames: Mapping[str, set[str]], texts: Counter[str]) -> Mention:
    """A person without the ordinary word that opens a sentence before a surname: "Юрист Сатпаевой"."""
    words = units(mention.text)
    if mention.type not in {"person", "other"} or len(words) != 2 or mention.names or _has_given(words, mention):
        return mention
    last = words[-1]
    named = nominatives(last.key, mention.language, person=True)
    others = sum(texts[key] for key in named) - texts[last.key]
    if (
        others
        and _is_surname(last, mention.language, surnames)
        and not _is_surname(words[0], mention.language, surnames)
    ):
        return _piece(mention, [last], "person", AGAIN)
    return mention


def _typed(mention: Mention, surnames: Mapping[str, set[str]]) -> Mention:
    """A single word that is the surname of somebody in the article is that person."""
    words = units(mention.text)
    if mention.type in {"person", "group"} or not words or len(words) > 1:
        return mention
    if any(name.label != ALONE and name.type != "person" for name in mention.names) and mention.label != "GAZ-CITY":
        return mention
    if _is_surname(words[0], mention.language, surnames):
        return replace(mention, type="person", names=(), label=AGAIN, confidence=CONFIDENCE)
    return mention


def _missed(
    mentions: Sequence[Mention], parts: Sequence[Passage], surnames: Mapping[str, set[str]]
) -> Iterator[Mention]:
    """Surnames in no mention. A word that stands in small letters somewhere in the article is none."""
    taken: dict[FieldName, set[int]] = {"headline": set(), "body": set()}
    for mention in mentions:
        taken[mention.field].update(range(mention.start, mention.end))
    read = [(part, units(part.text)) for part in parts if part.named and part.language in surnames]
    small = Counter(word.key for _, words in read for word in words if word.text.islower())
    for part, words in read:
        if part.text.isupper():
            continue
        common = clues(part.language)
        for number, word in enumerate(words):
            start = part.start + word.start
            if (
                not is_capital(word.text)
                or len(word.key) < SHORTEST
                or small[word.key]
                or start in taken[part.field]
                or common.is_common(word)
                or not _is_surname(word, part.language, surnames)
                or _in_compound(part.text, words, number)
            ):
                continue
            surname = _with_particles(words, number, part)
            head = words[surname - 1] if surname and _is_given(words, surname - 1, part.language) else words[surname]
            begin = part.start + head.start
            if head is not words[surname] and (part.text[head.end : words[surname].start] != " "):
                begin = part.start + words[surname].start
            if begin in taken[part.field]:
                begin = start
            end = part.start + word.end
            text = part.text[begin - part.start : word.end]
            yield Mention(part.field, begin, end, text, part.language, "person", AGAIN, CONFIDENCE)


def _is_given(words: Sequence[Unit], number: int, language: str) -> bool:
    """Whether the word before a surname is a given name: one that is known, or any with a capital of its own."""
    word = words[number]
    if not is_capital(word.text) or is_shouted(word.text):
        return False
    if is_given(word.key, language):
        return True
    known = clues(language)
    return number > 0 and not known.nouns_capital and word.key not in known.titles and not known.is_common(word)


def _with_particles(words: Sequence[Unit], number: int, part: Passage) -> int:
    """Where a surname begins with the particles before it: "Van der Orlik"."""
    particles = clues(part.language).surname_particles
    first = number
    while (
        first > 0 and words[first - 1].key in particles and part.text[words[first - 1].end : words[first].start] == " "
    ):
        first -= 1
    return first


def _in_compound(text: str, words: Sequence[Unit], number: int) -> bool:
    """Whether a hyphen joins the word to another: "Tokajev-regime"."""
    word = words[number]
    return text[word.end : word.end + 1] in {"-", "‐", "‑"} or text[max(0, word.start - 1) : word.start] in {
        "-",
        "‐",
        "‑",
    }

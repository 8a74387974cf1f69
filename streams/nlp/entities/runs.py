"""Runs of capitalised words, and what the words in and around them say about the thing they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from schemas.annotation import EntityType
from streams.nlp.entities.clues import Clues, given_names
from streams.nlp.entities.gazetteer import Gazetteer, Match
from streams.nlp.entities.mention import Name
from streams.nlp.entities.units import Unit, is_capital, is_joint, is_shouted

CONFIDENCE: Final = {
    "TITLE": 0.85,
    "GIVEN": 0.8,
    "AGE": 0.75,
    "APPOSITION": 0.7,
    "ORG-NOUN": 0.75,
    "ORG-KIND": 0.7,
    "ORG-HEAD": 0.8,
    "ACRONYM": 0.55,
    "PLACE-NOUN": 0.75,
    "PREPOSITION": 0.5,
    "SPEECH": 0.55,
    "PAIR": 0.45,
    "NAME": 0.3,
    "AGAIN": 0.6,
}
"""How often each rule was right on the development data, rounded; see tests/evaluation/test_entities.py."""

_AGE: Final = re.compile(r"\s?\((?:\d{1,2})\)|, (?:\d{1,3}),")
_OPENING: Final = re.compile(r"(?:^|[.!?:;…•*\n\"“„«»‘(\[—–-])\s*[\"“„«‘'(\[]*\s*$")
_ROMAN: Final = re.compile(r"[IVXL]+$")

LONGEST: Final = 12
"""A run of more words is no name but a heading, or a table."""


class Found(NamedTuple):
    """A name in a passage: half-open offsets, the type, the rule that gave it, and what the gazetteer knows."""

    start: int
    end: int
    keys: tuple[str, ...]
    type: EntityType
    label: str
    confidence: float
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage with its words and the knowledge of its language."""

    text: str
    words: Sequence[Unit]
    clues: Clues
    gazetteer: Gazetteer

    def between(self, first: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.words[first].end : self.words[first + 1].start]

    def key(self, index: int) -> str:
        """The key of a word, "" beyond the ends."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def opens(self, index: int) -> bool:
        """Whether a word stands where any word has a capital: at the beginning, after a colon or a quotation mark."""
        return index == 0 or bool(
            _OPENING.search(self.text[max(0, self.words[index].start - 4) : self.words[index].start])
        )

    def before(self, index: int) -> str:
        """The key of the word before, when only a space stands between."""
        return self.key(index - 1) if index > 0 and self.between(index - 1).isspace() else ""

    def after(self, last: int) -> str:
        """The key of the word after the units up to `last` (excluded), when only a space stands between."""
        return self.key(last) if last < len(self.words) and self.between(last - 1).isspace() else ""


def _is_shouting(scene: Scene) -> bool:
    """Whether capitals tell nothing here: a heading in capitals, or with a capital on most words."""
    long = [word for word in scene.words if len(word.text) > 3 and word.text[0].isalpha()]
    if len(long) < 3:
        return len(scene.words) > 2 and all(
            is_shouted(w.text) for w in scene.words if w.text.isalpha() and len(w.text) > 1
        )
    capital = sum(is_capital(word.text) for word in long)
    shouted = sum(is_shouted(word.text) for word in long)
    return shouted * 2 > len(long) or (not scene.clues.nouns_capital and capital * 4 > len(long) * 3 and len(long) > 4)


def find(scene: Scene, small: Mapping[str, int]) -> list[Found]:
    """The names of a passage, in order, not overlapping.

    Args:
        scene: the passage.
        small: how often each word stands in small letters somewhere in the article.
    """
    found: list[Found] = []
    index = 0
    shouting = _is_shouting(scene)
    while index < len(scene.words):
        word = scene.words[index]
        match = scene.gazetteer.match(scene.text, scene.words, index, shouted=shouting)
        headed = None if shouting else _headed(scene, index)
        if headed:
            found.append(headed[0])
            index = headed[1]
            continue
        if shouting or not is_capital(word.text):
            if match:
                found.append(_known(scene, match))
            index = match.last if match else index + 1
            continue
        last = _run(scene, index)
        found.extend(_read(scene, index, last, match, small))
        index = max(last, match.last if match else last)
    return found


def _known(scene: Scene, match: Match, first: int | None = None) -> Found:
    name = max(match.names, key=lambda name: name.rank)
    start = match.first if first is None else first
    return Found(
        scene.words[start].start,
        match.end,
        _keys(scene, start, match.last),
        name.type,
        name.label,
        name.confidence,
        match.names,
    )


def _keys(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    return tuple(word.key for word in scene.words[first:last])


def _run(scene: Scene, first: int) -> int:
    """The end (excluded) of the run of capitalised words that begins at a unit; particles may stand inside."""
    words, particles = scene.words, scene.clues.particles
    last = first + 1
    while last < len(words) and last - first < LONGEST:
        separator = scene.between(last - 1)
        initial = len(words[last - 1].text) == 1 and words[last - 1].text.isupper()
        if not (_joins(separator) or (initial and separator in {". ", "."}) or separator == " & "):
            break
        if is_capital(words[last].text) or (words[last].text.isdigit() and separator == "-"):
            last += 1
            continue
        if separator == "-" and words[last].text.isalpha():
            last += 1
            continue
        ahead = last
        while (
            ahead < len(words)
            and ahead - last < 3
            and words[ahead].key in particles
            and _joins(scene.between(ahead - 1))
        ):
            ahead += 1
        if ahead in (last, len(words)) or not is_capital(words[ahead].text) or not _joins(scene.between(ahead - 1)):
            break
        last = ahead + 1
    return last


def _joins(separator: str) -> bool:
    return is_joint(separator) and "." not in separator


def _read(scene: Scene, first: int, last: int, match: Match | None, small: Mapping[str, int]) -> Iterator[Found]:
    """What a run of capitalised words holds."""
    if match and match.last >= last:
        if _is_doubtful(scene, first, match, small):
            return
        yield _known(scene, match)
        return
    if match and match.last < last and scene.between(match.last - 1).isspace():
        kind = match.names[0].type
        rest = last - match.last
        if kind == "group" and not (rest == 1 and scene.key(match.last) in scene.clues.organizations):
            yield _known(scene, match)
            inner = scene.gazetteer.match(scene.text, scene.words, match.last)
            yield from _read(scene, match.last, last, inner, small)
            return
    titled = False
    begin = first
    while begin < last and (_is_title(scene, begin) or _is_plain(scene, begin, small)):
        titled = _is_title(scene, begin)
        begin += 1
        while begin < last and scene.key(begin) in scene.clues.particles and not is_capital(scene.words[begin].text):
            begin += 1
            titled = False
    if begin == last:
        return
    if begin > first:
        inner = scene.gazetteer.match(scene.text, scene.words, begin)
        if inner and (inner.last >= last or inner.names[0].type == "group") and not titled:
            yield from _read(scene, begin, last, inner, small)
            return
    if not titled and begin == first:
        titled = _title_before(scene, first)
    verdict = _classify(scene, begin, last, titled=titled, match=match if begin == first else None, small=small)
    if verdict is None:
        return
    label, kind, begin, last = verdict
    yield Found(
        scene.words[begin].start, scene.words[last - 1].end, _keys(scene, begin, last), kind, label, CONFIDENCE[label]
    )


def _is_title(scene: Scene, index: int) -> bool:
    return scene.key(index) in scene.clues.titles


def _title_before(scene: Scene, first: int) -> bool:
    return scene.before(first) in scene.clues.titles


def _is_plain(scene: Scene, index: int, small: Mapping[str, int]) -> bool:
    """Whether the word is no part of a name: a function word, or at the beginning a word that also stands in small letters."""
    word = scene.words[index]
    if len(word.text) == 1 and not word.text.isdigit():
        return word.key in scene.clues.common and scene.opens(index)
    return scene.clues.is_common(word) or (scene.opens(index) and small.get(word.key, 0) > 0)


def _is_doubtful(scene: Scene, first: int, match: Match, small: Mapping[str, int]) -> bool:
    """Whether a known name at the beginning of a sentence is rather an ordinary word ("Nice" of this article's "nice")."""
    if match.last - first > 1 or match.names[0].label in {"GAZ-DEMONYM", "GAZ-COUNTRY"}:
        return False
    word = scene.words[first]
    return (scene.opens(first) or scene.clues.nouns_capital) and (
        small.get(word.key, 0) > 0 or scene.clues.is_common(word)
    )


Verdict = tuple[str, EntityType, int, int]


def _classify(
    scene: Scene, first: int, last: int, *, titled: bool, match: Match | None, small: Mapping[str, int]
) -> Verdict | None:
    """The rule, the type and the units of a name; None for a run that is rather none."""
    clues, words = scene.clues, scene.words
    keys = [word.key for word in words[first:last]]
    single = last - first == 1
    if titled:
        return "TITLE", "person", first, last
    if any(key in clues.organizations for key in keys) and not single:
        return "ORG-NOUN", "organization", first, last
    if keys[0] in clues.places and not single:
        return "PLACE-NOUN", "place", first, last
    if keys[-1] in clues.place_endings and not single:
        return "PLACE-NOUN", "place", first, last
    if keys[0] in clues.directions and not single and scene.gazetteer.match(scene.text, words, first + 1):
        return "PLACE-NOUN", "place", first, last
    before = scene.before(first)
    if before in clues.organization_kinds:
        return "ORG-KIND", "organization", first, last
    if before in clues.places:
        return "PLACE-NOUN", "place", first, last
    if scene.after(last) in clues.place_endings and not clues.nouns_capital:
        return "PLACE-NOUN", "place", first, last
    given = keys[0] in given_names()
    if not single and (given or (len(words[first].text) == 1 and not is_shouted(words[last - 1].text))):
        return "GIVEN", "person", first, last
    if _AGE.match(scene.text, words[last - 1].end) and not is_shouted(words[first].text):
        return "AGE", "person", first, last
    if single and is_shouted(words[first].text):
        word = words[first].text
        if clues.is_common(words[first]) or len(word) > 7 or _ROMAN.match(word):
            return None
        return "ACRONYM", "organization", first, last
    if single and (scene.opens(first) or clues.nouns_capital):
        return (
            ("GIVEN", "person", first, last) if given and not small.get(keys[0]) and not clues.nouns_capital else None
        )
    if clues.nouns_capital:
        return None
    if single and before in clues.prepositions:
        return "PREPOSITION", "place", first, last
    if before in clues.speech or scene.after(last) in clues.speech:
        return "SPEECH", "person", first, last
    if single:
        return ("GIVEN", "person", first, last) if given else ("NAME", "other", first, last)
    if match:
        return "NAME", "other", first, last
    return "PAIR", "person", first, last


def _headed(scene: Scene, first: int) -> tuple[Found, int] | None:
    """ "ministerie van Binnenlandse Zaken", "University of X": a head, a preposition and what follows it."""
    clues, words = scene.clues, scene.words
    if words[first].key not in clues.headed:
        return None
    last = first + 1
    while last < len(words) and scene.between(last - 1).isspace() and words[last].key in (clues.of | clues.articles):
        last += 1
    if last in (first + 1, len(words)) or not is_capital(words[last].text) or not scene.between(last - 1).isspace():
        return None
    last = _run(scene, last)
    while last + 1 < len(words) and words[last].key in clues.joined and is_capital(words[last + 1].text):
        if not (scene.between(last - 1).isspace() and scene.between(last).isspace()):
            break
        last = _run(scene, last + 1)
    found = Found(
        words[first].start,
        words[last - 1].end,
        _keys(scene, first, last),
        "organization",
        "ORG-HEAD",
        CONFIDENCE["ORG-HEAD"],
    )
    return found, last


def find_again(
    scene: Scene, found: Sequence[Found], known: Mapping[tuple[str, ...], EntityType], small: Mapping[str, int]
) -> list[Found]:
    """The names of a passage once the whole article was read: untyped ones typed, missed ones found.

    Args:
        scene: the passage.
        found: its names at first reading.
        known: type of each name by its words, over the article.
        small: as in `find`.
    """
    taken = [False] * (len(scene.text) + 1)
    out: list[Found] = []
    for name in found:
        kind = known.get(name.keys)
        changed = name
        if kind and not name.names and kind != name.type:
            changed = name._replace(type=kind, label="AGAIN", confidence=CONFIDENCE["AGAIN"])
        out.append(changed)
        taken[name.start : name.end] = [True] * (name.end - name.start)
    firsts = {keys[0] for keys in known}
    longest = max((len(keys) for keys in known), default=0)
    for index, word in enumerate(scene.words):
        if word.key not in firsts or taken[word.start] or not is_capital(word.text) or small.get(word.key):
            continue
        for length in range(min(longest, len(scene.words) - index), 0, -1):
            kind = known.get(_keys(scene, index, index + length))
            if kind:
                end = scene.words[index + length - 1].end
                if not any(taken[word.start : end]):
                    out.append(
                        Found(word.start, end, _keys(scene, index, index + length), kind, "AGAIN", CONFIDENCE["AGAIN"])
                    )
                    taken[word.start : end] = [True] * (end - word.start)
                break
    return sorted(out)

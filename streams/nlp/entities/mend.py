"""Spans as the names are written: models end them at full stops, weekdays and quotation marks, or a word too early."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.nlp.entities.clues import Clues
from streams.nlp.entities.mention import Mention, Token
from streams.nlp.entities.passages import Passage
from streams.nlp.entities.units import Unit, fold, is_capital, units

QUOTED: Final = "QUOTED"
"""Label of organizations whose names are written between quotation marks."""

CONFIDENCE: Final = 0.7

COUNTRY: Final = "GAZ-COUNTRY"
"""The rule of the names of countries, which say more than a model that takes one for a team or for two places. A ship
may have one between quotation marks, but no organization."""

_OPENED: Final = re.compile(r"[«„“\"](?=[^»“”\"]*$)")
_QUOTE: Final = re.compile(r"«([^«»]{2,50})»|[„“]([^„“”]{2,50})[“”]|\"([^\"]{2,50})\"")
_NOT_IN_NAMES: Final = re.compile(r"[,;:!?…]|\. ")
_LONGEST: Final = 5
"""Words of a name between quotation marks; what is longer is speech."""
_PREFIX: Final = re.compile(r"(?:ex|oud|vice|экс|anti|pro)[-‐‑](?=[^\W\d_])(?=\w*[A-ZА-ЯÀ-Þ])")
"""What stands before a name and is no part of it: "ex-Ajax"."""
_INITIAL: Final = re.compile(r"\w\s[^\W\d_]$")
_OUTSIDE: Final = frozenset({"ADV", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "DET"})
"""Tags of words in small letters with which no name ends."""
NEAR: Final = 30
"""Letters before a name that are looked at: all of them would take the square of the time."""

_BEFORE: Final = re.compile(r"[\w,] ([A-Z]\w+) $")
"""A word with a capital before a name, within a sentence: "Van" of "Volgens Van Orlik", which a model leaves out."""

_EVENT: Final = re.compile(r" ([A-ZÀ-Þ]\w+)")
"""The word behind a name, which a model leaves out where it tells an event: "Torva Fashion" of "Torva Fashion Week"."""
_GOES_ON: Final = re.compile(r"\.(?:[,;:)]| [^\W\d_A-ZÀ-ÞА-ЯЁ])")


def mended(mentions: Sequence[Mention], passage: Passage, tokens: Sequence[Token], clues: Clues) -> list[Mention]:
    """The mentions of a passage with the spans that their names have; those of the gazetteer stay.

    Args:
        mentions: in order, not overlapping.
        passage: where they stand.
        tokens: its words with the tags of the model.
        clues: of its language.
    """
    made: list[Mention] = []
    mentions = [mention for mention in mentions if mention.names or not _names_nobody(mention, clues)]
    for number, mention in enumerate(mentions):
        limit = mentions[number + 1].start if number + 1 < len(mentions) else passage.start + len(passage.text)
        made.append(mention if mention.names else _mended(mention, passage, tokens, clues, limit))
    return _quoted(made, passage, clues) if clues.quoted else made


def before_titles(mentions: Sequence[Mention], clues: Clues) -> list[Mention]:
    """The mentions of a model, cut where an article and a title begin another: "Élysée la maire de"."""
    return [_before_title(mention, clues) for mention in mentions]


def parted(mentions: Sequence[Mention], clued: Sequence[Mention], first: int) -> list[Mention]:
    """The mentions of a model; without the dateline that names several places to the rules: "WIEN/PRAG (afp) -".

    Args:
        mentions: of the model.
        clued: of the rules.
        first: where the passage begins in the field.
    """
    places = {(mention.start, mention.end) for mention in clued if mention.type == "place"}
    return [
        mention
        for mention in mentions
        if mention.start > first or "/" not in mention.text or not places.issuperset(_parts(mention))
    ]


def _parts(mention: Mention) -> list[tuple[int, int]]:
    """Where what stands between the strokes of a name begins and ends."""
    found, at = [], mention.start
    for part in mention.text.split("/"):
        found.append((at, at + len(part)))
        at += len(part) + 1
    return found


def _before_title(mention: Mention, clues: Clues) -> Mention:
    words = units(mention.text)
    for number in range(1, len(words) - 1):
        title = words[number + 1].text.islower() and words[number + 1].key in clues.titles
        if title and words[number].text.islower() and words[number].key in clues.articles:
            end = words[number - 1].end
            return replace(mention, end=mention.start + end, text=mention.text[:end])
    return mention


def _mended(mention: Mention, passage: Passage, tokens: Sequence[Token], clues: Clues, limit: int) -> Mention:
    start, end = mention.start - passage.start, mention.end - passage.start
    if prefix := _PREFIX.match(passage.text, start, end):
        start = prefix.end()
    particle = (
        _BEFORE.search(passage.text, max(0, start - NEAR), start) if mention.type in {"person", "other"} else None
    )
    if particle and fold(particle[1]) in clues.surname_particles:
        start = particle.start(1)
    opened = _OPENED.search(passage.text, start, end)
    if opened and passage.text[start].islower() and opened.end() < end:
        start = opened.end()
    end = _end(passage.text, start, _tagged_end(passage.text, start, end, tokens), clues)
    if mention.type == "person" and _INITIAL.search(passage.text[start:end]) and _GOES_ON.match(passage.text, end):
        end += 1
    elif mention.type in {"person", "place"} and (behind := _EVENT.match(passage.text, end)):
        end = behind.end() if fold(behind[1]) in clues.event_endings else end
    elif mention.type == "organization" and clues.heads_whole:
        end = _with_adjective(passage.text, start, end, tokens, clues)
    if end + passage.start > limit or (start, end) == (mention.start - passage.start, mention.end - passage.start):
        return mention
    return replace(mention, start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def _names_nobody(mention: Mention, clues: Clues) -> bool:
    """Whether it names nobody: a title, "Премьер-министр", or one letter."""
    words = units(mention.text)
    if len(words) == 1:
        return len(words[0].text) == 1
    return all(word.key in clues.titles for word in words)


def _end(text: str, start: int, end: int, clues: Clues) -> int:
    """Without what the sentence has behind a name: its full stop, a hyphen, "on Wednesday"."""
    words = units(text[start:end])
    last = len(words)
    if last > 2 and words[-1].key in clues.calendar:
        last -= 1
    while last > 1 and _is_small(text[start:end], words[last - 1], clues):
        last -= 1
    if last < len(words) and (words[last].text.islower() or words[last].key in clues.calendar):
        return start + words[last - 1].end if words[last].text.islower() else end
    if words and text[start:end].endswith((".", "-")) and len(words[-1].text) > 1 and not text[end:].strip(' "”»)\n'):
        return start + words[-1].end
    return end


def _is_small(text: str, word: Unit, clues: Clues) -> bool:
    """Whether it is a function word, and no part of an address: "orlik.com"."""
    return word.text.islower() and word.key in clues.common and text[word.start - 1].isspace()


def _tagged_end(text: str, start: int, end: int, tokens: Sequence[Token]) -> int:
    """Without the verbs and adverbs in small letters that a model took for the end of a name."""
    at = bisect_left(tokens, end, key=lambda token: token.end)
    while at < len(tokens) and tokens[at].end == end and tokens[at].start > start and tokens[at].upos in _OUTSIDE:
        if not text[tokens[at].start].islower() or at == 0 or tokens[at - 1].end <= start:
            break
        at -= 1
        end = tokens[at].end
    return end


def _with_adjective(text: str, start: int, end: int, tokens: Sequence[Token], clues: Clues) -> int:
    """With the adjective in small letters that belongs to a noun with a capital: "Parti radical", "Corte suprema"."""
    words = units(text[start:end])
    if not words or words[-1].key not in clues.organizations or not is_capital(words[-1].text):
        return end
    at = bisect_left(tokens, end, key=lambda token: token.start)
    if at < len(tokens) and tokens[at].upos == "ADJ" and text[end : tokens[at].start] == " ":
        after = text[tokens[at + 1].start : tokens[at + 1].end] if at + 1 < len(tokens) else ""
        word = text[tokens[at].start : tokens[at].end]
        return tokens[at].end if word.islower() and after not in clues.of else end
    return end


def _quoted(mentions: list[Mention], passage: Passage, clues: Clues) -> list[Mention]:
    """A name between quotation marks is one: of an organization where a part of it is, or a noun before tells so."""
    for match in _QUOTE.finditer(passage.text):
        group = match.lastindex or 0
        text = match[group]
        words = units(text)
        if not words or len(words) > _LONGEST or not is_capital(words[0].text) or _NOT_IN_NAMES.search(text):
            continue
        start, end = passage.start + match.start(group), passage.start + match.end(group)
        inside = [m for m in mentions if m.start < end and start < m.end]
        before = units(passage.text[max(0, match.start() - 40) : match.start()])
        told = bool(before) and before[-1].key in clues.organization_kinds
        if any(m.start < start or m.end > end or m.label == COUNTRY for m in inside) or not (
            told or any(m.type in {"organization", "place"} for m in inside)
        ):
            continue
        whole = len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end)
        if whole and (inside[0].type == "organization" or not told):
            continue
        name = Mention(passage.field, start, end, text, passage.language, "organization", QUOTED, CONFIDENCE)
        mentions = sorted([*(m for m in mentions if m not in inside), name], key=lambda m: m.start)
    return mentions

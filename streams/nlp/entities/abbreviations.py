"""Abbreviations and the names they stand for: "Vrije Stem (VS)", "LUM (Landelijke Unie van Mijnwerkers)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from streams.nlp.entities.mention import Mention
from streams.nlp.entities.units import fold, is_shouted, units

REACH: Final = 60
"""Characters between a name and the bracket that abbreviates it: "Union" in "Union des pêcheurs de l’Ouest (UPO)"."""

SHORTEST: Final = 3
"""Letters from which an abbreviation stands for a name of the article although no bracket says so."""


def find(
    mentions: Sequence[Mention], words: Sequence[tuple[str, ...]], texts: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """Pairs of mentions, the abbreviation and the full name.

    Args:
        mentions: in order of position.
        words: the keys of each.
        texts: field -> its text.

    Yields:
        What brackets define first, then abbreviations that are the initials of just one name.
    """
    yield from _defined(mentions, texts)
    full: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        if mention.type != "person":
            for letters in {_initials(words[index]), _capitals(mention.text)}:
                if len(letters) >= SHORTEST:
                    full.setdefault(letters, index)
    for index, mention in enumerate(mentions):
        if is_shouted(mention.text) and len(words[index]) == 1 and fold(mention.text) in full:
            yield index, full[fold(mention.text)]


def _defined(mentions: Sequence[Mention], texts: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for index in range(1, len(mentions)):
        one, two = mentions[index - 1], mentions[index]
        if one.field != two.field or not _in_brackets(texts[one.field], one, two):
            continue
        whole = texts[one.field][one.start : two.start].rpartition("(")[0].strip(" «„“\"'‘”’»")
        if is_shouted(two.text) and (one.text == whole or one.type != "person") and _stands_for(two.text, whole):
            yield index, index - 1
        elif is_shouted(one.text) and one.text == whole and _stands_for(one.text, two.text):
            yield index - 1, index


def _in_brackets(text: str, one: Mention, two: Mention) -> bool:
    """Whether a bracket holds the second and follows the first, perhaps after words that belong to its name."""
    between = text[one.end : two.start]
    opens = between.rstrip(" «„“\"'‘").endswith("(") and len(between) <= REACH and not set(between) & set(".;:!?)")
    return opens and text[two.end :][:3].lstrip("»”’'\"“ ")[:1] in {")", ",", ";"}


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _capitals(text: str) -> str:
    """The capitals of a name: "Landelijke Unie van Mijnwerkers" is lum, "Tsjechische Radio en TV" trtv."""
    found = units(text)
    return "".join(fold(c) for unit in found for c in unit.text if c.isupper()) if len(found) > 1 else ""


def _stands_for(short: str, full: str) -> bool:
    """Whether the letters are the initials or capitals of a name, or begin as it does and all stand in it."""
    letters, text = fold(short), fold(full)
    initials = "".join(unit.key[0] for unit in units(full))
    if letters in {initials, _capitals(full)}:
        return True
    return initials.startswith(letters[0]) and set(letters) <= set(text)

"""The words of each language with their probabilities, merged from all sources.

langidentify has the ten to twenty thousand most frequent words of Wikipedias, wordfreq those of news, subtitles, books
and the web, for fewer languages but far more words. What both leave out stands in `missing.toml`. Languages that both
lack have the words of programs' messages.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

from streams.nlp.language.generation import sources
from streams.nlp.language.generation.sources import Words

LONGEST: Final = 40000
"""So many words of a language are kept."""

SOURCE_TAGS: Final = {"nb": "no"}
"""What langidentify calls a language by another tag."""

SERBIAN_LATIN: Final = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)) | {
    "љ": "lj",
    "њ": "nj",
    "џ": "dž",
}
"""Gaj's Latin alphabet, letter by letter."""

COUNTED_APART: Final = frozenset({"bs", "hr", "nb", "nn", "sr", "sr-Latn"})
"""Members of groups whose words langidentify counted alike. wordfreq has one list for a whole group, or for one member
only: its words would speak for that member wherever the other's list ends."""

BY_HAND: Final = ("hi", "mr", "ne")
"""Languages of which only the function words are known, those of `missing.toml`."""

_MISSING: Final[dict[str, dict[str, float]]] = tomllib.loads(
    Path(__file__).with_name("missing.toml").read_text("utf-8")
)
_FORMS_FROM: Final = 4
"""Shorter words of a neighbour say nothing of how frequent the same form is in Galician."""
_NEIGHBOURS: Final = {
    "pt": "ções:cións ção:ción sões:sións são:sión ões:óns ão:án nh:ñ lh:ll ss:s ça:za ço:zo ç:z agem:axe "
    "ge:xe gi:xi j:x",
    "es": "ge:xe gi:xi j:x",
}
"""How a Galician word differs in writing from the word of its neighbour, the longest ending first."""
_COUNTED: Final = 0.5
"""The share of what was counted in Galician itself; the neighbours have the rest."""


def rewritten(words: Words, table: dict[str, str]) -> Words:
    """The words with each letter replaced."""
    return [("".join(table.get(letter, letter) for letter in word), probability) for word, probability in words]


def _sorted(words: dict[str, float]) -> Words:
    return sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:LONGEST]


def _scaled(words: dict[str, float]) -> dict[str, float]:
    total = sum(words.values())
    return {word: probability / total for word, probability in words.items()}


def _from_langidentify(tag: str) -> dict[str, float]:
    if tag == "sr-Latn":
        return dict(rewritten([pair for pair in sources.words("sr") if pair[0] > "\u0400"], SERBIAN_LATIN))
    return dict(sources.words(SOURCE_TAGS.get(tag, tag)))


@cache
def words(tag: str) -> Words:
    """The words of a language, the most frequent first."""
    if tag == "gl":
        return _galician()
    if tag in sources.message_tags():
        return sources.message_words(tag)
    own = {} if tag in BY_HAND else _from_langidentify(tag)
    frequent = {} if tag in COUNTED_APART or tag in BY_HAND else sources.frequent_words(tag)
    if frequent:
        # Each source is one half, and a word that one of them lacks has half its probability.
        first, second = _scaled(own), _scaled(frequent)
        own = {word: (first.get(word, 0.0) + second.get(word, 0.0)) / 2 for word in first.keys() | second.keys()}
    for word, probability in _MISSING.get(tag, {}).items():
        own.setdefault(word, probability)
    return _sorted(own)


def _galician() -> Words:
    """Counted words for the function words; the forms of the dictionary as often as their neighbours stand in text.

    A form that a Portuguese and a Spanish word lead to is met as often as these. What both neighbours write alike is a
    name or stands in many languages: no less frequent here, whatever the counted texts are about.
    """
    counted = sources.galician_words()
    rarest = counted[-1][1]
    forms = {word for word, _ in counted}
    total: dict[str, float] = defaultdict(float)
    told = _scaled({word: probability for word, probability in counted if probability > 1.5 * rarest})
    for word, probability in told.items():
        total[word] += _COUNTED * probability
    for neighbour, rules in _NEIGHBOURS.items():
        pairs = [rule.split(":") for rule in rules.split()]
        found: dict[str, float] = {}
        for word, probability in words(neighbour):
            if len(word) >= _FORMS_FROM:
                galician = word
                for theirs, ours in pairs:
                    galician = galician.replace(theirs, ours)
                if neighbour == "pt":
                    galician = re.sub("m$", "n", galician)
                for form in {word, galician} & forms:
                    found[form] = max(found.get(form, 0.0), probability)
        for form, probability in _scaled(found).items():
            total[form] += (1 - _COUNTED) / len(_NEIGHBOURS) * probability
    first, second = (dict(words(neighbour)) for neighbour in _NEIGHBOURS)
    for word in first.keys() & second.keys():
        total[word] = max(total[word], min(first[word], second[word]))
    return _sorted(total)

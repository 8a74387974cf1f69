"""In which script a text is written."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.nlp.language.inventory import SCRIPT_NAMES

_NAMED: Final = ("", *dict.fromkeys(SCRIPT_NAMES.values()))
_NUMBER: Final = {script: number for number, script in enumerate(_NAMED)}
_IDEOGRAPHS: Final = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_TABLED: Final = 0x323B0
_WESTERN: Final = "cp1252"
"""A character set of Latin letters only, with the quotes and dashes of running text: it is counted at once."""
_SYLLABLES: Final = (0xAC00, 0xD7A3)
_BY_NAME: Final = ((0, 0x33FF), (0xA000, 0xABFF), (0xFB00, 0xFFFF))
"""The code points whose names are asked; the rest are ideographs, Hangul syllables or rare."""

_KANA: Final = 0.05
"""The share of kana that makes Han characters Japanese."""

_WEIGHT: Final = {"Hani": 3.0, "Jpan": 2.0, "Kore": 2.0, "Latn": 0.5}
"""What a letter counts: ideographs and syllables more; Latin less, for names and brands are Latin in all scripts."""


@cache
def _table() -> npt.NDArray[np.uint8]:
    table = np.zeros(_TABLED + 1, dtype=np.uint8)  # the last place is for all that lies beyond
    for first, last in _BY_NAME:
        for point in range(first, last + 1):
            character = chr(point)
            if unicodedata.category(character)[0] in "LM":
                words = unicodedata.name(character, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
                table[point] = _NUMBER[SCRIPT_NAMES.get(words.split(" ")[0], "")]
    for first, last in _IDEOGRAPHS:
        table[first : last + 1] = _NUMBER["Hani"]
    table[_SYLLABLES[0] : _SYLLABLES[1] + 1] = _NUMBER["Kore"]
    return table


@cache
def _no_letters() -> bytes:
    """The bytes of `_WESTERN` that are no Latin letters."""
    table = _table()
    characters = {byte: bytes([byte]).decode(_WESTERN, "replace") for byte in range(256)}
    return bytes(byte for byte, character in characters.items() if _NAMED[table[ord(character)]] != "Latn")


def letters(text: str) -> dict[str, int]:
    """How many letters and marks of each known script a text has, most first; what belongs to no script is left out."""
    try:
        latin = len(text.encode(_WESTERN).translate(None, _no_letters()))
    except UnicodeEncodeError:
        pass
    else:
        return {"Latn": latin} if latin else {}
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    # What lies beyond the table is read in its last place.
    counts = np.bincount(_table().take(points, mode="clip")).tolist()
    found = [(count, _NAMED[number]) for number, count in enumerate(counts) if count and number]
    if len(found) > 1:
        found.sort(key=itemgetter(0), reverse=True)
    return {script: count for count, script in found}


def dominant(counts: dict[str, int]) -> str:
    """The script of the text; kana and the Han characters around them are one."""
    if len(counts) == 1 and "Hira" not in counts:
        return next(iter(counts))
    counts = dict(counts)
    kana = counts.pop("Hira", 0) + counts.pop("Jpan", 0)
    han = counts.get("Hani", 0)
    if kana > _KANA * (kana + han):
        counts["Jpan"] = kana + counts.pop("Hani", 0)
    return max(counts, key=lambda script: counts[script] * _WEIGHT.get(script, 1.0)) if counts else "Jpan"


def letter_weight(counts: dict[str, int]) -> float:
    """What a letter of a text counts against letters of other texts; `counts` as `scripts.letters` gives them."""
    return max(1.0, _WEIGHT.get(dominant(counts), 1.0))


@lru_cache(maxsize=4096)
def of_letter(character: str) -> str | None:
    """The script of a letter; null where no language here is written in it."""
    return _NAMED[_table()[min(ord(character), _TABLED)]] or None


def of_word(word: str) -> str | None:
    """The script of most letters of a word; null where it has none of a known script."""
    if word.isascii():
        return "Latn" if any(map(str.isalpha, word)) else None
    told = [script for character in word if (script := of_letter(character))]
    return max(dict.fromkeys(told), key=told.count, default=None)


def chinese(text: str) -> str:
    """`Hans` or `Hant`, by the characters that only one of the two national character sets has."""
    simplified = traditional = 0
    for character in text:
        if character >= "\u3400":
            in_gb, in_big5 = _encodes(character, "gb2312"), _encodes(character, "big5")
            simplified += in_gb and not in_big5
            traditional += in_big5 and not in_gb
    return "Hant" if traditional > simplified else "Hans"


def written(script: str, text: str) -> str:
    """The ISO 15924 code: of Chinese the simplified or traditional characters."""
    if script == "Hani":
        return chinese(text)
    return "Jpan" if script == "Hira" else script


@cache
def _encodes(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True

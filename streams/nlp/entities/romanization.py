"""One English spelling for names that no table knows: Токаев, Tokajev, Tokaïev and Tokajew are all Tokayev.

Cyrillic names are romanized letter by letter. In Latin script a name whose surname ends as Slavic ones do is taken for
one that was brought over by the custom of its language, and is spelled as English would have brought it over. All other
names stay as they are written. The letters and ends stand under `romanization` in `languages/<tag>/entities.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from streams.nlp.entities.sources import data, in_script
from streams.nlp.entities.units import fold, units

_VOWELS: Final = "aeiouy"

_LAST: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (rf"(?<=[{_VOWELS}])ie(?=[vw]a?\b)", "ye"),
        (r"(?<=[aou])e(?=[v]a?\b)", "ye"),
        (r"(?<=i)(?=ev[ a]?\b)", "y"),
        (r"(?<=[^aeiouy\s-])ye", "e"),
        (r"\b[yj]e", "e"),
        (r"(?<=[cs]h)yo", "o"),
        (r"(?:iy|ii|yi|yy|ij|iyi)\b", "y"),
        (r"(?<=[b-df-hj-np-tv-z])i\b", "y"),
        (r"(?<=[ae])i\b", "y"),
    )
)
"""What differs among the romanizations themselves, brought to one: Sergei and Sergey, Tokaev and Tokayev."""


@lru_cache(maxsize=4096)
def english(name: str, language: str) -> str:
    """The English spelling of a person's or a place's name.

    Args:
        name: in the nominative, as it stands in a text of the language.
        language: of the text.
    """
    table = data(language).get("romanization", {})
    letters = table.get("letters")
    if letters and in_script(name, "CYRILLIC"):
        return _spelled(name, letters)
    parts = units(name)
    if not parts or len(parts[-1].key) < 5 or not _slavic(language).search(parts[-1].key):
        return name
    return _spelled(name, table["spelling"])


@cache
def _slavic(language: str) -> re.Pattern[str]:
    """The ends of surnames that the language brought over from a Slavic one; patterns of data."""
    endings = data(language).get("romanization", {}).get("slavic", [])
    return re.compile(f"(?:{'|'.join(endings)})$" if endings else r"(?!)")


def _spelled(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A name with its spelling replaced, every word with the capitals it had."""
    pieces = []
    for word in re.split(r"([\s-]+)", name):
        if not word.strip(" -\u00a0\n\t"):
            pieces.append(word)
            continue
        text = fold(word) + " "
        made, at = "", 0
        while at < len(text):
            for old, new in pairs:
                if text.startswith(old, at):
                    made, at = made + new, at + len(old)
                    break
            else:
                made, at = made + text[at], at + 1
        made = made.strip()
        for pattern, by in _LAST:
            made = pattern.sub(by, made)
        pieces.append(made[:1].upper() + made[1:] if word[:1].isupper() else made)
    return "".join(pieces)

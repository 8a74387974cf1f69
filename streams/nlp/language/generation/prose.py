"""Makes `galician.txt`: how often each word stands in the Galician help and messages of LibreOffice (MPL-2.0).

    dpkg-deb -x libreoffice-help-gl_*.deb FOLDER; dpkg-deb -x libreoffice-l10n-gl_*.deb FOLDER
    python -m streams.nlp.language.generation.prose FOLDER

No list of words counted on running Galician text has a licence that allows its use, so these are counted here. What
is left in English is told by pycld2. No text is kept, only the counts.
"""

from __future__ import annotations

import gettext
import html
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from streams.nlp.language import voters
from streams.nlp.language.generation.sources import GALICIAN

LEAST: Final = 2
"""Words that were met less often are left out: many are names and slips."""

_SHORTEST: Final = 30
"""Shorter lines are names of commands and of files."""

_ENGLISH: Final = "Title is:"
"""How the lines of the help begin that stand in front of its pages, the rest of them in Galician."""

_TAKEN_FOR: Final = frozenset({"es", "gl", "pt"})
"""What pycld2 takes a Galician line for."""

_CODE: Final = re.compile(r"<(script|style|code|pre|samp)\b.*?</\1>", re.DOTALL)
_BLOCK: Final = re.compile(r"</?(?:p|h\d|li|td|div|br|title)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]+>")
_WORD: Final = re.compile(r"(?<![\w@/.%-])[^\W\d_]+(?![\w@/]|-\d)")


def _texts(folder: Path) -> Iterator[str]:
    for page in folder.glob("**/help/gl/**/*.html"):
        marked = _BLOCK.sub("\n", _CODE.sub(" ", page.read_text("utf-8", "replace")))
        yield from html.unescape(_TAG.sub(" ", marked)).split("\n")
    for catalogue in folder.glob("**/gl/LC_MESSAGES/*.mo"):
        with catalogue.open("rb") as file:
            messages: dict[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]
        yield from messages.values()


def count(folder: Path) -> Counter[str]:
    """The words of all different Galician lines below a folder, in lower case."""
    lines = {" ".join(text.removeprefix(_ENGLISH).split()) for text in _texts(folder)}
    counts: Counter[str] = Counter()
    for line in lines:
        shares = voters.cld2(line) if len(line) >= _SHORTEST else {}
        if shares and max(shares, key=shares.__getitem__) in _TAKEN_FOR:
            counts.update(_WORD.findall(line.lower()))
    return counts


def make(folder: Path, path: Path = GALICIAN) -> None:
    """Writes the counts, the most frequent words first."""
    ordered = sorted(count(folder).items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [
        (
            "# Made by generation.prose: words of the Galician help and messages of LibreOffice 7.4 (MPL-2.0), "
            "and how often"
        ),
        "# each stands there.",
        *(f"{word} {met}" for word, met in ordered if met >= LEAST),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))

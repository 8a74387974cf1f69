"""Makes `counts/*.txt`: how often each word stands in what programs say to people, for languages without a list.

    for package in *.deb; do dpkg-deb -x "$package" FOLDER; done; tar xzf cldr-annotations-full-48.2.0.tgz -C FOLDER
    python -m streams.nlp.language.generation.messages FOLDER

Messages of LibreOffice, Firefox and Thunderbird (MPL-2.0), and what Unicode's CLDR calls pictures and signs (Unicode
License 3.0). What was left in English is told by the English messages and by pycld2. No text is kept, only the counts.
"""

from __future__ import annotations

import gettext
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from streams.nlp.language import voters
from streams.nlp.language.generation.sources import MESSAGES, words
from streams.nlp.language.inventory import THIN
from streams.nlp.language.words import padded

LEAST: Final = 2
"""Words that were met less often are left out: many are names and slips."""

_CALLED: Final = {"fy-NL": "fy", "gug": "gn", "kmr@latin": "ku"}
"""What the programs call a language by another tag."""

_ENGLISH: Final = ("en", "en-CA", "en-GB")
_ENGLISH_SHARE: Final = 0.6
"""A line with such a share of frequent English words is English."""

_FREQUENT: Final = 5000
_SHORTEST: Final = 30
"""Shorter lines are not shown to pycld2."""

_VALUE: Final = re.compile(r"^(?:-?[\w-]+|[ ]+\.[\w-]+)[ ]*=[ ]*(.*(?:\n[ ]{2,}(?![ .]).*)*)", re.MULTILINE)
_CHOICE: Final = re.compile(r"^\s*\*?\[[^\]]*\]|\{ *[^{}]*->", re.MULTILINE)
_PLACEHOLDER: Final = re.compile(r"\{[^}]*\}|%\S*|<[^>]*>|\$\w+\$?|&\w+;|\S*[/@_=]\S*|\\n|\\u[0-9a-fA-F]{4}|~|&(?=\w)")


def _pack(path: Path) -> Iterator[str]:
    """The messages of one of Mozilla's language packs."""
    with zipfile.ZipFile(path) as pack:
        for name in pack.namelist():
            if not name.endswith((".ftl", ".properties")):
                continue
            text = re.sub(r"^#.*$", "", pack.read(name).decode("utf-8", "replace"), flags=re.MULTILINE)
            if name.endswith(".ftl"):
                for match in _VALUE.finditer(text):
                    choices = _CHOICE.sub("\0", match[1]) if "->" in match[1] else match[1]
                    yield from (" ".join(part.split()) for part in choices.split("\0"))
            else:
                yield from (line.partition("=")[2].strip() for line in text.split("\n"))


def _catalogue(path: Path) -> Iterator[str]:
    """The messages of a catalogue of gettext that were translated."""
    with path.open("rb") as file:
        messages: dict[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    for key, message in messages.items():
        original = key[0] if isinstance(key, tuple) else key
        if str(original).rpartition("\4")[2] != message:
            yield message


def _names(path: Path) -> Iterator[str]:
    """The names and keywords that CLDR gives to pictures and signs."""
    annotations = json.loads(path.read_text("utf-8"))["annotations"].get("annotations", {})
    for row in annotations.values():
        for called in row.values():
            yield from called


def _lines(folder: Path) -> dict[str, set[str]]:
    """All different lines below a folder, by language."""
    lines: dict[str, set[str]] = defaultdict(set)
    for path in folder.rglob("langpack-*.xpi"):
        tag = path.name.removeprefix("langpack-").partition("@")[0]
        lines[_CALLED.get(tag, tag)].update(_pack(path))
    for path in folder.rglob("LC_MESSAGES/*.mo"):
        tag = path.parent.parent.name
        lines[_CALLED.get(tag, tag)].update(_catalogue(path))
    for path in folder.rglob("annotations/*/annotations.json"):
        lines[path.parent.name].update(_names(path))
    return lines


def _foreign(line: str, met: list[str], english: frozenset[str]) -> bool:
    if sum(word in english for word in met) >= _ENGLISH_SHARE * len(met):
        return True
    shares = voters.cld2(line) if len(line) >= _SHORTEST else {}
    return bool(shares) and max(shares, key=shares.__getitem__) == "en"


def make(folder: Path, target: Path = MESSAGES) -> None:
    """Writes the counts of each language, the most frequent words first."""
    lines = _lines(folder)
    originals = set().union(*(lines[tag] for tag in _ENGLISH))
    english = frozenset(word for word, _ in words("en")[:_FREQUENT])
    target.mkdir(exist_ok=True)
    for tag in THIN:
        counts: Counter[str] = Counter()
        for line in sorted(lines[tag] - originals):
            met = padded(_PLACEHOLDER.sub(" ", line)).split()
            if met and not _foreign(line, met, english):
                counts.update(met)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        rows = [f"{word} {number}" for word, number in ordered if number >= LEAST]
        (target / f"{tag}.txt").write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))

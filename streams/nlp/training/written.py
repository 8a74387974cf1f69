"""Names annotated by us: in sentences of our own, and of texts that are not in the project.

`written/LANGUAGE.txt` holds sentences, one a line, with names in brackets: "[PER Anna Orlik] mieszka w [LOC Dolinie]."
`annotated/FILE.tsv` says only which names the sentences of a file hold: number, a tab, the names in order, parted by
" | ", each with its label: "17 TAB PER Anna Orlik | LOC Dolinie"; a number alone is a sentence without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import spacy

from streams.nlp.training.sentence import Sentence, Span

FOLDER: Final = Path(__file__).parent

Named = tuple[str, str]
"""Label and surface of a name."""

_NAME: Final = re.compile(r"\[(PER|LOC|ORG) ([^\]]+)\]")


def sentences(path: Path, language: str) -> Iterator[Sentence]:
    """The sentences of a file of `written`.

    Args:
        path: the file.
        language: whose words they are cut into.

    Raises:
        ValueError: a name does not begin and end with words.
    """
    nlp = spacy.blank(language)
    for line in _lines(path):
        yield marked(cut(nlp, _NAME.sub(r"\2", line)), [(label, name) for label, name in _NAME.findall(line)])


def listed(path: Path) -> dict[int, list[Named]]:
    """The names of a file of `annotated` by the number of their sentence.

    Args:
        path: the file.
    """
    found = {}
    for line in _lines(path):
        number, _, names = line.partition("\t")
        parts = (entry.partition(" ") for entry in names.split(" | ") if entry)
        found[int(number)] = [(label, surface) for label, _, surface in parts]
    return found


def annotated(numbered: Iterable[tuple[int, Sentence]], path: Path) -> Iterator[tuple[int, Sentence]]:
    """The sentences of which a file of `annotated` tells the names.

    Args:
        numbered: sentences with their numbers.
        path: the file.

    Raises:
        ValueError: a name is not there, or does not begin and end with words.
    """
    names = listed(path)
    yield from ((number, marked(one, names[number])) for number, one in numbered if number in names)


def marked(sentence: Sentence, names: Sequence[Named]) -> Sentence:
    """A sentence with its names, which are sought in order.

    Args:
        sentence: without names.
        names: label and surface of each.

    Raises:
        ValueError: a name is not there, or does not begin and end with words.
    """
    text, starts, ends, at = sentence.text, {}, {}, 0
    for index, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
        starts[at], ends[at + len(word)] = index, index + 1
        at += len(word) + space
    spans, after = [], 0
    for label, surface in names:
        found = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)").search(text, after)
        if found is None or found.start() not in starts or found.end() not in ends:
            raise ValueError(f"{surface!r} is no words of {text!r}")
        spans.append(Span(starts[found.start()], ends[found.end()], label))
        after = found.end()
    return replace(sentence, names=tuple(spans))


def cut(nlp: spacy.language.Language, text: str) -> Sentence:
    """The words of a text, of which spaces of any kind are the borders.

    Args:
        nlp: a pipeline of its language.
        text: one line.
    """
    doc = nlp.make_doc(" ".join(text.split()))
    words = tuple(token.text for token in doc)
    return Sentence(words, tuple(bool(token.whitespace_) for token in doc), words, tuple(range(len(words))))


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))

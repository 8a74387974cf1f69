"""Annotated names: files of `word TAB BIO2`, laid onto the sentences of treebanks where these are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from streams.nlp.training.sentence import Contractions, Sentence, Span, merged, spaced


def read(path: Path, contractions: Contractions) -> list[Sentence]:
    """The sentences of a file of `word TAB BIO2` lines, parted by empty lines; a third column may tell of spaces.

    Args:
        path: the file.
        contractions: words that the file parts and that are written as one; not heeded where it tells of spaces.
    """
    sentences = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line]
        if not rows:
            continue
        forms = tuple(row[0] for row in rows)
        written = len(rows[0]) > 2
        words, owner = merged(forms, {} if written else contractions)
        names = _spans([row[1] for row in rows], owner)
        spaces = tuple(row[2] == "_" for row in rows) if written else spaced(words)
        sentences.append(Sentence(words, spaces, forms, owner, None, names))
    return sentences


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    """Writes the words of the treebank with their names; of written words also whether a space ("_") follows.

    Args:
        path: the file.
        sentences: each with names.
    """
    blocks = []
    for sentence in sentences:
        tags = ["O"] * len(sentence.forms)
        for span in sentence.names or ():
            inside = [i for i, word in enumerate(sentence.owner) if span.first <= word < span.last]
            for index in inside:
                tags[index] = f"{'B' if index == inside[0] else 'I'}-{span.label}"
        rows = [[form, tag] for form, tag in zip(sentence.forms, tags, strict=True)]
        if sentence.forms == sentence.words:
            rows = [[*row, "_" if space else "-"] for row, space in zip(rows, sentence.spaces, strict=True)]
        blocks.append("".join("\t".join(row) + "\n" for row in rows))
    path.write_text("\n".join(blocks) + "\n", "utf-8")


def _spans(tags: Sequence[str], owner: Sequence[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    inside = False
    for tag, word in zip(tags, owner, strict=True):
        if tag.startswith("B") or (tag.startswith("I") and not inside):
            first = max(word, spans[-1].last) if spans else word
            spans.append(Span(first, word + 1, tag[2:]))
        elif tag.startswith("I"):
            spans[-1] = spans[-1]._replace(last=word + 1)
        inside = tag != "O"
    return tuple(span for span in spans if span.first < span.last)


def joined(trees: Sequence[Sentence], named: Iterable[Sentence]) -> list[Sentence]:
    """Trees and names of the same sentences in one; then what is left of the names.

    Args:
        trees: sentences of treebanks.
        named: sentences with names; their words are those of a treebank before contraction.
    """
    wanted = {sentence.forms: sentence for sentence in named}
    found: list[Sentence] = []
    for sentence in trees:
        other = wanted.get(sentence.forms)
        if other is None or other.names is None:
            found.append(sentence)
            continue
        spans = []
        for span in other.names:
            words = [sentence.owner[i] for i, word in enumerate(other.owner) if span.first <= word < span.last]
            spans.append(Span(words[0], words[-1] + 1, span.label))
        found.append(replace(sentence, names=tuple(spans)))
    known = {sentence.forms for sentence in trees}
    return found + [sentence for forms, sentence in wanted.items() if forms not in known]

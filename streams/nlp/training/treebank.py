"""Universal Dependencies: CoNLL-U files as sentences of written words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from streams.nlp.training import conventions
from streams.nlp.training.sentence import Contractions, Sentence, Tree, merged, spaced

_DEPS_OF_VERSION_1: Final = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "name": "flat",
    "mwe": "fixed",
    "foreign": "flat:foreign",
    "neg": "advmod",
    "remnant": "orphan",
}
_VERBAL: Final = frozenset({"VERB", "ADJ", "ADV"})


class _Row(NamedTuple):
    """A word of the treebank; `head` is 1-based, 0 at the root. `end` is the last id of a row that parts a word."""

    form: str
    lemma: str
    upos: str
    head: int
    dep: str
    end: int
    spaced: bool


def read(path: Path, contractions: Contractions, *, as_annotated: bool = False) -> list[Sentence]:
    """The sentences of a CoNLL-U file.

    Words that are parted in the treebank ("do" = "de" + "o") stand whole, with the annotation of their first part that
    depends on another word. Files of version 1 are brought to version 2 of the guidelines, as far as that goes without
    new annotation. In files that say nothing of spaces these are put by custom.

    Args:
        path: a file of Universal Dependencies.
        contractions: words that are written as one; heeded where the file does not show what it parts.
        as_annotated: True leaves out what `conventions.toml` says of the file.
    """
    rules = [] if as_annotated else conventions.rules(path.stem)
    text = path.read_text("utf-8")
    silent = "SpaceAfter=No" not in text
    parted = not any(row.end for block in text.split("\n\n") for row in _rows(block))
    return [
        _sentence(rows, contractions if parted else {}, rules, silent=silent)
        for block in text.split("\n\n")
        if (rows := list(_rows(block)))
    ]


def _rows(block: str) -> Iterator[_Row]:
    for line in block.splitlines():
        if not line or line.startswith("#"):
            continue
        number, form, lemma, upos, _, _, head, dep, _, misc = line.split("\t")
        if "." in number:
            continue  # an empty node of the enhanced graph
        _, dash, end = number.partition("-")
        yield _Row(
            form.replace("\u00a0", " ").replace(" ", ""),
            lemma,
            upos,
            0 if dash else int(head),
            dep,
            int(end) if dash else 0,
            "SpaceAfter=No" not in misc,
        )


def _sentence(
    rows: list[_Row], contractions: Contractions, rules: Sequence[conventions.Rule], *, silent: bool
) -> Sentence:
    parts = [row for row in rows if not row.end]
    if any(row.dep in _DEPS_OF_VERSION_1 or row.upos == "CONJ" for row in parts):
        parts = _version_2(parts)
    if rules:
        parts = [_agreed(row, rules, first=row is parts[0]) for row in parts]
    forms = tuple(row.form for row in parts)
    if contractions:
        merged_words, merged_owner = merged(forms, contractions)
        tree = _tree(parts, merged_owner, len(merged_words))
        return Sentence(merged_words, spaced(merged_words), forms, merged_owner, tree)
    words: list[str] = []
    spaces: list[bool] = []
    owner: list[int] = []
    whole_until = 0
    for row in rows:
        if row.end:
            words.append(row.form)
            spaces.append(row.spaced)
            whole_until = row.end
            continue
        if len(owner) + 1 > whole_until:
            words.append(row.form)
            spaces.append(row.spaced)
        owner.append(len(words) - 1)
    return Sentence(
        tuple(words),
        spaced(words) if silent else tuple(spaces),
        forms,
        tuple(owner),
        _tree(parts, owner, len(words)),
    )


def _agreed(row: _Row, rules: Sequence[conventions.Rule], *, first: bool) -> _Row:
    word = conventions.Word(row.form, row.lemma, row.upos, row.dep)
    upos, dep = conventions.agreed(rules, word, first=first)
    return row._replace(upos=upos, dep=dep)


def _tree(parts: Sequence[_Row], owner: Sequence[int], size: int) -> Tree:
    upos, lemmas, heads, deps = ["X"] * size, [""] * size, list(range(size)), ["dep"] * size
    done = [False] * size
    for index, row in enumerate(parts):
        word = owner[index]
        head = owner[row.head - 1] if row.head else word
        if done[word] or (head == word and row.head):
            continue
        done[word] = True
        upos[word] = row.upos if row.upos != "_" else "X"
        lemmas[word] = row.lemma if row.lemma not in {"_", "[PUNCT]"} else row.form
        heads[word] = head
        deps[word] = "ROOT" if head == word else row.dep
    return Tree(tuple(upos), tuple(lemmas), tuple(_without_cycles(heads)), tuple(deps))


def _without_cycles(heads: list[int]) -> list[int]:
    """Heads of written words; where joining parts has closed a circle, one of its words hangs on the root."""
    root = next((index for index, head in enumerate(heads) if index == head), 0)
    for index in range(len(heads)):
        seen = {index}
        at = index
        while heads[at] != at:
            at = heads[at]
            if at in seen:
                heads[at] = root
                break
            seen.add(at)
    return heads


def _version_2(rows: list[_Row]) -> list[_Row]:
    changed = []
    for index, row in enumerate(rows):
        head = rows[row.head - 1] if row.head else None
        dep = _DEPS_OF_VERSION_1.get(row.dep, row.dep)
        if dep == "nmod" and head is not None and head.upos in _VERBAL:
            dep = "obl"
        above = row.head
        if dep == "cc" or (dep == "punct" and row.form == ","):
            above = next((i + 1 for i in range(index, len(rows)) if rows[i][3:5] == (row.head, "conj")), row.head)
        upos = {"CONJ": "CCONJ", "VERB": "AUX" if dep in {"cop", "aux", "aux:pass"} else "VERB"}.get(row.upos, row.upos)
        changed.append(row._replace(dep=dep, head=above, upos=upos))
    return changed

"""Names annotated by us: where they stand, and that a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from streams.nlp.training import written
from streams.nlp.training.sentence import Span


def test_names_in_brackets_are_found_where_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "pl.txt"
    file.write_text("# our own\n[PER Anna Orlik] i [PER Jan] są w\u00a0[LOC Dolinie].\n", "utf-8")
    (sentence,) = written.sentences(file, "pl")
    assert sentence.text == "Anna Orlik i Jan są w Dolinie."
    assert sentence.names == (Span(0, 2, "PER"), Span(3, 4, "PER"), Span(6, 7, "LOC"))


def test_the_names_of_a_file_stand_by_number_and_one_alone_has_none(tmp_path: Path) -> None:
    file = tmp_path / "x.tsv"
    file.write_text("# of others\n3\tPER Anna | LOC Dolina\n7\n", "utf-8")
    nlp = spacy.blank("pl")
    numbered = [(number, written.cut(nlp, "Anna zna Annę. Dolina")) for number in (1, 3, 7)]
    found = dict(written.annotated(numbered, file))
    assert found.keys() == {3, 7}
    assert found[3].names == (Span(0, 1, "PER"), Span(4, 5, "LOC"))
    assert found[7].names == ()


@pytest.mark.parametrize("surface", ["Orlika", "Anna Or"])
def test_what_is_no_words_of_the_sentence_is_told(surface: str) -> None:
    with pytest.raises(ValueError, match="is no words of"):
        written.marked(written.cut(spacy.blank("pl"), "Anna Orlik"), [("PER", surface)])


@pytest.mark.parametrize("file", sorted((written.FOLDER / "written").glob("*.txt")), ids=lambda file: file.stem)
def test_our_own_sentences_are_in_form(file: Path) -> None:
    read = list(written.sentences(file, file.stem))
    assert read
    assert not [sentence.text for sentence in read if set(sentence.text) & set("[]")]


@pytest.mark.parametrize("file", sorted((written.FOLDER / "annotated").glob("*.tsv")), ids=lambda file: file.stem)
def test_names_in_sentences_of_others_are_in_form(file: Path) -> None:
    names = [name for found in written.listed(file).values() for name in found]
    assert names
    assert {label for label, _ in names} <= {"PER", "LOC", "ORG"}
    assert not [surface for _, surface in names if surface != surface.strip() or not surface]

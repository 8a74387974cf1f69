"""Sentences on whose names several models agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.nlp.training import agreement, corpus, names
from streams.nlp.training.agreement import agreed
from streams.nlp.training.sentence import Sentence, Span
from tests.unit.training.settings import SMALL


def sentence(text: str) -> Sentence:
    words = tuple(text.split())
    return Sentence(words, (True,) * (len(words) - 1) + (False,), words, tuple(range(len(words))))


def test_what_all_find_counts_and_what_one_finds_otherwise_takes_its_sentence_out() -> None:
    sentences = [sentence("Anna lebt in Ulm ."), sentence("Bonn wirbt um Siemens ."), sentence("Es regnet .")]
    anna, ulm = (0, 4, "PER"), (13, 16, "LOC")
    one = [frozenset({anna, ulm}), frozenset({(0, 4, "LOC")}), frozenset[tuple[int, int, str]]()]
    other = [frozenset({ulm, anna}), frozenset({(0, 4, "ORG")}), frozenset[tuple[int, int, str]]()]
    found = agreed(sentences, [one, other])
    assert [s.text for s in found] == ["Anna lebt in Ulm .", "Es regnet ."]
    assert [s.names for s in found] == [(Span(0, 1, "PER"), Span(3, 4, "LOC")), ()]


def test_a_single_reading_agrees_with_itself() -> None:
    found = agreed([sentence("Bonn wirbt .")], [[frozenset({(0, 4, "LOC")})]])
    assert [s.names for s in found] == [(Span(0, 1, "LOC"),)]


SETTINGS = {**SMALL, "surnames": False, "nameless": 1.0, "epochs": 6, "layers": ["ner"], "persons": []}


def test_teachers_of_every_seed_learn_without_what_they_are_to_agree_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipes = {"training": SETTINGS, "nl": {"silver": ["nl_own", "nl_agreed"], "teachers": [3, 4]}}
    monkeypatch.setattr(corpus, "recipes", lambda: recipes)
    for folder in ("silver", "ner"):
        (tmp_path / folder).mkdir()
    words = ("De", "Krant", "van", "Quisdam", "meldt", "regen{}", ".")
    rows = "".join(f"{word}\t{'B-ORG' if word == 'Quisdam' else 'O'}\t_\n" for word in words)
    learned = "\n".join(rows.format(number) for number in range(200))  # the same sentence twice would be learned once
    (tmp_path / "silver" / "nl_own.tsv").write_text(learned, "utf-8")
    text = "De Krant van Quisdam meldt vandaag weer regen ."
    (tmp_path / "ner" / "nl_wikiann.tsv").write_text("".join(f"{word}\tO\n" for word in text.split()), "utf-8")
    agreement.write("nl", tmp_path, tmp_path / "work")
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == ["teacher-3", "teacher-4"]
    (found,) = names.read(tmp_path / "silver" / "nl_agreed.tsv", {})
    assert [(found.words[a:b], label) for a, b, label in found.names or ()] == [(("Quisdam",), "ORG")]


def test_a_recipe_without_teachers_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "recipes", lambda: {"training": {"teachers": []}, "nl": {"silver": ["nl_own"]}})
    with pytest.raises(ValueError, match="no teachers for nl"):
        agreement.write("nl", tmp_path, tmp_path / "work")

from __future__ import annotations

from pathlib import Path

import pytest

from streams.nlp.training import corpus, folds
from streams.nlp.training.sentence import Sentence
from tests.unit.training.settings import SMALL

SETTINGS = {**SMALL, "surnames": True, "nameless": 0.0, "epochs": 3}


def sentence(number: int) -> str:
    rows = (
        "De\tde\tDET\t2\tdet",
        f"boot{number}\tboot\tNOUN\t3\tnsubj",
        "zinkt\tzinken\tVERB\t0\troot",
        ".\t.\tPUNCT\t3\tpunct",
    )
    lines = []
    for at, row in enumerate(rows, 1):
        form, lemma, upos, head, dep = row.split("\t")
        lines.append(f"{at}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{dep}\t_\t_")
    return "\n".join(lines) + "\n\n"


def test_folds_share_no_sentence_and_leave_none_out() -> None:
    def plain(word: str) -> Sentence:
        return Sentence((word,), (False,), (word,), (0,))

    sentences = [plain(f"w{number}") for number in range(250)]
    parts = [folds.split(sentences, fold) for fold in range(folds.FOLDS)]
    assert all(len(train) + len(held) == 250 for train, held in parts)
    assert sorted(one.text for _, held in parts for one in held) == sorted(one.text for one in sentences)


def test_a_layer_alone_is_learned_and_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "nl_x.conllu").write_text("".join(sentence(number) for number in range(120)), "utf-8")
    recipes = {"training": SETTINGS, "nl": {"trees": ["nl_x"], "persons": []}}
    monkeypatch.setattr(corpus, "recipes", lambda: recipes)
    found = folds.measured("nl", tmp_path, 0, 0, ["morphologizer"])
    assert found.keys() == {"upos", "as_annotated", "same_tokens"}
    assert found["upos"] == found["as_annotated"] > 90

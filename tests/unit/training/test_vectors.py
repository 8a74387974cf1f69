"""Tables of words known beforehand: written and read the same, and shipped with how they are looked up."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.vectors import Vectors

from streams.nlp import models
from streams.nlp.training import vectors

ROWS = np.array([[1.0, 0.0], [0.0, 2.0]], np.float32)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "xx.npz"
    vectors.write(file, vectors.Table(["lake", "river", "mill"], np.array([0, 0, 1]), ROWS, "LOWER"))
    return file


def test_a_table_comes_back_as_it_was_written(table: Path) -> None:
    read = vectors.read(table)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = read
    assert vectors.attribute(table) == "LOWER"
    assert read.shape == (2, 2)
    assert read[nlp.vocab.strings["river"]].tolist() == [1.0, 0.0]
    assert read[nlp.vocab.strings["mill"]].tolist() == [0.0, 2.0]


def test_a_model_looks_words_up_as_it_learned_them(table: Path) -> None:
    nlp = spacy.blank("en")
    nlp.vocab.vectors = vectors.read(table)
    nlp.meta[models.WORDS_BY] = vectors.attribute(table)
    loaded = models.unpacked(models.packed(nlp))
    assert isinstance(loaded.vocab.vectors, Vectors)
    assert loaded.vocab.vectors.attr == nlp.vocab.vectors.attr
    assert loaded("River")[0].vector.tolist() == [1.0, 0.0]
    assert loaded("Lagoon")[0].vector.tolist() == [0.0, 0.0]

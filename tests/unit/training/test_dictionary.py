"""What a table says of words that the dictionary lacks, and that words alike share a row."""

from __future__ import annotations

import numpy as np

from streams.nlp.training import dictionary


def test_a_foreign_name_has_its_cluster_in_every_case() -> None:
    paths = {"Gerrard": 0b1011}
    bare, inflected = set(dictionary._foreign(paths, "gerrard")), set(dictionary._foreign(paths, "gerrarda"))
    assert inflected - bare == {"ending:a"}
    assert bare <= inflected
    assert not set(dictionary._foreign(paths, "nieznana"))


def test_words_with_the_same_properties_share_a_row() -> None:
    table = dictionary._coded(
        {"a": frozenset({"part:adj"}), "b": frozenset({"part:adj", "value:gen"}), "c": frozenset({"part:adj"})}
    )
    assert table.row.tolist()[0] == table.row.tolist()[2] != table.row.tolist()[1]
    assert len(table.rows) == 2
    assert np.abs(table.rows).max() <= 0.5

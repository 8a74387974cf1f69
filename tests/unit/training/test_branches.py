from __future__ import annotations

from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam

from streams.nlp.training import branches


def begun() -> tuple[Language, list[Example], Adam]:
    nlp = spacy.blank("nl")
    nlp.add_pipe("tagger")
    example = Example.from_dict(nlp.make_doc("De boot zinkt"), {"tags": ["L", "N", "W"]})
    nlp.initialize(lambda: [example])
    optimizer = Adam(learn_rate=0.01, use_averages=True)
    nlp.update([example], sgd=optimizer)
    return nlp, [example], optimizer


def weights(nlp: Language) -> list[Any]:
    tagger: Any = nlp.get_pipe("tagger")
    return [layer.get_param(name) for layer in tagger.model.walk() for name in layer.param_names]


def test_each_branch_begins_where_they_part_and_the_mean_is_theirs() -> None:
    nlp, examples, optimizer = begun()
    updates = dict(optimizer.nr_update)
    beginnings, ends = [], []

    def run(own: Adam, seed: int) -> None:
        beginnings.append([weight.copy() for weight in weights(nlp)])
        assert dict(own.nr_update) == updates
        for _ in range(seed):
            nlp.update(examples, sgd=own)
        ends.append({key: value.copy() for key, value in own.averages.items()})

    mean = branches.mean(nlp, optimizer, [1, 5], run)
    assert all(np.array_equal(one, other) for one, other in zip(*beginnings, strict=True))
    assert any(not np.allclose(ends[0][key], ends[1][key]) for key in mean)
    for key, value in mean.items():
        np.testing.assert_allclose(value, (ends[0][key] + ends[1][key]) / 2, rtol=1e-5)
    assert dict(optimizer.nr_update) == updates


def test_the_mean_of_one_branch_is_that_branch() -> None:
    nlp, examples, optimizer = begun()
    ends: dict[Any, Any] = {}

    def run(own: Adam, _seed: int) -> None:
        nlp.update(examples, sgd=own)
        ends.update(own.averages)

    mean = branches.mean(nlp, optimizer, [3], run)
    assert mean.keys() == ends.keys()
    assert all(np.array_equal(mean[key], ends[key]) for key in mean)

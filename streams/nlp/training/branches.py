"""One model from several runs that share a beginning: the mean of their weights.

Two runs that part after a shared beginning end in the same valley of the loss, so that the mean of their weights is a
model too, and one that depends less on chance: Izmailov and others 2018, "Averaging Weights Leads to Wider Optima and
Better Generalization"; Wortsman and others 2022, "Model soups". It costs training, and nothing afterwards.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import fix_random_seed

Weights = dict[tuple[int, str], NDArray[np.float32]]
"""By the number of a layer and the name of its parameter, as thinc's optimizers count them."""


def mean(nlp: Language, optimizer: Any, seeds: list[int], run: Callable[[Any, int], None]) -> Weights:
    """The mean of what the branches come to, each with the weights that its optimizer has averaged.

    Args:
        nlp: after the shared beginning; afterwards its weights are those of the last branch.
        optimizer: that of the beginning; each branch goes on with a copy.
        seeds: one a branch, at least one.
        run: trains `nlp` to the end with an optimizer and a seed.
    """
    beginning = _weights(nlp)
    total: Weights = {}
    for seed in seeds:
        _give(nlp, beginning)
        fix_random_seed(seed)
        own = copy.deepcopy(optimizer)
        run(own, seed)
        for key, value in own.averages.items():
            total[key] = total[key] + value if key in total else value.copy()
    return {key: value / np.float32(len(seeds)) for key, value in total.items()}


def _weights(nlp: Language) -> Weights:
    return {(layer.id, name): layer.get_param(name).copy() for layer, name in _parameters(nlp)}


def _give(nlp: Language, weights: Mapping[tuple[int, str], NDArray[np.float32]]) -> None:
    for layer, name in _parameters(nlp):
        layer.set_param(name, weights[layer.id, name].copy())


def _parameters(nlp: Language) -> list[tuple[Any, str]]:
    components: list[Any] = [component for _, component in nlp.pipeline]
    layers = {layer.id: layer for component in components for layer in component.model.walk()}
    return [(layer, name) for layer in layers.values() for name in layer.param_names if layer.has_param(name)]

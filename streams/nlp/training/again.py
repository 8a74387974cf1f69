"""Whether a model that was trained again is the shipped one: the arrays of its weights, and the figures of both.

python -m streams.nlp.training.again it pl --data DATA --work FOLDER

Exits with 1 where a weight differs. The models are compared as they are shipped, rounded.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from streams.nlp import models
from streams.nlp.training.package import FOLDER, parameters, trained

Place = tuple[str, int, str]
"""The component, the place of a layer in it, and the name of a parameter."""


def weights(nlp: Language) -> dict[Place, npt.NDArray[np.float32]]:
    """The arrays of weights of a pipeline by their place."""
    return {
        (component, number, name): np.asarray(node.get_param(name)) for component, number, node, name in parameters(nlp)
    }


def same(one: Mapping[Place, npt.NDArray[np.float32]], other: Mapping[Place, npt.NDArray[np.float32]]) -> int:
    """How many arrays of weights stand in both at the same place and are equal to the bit."""
    return sum(place in other and np.array_equal(array, other[place]) for place, array in one.items())


def _figures(log: Path) -> str:
    last = json.loads(log.read_text("utf-8").splitlines()[-1])
    found = {**last.get("names", {}), **last.get("trees", {})}
    return ", ".join(f"{name} {found[name]}" for name in ("PLO", "upos", "lemma", "las", "sentences") if name in found)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--data", type=Path, required=True, help="as in training")
    parser.add_argument("--work", type=Path, required=True, help="where training left TAG.spacy and TAG.log.jsonl")
    arguments = parser.parse_args()
    differing = False
    for tag in arguments.languages:
        new = weights(trained(tag, arguments.data, arguments.work))
        shipped = weights(models.unpacked((FOLDER / models.listed()[tag]["file"]).read_bytes()))
        equal = same(shipped, new)
        differing |= not equal == len(shipped) == len(new)
        sys.stdout.write(f"{tag}: {equal} of {len(shipped)} arrays of weights are those of the shipped model\n")
        sys.stdout.write(f"  shipped: {_figures(FOLDER / f'{tag}.log.jsonl')}\n")
        sys.stdout.write(f"  again:   {_figures(arguments.work / f'{tag}.log.jsonl')}\n")
    sys.exit(differing)


if __name__ == "__main__":
    main()

"""Makes `pool.toml`: the weights of the pool, by maximum likelihood on texts of known language.

    python -m streams.nlp.language.generation.fit TEXTS.jsonl

Each line has `text` and `lang`. Only the weights below, some dozens of numbers, are drawn from the texts. The group is
fitted first, then the member inside it, each for the voters heard: all, all but py3langid, or py3langid alone.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.nlp.language import pool, voters
from streams.nlp.language.generation import fingerprint
from streams.nlp.language.identify import gather
from streams.nlp.language.inventory import CANDIDATES, GROUP, MEMBERS, canonical
from streams.nlp.language.pool import FEATURES, PATH, Evidence, features, same_family, unread

Array = npt.NDArray[np.float64]

UNREAD: Final = frozenset({"bs-Cyrl"})
"""Varieties that no voter reads in their script; they would only blur the weights."""

MISLABELLED: Final = frozenset({("lingua-testdata", "ms")})
"""Texts of a source that are in another language than it says: its Malay is Indonesian for the most part."""

ROUNDS: Final = 60
"""Steps of Fisher scoring, after which the likelihood rises no more."""

HALVED: Final = 12
"""So often a step is halved that would make the fit worse."""

SHRINK: Final = 5e-5
"""The strength of the quadratic prior on the weights."""


@dataclass(frozen=True)
class Batch:
    """Texts of one script: features (text, feature, candidate), the right candidates, and its family as a mask."""

    features: Array
    right: npt.NDArray[np.intp]
    family: Array


def _evidence(rows: Iterable[dict[str, str]]) -> list[tuple[Evidence, str]]:
    pairs = []
    for row in rows:
        evidence = gather(row["text"])
        if evidence is None or row["lang"] in UNREAD or (row.get("source"), row["lang"]) in MISLABELLED:
            continue
        language = canonical(row["lang"])
        # A group may use another script for each member: what is called one of them is the one of this script.
        written = [
            one for one in (language, *MEMBERS.get(GROUP.get(language, ""), ())) if one in CANDIDATES[evidence.script]
        ]
        if written:
            pairs.append((evidence, written[0]))
    return pairs


def _batches(pairs: list[tuple[Evidence, str]], *, inside: bool) -> list[Batch]:
    by_script: dict[str, list[tuple[Array, int]]] = defaultdict(list)
    for evidence, language in pairs:
        if inside and (language not in GROUP or unread(evidence.script, GROUP[language])):
            continue
        rows = features(evidence)
        if inside:
            rows = pool.inside(rows, evidence, GROUP[language])
        by_script[evidence.script].append((rows, CANDIDATES[evidence.script].index(language)))
    return [
        Batch(np.stack([one for one, _ in texts]), right, same_family(script)[right])
        for script, texts in by_script.items()
        for right in [np.array([number for _, number in texts])]
    ]


def _model(batch: Batch, weights: Array, *, inside: bool) -> Array:
    """The probabilities of the candidates; inside the family where that is given."""
    logits = np.einsum("f,tfc->tc", weights, batch.features)
    if inside:
        logits = np.where(batch.family > 0, logits, -1e9)
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    model: Array = odds / odds.sum(axis=1, keepdims=True)
    return model


def _loss(batches: list[Batch], weights: Array, *, inside: bool) -> float:
    """The negative log likelihood a text, with the prior: of the family, or of the member inside it."""
    total = 0.0
    for batch in batches:
        model = _model(batch, weights, inside=inside)
        right = model[np.arange(len(model)), batch.right] if inside else (model * batch.family).sum(axis=1)
        total -= float(np.log(np.maximum(right, 1e-300)).sum())
    return total / sum(len(batch.right) for batch in batches) + SHRINK / 2 * float(weights @ weights)


def _slope(batch: Batch, weights: Array, *, inside: bool) -> tuple[Array, Array]:
    """The gradient of the negative log likelihood, and the covariance of the features as its curvature."""
    model = _model(batch, weights, inside=inside)
    if inside:
        target = np.zeros_like(model)
        target[np.arange(len(model)), batch.right] = 1
    else:
        target = model * batch.family
        target /= target.sum(axis=1, keepdims=True) + 1e-300
    gradient = np.einsum("tc,tfc->f", model - target, batch.features)
    mean = np.einsum("tc,tfc->tf", model, batch.features)
    rooted = (batch.features * np.sqrt(model)[:, None, :]).transpose(1, 0, 2).reshape(len(weights), -1)
    return gradient, rooted @ rooted.T - mean.T @ mean


def _fit(batches: list[Batch], *, inside: bool) -> Array:
    weights = np.zeros(len(FEATURES))
    texts = sum(len(batch.right) for batch in batches)
    loss = _loss(batches, weights, inside=inside)
    for _ in range(ROUNDS):
        slopes = [_slope(batch, weights, inside=inside) for batch in batches]
        gradient = sum(one for one, _ in slopes) / texts + SHRINK * weights
        curvature = sum(one for _, one in slopes) / texts + SHRINK * np.eye(len(weights))
        step = np.linalg.solve(curvature, gradient)
        for _ in range(HALVED):
            if (better := _loss(batches, weights - step, inside=inside)) < loss:
                break
            step /= 2
        else:
            break
        weights, gained, loss = weights - step, loss - better, better
        if gained < 1e-7:
            break
    return weights


def _heard(evidence: Evidence, heard: str) -> Evidence:
    if heard == "pure":
        return replace(evidence, cld2={}, eldc={})
    return replace(evidence, py3langid=None) if heard == "quick" else evidence


def make(texts: Path, path: Path = PATH) -> None:
    """Fits all weights on a file of texts and writes them."""
    if not voters.compiled():
        raise SystemExit("pycld2 and eldc must be installed to fit the weights of what they say")
    pairs = _evidence(json.loads(line) for line in texts.read_text("utf-8").split("\n") if line)
    lines = [
        "# Made by generation.fit: the weights of the features of pool.py, for the voters heard.",
        "",
        f'made_from = "{fingerprint.of_pool()}"',
        "",
    ]
    for heard in ("all", "quick", "pure"):
        said = [(_heard(evidence, heard), language) for evidence, language in pairs]
        for name, inside in ((heard, False), (f"{heard}_inside", True)):
            weights = _fit(_batches(said, inside=inside), inside=inside)
            lines += [f"[{name}]"]
            lines += [f"{feature} = {weight:.4f}" for feature, weight in zip(FEATURES, weights, strict=True)]
            lines += [""]
    path.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))

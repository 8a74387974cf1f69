"""B3 (B-cubed) of a clustering against a gold one: precision and recall of each item's cluster, averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence


def b3(gold: Sequence[Hashable], system: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent of items whose gold and system clusters stand at the same index."""
    golden, made = _members(gold), _members(system)
    precision = recall = 0.0
    for mine, theirs in zip(gold, system, strict=True):
        both = len(golden[mine] & made[theirs])
        precision += both / len(made[theirs])
        recall += both / len(golden[mine])
    precision, recall = 100 * precision / len(gold), 100 * recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(clusters: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    found: dict[Hashable, set[int]] = defaultdict(set)
    for index, cluster in enumerate(clusters):
        found[cluster].add(index)
    return found

"""Measures the figure engine against quantulum3 and Recognizers-Text, all in one run on one core.

    uv venv /tmp/others
    uv pip install --python /tmp/others/bin/python quantulum3==0.10.0 recognizers-text-suite==1.0.2a2 emoji==1.7.0
    python tests/benchmarks/compare_figures.py DATA/news/en.jsonl /tmp/others/bin/python

Their pinned requirements do not fit this project's, so they live in a throw-away environment. Each reader gets
the same English news sentences; what is needed only once (loading, the first sentence) is not counted. quantulum3 runs
without its optional classifier, which would make it slower; Recognizers-Text runs the models that our one pass stands
for: numbers, ordinals, percentages, ages, currencies, dimensions, temperatures.
"""

# ruff: noqa: T201  prints its table; runs the interpreter that its caller names
from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

AT_LEAST = {"quantulum3": 15, "recognizers-text": 75}
"""How many times faster than each of them the engine has to be."""
_SENTENCES = {"newstally": 6000, "quantulum3": 2000, "recognizers-text": 300}
"""How many sentences each of them reads, beginning anew at the end of the file as a stream goes on."""


def reader(name: str) -> Callable[[str], object]:
    """The function that reads one English sentence.

    Raises:
        KeyError: for an unknown name.
    """
    if name == "newstally":
        from streams.nlp.figures import find

        return lambda text: find(text, "en")
    if name == "quantulum3":
        from quantulum3 import parser

        read: Callable[[str], object] = parser.parse
        return read
    from recognizers_number import (
        recognize_number,
        recognize_ordinal,
        recognize_percentage,
    )
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    models = {
        "recognizers-text": (
            recognize_number, recognize_ordinal, recognize_percentage,
            recognize_age, recognize_currency, recognize_dimension, recognize_temperature,
        )
    }[name]  # fmt: skip
    return lambda text: [model(text, "en-us") for model in models]


def rate(name: str, path: Path) -> float:
    """Sentences a second of processor time."""
    texts = [s["text"] for line in path.read_text("utf-8").splitlines() for s in json.loads(line)["sentences"]]
    read = reader(name)
    read("It cost 3 million dollars, 20 miles away.")
    chosen = list(itertools.islice(itertools.cycle(texts), _SENTENCES[name]))
    begin = process_time()
    for text in chosen:
        try:
            read(text)
        except Exception as error:  # noqa: BLE001  other libraries fail on some sentences: the time still counts
            print(f"{name}: {error!r}", file=sys.stderr)
    return len(chosen) / (process_time() - begin)


def main(arguments: list[str]) -> int:
    """Prints the table; 0 when the engine is as many times faster as it has to be, else 1."""
    path = Path(arguments[0])
    if len(arguments) > 2:
        print(rate(arguments[2], path))
        return 0
    ours, slow = rate("newstally", path), []
    print(f"{'newstally':<18}{ours:>10.0f} sentences a second")
    for name, times in AT_LEAST.items():
        command = [arguments[1], __file__, str(path), arguments[1], name]
        made = subprocess.run(command, check=True, capture_output=True, text=True)
        theirs = float(made.stdout.split()[-1])
        print(f"{name:<18}{theirs:>10.1f} sentences a second: {ours / theirs:.0f} times slower")
        if ours < times * theirs:
            slow.append(name)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.exit(main(sys.argv[1:]))

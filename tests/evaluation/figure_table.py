"""The table of measured quality in the page of the figure engine: languages x kinds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import streams.nlp.figures
from tests.evaluation.figure_suites import Case, failures

PAGE = Path(streams.nlp.figures.__file__).with_name("README.md")
MARKS = ("<!-- quality -->\n", "<!-- /quality -->\n")
COLUMNS = {
    "numbers": {"NumberModel", "Numeral"},
    "ordinals": {"OrdinalModel", "Ordinal"},
    "percentages": {"PercentModel"},
    "money": {"CurrencyModel", "AmountOfMoney"},
    "measures": {"DimensionModel", "Distance", "Volume"},
    "temperatures": {"TemperatureModel", "Temperature"},
    "ages and durations": {"AgeModel", "Duration"},
}
CELL = re.compile(r"(\d+) \((\d+)\)")

Shares = dict[str, dict[str, tuple[int, int]]]
"""Language -> column -> (per cent passed, cases)."""


def measure(cases: list[Case]) -> Shares:
    """What share of the cases passes, rounded down."""
    failed = {id(case) for case, _ in failures(cases)}
    totals: Counter[tuple[str, str]] = Counter()
    passed: Counter[tuple[str, str]] = Counter()
    for case in cases:
        column = next(name for name, models in COLUMNS.items() if case.model in models)
        totals[case.language, column] += 1
        passed[case.language, column] += id(case) not in failed
    made: Shares = {}
    for (language, column), total in sorted(totals.items()):
        made.setdefault(language, {})[column] = (100 * passed[language, column] // total, total)
    return made


def read() -> Shares:
    """The table as the page has it."""
    made: Shares = {}
    for row in _between()[2:]:
        language, *cells = (cell.strip() for cell in row.strip("|\n").split("|"))
        found = ((column, CELL.fullmatch(cell)) for column, cell in zip(COLUMNS, cells, strict=True))
        made[language] = {column: (int(match[1]), int(match[2])) for column, match in found if match}
    return made


def write(shares: Shares) -> None:
    """Puts the table into the page."""
    lines = [["language", *COLUMNS], ["---"] * (len(COLUMNS) + 1)]
    for language, row in shares.items():
        lines.append([language, *(f"{row[c][0]} ({row[c][1]})" if c in row else "" for c in COLUMNS)])
    table = "".join("| " + " | ".join(cells) + " |\n" for cells in lines)
    before, _, rest = PAGE.read_text("utf-8").partition(MARKS[0])
    PAGE.write_text(before + MARKS[0] + table + MARKS[1] + rest.partition(MARKS[1])[2], "utf-8")


def _between() -> list[str]:
    return PAGE.read_text("utf-8").partition(MARKS[0])[2].partition(MARKS[1])[0].splitlines(keepends=True)

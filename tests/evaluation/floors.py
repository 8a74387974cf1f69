"""Floors: what an evaluation has reached before, and the data that it was reached on.

A floors file beside the evaluation holds both: `sha256` of each file of the development data, and `floors`, measures by
group, all in such units that more is better. `RAISE_FLOORS=1` raises floors to what is measured, adds new ones and pins
new data; no run ever lowers one.
"""

# ruff: noqa: T201  the measured quality is what an evaluation is run for
from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

DATA = Path(os.environ.get("NEWSTALLY_DATA") or Path(__file__).parents[3] / "shared" / "data")
"""The development data, which never enter the project."""
ROUNDING = 0.05
"""How far a measure may fall: reports print one decimal."""


class Floors:
    """The floors of one evaluation.

    Args:
        file: the JSON file they stand in; made when the first floors are raised.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
        self._floors: dict[str, dict[str, float]] = self._known.setdefault("floors", {})
        self._hashes: dict[str, str] = self._known.setdefault("sha256", {})

    def pinned(self, name: str) -> Path:
        """A file of the development data, which must be the one that the floors were measured on.

        The test is skipped where the file is absent.
        """
        path = DATA / name
        if not path.is_file():
            pytest.skip(f"NOT MEASURED: no {name} in {DATA}; set NEWSTALLY_DATA to the folder of the development data")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if _raising() and name not in self._hashes:
            self._hashes[name] = digest
            self._write()
        assert self._hashes.get(name) == digest, f"{name} is not the file that the floors were measured on"
        return path

    def hold(self, group: str, measured: dict[str, float]) -> None:
        """Prints what was measured; fails under a floor, without a floor, and where a measure is gone."""
        measured = {name: round(value, 2) for name, value in measured.items()}
        print(f"\n{group}: " + "  ".join(f"{name} {value:g}" for name, value in measured.items()))
        floors = self._floors.setdefault(group, {})
        assert floors.keys() <= measured.keys(), f"{group}: not measured any more: {floors.keys() - measured.keys()}"
        under = {
            name: (measured[name], floor)
            for name, floor in floors.items()
            if round(floor - measured[name], 2) > ROUNDING
        }
        if _raising():
            floors |= {name: max(value, floors.get(name, value)) for name, value in measured.items()}
            self._write()
        assert not under, f"{group}: below the floor (measured, floor): {under}"
        new = measured.keys() - floors.keys()
        assert not new, f"{group}: no floor yet for {new}; set RAISE_FLOORS=1"

    def _write(self) -> None:
        self._file.write_text(json.dumps(self._known, indent=1, sort_keys=True) + "\n", "utf-8")


def _raising() -> bool:
    return bool(os.environ.get("RAISE_FLOORS"))

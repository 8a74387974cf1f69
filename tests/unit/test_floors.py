"""Floors only rise, and nothing slips away from them."""

import json

import pytest

from tests.evaluation import floors
from tests.evaluation.floors import Floors


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"floors": {"nl": {"claim": 90.0, "whole": 70.0}}}), "utf-8")
    return path


def written(file):
    return json.loads(file.read_text("utf-8"))["floors"]


def test_what_is_as_good_or_better_holds(file):
    Floors(file).hold("nl", {"claim": 90.0, "whole": 75.0})
    assert written(file) == {"nl": {"claim": 90.0, "whole": 70.0}}


@pytest.mark.parametrize(
    ("group", "measured", "said"),
    [
        ("nl", {"claim": 89.9, "whole": 75.0}, "below the floor"),
        ("nl", {"claim": 95.0}, "not measured any more: {'whole'}"),
        ("nl", {"claim": 95.0, "whole": 75.0, "role": 80.0}, "no floor yet for {'role'}"),
        ("en", {"claim": 95.0}, "no floor yet for {'claim'}"),
    ],
)
def test_what_does_not_hold(file, group, measured, said):
    with pytest.raises(AssertionError, match=said):
        Floors(file).hold(group, measured)


def test_floors_rise_when_asked_and_never_fall(file, monkeypatch):
    monkeypatch.setenv("RAISE_FLOORS", "1")
    known = Floors(file)
    known.hold("en", {"claim": 80.0})
    with pytest.raises(AssertionError, match="below the floor"):
        known.hold("nl", {"claim": 91.0, "whole": 60.0})
    assert written(file) == {"nl": {"claim": 91.0, "whole": 70.0}, "en": {"claim": 80.0}}


def test_data_are_pinned(file, tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "DATA", tmp_path)
    data = tmp_path / "data.txt"
    data.write_text("one")
    with pytest.raises(AssertionError, match=r"data\.txt is not the file"):
        Floors(file).pinned("data.txt")
    monkeypatch.setenv("RAISE_FLOORS", "1")
    assert Floors(file).pinned("data.txt") == data
    data.write_text("other")
    with pytest.raises(AssertionError, match=r"data\.txt is not the file"):
        Floors(file).pinned("data.txt")
    with pytest.raises(pytest.skip.Exception, match="NOT MEASURED"):
        Floors(file).pinned("absent.txt")

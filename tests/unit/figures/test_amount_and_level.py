"""An amount and the new level beside it are two figures; a range of amounts is one."""

from __future__ import annotations

import pytest

from streams.nlp.figures import find


@pytest.mark.parametrize(
    ("tag", "text", "changes"),
    [
        ("en", "The number of cases rose by 312 to 9,480", [("312", "up"), ("9480", "to")]),
        ("nl", "Het aantal steeg met 340 tot 12.000", [("340", "up"), ("12000", "to")]),
        ("de", "Die Zahl stieg um 120 auf 4.300", [("120", "up"), ("4300", "to")]),
        ("en", "Prices rose by 5 to 10 percent", [("None", "up")]),
    ],
)
def test_amount_and_level(tag: str, text: str, changes: list[tuple[str, str]]) -> None:
    assert [(str(mention.value), mention.change) for mention in find(text, tag)] == changes

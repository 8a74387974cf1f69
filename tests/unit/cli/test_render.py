"""Tables for people: they fit the console and cut no word that has room."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from streams.cli import render
from streams.cli.console import plural


def printed(width: int, *rows: list[str | Text], columns: int = 3) -> list[str]:
    stream = io.StringIO()
    console = Console(file=stream, width=width)
    render.print_rows(console, ("figure", "value", "says who", "status")[:columns], {"": rows})
    return stream.getvalue().splitlines()


SAYING = ["Hoeveel burgers zijn omgekomen", render.unbroken("about 8\u202f000"), "het ministerie van Volksgezondheid"]


@pytest.mark.parametrize("width", [42, 60, 80])
def test_a_table_fits_and_cuts_no_word(width: int) -> None:
    lines = printed(width, SAYING, ["zestien", "16", ""])
    assert max(map(len, lines)) <= width
    for word in [
        "about 8\u202f000",
        *["Hoeveel", "burgers", "zijn", "omgekomen", "het", "ministerie", "van", "Volksgezondheid"],
    ]:
        assert any(word in line for line in lines), word


def test_a_table_with_room_has_a_line_a_row() -> None:
    assert len(printed(120, SAYING, ["zestien", "16", ""])) == 4


def test_a_table_without_room_for_its_words_loses_no_character() -> None:
    lines = printed(20, ["w" * 40, "1", "x"])
    assert max(map(len, lines)) <= 20
    assert "".join(lines).count("w") == 41  # and one in the heading


def test_groups_share_their_columns_and_one_heading() -> None:
    stream = io.StringIO()
    render.print_rows(Console(file=stream, width=60), ("a", "b"), {"first": [["1", "x"]], "second": [["1000000", "y"]]})
    lines = stream.getvalue().splitlines()
    assert [line.index(end) for end in "xy" for line in lines if line.endswith(end)] == [9, 9]
    assert [line.strip() for line in lines].count("a        b") == 1


def test_plurals() -> None:
    assert [plural(count, "line") for count in (0, 1, 2)] == ["0 lines", "1 line", "2 lines"]

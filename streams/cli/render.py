"""How figures and articles are shown to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.annotation import EnrichedArticle
from schemas.base import FieldName
from schemas.figure import Figure

_QUALIFIERS: Final = {
    "exact": "", "about": "about ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "
}  # fmt: skip
_STATUS_STYLES: Final = {
    "reported": "green", "possible": "yellow", "denied": "red", "retracted": "red", "corrected": "magenta"
}  # fmt: skip
_ENTITY_STYLE: Final = "underline"
_FIGURE_STYLE: Final = "bold cyan"
_TRIGGER_STYLE: Final = "yellow"
_HOLDER_STYLE: Final = "bold magenta"
_GAP: Final = 2
"""Spaces between columns: one of the padding, one of the box."""


def amount(value: str | None, lower: str | None, upper: str | None, qualifier: str, unit: str | None = None) -> str:
    """A value as a person reads it: `about 8 000`, `20–99`, `unknown`."""
    if qualifier == "unknown":
        return "unknown"
    if value is None:
        ends = [grouped(end) for end in (lower, upper) if end is not None]
        said = "–".join(ends) or "-"
    else:
        said = _QUALIFIERS.get(qualifier, "") + grouped(value)
    return f"{said} {unit}" if unit else said


def grouped(decimal: str) -> str:
    """Digits in groups of three, set apart by narrow no-break spaces: no language reads them otherwise."""
    whole, point, fraction = decimal.partition(".")
    return f"{int(whole):,}".replace(",", "\u202f") + point + fraction


def figures_of(console: Console, article: EnrichedArticle) -> None:
    """Prints the figures of one article as a table."""
    columns = ("", "figure", "value", "counted", "event", "status", "says who")
    rows: list[list[str | Text]] = []
    for figure in article.figures:
        counted = figure.counted
        unit = figure.unit.code if figure.unit else None
        notes = [figure.change or "", *(f"{link.type} {link.figure}" for link in figure.relations)]
        rows.append(
            [
                figure.id,
                figure.text,
                unbroken(amount(figure.value, figure.lower, figure.upper, figure.qualifier, unit)),
                counted_as(counted.text, counted.role or counted.class_) if counted else "",
                figure.event.type if figure.event else "",
                standing(figure.status, *notes),
                _who(article, figure),
            ]
        )
    print_rows(console, columns, {article.headline or article.uri: rows})


def counted_as(text: str, kind: str | None) -> str:
    """The noun counted and what it is: `agenten (security forces)`."""
    return f"{text} ({kind.replace('_', ' ')})" if kind else text


def unbroken(text: str) -> Text:
    """A cell that stays on one line: the spaces inside a number are no places to part it."""
    return Text(text, no_wrap=True, overflow="ellipsis")


def standing(status: str, *notes: str) -> Text:
    """The status, coloured, and after it what else bears on the claim."""
    after = "".join(f" {note.replace('_', ' ')}" for note in notes if note)
    return Text.assemble((status, _STATUS_STYLES[status]), after)


def _who(article: EnrichedArticle, figure: Figure) -> str:
    if not figure.attribution:
        return ""
    said = figure.attribution.holder.text
    names = (e.canonical or e.text for e in article.entities if e.entity == figure.attribution.entity)
    name = next(names, None) if figure.attribution.entity else None
    return f"{said} = {name}" if name and name.casefold() not in said.casefold() else said


def text_of(article: EnrichedArticle, field: FieldName) -> Text:
    """A field of the article with figures, triggers, holders and entities coloured."""
    text = Text(article.text(field))
    spans: list[tuple[int, int, str]] = [
        (entity.start, entity.end, _ENTITY_STYLE) for entity in article.entities if entity.field == field
    ]
    for figure in article.figures:
        if figure.event and figure.event.trigger.field == field:
            spans.append((figure.event.trigger.start, figure.event.trigger.end, _TRIGGER_STYLE))
        if figure.attribution and figure.attribution.holder.field == field:
            spans.append((figure.attribution.holder.start, figure.attribution.holder.end, _HOLDER_STYLE))
        if figure.field == field:
            spans.append((figure.start, figure.end, _FIGURE_STYLE))
    for start, end, style in spans:
        text.stylize(style, start, end)
    return text


def show(console: Console, article: EnrichedArticle, *, text: bool = True) -> None:
    """One article: its text with the spans coloured, then its figures."""
    if text:
        for field in ("headline", "body"):
            if article.text(field):
                console.print(text_of(article, field))
                console.print()
        console.print(
            Text.assemble(
                ("figure", _FIGURE_STYLE),
                "  ",
                ("what happened", _TRIGGER_STYLE),
                "  ",
                ("who says so", _HOLDER_STYLE),
                "  ",
                ("name", _ENTITY_STYLE),
            )
        )
        console.print()
    if article.figures:
        figures_of(console, article)
    else:
        console.print(Text(f"no figures in {article.uri}"))
    console.print()


def plain(number: Decimal) -> str:
    """A decimal in plain notation: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def print_rows(console: Console, columns: Sequence[str], groups: Mapping[str, Sequence[Sequence[str | Text]]]) -> None:
    """Rows as a table as wide as the console, its columns as wide as their words where there is room.

    Args:
        console: where to.
        columns: the headings.
        groups: heading of a group of rows, or the empty text -> its rows. The columns stand still across the groups.
    """
    cells = {
        title: [[cell if isinstance(cell, Text) else Text(cell) for cell in row] for row in rows]
        for title, rows in groups.items()
    }
    whole = [[Text(column) for column in columns], *(row for rows in cells.values() for row in rows)]
    widths = _widths([list(column) for column in zip(*whole, strict=True)], console.width - _GAP * (len(columns) - 1))
    for number, (title, rows) in enumerate(cells.items()):
        if title:
            console.print(Text(title, style="bold"))
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, show_header=not number)
        table.padding = (0, _GAP - 1, 0, 0)
        for column, width in zip(columns, widths, strict=True):
            table.add_column(column, width=width, overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)
        if len(cells) > 1:
            console.print()


def _widths(columns: Sequence[Sequence[Text]], room: int) -> list[int]:
    """The width of each column: what it wants if all of them fit, else shared out so that no word is cut in two.

    Only where not even the words fit is the widest column cut.
    """
    wanted = [max(cell.cell_len for cell in column) for column in columns]
    if sum(wanted) <= room:
        return wanted
    widths = [max(_longest_word(cell) for cell in column) for column in columns]
    while sum(widths) < room:
        # The column that needs the most lines is the next to grow.
        widths[max(range(len(widths)), key=lambda i: wanted[i] / max(widths[i], 1))] += 1
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _longest_word(cell: Text) -> int:
    return cell.cell_len if cell.no_wrap else max(map(cell_len, cell.plain.split()), default=0)

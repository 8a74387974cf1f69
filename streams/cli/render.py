"""How figures and articles are shown to people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

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


def figures_of(article: EnrichedArticle) -> Table:
    """The figures of one article as a table."""
    table = Table(title=Text(article.headline or article.uri), title_justify="left", show_edge=False, pad_edge=False)
    for column in ("figure", "value", "counted", "event", "status", "says who", "note"):
        table.add_column(column, overflow="fold")
    for figure in article.figures:
        counted = figure.counted
        table.add_row(
            Text(figure.text),
            amount(
                figure.value, figure.lower, figure.upper, figure.qualifier, figure.unit.code if figure.unit else None
            ),
            Text(f"{counted.text} ({counted.role or counted.class_})" if counted else ""),
            figure.event.type if figure.event else "",
            Text(figure.status, style=_STATUS_STYLES[figure.status]),
            Text(_who(article, figure)),
            " ".join([figure.change or "", *(f"{link.type} {link.figure}" for link in figure.relations)]).strip(),
        )
    return table


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
        console.print(figures_of(article))
    else:
        console.print(Text(f"no figures in {article.uri}"))
    console.print()


def plain(number: Decimal) -> str:
    """A decimal in plain notation: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def print_rows(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Plain rows as a table."""
    table = Table(show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)

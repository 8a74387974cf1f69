"""Why a figure is read as it is: each decision with its rule and its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from schemas.annotation import EnrichedArticle, Sentence
from schemas.base import Position
from schemas.figure import Figure
from streams.cli.render import amount, print_rows, unbroken
from streams.nlp.annotate import explain_figures
from streams.nlp.claims import Evidence
from streams.nlp.pipeline import REVISION

_COLUMNS: Final = ("field", "read as", "rule", "on the words", "at")
_Row = tuple[str, str, str, str, Text]


def show(console: Console, article: EnrichedArticle) -> None:
    """Prints for each figure its sentence and, field by field, the rules that decided and the words they looked at.

    A rule is named by what it decides on and by what it saw there, `status/retracted after`; its code is in the
    module of `streams/nlp/claims` for that field, its words are in `streams/nlp/languages`.
    """
    if article.pipeline.revision != REVISION:
        console.print(Text(f"Annotated by revision {article.pipeline.revision}; these are the reasons of {REVISION}."))
    sentences = {sentence.id: sentence for sentence in article.sentences}
    for figure, evidence in explain_figures(article):
        sentence = sentences[figure.sentence]
        console.print(Text(f"{figure.id}  {figure.text}", style="bold"))
        console.print(_marked(article, sentence, figure))
        print_rows(console, _COLUMNS, {"": [list(row) for row in _rows(figure, evidence)]})
        console.print()


def _marked(article: EnrichedArticle, sentence: Sentence, figure: Figure) -> Text:
    text = Text(article.text(sentence.field)[sentence.start : sentence.end])
    text.stylize("bold cyan", max(0, figure.start - sentence.start), max(0, figure.end - sentence.start))
    return text


def _rows(figure: Figure, evidence: Sequence[Evidence]) -> Iterator[_Row]:
    unit = figure.unit.code if figure.unit else None
    said = amount(figure.value, figure.lower, figure.upper, figure.qualifier, unit)
    yield _row("value", f"{said} ({figure.kind})", figure.detector, figure.number)
    if figure.unit:
        yield _row("unit", figure.unit.code, figure.detector, figure)
    if figure.qualifier_span and figure.qualifier != "unknown":  # which a rule of the claims has found
        yield _row("qualifier", figure.qualifier, figure.detector, figure.qualifier_span)
    for one in evidence:
        field = "qualifier" if one.field == "unknown" else one.field
        yield _row(field, _decision(figure, one), one.rule, one.mark.position() if one.mark else None)


def _row(field: str, decision: str, rule: str, words: Position | None) -> _Row:
    if words is None:
        return field, decision, rule, "(the construction)", Text()
    return field, decision, rule, words.text, unbroken(f"{words.field} {words.start}:{words.end}")


def _decision(figure: Figure, evidence: Evidence) -> str:
    match evidence.field:
        case "counted" if figure.counted:
            return f"{figure.counted.head} ({figure.counted.role or figure.counted.class_})".replace("_", " ")
        case "event" if figure.event:
            return figure.event.type
        case "attribution" if figure.attribution:
            return figure.attribution.holder.text
        case "status":
            return figure.status
        case "relations":
            return ", ".join(f"{link.type} {link.figure}".replace("_", " ") for link in figure.relations)
        case "time" | "place":
            return getattr(figure, evidence.field) or ""
        case "unknown":
            return "unknown"
        case _:
            return ""

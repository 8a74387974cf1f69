"""`newstally annotate`: articles in, enriched articles out, without Kafka; the same code as the stages run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from streams.cli.console import err, fail
from streams.cli.exits import Exit
from streams.cli.lines import numbered_lines, require_files

NAME: Final = "annotate"
PANEL: Final = "Try it"


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="JSON Lines, one article a line. [default: -]")
    ] = None,
    steps: Annotated[
        str, typer.Option(help="Which steps to run; what a step left out would have written is empty.")
    ] = "language,entities,figures",
    assume_language: Annotated[
        bool, typer.Option("--assume-language", help="Trust the article's own `language` where it has one.")
    ] = False,
    tokens: Annotated[bool, typer.Option("--tokens", help="Also write the tokens.")] = False,
) -> None:
    """Read articles as JSON Lines and write them enriched, in the same order, without Kafka.

    The smallest article is `{"uri": "urn:x", "body": "8000 arrests."}`. A line that is no valid article is named on
    standard error as `line N: why`; the rest is still processed, and the exit status is 1.

    **Example:** `newstally annotate articles.jsonl > enriched.jsonl`
    """
    # Imported here: the other commands need not wait for the language work to load.
    from streams.agents import codec
    from streams.nlp.annotate import STEPS, annotate
    from streams.settings import Settings

    chosen = [step for step in STEPS if step in {name.strip() for name in steps.split(",")}]
    if unknown := {name.strip() for name in steps.split(",")} - set(STEPS):
        fail(f"--steps: no step {min(unknown)!r}; the steps are {', '.join(STEPS)}", Exit.USAGE)
    require_files(files or [])
    models = Settings().models
    failed = False
    for name, line in numbered_lines(files or []):
        try:
            article = codec.parse_article(line)
        except codec.InvalidMessage as error:
            err.print(f"{name}: {error}", markup=False)
            failed = True
            continue
        try:
            enriched = annotate(article, steps=chosen, assume_language=assume_language, models=models)
        except Exception as error:  # noqa: BLE001 one article must not take the others with it
            err.print(f"{name}: could not be annotated: {type(error).__name__}: {error}", markup=False)
            failed = True
            continue
        sys.stdout.buffer.write(codec.dump_line(enriched, tokens=tokens))
    sys.stdout.buffer.flush()
    if failed:
        raise typer.Exit(Exit.FAILED)

"""`newstally show`: one article with its figures, for reading."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from schemas.annotation import EnrichedArticle
from schemas.article import Article
from streams.cli.console import fail
from streams.cli.exits import Exit

NAME: Final = "show"
PANEL: Final = "Try it"


def command(  # noqa: PLR0913, PLR0917 an option each
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file (JSON Lines of articles, or plain text), - for standard input, or a uri in the database.",
        ),
    ],
    language: Annotated[
        str | None, typer.Option(help="Of plain text: the language, where detection should not decide.")
    ] = None,
    published_at: Annotated[
        str | None, typer.Option(help="Of plain text: when it was published (RFC 3339), so that Monday is a date.")
    ] = None,
    version: Annotated[
        str | None, typer.Option(help="From the database: this version instead of the current one.")
    ] = None,
    text: Annotated[bool, typer.Option(help="Print the text, coloured, before the table.")] = True,
    why: Annotated[
        bool,
        typer.Option("--why", help="After the table: the rules that decided on each figure, and their words."),
    ] = False,
) -> None:
    """Show an article's figures as a table and its text with what was found coloured.

    **Examples:** `newstally show article.txt`, `newstally show - < article.txt`, `newstally show urn:x`,
    `newstally show --why --no-text article.txt`
    """
    console = Console(highlight=False)
    shown = _from_file(article, language, published_at) if article == "-" or _is_file(Path(article)) else None
    if shown is None:
        shown = [_from_database(article, version)]
    from streams.cli import render

    for one in shown:
        render.show(console, one, text=text)
        if why:
            from streams.cli import why as reasons

            reasons.show(console, one)


def _is_file(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()  # also a pipe, as of a shell's <( )
    except OSError:  # a uri too long for a file's name
        return False


def _from_file(name: str, language: str | None, published_at: str | None) -> list[EnrichedArticle]:
    from streams.agents import codec
    from streams.nlp.annotate import annotate
    from streams.settings import Settings

    raw = (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).removeprefix(b"\xef\xbb\xbf")
    articles: list[Article] = []
    try:
        if raw.lstrip().startswith(b"{"):
            for number, line in enumerate(raw.splitlines(), start=1):
                if line.strip():
                    try:
                        articles.append(codec.parse_article(line))
                    except codec.InvalidMessage as error:
                        fail(f"line {number}: {error}")
        else:
            plain = {"uri": f"file:{name}", "body": raw.decode(), "language": language, "published_at": published_at}
            articles.append(codec.validate(plain, Article))
    except UnicodeDecodeError as error:
        fail(f"{name}: is not UTF-8: byte {error.start}")
    except codec.InvalidMessage as error:
        fail(f"{name}: {error}")
    models = Settings().models
    return [annotate(one, assume_language=language is not None, models=models) for one in articles]


def _from_database(uri: str, version: str | None) -> EnrichedArticle:
    from streams.db import read
    from streams.db.exceptions import DatabaseError
    from streams.settings import Settings

    try:
        found = read.article(Settings().postgres_dsn.get_secret_value(), uri, version)
    except DatabaseError as error:
        fail(f"{uri} is no file, and the database could not be asked: {error}")
    if found is None:
        fail(f"{uri}: no such file, and no such article in the database", Exit.FAILED)
    return found

"""`newstally publish`: articles from files to the topic `articles`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from schemas.article import Article, default_version
from schemas.cloudevents import event_headers, event_id
from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.cli.console import err, fail, plural, say
from streams.cli.exits import Exit
from streams.cli.lines import numbered_lines, require_files
from streams.kafka.records import Outgoing

NAME: Final = "publish"
PANEL: Final = "Use it"


def article_record(article: Article, raw: bytes, prefix: str) -> Outgoing:
    """The record of an article as its producer sends it: key = uri, value = the bytes as they are."""
    version = article.version or default_version(article.headline, article.body)
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    identifier = event_id("newstally.article.published", article.uri, version, [])
    headers = event_headers("newstally.article.published", "newstally publish", now, identifier)
    return Outgoing(prefix + ARTICLES.name, article.uri.encode(), raw, headers, ARTICLE_BYTES)


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="JSON Lines, one article a line. [default: -]")
    ] = None,
) -> None:
    """Publish articles to the topic `articles` of NEWSTALLY_KAFKA_BOOTSTRAP, and wait until the broker has them.

    A line that is no valid article is named on standard error as `line N: why` and not published; the rest is, and the
    exit status is 1. Publishing the same again changes nothing in the database.

    **Example:** `newstally publish articles.jsonl`
    """
    from streams.agents import codec
    from streams.kafka.exceptions import KafkaError
    from streams.kafka.producer import publish_all
    from streams.settings import Settings

    files = files or []
    require_files(files)
    settings = Settings()
    refused = 0

    def valid() -> Iterator[Outgoing]:
        nonlocal refused
        for name, line in numbered_lines(files):
            try:
                article = codec.parse_article(line)
            except codec.InvalidMessage as error:
                err.print(f"{name}: {error}", markup=False)
                refused += 1
            else:
                yield article_record(article, line, settings.topic_prefix)

    columns = (TextColumn("publishing"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
            task = progress.add_task("", total=None)
            count = asyncio.run(
                publish_all(settings.brokers, valid(), acknowledged=lambda more: progress.advance(task, more))
            )
    except KafkaError as error:
        fail(str(error))
    say(f"{plural(count, 'article')} published" + (f", {plural(refused, 'line')} refused" if refused else ""))
    if refused:
        raise typer.Exit(Exit.FAILED)

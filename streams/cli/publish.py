"""`newstally publish`: articles from files, in our form or others, to the topic `articles`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from schemas.article import Article, default_version
from schemas.cloudevents import event_headers, event_id
from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.cli.console import err, fail, plural, say
from streams.cli.exits import Exit
from streams.cli.formats import Format
from streams.cli.lines import STANDARD_INPUT, numbered_lines, require_files, whole_files
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


class Form(StrEnum):
    """What the files hold."""

    jsonl = "jsonl"
    ninjs = "ninjs"
    rss = "rss"
    text = "text"


@dataclass(frozen=True, slots=True)
class _Offer:
    """An article of a file, or why it is none."""

    label: str
    article: Article | None = None
    raw: bytes = b""
    why: str = ""


def _offers(files: Sequence[Path], form: Form) -> Iterator[_Offer]:
    from streams.agents import codec

    if form is Form.jsonl:
        for name, line in numbered_lines(files):
            try:
                yield _Offer(name, codec.parse_article(line), line)
            except codec.InvalidMessage as error:
                yield _Offer(name, why=str(error))
        return
    items = _format(form)
    for file, name, raw in whole_files(files):
        for item in items(file.absolute().as_uri(), raw):
            label = ": ".join(filter(None, [name if len(files) > 1 or not item.label else "", item.label]))
            if item.article is None:
                yield _Offer(label, why=item.why or "")
                continue
            try:
                article = codec.validate(dict(item.article), Article)
                yield _Offer(label, article, codec.dump(article))
            except codec.InvalidMessage as error:
                yield _Offer(label, why=item.in_its_words(str(error)))


def _format(form: Form) -> Format:
    from importlib import import_module

    try:
        items: Format = import_module(f"streams.cli.formats.{form}").items
    except ModuleNotFoundError as error:
        fail(f"--format {form} needs {error.name}: install newstally[feeds]")
    return items


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="The articles; - is standard input. [default: -]")
    ] = None,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="jsonl: one article a line, as in the contract; ninjs: ninjs 3 objects, one, an array, or one a line; "
            "rss: an RSS or Atom feed; text: plain text, each file one article with the uri of the file.",
        ),
    ] = Form.jsonl,
) -> None:
    """Publish articles to the topic `articles` of NEWSTALLY_KAFKA_BOOTSTRAP, and wait until the broker has them.

    What is no valid article is named on standard error (`line N: why`; of other formats `item N: field: why`) and not
    published; the rest is, and the exit status is 1. Publishing the same again changes nothing in the database. HTML in
    ninjs and in feeds is reduced to its text.

    **Examples:** `newstally publish articles.jsonl`, `newstally publish --format rss feed.xml`
    """
    from streams.kafka.exceptions import KafkaError
    from streams.kafka.producer import publish_all
    from streams.settings import Settings

    files = files or []
    require_files(files)
    if form is Form.text and not [file for file in files if file != STANDARD_INPUT]:
        fail("--format text needs files: standard input has no name", Exit.USAGE)
    settings = Settings()
    refused = 0

    def valid() -> Iterator[Outgoing]:
        nonlocal refused
        for offer in _offers(files, form):
            if offer.article is None:
                err.print(f"{offer.label}: {offer.why}", markup=False)
                refused += 1
            else:
                yield article_record(offer.article, offer.raw, settings.topic_prefix)

    columns = (TextColumn("publishing"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
            task = progress.add_task("", total=None)
            count = asyncio.run(
                publish_all(settings.brokers, valid(), acknowledged=lambda more: progress.advance(task, more))
            )
    except KafkaError as error:
        fail(str(error))
    say(
        f"{plural(count, 'article')} published"
        + (f", {plural(refused, 'line' if form is Form.jsonl else 'item')} refused" if refused else "")
    )
    if refused:
        raise typer.Exit(Exit.FAILED)

"""`newstally demo`: the sample articles through real Kafka and Postgres, and their figures."""

from __future__ import annotations

import asyncio
import tempfile
import time
from importlib import resources
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from schemas.topics import ARTICLE_BYTES, ARTICLES
from streams.cli.console import fail, say

NAME: Final = "demo"
PANEL: Final = "Try it"

_PATIENCE: Final = 120.0


def command(
    text: Annotated[bool, typer.Option("--text", help="Also print the texts, coloured.")] = False,
) -> None:
    """Run the sample articles through real Kafka and Postgres, and show their figures as read back from Postgres.

    Everything is started for this run alone, listens on this machine only, and is thrown away at the end; settings of
    addresses are not used. The first run fetches Apache Kafka (43 MB).
    """
    from streams.agents import codec
    from streams.cli import render
    from streams.cli.pipeline import stages
    from streams.db import read
    from streams.kafka.producer import publish_all
    from streams.kafka.records import Outgoing
    from streams.local.errors import LocalStackError
    from streams.local.stack import stack

    samples = (resources.files("streams.samples") / "articles.jsonl").read_bytes().splitlines()
    articles, refused = [], {}
    for number, line in enumerate(samples, start=1):
        try:
            articles.append(codec.parse_article(line))
        except codec.InvalidMessage as error:
            refused[number] = str(error)

    began = time.monotonic()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="newstally-demo-") as folder,
            stack(prefer="embedded", progress=say) as parts,
        ):
            say(f"Kafka at {parts.kafka_bootstrap}, Postgres beside it; starting the four stages ...")
            with stages(parts, partitions=4, replication=1, logs=Path(folder), progress=say):
                # The broken line is sent as well, as a careless producer would: it must not disturb the others.
                records = [Outgoing(ARTICLES.name, None, line, [], ARTICLE_BYTES) for line in samples]
                asyncio.run(publish_all(parts.kafka_bootstrap, records))
                say(f"{len(records)} articles published to the topic `articles`, one of them broken on purpose")
                _wait_for(parts.postgres_dsn, len(articles), Path(folder))
            console = Console(highlight=False)
            for uri in dict.fromkeys(article.uri for article in articles):
                article = read.article(parts.postgres_dsn, uri)
                if article:
                    render.show(console, article, text=text)
            counts = read.counts(parts.postgres_dsn)
            say(
                f"{counts['articles']} articles in {counts['versions']} versions, {counts['current_figures']} figures, "
                f"of which {counts['counted_figures']} count; {time.monotonic() - began:.0f} s"
            )
    except LocalStackError as error:
        fail(str(error))
    for number, why in refused.items():
        say(f"line {number} of the samples went to the topic `articles.dead`: {why}")
    say("Next: `newstally up` keeps everything running; `newstally publish FILE` and `newstally figures` use it.")


def _wait_for(dsn: str, versions: int, logs: Path) -> None:
    """Waits until the database holds so many article versions."""
    from streams.db import read

    deadline, before = time.monotonic() + _PATIENCE, 0
    while (stored := read.counts(dsn)["versions"]) < versions:
        if stored > before:  # it goes on, however slowly
            deadline, before = time.monotonic() + _PATIENCE, stored
        if time.monotonic() > deadline:
            for log in sorted(logs.glob("*.log")):
                say(f"--- {log.stem} ---\n" + "\n".join(log.read_text("utf-8").splitlines()[-20:]))
            fail(f"{stored} of {versions} article versions are in Postgres, and none came for {_PATIENCE:.0f} s")
        time.sleep(0.2)

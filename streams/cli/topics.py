"""`newstally topics`: makes the topics, and says whether they are as the stages need them."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.text import Text

from schemas.topics import ALL_TOPICS
from streams.cli import render
from streams.cli.console import fail, plural, say
from streams.cli.exits import Exit

NAME: Final = "topics"
PANEL: Final = "Run it"


def command(
    check: Annotated[
        bool, typer.Option("--check", help="Make nothing; exit with 1 if a topic cannot be used.")
    ] = False,
) -> None:
    """Make the topics that NEWSTALLY_KAFKA_BOOTSTRAP lacks, and show all. Those that are there stay as they are.

    NEWSTALLY_PARTITIONS (12) and NEWSTALLY_REPLICATION (1) are those of new topics. The number of partitions is fixed
    once a topic is made: another number would send the versions of an article to different partitions.
    """
    from streams.kafka.admin import make_topics, topic_states
    from streams.kafka.exceptions import KafkaError
    from streams.settings import Settings

    settings = Settings()
    try:
        made = []
        if not check:
            made = asyncio.run(
                make_topics(settings.brokers, settings.topic_prefix, settings.partitions, settings.replication)
            )
        states = asyncio.run(topic_states(settings.brokers, settings.topic_prefix))
    except KafkaError as error:
        fail(str(error))
    rows: list[list[str | Text]] = [
        [
            state.name,
            str(state.partitions or ""),
            "made" if state.name in made else state.problem or "ok",
            topic.purpose,
        ]
        for topic, state in zip(ALL_TOPICS, states, strict=True)
    ]
    render.print_rows(Console(highlight=False), ("topic", "partitions", "state", "holds"), {"": rows})
    if any(state.problem for state in states):
        raise typer.Exit(Exit.FAILED)
    say(f"{plural(len(made), 'topic')} made" if made else "nothing to do: all topics are there")

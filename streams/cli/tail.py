"""`newstally tail TOPIC`: what lies in a topic."""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Annotated, Any, Final

import orjson
import typer

from schemas.dead_letter import PREFIX
from schemas.topics import ALL_TOPICS
from streams.cli import render
from streams.cli.console import fail, say
from streams.cli.durations import stamp
from streams.cli.exits import Exit

if TYPE_CHECKING:
    from streams.kafka.records import Received

NAME: Final = "tail"
PANEL: Final = "Use it"
_NAMES: Final = [topic.name for topic in ALL_TOPICS]
_TEXT: Final = 100
"""Characters of a headline or body that a line shows."""


def _topic(name: str) -> str:
    if name not in _NAMES:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(_NAMES)}")
    return name


def command(  # noqa: PLR0913, PLR0917 an option each
    topic: Annotated[
        str, typer.Argument(metavar="TOPIC", callback=_topic, help=f"One of {', '.join(_NAMES)}, without its prefix.")
    ],
    count: Annotated[
        int | None,
        typer.Option("-n", "--lines", min=1, help="How many records. [default: 10; with --from-beginning all]"),
    ] = None,
    beginning: Annotated[
        bool, typer.Option("--from-beginning", help="The oldest records that are kept, not the newest.")
    ] = False,
    follow: Annotated[bool, typer.Option("-f", "--follow", help="Go on with what comes, until Ctrl-C.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON object a record: place, time, key, headers, value.")
    ] = False,
    raw: Annotated[bool, typer.Option("--raw", help="The values alone, as they are, each with a line feed.")] = False,
) -> None:
    """Show the newest records of a topic, a line each; no consumer is disturbed.

    The records of a partition come in order, those of several about by their time.

    **Examples:** `newstally tail figures -f`; `newstally tail articles.dead`;
    `newstally tail articles.enriched --from-beginning --raw > all.jsonl`
    """
    from streams.kafka.exceptions import KafkaError
    from streams.settings import Settings

    if as_json and raw:
        raise typer.BadParameter("choose one of --json and --raw")
    settings = Settings()
    form = _raw if raw else _json if as_json else _line
    wanted = count if count or beginning else 10
    try:
        shown = asyncio.run(
            _tail(
                settings.brokers, settings.topic_prefix + topic, form,
                count=wanted, beginning=beginning, follow=follow,
            )
        )  # fmt: skip
    except KafkaError as error:
        fail(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(Exit.OK if follow else Exit.INTERRUPTED) from None
    if not shown:
        say(f"topic {settings.topic_prefix + topic} holds nothing")


async def _tail(  # noqa: PLR0913 the last three are keywords
    bootstrap: str, topic: str, form: Callable[[Received], bytes], *, count: int | None, beginning: bool, follow: bool
) -> int:
    from streams.kafka.read import read_topic

    if follow and beginning:
        async for record in read_topic(bootstrap, topic, follow=True):
            _write(form(record))
    shown, places = 0, dict[int, int]()
    async for record in _chosen(bootstrap, topic, count=count, beginning=beginning):
        shown += 1
        places[record.partition] = record.offset + 1
        _write(form(record))
    if follow:
        if not shown:
            say(f"topic {topic} holds nothing yet; what comes is shown")
        async for record in read_topic(bootstrap, topic, start=places, follow=True):
            _write(form(record))
    return shown


async def _chosen(bootstrap: str, topic: str, *, count: int | None, beginning: bool) -> AsyncIterator[Received]:
    """The first or the last records of the topic, at most `count`."""
    from streams.kafka.read import read_topic

    if beginning:
        taken = 0
        async for record in read_topic(bootstrap, topic):
            yield record
            taken += 1
            if taken == count:
                return
    else:
        # Each partition's last ones are read, and of all these the newest kept.
        newest: deque[Received] = deque()
        async for record in read_topic(bootstrap, topic, last=count):
            newest.append(record)
        for record in sorted(newest, key=lambda r: (r.timestamp, r.partition, r.offset))[-(count or 0) :]:
            yield record


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _raw(record: Received) -> bytes:
    return record.value


def _parsed(value: bytes) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        return value.decode(errors="backslashreplace")


def _json(record: Received) -> bytes:
    return orjson.dumps(
        {
            "topic": record.topic,
            "partition": record.partition,
            "offset": record.offset,
            "timestamp": stamp(record.timestamp),
            "key": None if record.key is None else record.key.decode(errors="backslashreplace"),
            "headers": {name: value.decode(errors="backslashreplace") for name, value in record.headers},
            "value": _parsed(record.value),
        }
    )


def _line(record: Received) -> bytes:
    key = "-" if record.key is None else record.key.decode(errors="backslashreplace")
    said = f"{stamp(record.timestamp)} {record.partition}:{record.offset} {key}  {_told(record)}"
    # What a producer sent must not move the cursor of whoever looks at it.
    return "".join(c if c.isprintable() else " " for c in said).encode(errors="backslashreplace")


def _told(record: Received) -> str:
    """What a record says, in a few words."""
    if (reason := record.header(PREFIX + "exception.message")) is not None:
        return f"{record.header(PREFIX + 'stage')}: {_cut(reason)}"
    value = _parsed(record.value)
    if not isinstance(value, dict):
        return _cut(str(value)) or "(empty)"
    figure = value.get("figure")
    if isinstance(figure, dict):
        return _figure(figure)
    figures = value.get("figures")
    parts = [
        str(value.get("language") or ""),
        _cut(str(value.get("headline") or value.get("body") or value.get("state") or "")),
        f"({len(figures)} figures)" if isinstance(figures, list) else "",
    ]
    return " ".join(filter(None, parts)) or _cut(record.value.decode(errors="replace"))


def _figure(figure: dict[str, Any]) -> str:
    unit = (figure.get("unit") or {}).get("code")
    value = render.amount(
        figure.get("value"), figure.get("lower"), figure.get("upper"), str(figure.get("qualifier")), unit
    )
    counted = (figure.get("counted") or {}).get("text")
    holder = ((figure.get("attribution") or {}).get("holder") or {}).get("text")
    parts = [
        f"{_cut(str(figure.get('text')))!r} = {value}",
        counted,
        (figure.get("event") or {}).get("type"),
        figure.get("status"),
        holder and f"says {holder}",
    ]
    return ", ".join(filter(None, parts))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _TEXT else text[: _TEXT - 1] + "…"

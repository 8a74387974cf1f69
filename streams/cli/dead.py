"""`newstally dead`: what the stages could not process: look at it, and send it again once the cause is mended."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import orjson
import typer
from rich.console import Console
from rich.text import Text

from schemas.dead_letter import PREFIX
from schemas.topics import READ_BY
from streams.cli import render
from streams.cli.console import err, fail, plural, say
from streams.cli.durations import stamp
from streams.cli.exits import Exit

if TYPE_CHECKING:
    from streams.kafka.letters import DeadLetter
    from streams.settings import Settings

NAME: Final = "dead"
PANEL: Final = "Run it"

app = typer.Typer(
    name=NAME, no_args_is_help=True, rich_markup_mode="markdown",
    help="Look at dead letters, what the stages could not process, and send them again.\n\n"
    "A dead letter is the record as it was, with the reason in its headers. Its id is `partition:offset` in the topic "
    "`articles.dead`. First steps: `newstally dead list`, `newstally dead show ID`; once the cause is mended, "
    "`newstally dead redrive`.",
)  # fmt: skip

StageOption = Annotated[str | None, typer.Option(help=f"Only what this stage gave up: {', '.join(READ_BY)}.")]
ReasonOption = Annotated[
    str | None, typer.Option(help="Only with this in the class or the message of the error, in any case.")
]


def _letters(settings: Settings) -> list[DeadLetter]:
    from streams.kafka.exceptions import KafkaError
    from streams.kafka.letters import read_dead_letters

    try:
        return asyncio.run(read_dead_letters(settings.brokers, settings.topic_prefix))
    except KafkaError as error:
        fail(str(error))


def _chosen(letters: Sequence[DeadLetter], stage: str | None, reason: str | None) -> list[DeadLetter]:
    if stage is not None and stage not in READ_BY:
        raise typer.BadParameter(f"{stage!r} is none of {', '.join(READ_BY)}", param_hint="--stage")
    return [
        letter
        for letter in letters
        if (stage is None or letter.stage == stage)
        and (reason is None or reason.casefold() in f"{letter.kind} {letter.message}".casefold())
    ]


def _by_id(letters: Sequence[DeadLetter], ids: Sequence[str]) -> list[DeadLetter]:
    known = {letter.id: letter for letter in letters}
    if missing := [name for name in ids if name not in known]:
        fail(f"no dead letter has the id {', '.join(missing)}; `newstally dead list --all` shows all ids")
    return [known[name] for name in dict.fromkeys(ids)]


@app.command("list")
def list_(
    stage: StageOption = None,
    reason: ReasonOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that were sent again.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line, without the values.")] = False,
) -> None:
    """List dead letters, the oldest first; those that were sent again only with --all."""
    from streams.kafka.letters import counted
    from streams.settings import Settings

    found = _chosen(_letters(Settings()), stage, reason)
    letters = [letter for letter in found if everything or letter.redriven is None]
    if as_json:
        for letter in letters:
            sys.stdout.buffer.write(orjson.dumps(_document(letter)) + b"\n")
        return
    if letters:
        columns = ("id", "received", "stage", "error", "why", "uri", "sent again")
        rows: list[list[str | Text]] = [
            [
                render.unbroken(letter.id),
                render.unbroken(_received(letter)),
                letter.stage,
                letter.kind,
                _cut(letter.message, 120),
                _cut(letter.uri, 80),
                _again(letter),
            ]
            for letter in letters
        ]
        render.print_rows(Console(highlight=False), columns, {"": rows})
    counts = ", ".join(f"{count} {kind} of {stage}" for (stage, kind), count in counted(letters).items())
    say(plural(len(letters), "dead letter") + (f": {counts}" if counts else ""))
    if len(letters) < len(found):
        say(f"{len(found) - len(letters)} more were sent again; --all shows them")


@app.command()
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="As `newstally dead list` shows them: 3:17.")],
    raw: Annotated[bool, typer.Option("--raw", help="The value alone, byte for byte.")] = False,
) -> None:
    """Show dead letters in full: where they came from, why they are here, headers, value.

    **Example:** `newstally dead show 3:17 --raw > article.json`
    """
    from streams.settings import Settings

    for letter in _by_id(_letters(Settings()), ids):
        if raw:
            sys.stdout.buffer.write(letter.record.value)
            continue
        console = Console(highlight=False, soft_wrap=True)
        for name, text in _told(letter).items():
            console.print(Text.assemble((f"{name}: ", "bold"), text))
        console.print()
        console.print(Text(letter.record.value.decode(errors="backslashreplace")))
        console.print()


def _told(letter: DeadLetter) -> dict[str, str]:
    record, reason = letter.record, letter.reason
    told = {"dead letter": letter.id, "uri": letter.uri or "-", "received": _received(letter)}
    if reason:
        told |= {
            "from": f"{reason.topic} {reason.partition}:{reason.offset}",
            "given up by": reason.stage,
            "error": reason.exception_class,
            "why": reason.message,
        }
    told["sent again"] = _again(letter) or "no"
    told |= {
        f"header {key}": value.decode(errors="backslashreplace")
        for key, value in record.headers
        if not key.startswith(PREFIX)
    }
    return told | ({"stack trace": "\n" + reason.stacktrace.rstrip()} if reason and reason.stacktrace else {})


@app.command()
def redrive(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="These alone, as `newstally dead list` shows them.")
    ] = None,
    stage: StageOption = None,
    reason: ReasonOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Send them without asking.")] = False,
) -> None:
    """Send dead letters again to the topics they came from; first it is shown which.

    Key, value and headers are as they were, and so is the time of receipt. What was sent is noted: it is not sent a
    second time. What fails again becomes a new dead letter, which says how often it was sent.

    Without --yes it asks on a terminal; elsewhere nothing is sent.

    **Examples:** `newstally dead redrive --stage figures --reason TimeoutError`; `newstally dead redrive 3:17 --yes`
    """
    from streams.kafka.exceptions import KafkaError
    from streams.kafka.letters import counted
    from streams.kafka.letters import redrive as send
    from streams.settings import Settings

    settings = Settings()
    found = _letters(settings)
    ready = _ready(_chosen(_by_id(found, ids) if ids else found, stage, reason), settings.topic_prefix)
    if not ready:
        say("nothing to send")
        return
    for (name, kind), count in counted(ready).items():
        say(f"{count} {kind} of {name}")
    if not yes:
        if not sys.stdin.isatty():
            say(f"nothing was sent; --yes sends {'it' if len(ready) == 1 else f'these {len(ready)}'}")
            return
        if not typer.confirm(f"Send {plural(len(ready), 'dead letter')} again?", err=True):
            raise typer.Exit(Exit.OK)
    try:
        count = asyncio.run(send(settings.brokers, settings.topic_prefix, ready))
    except KafkaError as error:
        fail(str(error))
    say(f"{plural(count, 'dead letter')} sent again")


def _ready(letters: Sequence[DeadLetter], prefix: str) -> list[DeadLetter]:
    """Those that can be sent; of the others it is said why not."""
    from streams.kafka.letters import RedriveError, again

    ready = []
    for letter in letters:
        try:
            again(letter, prefix)
        except RedriveError as error:
            err.print(f"left alone: {error}", markup=False)
        else:
            if letter.redriven is None:
                ready.append(letter)
    if sent := sum(letter.redriven is not None for letter in letters):
        say(f"left alone: {plural(sent, 'dead letter')} sent before")
    return ready


def _received(letter: DeadLetter) -> str:
    return stamp(letter.record.received_at.timestamp())


def _again(letter: DeadLetter) -> str:
    before = f"the {letter.times_redriven + 1}. attempt" if letter.times_redriven else ""
    after = letter.redriven.at.strftime("%Y-%m-%dT%H:%M:%SZ") if letter.redriven else ""
    return ", ".join(filter(None, (after, before)))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _document(letter: DeadLetter) -> dict[str, Any]:
    reason = letter.reason
    return {
        "id": letter.id,
        "received_at": letter.record.received_text,
        "stage": letter.stage,
        "error": reason and reason.exception_class,
        "message": reason and reason.message,
        "topic": reason and reason.topic,
        "partition": reason and reason.partition,
        "offset": reason and reason.offset,
        "uri": letter.uri,
        "bytes": len(letter.record.value),
        "times_redriven": letter.times_redriven,
        "redriven_at": letter.redriven and letter.redriven.at,
    }

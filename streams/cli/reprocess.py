"""`newstally reprocess`: articles go through the pipeline again, beside the live ones."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from schemas.topics import READ_BY
from streams.cli.console import fail, plural, say
from streams.cli.exits import Exit
from streams.cli.moments import moment

if TYPE_CHECKING:
    from streams.agents.lane import Lane
    from streams.agents.reprocess import Selection
    from streams.local.workers import Workers
    from streams.settings import Settings

NAME: Final = "reprocess"
PANEL: Final = "Run it"
_AT_ONCE: Final = 64
_AHEAD: Final = 192
"""Records that may wait on the lane when more are handed over: enough to keep its workers busy between two looks."""
_NICE: Final = 10
_TELL_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 1.0
_SESSION_SECONDS: Final = 60.0
_BATCH_SECONDS: Final = 0.5


def command(
    since: Annotated[str | None, typer.Option(help="Received since; a date or RFC 3339.")] = None,
    uri: Annotated[str | None, typer.Option(help="All versions of this article.")] = None,
    below_revision: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Stored by a pipeline revision below N.")
    ] = None,
    workers: Annotated[
        bool,
        typer.Option(
            help="Run the workers of the lane here, and wait until they are done; without, only hand the articles over."
        ),
    ] = True,
) -> None:
    """Process articles again, by the rules and models of today; live articles are not kept waiting.

    They are taken from the topic `articles` where it still holds them, else from the database, and go through stages
    of their own, on a lane of topics named `reprocess.articles` and so on, with a low priority on this machine; while
    live articles are late, none is added. They keep the time when they were received, and replace what stands unless
    that is of a higher revision.

    Of several options all must hold. With --since or --uri alone also articles come that are in the topic and not in
    the database, as after a restored back-up. It may be interrupted and started again: what is on the lane is done
    first, and with --below-revision nothing is done twice.

    For more workers than here start `newstally worker STAGE` with NEWSTALLY_TOPIC_PREFIX=reprocess. anywhere; `status`,
    `tail` and `dead` look at the lane in the same way.

    **Examples:** `newstally reprocess --below-revision 8`, `newstally reprocess --since 2022-01-10`
    """
    from streams.agents.reprocess import Selection
    from streams.db.exceptions import DatabaseError
    from streams.db.migrations import check
    from streams.kafka.exceptions import KafkaError
    from streams.nlp.pipeline import REVISION
    from streams.settings import Settings

    if since is None and uri is None and below_revision is None:
        fail("say which articles: --since, --uri or --below-revision", Exit.USAGE)
    if below_revision is not None and below_revision > REVISION:
        fail(f"this version of newstally makes revision {REVISION}: nothing would rise to {below_revision}", Exit.USAGE)
    settings = Settings()
    selection = Selection(since=moment("--since", since), uri=uri, below=below_revision)
    try:
        check(settings.postgres_dsn.get_secret_value())
        status = asyncio.run(_run(settings, selection, here=workers))
    except (DatabaseError, KafkaError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        say("interrupted; what is on the lane stays there, and the same command goes on with it")
        raise typer.Exit(Exit.INTERRUPTED) from None
    raise typer.Exit(status)


async def _run(settings: Settings, selection: Selection, *, here: bool) -> Exit:
    from streams.agents.lane import open_lane
    from streams.agents.reprocess import LANE
    from streams.kafka.admin import make_topics

    await make_topics(settings.brokers, settings.topic_prefix + LANE, settings.partitions, settings.replication)
    async with open_lane(settings.brokers, settings.topic_prefix) as lane:
        before = sum((await lane.waiting()).values())
        if here:
            os.nice(_NICE)
            return await _process(settings, selection, lane, before)
        await _hand_over(settings, selection)
        say(f"{plural(selection.found + before, 'article')} on the lane wait for its workers")
        return Exit.OK


async def _process(settings: Settings, selection: Selection, lane: Lane, before: int) -> Exit:
    """Hands the articles over as the workers of the lane take them, and waits until all are done."""
    from streams.agents.reprocess import LANE
    from streams.kafka.letters import read_dead_letters

    brokers, prefix = settings.brokers, settings.topic_prefix
    dead = len(await read_dead_letters(brokers, prefix + LANE))
    with ExitStack() as ends:
        pace = _Pace(lane, selection, before, lambda: ends.enter_context(_lane_workers(settings)))
        if before:
            say(f"going on with {plural(before, 'article')} of an earlier run")
            await pace.at_most(0)
        await _hand_over(settings, selection, pace)
        if not selection.found + before:
            return Exit.OK
        await pace.at_most(0)
    failed = len(await read_dead_letters(brokers, prefix + LANE)) - dead
    say(f"{plural(selection.found + before, 'article')} processed again")
    if failed <= 0:
        return Exit.OK
    say(f"{failed} of them failed: NEWSTALLY_TOPIC_PREFIX={prefix}{LANE} newstally dead list")
    return Exit.FAILED


async def _hand_over(settings: Settings, selection: Selection, pace: _Pace | None = None) -> None:
    """Publishes the articles to the lane, all at once or at a pace, and says where they came from."""
    from streams.agents.reprocess import selected
    from streams.kafka.producer import Publisher
    from streams.kafka.records import Outgoing

    told = _every(_TELL_SECONDS)
    dsn = settings.postgres_dsn.get_secret_value()

    async def publish() -> None:
        if not records:
            return
        if pace is None:
            told(lambda: f"{selection.found} handed over")
        else:
            await pace.at_most(_AHEAD, give_way=True)
        await publisher.publish(records)
        records.clear()

    async with Publisher(settings.brokers, outage_seconds=settings.outage_seconds) as publisher:
        records: list[Outgoing] = []
        async for record in selected(settings.brokers, dsn, settings.topic_prefix, selection):
            records.append(record)
            if len(records) == _AT_ONCE:
                await publish()
        await publish()
    say(
        f"{plural(selection.found, 'article')} handed over: {selection.from_topic} from the topic, "
        f"{selection.from_database} from the database"
    )
    if selection.invalid:
        say(f"left out: {plural(selection.invalid, 'record')} of the topic that hold no article")


class _Pace:
    """Keeps the lane short, so that it is empty soon after live articles have to wait.

    Args:
        lane: the lane.
        selection: what goes through it.
        before: articles that lay there from an earlier run.
        start: starts its workers, when there is something for them.
    """

    def __init__(self, lane: Lane, selection: Selection, before: int, start: Callable[[], Workers]) -> None:
        self._lane = lane
        self._selection = selection
        self._before = before
        self._start = start
        self._workers: Workers | None = None
        self._told = _every(_TELL_SECONDS)

    async def at_most(self, records: int, *, give_way: bool = False) -> None:
        """Waits until no more records wait on the lane, and says how far it is.

        Args:
            records: that may wait.
            give_way: wait also until no live article is late.
        """
        if self._workers is None:
            self._workers = self._start()
        while True:
            counts = await self._lane.waiting()
            late = await self._lane.late() if give_way else []
            if sum(counts.values()) <= records and not late:
                return
            if stopped := [name for name, worker in self._workers.items() if worker.down]:
                fail(f"{', '.join(stopped)} has stopped itself; `newstally status` on the lane and its log say why")
            self._told(partial(self._how_far, counts, late))
            await asyncio.sleep(_LOOK_SECONDS)

    def _how_far(self, counts: Mapping[str, int], late: Sequence[str]) -> str:
        handed, all_of_them = self._before + self._selection.found, self._before + self._selection.stored
        told = [f"{max(0, handed - sum(counts.values()))} of {max(handed, all_of_them)} done"]
        if waits := ", ".join(f"{count} for {stage}" for stage, count in counts.items() if count):
            told.append(f"{waits} wait")
        if late:
            told.append(f"live articles are late at {', '.join(late)} and go first")
        return "; ".join(told)


def _every(seconds: float) -> Callable[[Callable[[], str]], None]:
    """Says something, but no more often than so."""
    last = time.monotonic()

    def tell(text: Callable[[], str]) -> None:
        nonlocal last
        if time.monotonic() - last >= seconds:
            say(text())
            last = time.monotonic()

    return tell


@contextmanager
def _lane_workers(settings: Settings) -> Iterator[Workers]:
    """One worker a stage of the lane, which gives way to all else on this machine."""
    from streams.agents.reprocess import LANE
    from streams.local.workers import workers

    environment = os.environ | {
        "NEWSTALLY_TOPIC_PREFIX": settings.topic_prefix + LANE,
        "NEWSTALLY_METRICS_PORT": "",  # the live worker of this machine has it
        "NEWSTALLY_INSTANCE_ID": "",
        # Who gives way to all else may be silent for long, and need not hurry.
        "NEWSTALLY_SESSION_SECONDS": str(max(_SESSION_SECONDS, settings.session_seconds)),
        "NEWSTALLY_BATCH_SECONDS": str(max(_BATCH_SECONDS, settings.batch_seconds)),
    }
    commands = {stage: [sys.executable, "-m", "streams.cli", "worker", stage] for stage in READ_BY}
    logs = Path(tempfile.mkdtemp(prefix="newstally-reprocess-"))
    say(f"the workers of the lane log to {logs}")
    with workers(commands, env=environment, gives_way=True, logs=logs, progress=say) as running:
        yield running

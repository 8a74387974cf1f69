"""Re-processing beside live articles: these keep their latency, and nothing is lost."""

import asyncio
import contextlib
import os
import signal
import statistics
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from schemas.article import Article
from streams.db.writer import StoredArticle, Writer
from streams.nlp.annotate import annotate

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(7200)]

STORED = int(os.environ.get("REPROCESS_STORED", "10000"))
PER_SECOND = 10
SETTLE_SECONDS, QUIET_SECONDS, BUSY_SECONDS = 5, 20, 90
OLD, NEW = 7, 8
RECEIVED = datetime(2022, 1, 10, tzinfo=UTC)
STAGES = ("language", "entities", "figures", "sink")


def store(dsn, as_sent) -> None:
    """Articles of the past, which no topic holds any more, as the revision before had left them."""

    def outdated(n: int) -> StoredArticle:
        made = annotate(Article.model_validate(as_sent("stored", n)))
        pipeline = made.pipeline.model_copy(update={"revision": OLD})
        return StoredArticle(
            made.model_copy(update={"figures": [], "pipeline": pipeline}), RECEIVED + timedelta(seconds=n)
        )

    async def go() -> None:
        async with await Writer.connect(dsn) as writer:
            for start in range(0, STORED, 500):
                await writer.write([outdated(n) for n in range(start, min(start + 500, STORED))])

    asyncio.run(go())


def latencies(site, stretches: list[range]) -> list[float]:
    """Seconds from the broker's receipt to the row, of live articles by number."""
    rows = site.ask(
        "SELECT split_part(uri, ':', 3)::int, extract(epoch FROM stored_at - received_at)::float8 "
        "FROM articles JOIN article_versions USING (article_id) WHERE uri LIKE 'urn:live:%'"
    )
    seconds = dict(rows)
    return [seconds[n] for stretch in stretches for n in stretch]


def test_live_articles_keep_their_latency_while_all_is_processed_again(site, as_sent):
    """In turns: live articles alone, then beside a re-processing that is interrupted and goes on in the next turn.

    Both are measured in the same minutes, so that what else the machine does bears on both alike.
    """
    store(site.dsn, as_sent)
    for stage in STAGES:
        site.start(stage, NEW)
    quiet: list[range] = []
    busy: list[range] = []
    said = ""

    def stored_live() -> int:
        return site.ask("SELECT count(*) FROM articles WHERE uri LIKE 'urn:live:%'")[0][0]

    with site.flow("live", PER_SECOND) as uris:

        def stretch(seconds: float) -> range:
            first = len(uris)
            site.await_(lambda: len(uris) >= first + seconds * PER_SECOND, 300)
            return range(first, len(uris))

        # What had waited while the workers started is no measure: only once they keep up with the pace.
        site.await_(lambda: stored_live() >= max(50, len(uris) - PER_SECOND), 300)
        ended = False
        while not ended:
            stretch(SETTLE_SECONDS)
            quiet.append(stretch(QUIET_SECONDS))
            first = len(uris)
            again = site.begin(NEW, "reprocess", "--below-revision", str(NEW))
            with contextlib.suppress(subprocess.TimeoutExpired):
                again.wait(BUSY_SECONDS)
            ended = again.poll() is not None
            if not ended:
                again.send_signal(signal.SIGINT)
            said += again.communicate(timeout=120)[1]
            assert again.returncode == (0 if ended else 130), said
            busy.append(range(first, len(uris)))
    site.await_(lambda: stored_live() >= len(uris), 300)

    rows = site.ask(
        "SELECT uri, v.received_at, pipeline_revision, min(value), count(*) FROM articles "
        "JOIN article_versions AS v USING (article_id) JOIN figures USING (version_id) "
        "WHERE uri LIKE 'urn:stored:%' GROUP BY 1, 2, 3"
    )
    assert sorted(rows) == sorted(
        (f"urn:stored:{n}", RECEIVED + timedelta(seconds=n), NEW, n + 2, 1) for n in range(STORED)
    )
    before, during = latencies(site, quiet), latencies(site, busy)
    figures = {
        name: (statistics.median(found), statistics.quantiles(found, n=20)[-1])
        for name, found in (("alone", before), ("beside it", during))
    }
    told = ", ".join(f"{name} p50 {p50:.2f} s p95 {p95:.2f} s" for name, (p50, p95) in figures.items())
    print(  # noqa: T201 measured
        f"{STORED} processed again in {sum(map(len, busy)) / PER_SECOND:.0f} s, {len(busy)} turns, load "
        f"{os.getloadavg()[1]:.1f} on {os.cpu_count()} cores; {len(before)} and {len(during)} live articles: {told}"
    )
    for alone, beside in zip(*figures.values(), strict=True):
        assert beside <= 2 * alone, told

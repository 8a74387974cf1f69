"""Re-processing beside live articles: these keep their latency, and nothing is lost."""

import asyncio
import os
import statistics
import threading
from datetime import UTC, datetime, timedelta

import pytest

from schemas.article import Article
from streams.db.writer import StoredArticle, Writer
from streams.nlp.annotate import annotate

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(3600)]

STORED = int(os.environ.get("REPROCESS_STORED", "10000"))
PER_SECOND = 10
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


def latencies(site, first: int, last: int) -> list[float]:
    """Seconds from the broker's receipt to the row, of live articles by number."""
    rows = site.ask(
        "SELECT extract(epoch FROM stored_at - received_at)::float8 FROM articles "
        "JOIN article_versions USING (article_id) WHERE uri LIKE 'urn:live:%' "
        f"AND split_part(uri, ':', 3)::int BETWEEN {first} AND {last - 1}"
    )
    assert len(rows) == last - first
    return [seconds for (seconds,) in rows]


def test_live_articles_keep_their_latency_while_all_is_processed_again(site, as_sent):
    store(site.dsn, as_sent)
    for stage in STAGES:
        site.start(stage, NEW)
    said: list[str] = []

    def stored_live() -> int:
        return site.ask("SELECT count(*) FROM articles WHERE uri LIKE 'urn:live:%'")[0][0]

    with site.flow("live", PER_SECOND) as uris:
        # What had waited while the workers started is no measure: only once they keep up with the pace.
        site.await_(lambda: stored_live() >= max(50, len(uris) - PER_SECOND), 300)
        quiet = (len(uris), len(uris) + 20 * PER_SECOND)
        site.await_(lambda: stored_live() >= quiet[1], 300)

        again = threading.Thread(
            target=lambda: said.append(site.newstally(NEW, "reprocess", "--below-revision", str(NEW), seconds=3000))
        )
        busy_from = len(uris)
        again.start()
        again.join()
        busy = (busy_from, len(uris))
    site.await_(lambda: stored_live() >= len(uris), 300)

    assert f"{STORED} articles processed again" in said[0]
    rows = site.ask(
        "SELECT uri, v.received_at, pipeline_revision, min(value), count(*) FROM articles "
        "JOIN article_versions AS v USING (article_id) JOIN figures USING (version_id) "
        "WHERE uri LIKE 'urn:stored:%' GROUP BY 1, 2, 3"
    )
    assert sorted(rows) == sorted(
        (f"urn:stored:{n}", RECEIVED + timedelta(seconds=n), NEW, n + 2, 1) for n in range(STORED)
    )
    before, during = latencies(site, *quiet), latencies(site, *busy)
    figures = {
        name: (statistics.median(found), statistics.quantiles(found, n=20)[-1])
        for name, found in (("before", before), ("during", during))
    }
    told = ", ".join(f"{name} p50 {p50:.2f} s p95 {p95:.2f} s" for name, (p50, p95) in figures.items())
    print(f"{STORED} processed again in {(busy[1] - busy[0]) / PER_SECOND:.0f} s; live articles: {told}")  # noqa: T201 measured
    assert figures["during"][0] <= 2 * figures["before"][0], told

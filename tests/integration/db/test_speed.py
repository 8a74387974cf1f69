"""How fast articles of 20 figures and 60 mentions are written; run by `make bench`."""

import asyncio
import time
from datetime import UTC, datetime

import pytest

from streams.db.writer import StoredArticle, Writer

pytestmark = [pytest.mark.integration, pytest.mark.benchmark]

SENTENCE = "8000 arrests in Almaty, said Tokayev. "
NOW = datetime(2022, 1, 10, tzinfo=UTC)


def article(draft, uri):
    made = draft(SENTENCE * 80, uri=uri, published_at="2022-01-10T09:00:00+06:00").time("8000", None, None)
    for n in range(60):
        made.entity("Almaty", f"E{n % 10}", canonical="Almaty", iso3166="KZ", geonames="1526384")
    for n in range(20):
        holder = {"field": "body", "start": 29, "end": 36, "text": "Tokayev"}
        made.people("8000", str(8000 + n), event="arrested", role="civilians", place="E0", time="t0",
                    attribution={"holder": holder, "entity": "E1", "cue": None})  # fmt: skip
    return StoredArticle(made.build(), NOW)


def test_batches_are_worth_it(db, draft, database):
    """A batch of 100 against articles one by one, in articles a second of one run."""
    rates = {}

    async def go():
        async with await Writer.connect(database) as writer:
            await writer.write([article(draft, "urn:first")])
            for size, total in ((1, 100), (100, 1000)):
                articles = [article(draft, f"urn:{size}:{n}") for n in range(total)]
                began = time.perf_counter()
                for start in range(0, total, size):
                    await writer.write(articles[start : start + size])
                rates[size] = total / (time.perf_counter() - began)

    asyncio.run(go())
    print(f"\narticles/s written, one by one: {rates[1]:.0f}; in batches of 100: {rates[100]:.0f}")  # noqa: T201 measured
    assert db.value("SELECT count(*) FROM current_figures") == 1101 * 20
    assert rates[100] > 2 * rates[1]

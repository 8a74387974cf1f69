"""What workers measure: every metric of Newstally, under its Prometheus name; seconds and records, never milliseconds.

A worker serves them beside `/healthz` (`streams.kafka.monitor`); `streams/ops` holds the alert rules, the dashboard and
the runbook that are made of them, and a test holds those to the names in this file. Counters end in `_total` there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector, Summary

REGISTRY: Final = CollectorRegistry()
"""The library's own default would also hold what other libraries register."""

ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

_WORK: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_WAY: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600)

# --- the way through a stage ---

ARTICLES: Final = Counter(
    "newstally_articles", "Articles that a stage has finished.", ["stage", "outcome"], registry=REGISTRY
)
"""outcome: `done`, or `dead` for those that became dead letters."""

DEAD_LETTERS: Final = Counter(
    "newstally_dead_letters", "Dead letters by the class of the error.", ["stage", "reason"], registry=REGISTRY
)
PUBLISHED: Final = Counter(
    "newstally_published", "Records that the broker has acknowledged.", ["stage", "topic"], registry=REGISTRY
)
"""topic: without its prefix."""

BATCH_SECONDS: Final = Histogram(
    "newstally_batch_seconds", "From taking a batch until all made of it is with the broker or in the database.",
    ["stage"], buckets=_WORK, registry=REGISTRY,
)  # fmt: skip
ARTICLE_SECONDS: Final = Histogram(
    "newstally_article_seconds", "Work on one article.", ["stage"], buckets=_WORK, registry=REGISTRY
)
"""The sink stores whole batches: there it is a batch's share."""

SINCE_RECEIVED_SECONDS: Final = Histogram(
    "newstally_since_received_seconds", "From the broker's receipt of an article until a stage is done with it.",
    ["stage"], buckets=_WAY, registry=REGISTRY,
)  # fmt: skip
"""At the sink: from publishing to the row. Redriven and re-processed articles keep their receipt and count as old."""

RETRIES: Final = Counter(
    "newstally_retries", "Attempts that had to be made again.", ["stage", "what"], registry=REGISTRY
)
"""what: `publish` (the broker did not acknowledge), `dependency` (what the stage needs is down), `halve` (a batch was
parted to find the article at fault), `process` (that of the work hung or crashed and was replaced)."""

# --- how far behind ---

PARTITIONS: Final = Gauge("newstally_partitions", "Partitions that this worker holds.", ["stage"], registry=REGISTRY)
LAG: Final = Gauge(
    "newstally_lag_records", "Records that wait, of the partitions of this worker.", ["stage", "partition"],
    registry=REGISTRY,
)  # fmt: skip
LAG_SECONDS: Final = Gauge(
    "newstally_lag_seconds", "Age of the oldest record that waits; 0: none does.", ["stage", "partition"],
    registry=REGISTRY,
)  # fmt: skip
LAG_RETENTION: Final = Gauge(
    "newstally_lag_retention_ratio", "That age against the topic's retention; at 1 records are lost unread.",
    ["stage", "partition"], registry=REGISTRY,
)  # fmt: skip

# --- whether it works ---

HEALTHY: Final = Gauge("newstally_healthy", "Whether the stage makes progress, as /healthz says.", ["stage"],
                       registry=REGISTRY)  # fmt: skip
SILENCE_SECONDS: Final = Gauge(
    "newstally_silence_seconds", "Since the last sign of progress.", ["stage"], registry=REGISTRY
)
LAST_BATCH: Final = Gauge(
    "newstally_last_batch_timestamp_seconds", "When the latest batch was finished, in seconds since 1970; 0: none yet.",
    ["stage"], registry=REGISTRY,
)  # fmt: skip
BUILD: Final = Gauge(
    "newstally_build_info", "1; the labels say what runs.", ["stage", "version", "revision"], registry=REGISTRY
)

# --- what the language work makes of the articles ---

LANGUAGES: Final = Counter(
    "newstally_language_articles", "Articles by the language that was detected; `und`: none.", ["language"],
    registry=REGISTRY,
)  # fmt: skip
READERS: Final = Counter(
    "newstally_entities_articles", "Articles by how their names were found.", ["language", "reader"], registry=REGISTRY
)
"""reader: `trained`; `builtin`, where no model is configured; `fallback`: built in, though a model is configured."""

FIGURES: Final = Summary("newstally_article_figures", "Figures found in an article.", ["language"], registry=REGISTRY)

_OF_WORK: Final[dict[str, Counter | Summary]] = {"languages": LANGUAGES, "readers": READERS, "figures": FIGURES}


@dataclass(frozen=True, slots=True)
class Measured:
    """Something to count of an article, where the work on it is done in another process than the one that is asked."""

    metric: Literal["languages", "readers", "figures"]
    labels: tuple[str, ...]
    value: float = 1


def take(measured: Measured) -> None:
    """Takes note of what was measured elsewhere."""
    metric = _OF_WORK[measured.metric].labels(*measured.labels)
    if isinstance(metric, Summary):
        metric.observe(measured.value)
    else:
        metric.inc(measured.value)


def names() -> frozenset[str]:
    """The names of all samples that these metrics can have, such as `newstally_batch_seconds_bucket`."""
    found: set[str] = set()
    for metric in (value for value in globals().values() if isinstance(value, Counter | Gauge | Histogram | Summary)):
        (family,) = metric.describe()
        suffixes = {"counter": ["_total", "_created"], "gauge": [""], "summary": ["_count", "_sum", "_created"],
                    "histogram": ["_bucket", "_count", "_sum", "_created"]}[family.type]  # fmt: skip
        found.update(family.name + suffix for suffix in suffixes)
    return frozenset(found)

"""The topics: names, sizes and how long they keep what they hold."""

from __future__ import annotations

from typing import Final, Literal

from schemas.base import Record

MEBIBYTE: Final = 1 << 20
DAY_MS: Final = 24 * 60 * 60 * 1000
DEFAULT_PARTITIONS: Final = 12
"""Fixed when a topic is made: another number would send a uri to another partition."""


class Topic(Record):
    """One topic."""

    name: str
    purpose: str
    max_message_bytes: int
    retention_ms: int
    compression: str = "gzip"
    """The broker keeps and hands out this codec, whatever producers send: every client reads it without extras."""
    timestamps: Literal["CreateTime", "LogAppendTime"] = "CreateTime"
    cleanup: Literal["delete", "compact,delete"] = "delete"
    segment_ms: int | None = None
    """How long the newest segment grows, which is never compacted; None: as the broker has it."""
    partitions: int | None = None
    """Always so many; None: as configured."""
    public: bool = True
    """Part of the contract; False: Newstally's own affairs."""

    def config(self) -> dict[str, str]:
        """The topic's settings under Kafka's names."""
        return {
            "max.message.bytes": str(self.max_message_bytes),
            "retention.ms": str(self.retention_ms),
            "compression.type": self.compression,
            "cleanup.policy": self.cleanup,
            "message.timestamp.type": self.timestamps,
            **({} if self.segment_ms is None else {"segment.ms": str(self.segment_ms)}),
        }


# The limit of a value, with room for key, headers and the record batch around it.
_ENVELOPE = 256 * 1024
ARTICLE_BYTES: Final = 8 * MEBIBYTE
STAGE_BYTES: Final = 32 * MEBIBYTE

# The broker's own clock stamps what arrives: `received_at` must not depend on the clocks of producers.
ARTICLES = Topic(
    name="articles", purpose="what producers send", max_message_bytes=ARTICLE_BYTES + _ENVELOPE,
    retention_ms=30 * DAY_MS, timestamps="LogAppendTime",
)  # fmt: skip
LANGUAGE = Topic(
    name="articles.language", purpose="with language, segments and sentences",
    max_message_bytes=STAGE_BYTES + _ENVELOPE, retention_ms=7 * DAY_MS,
)  # fmt: skip
ENTITIES = Topic(
    name="articles.entities", purpose="with tokens and entities",
    max_message_bytes=STAGE_BYTES + _ENVELOPE, retention_ms=7 * DAY_MS,
)  # fmt: skip
ENRICHED = Topic(
    name="articles.enriched", purpose="with times and figures: all that Newstally knows of an article version",
    max_message_bytes=STAGE_BYTES + _ENVELOPE, retention_ms=30 * DAY_MS,
)  # fmt: skip
FIGURES = Topic(
    name="figures", purpose="one event a figure: a feed for those who want numbers alone",
    max_message_bytes=MEBIBYTE + _ENVELOPE, retention_ms=30 * DAY_MS,
)  # fmt: skip
DEAD = Topic(
    name="articles.dead", purpose="what a stage could not process, with the reason in its headers",
    max_message_bytes=STAGE_BYTES + 2 * _ENVELOPE, retention_ms=90 * DAY_MS,
)  # fmt: skip
OPERATIONS = Topic(
    name="newstally.operations", purpose="what each worker says of itself, and which dead letters were sent again",
    max_message_bytes=MEBIBYTE, retention_ms=90 * DAY_MS, cleanup="compact,delete", segment_ms=DAY_MS // 24,
    partitions=1, public=False,
)  # fmt: skip

READ_BY: Final = {"language": ARTICLES, "entities": LANGUAGE, "figures": ENTITIES, "sink": ENRICHED}
"""The topic that each stage reads, in the order of the stages."""

ALL_TOPICS: Final = (ARTICLES, LANGUAGE, ENTITIES, ENRICHED, FIGURES, DEAD, OPERATIONS)

"""Tombstones: records without a value, which say that what stood under their key is erased.

The stages pass them over: what a record held is erased from Postgres by the command itself, and the topics let go of it
when their retention ends. Compaction would not do: it keeps one record a key, where `articles` holds the versions of an
article, and `figures` its figures.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError as ClientError

from schemas.topics import ARTICLES, DEAD, ENRICHED, ENTITIES, FIGURES, LANGUAGE, Topic
from streams.kafka.admin import require, topic_states
from streams.kafka.connection import client_options, unreachable
from streams.kafka.exceptions import UnavailableError

KEYED_BY_URI: Final[Sequence[Topic]] = (ARTICLES, LANGUAGE, ENTITIES, ENRICHED, FIGURES, DEAD)
"""The topics that hold articles or what was made of them."""


async def bury(bootstrap: str, prefix: str, uri: str, *, lanes: Sequence[str] = ()) -> datetime:
    """Writes a tombstone of an article to every topic that may hold it.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of the topics.
        uri: the article.
        lanes: prefixes after that one, whose topics get a tombstone each as far as they are there.

    Returns:
        The moment up to which the article is erased, by the clock that stamps `articles`.

    Raises:
        BrokerUnreachableError: nobody answers.
        TopicsError: a topic is missing or may not be used.
        UnavailableError: the broker did not acknowledge a tombstone.
    """
    require(await topic_states(bootstrap, prefix, KEYED_BY_URI))
    names = [prefix + topic.name for topic in KEYED_BY_URI]
    for lane in lanes:
        states = await topic_states(bootstrap, prefix + lane, KEYED_BY_URI)
        names += [state.name for state in states if state.partitions]
    producer = AIOKafkaProducer(**client_options(bootstrap), acks="all", request_timeout_ms=20_000)
    try:
        await producer.start()
    except ClientError as error:
        await producer.stop()
        raise await unreachable(bootstrap, error) from error
    try:
        key = uri.encode()
        first, *_ = [await producer.send_and_wait(name, None, key=key) for name in names]
    except ClientError as error:
        raise UnavailableError(f"Kafka did not acknowledge a tombstone: {error}") from error
    finally:
        await producer.stop()
    # A topic that somebody else made may be stamped by producers, and then that was us.
    stamped = first.timestamp / 1000 if first.timestamp and first.timestamp > 0 else time.time()
    return datetime.fromtimestamp(stamped, UTC)

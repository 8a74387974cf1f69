"""Whether this user may read: Faust logs one line when it may not, and is silent from then on."""

from __future__ import annotations

from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import GroupAuthorizationFailedError, TopicAuthorizationFailedError

from streams.kafka.connection import client_options
from streams.kafka.exceptions import TopicsError

_ANSWER_MS: Final = 500
"""For an answer to one fetch. A broker slower than this is not found to refuse anything here."""


async def require_access(bootstrap: str, topic: str, group: str) -> None:
    """Reads from a topic as a member of a group would, and commits nothing.

    Args:
        bootstrap: brokers to ask first.
        topic: its full name.
        group: the full name of the consumer group.

    Raises:
        TopicsError: this user may not read the topic, or not with this group.
    """
    async with AIOKafkaConsumer(
        **client_options(bootstrap), group_id=group, enable_auto_commit=False, fetch_max_wait_ms=1
    ) as consumer:
        partition = TopicPartition(topic, 0)
        consumer.assign([partition])
        try:
            await consumer.committed(partition)
            consumer.seek(partition, 0)
            await consumer.getmany(partition, timeout_ms=_ANSWER_MS)
        except TopicAuthorizationFailedError as error:
            raise TopicsError(f"topic {topic} may not be read by this user: allow it Read") from error
        except GroupAuthorizationFailedError as error:
            raise TopicsError(f"the consumer group {group} may not be used by this user: allow it Read") from error

"""Topics: made explicitly, and checked by every worker before it starts.

Faust says "Ready" and never consumes when a topic is missing, even once it is there, and when the user may not read it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError as ClientError
from aiokafka.errors import TopicAlreadyExistsError, for_code

from schemas.topics import ALL_TOPICS, Topic
from streams.kafka.connection import client_options, unreachable
from streams.kafka.exceptions import TopicsError

_SIZE = "max.message.bytes"
_LOOKS, _LOOK_SECONDS = 100, 0.1


@dataclass(frozen=True, slots=True)
class TopicState:
    """A topic as the broker has it."""

    name: str
    partitions: int
    """0: the topic is missing."""
    problem: str | None
    """Why the stages cannot use it."""


@asynccontextmanager
async def admin_client(bootstrap: str) -> AsyncIterator[AIOKafkaAdminClient]:
    """A connected client for administration.

    Args:
        bootstrap: brokers to ask first.

    Raises:
        BrokerUnreachableError: nobody answers.
    """
    client = AIOKafkaAdminClient(**client_options(bootstrap), request_timeout_ms=20_000)
    try:
        await client.start()
    except ClientError as error:
        await client.close()
        raise await unreachable(bootstrap, error) from error
    try:
        yield client
    finally:
        await client.close()


async def _states(
    client: AIOKafkaAdminClient, topics: Sequence[Topic], prefix: str, partitions: int | None = None
) -> list[TopicState]:
    names = [prefix + topic.name for topic in topics]
    described = {topic["topic"]: topic for topic in await client.describe_topics(names)}
    usable = [name for name in names if described[name]["error_code"] == 0]
    sizes: dict[str, int] = {}
    if usable:
        resources = [ConfigResource(ConfigResourceType.TOPIC, name, {_SIZE: None}) for name in usable]
        for response in await client.describe_configs(resources):
            for code, _message, _type, name, entries in response.resources:
                if code == 0:
                    sizes[name] = next((int(entry[1]) for entry in entries if entry[0] == _SIZE), 0)
    states = []
    for topic, name in zip(topics, names, strict=True):
        found = described[name]
        problem = None
        if found["error_code"]:
            kind = for_code(found["error_code"])
            problem = "is missing" if kind.__name__.startswith("UnknownTopic") else f"cannot be used: {kind.__name__}"
        elif any(partition["leader"] < 0 for partition in found["partitions"]):
            problem = "has a partition without a leader"
        elif (wanted := topic.partitions or partitions) is not None and len(found["partitions"]) != wanted:
            problem = f"has {len(found['partitions'])} partitions, not {wanted}; the number is fixed once it is made"
        elif name in sizes and sizes[name] < topic.max_message_bytes:
            problem = f"takes {sizes[name]} bytes a record ({_SIZE}); it must take {topic.max_message_bytes}"
        states.append(TopicState(name, len(found["partitions"]), problem))
    return states


async def topic_states(
    bootstrap: str, prefix: str = "", topics: Sequence[Topic] = ALL_TOPICS, *, partitions: int | None = None
) -> list[TopicState]:
    """The topics as the broker has them, seen by this user.

    Args:
        bootstrap: brokers to ask first.
        prefix: before the names of the topics.
        topics: those asked for.
        partitions: how many each must have; None: any number.

    Raises:
        BrokerUnreachableError: nobody answers.
    """
    async with admin_client(bootstrap) as client:
        return await _states(client, topics, prefix, partitions)


async def partitions_of(bootstrap: str, topic: str) -> list[int]:
    """The numbers of a topic's partitions.

    Args:
        bootstrap: brokers to ask first.
        topic: its full name.

    Raises:
        TopicsError: it is missing, or this user may not see it.
        BrokerUnreachableError: nobody answers.
    """
    async with admin_client(bootstrap) as client:
        (found,) = await client.describe_topics([topic])
    if found["error_code"]:
        kind = for_code(found["error_code"]).__name__
        raise TopicsError(
            f"topic {topic} is missing; `newstally topics` makes those of Newstally"
            if kind.startswith("UnknownTopic")
            else f"topic {topic} cannot be used: {kind}"
        )
    return sorted(partition["partition"] for partition in found["partitions"])


async def make_topics(bootstrap: str, prefix: str, partitions: int, replication: int) -> list[str]:
    """Makes the topics that are missing, and waits until the broker shows them; those that are there stay as they are.

    Returns:
        The names of those made.

    Raises:
        TopicsError: the broker refuses to make one.
        BrokerUnreachableError: nobody answers.
    """
    async with admin_client(bootstrap) as client:
        states = await _states(client, ALL_TOPICS, prefix)
        missing = [topic for topic, state in zip(ALL_TOPICS, states, strict=True) if state.problem == "is missing"]
        new = [
            NewTopic(prefix + t.name, t.partitions or partitions, replication, topic_configs=t.config())
            for t in missing
        ]
        if not new:
            return []
        response = await client.create_topics(new)
        made = []
        for name, code, message in response.topic_errors:
            if code == 0:
                made.append(name)
            elif for_code(code) is not TopicAlreadyExistsError:  # another process was faster
                raise TopicsError(f"topic {name} could not be made: {message or for_code(code).__name__}")
        for _ in range(_LOOKS):  # a broker answers before all of it knows a new topic
            if not any(state.problem for state in await _states(client, missing, prefix)):
                break
            await asyncio.sleep(_LOOK_SECONDS)
        return made


def ensure_topics(bootstrap: str, *, prefix: str = "", partitions: int, replication: int) -> list[str]:
    """`make_topics`, and a look at all topics; for callers outside an event loop.

    Raises:
        TopicsError: a topic cannot be made, or one that is there cannot be used.
        BrokerUnreachableError: nobody answers.
    """
    return asyncio.run(_ensure(bootstrap, prefix, partitions, replication))


async def _ensure(bootstrap: str, prefix: str, partitions: int, replication: int) -> list[str]:
    made = await make_topics(bootstrap, prefix, partitions, replication)
    require(await topic_states(bootstrap, prefix))
    return made


def require(states: Sequence[TopicState]) -> None:
    """Raises TopicsError naming every topic that the stages cannot use."""
    problems = [f"topic {state.name} {state.problem}" for state in states if state.problem]
    if problems:
        raise TopicsError("; ".join(problems) + ". `newstally topics` makes those that are missing")

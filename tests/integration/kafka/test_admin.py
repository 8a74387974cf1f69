"""Topics are made once, as the contract says, and what is wrong with them is said."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from schemas.topics import ALL_TOPICS, ARTICLES, LANGUAGE
from streams.kafka.admin import ensure_topics, make_topics, require, topic_states
from streams.kafka.exceptions import BrokerUnreachableError, TopicsError

pytestmark = pytest.mark.integration


async def configs(bootstrap, names):
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        responses = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names])
        return {r[3]: {entry[0]: entry[1] for entry in r[4]} for answer in responses for r in answer.resources}
    finally:
        await admin.close()


async def create(bootstrap, name, partitions, **config):
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, partitions, 1, topic_configs=config)])
        while (await admin.describe_topics([name]))[0]["error_code"]:  # noqa: ASYNC110 the broker tells nobody when
            await asyncio.sleep(0.05)
    finally:
        await admin.close()


def test_topics_are_made_as_the_contract_says_and_only_once(kafka, topic_prefix):
    names = [topic_prefix + topic.name for topic in ALL_TOPICS]
    made = ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=3, replication=1)
    assert sorted(made) == sorted(names)
    assert ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=5, replication=1) == []
    states = asyncio.run(topic_states(kafka.bootstrap, topic_prefix))
    assert [(s.name, s.partitions, s.problem) for s in states] == [
        (name, topic.partitions or 3, None) for topic, name in zip(ALL_TOPICS, names, strict=True)
    ]
    found = asyncio.run(configs(kafka.bootstrap, names))
    for topic, name in zip(ALL_TOPICS, names, strict=True):
        assert topic.config().items() <= found[name].items()


def test_only_what_is_missing_is_made(kafka, topic_prefix):
    asyncio.run(create(kafka.bootstrap, topic_prefix + "articles", 2, **ARTICLES.config()))
    made = ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=3, replication=1)
    assert len(made) == len(ALL_TOPICS) - 1
    states = asyncio.run(topic_states(kafka.bootstrap, topic_prefix))
    assert {s.partitions for s in states} == {1, 2, 3}


def test_another_number_of_partitions_than_asked_for_is_reported(kafka, topic_prefix):
    ensure_topics(kafka.bootstrap, prefix=topic_prefix, partitions=3, replication=1)
    states = asyncio.run(topic_states(kafka.bootstrap, topic_prefix, partitions=12))
    problems = [s.problem for topic, s in zip(ALL_TOPICS, states, strict=True) if topic.partitions is None]
    assert all(problem and "has 3 partitions, not 12" in problem for problem in problems)


def test_a_topic_that_takes_too_small_records_is_reported(kafka, topic_prefix):
    name = topic_prefix + LANGUAGE.name
    asyncio.run(create(kafka.bootstrap, name, 1, **{"max.message.bytes": "1000000"}))
    states = asyncio.run(topic_states(kafka.bootstrap, topic_prefix, [LANGUAGE]))
    with pytest.raises(TopicsError, match=rf"{name} takes 1000000 bytes .* must take {LANGUAGE.max_message_bytes}"):
        require(states)


def test_what_the_broker_refuses_to_make_is_said(kafka, topic_prefix):
    with pytest.raises(TopicsError, match=f"topic {topic_prefix}articles could not be made"):
        asyncio.run(make_topics(kafka.bootstrap, topic_prefix, 1, 3))


def test_nobody_there(topic_prefix):
    with pytest.raises(BrokerUnreachableError, match=r"no Kafka broker answers at 127\.0\.0\.1:9"):
        asyncio.run(topic_states("127.0.0.1:9"))

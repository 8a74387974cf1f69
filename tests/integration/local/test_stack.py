import asyncio
import os
from pathlib import Path

import psycopg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from streams.local.stack import stack

pytestmark = pytest.mark.integration


def test_a_record_of_32_mib_goes_in_and_comes_out(kafka, topic_prefix):
    value = os.urandom(2**20) * 32
    assert len(value) == 32 * 2**20

    async def there_and_back() -> bytes:
        topic = f"{topic_prefix}large"
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap)
        await admin.start()
        limit = str(33 * 2**20)
        await admin.create_topics([NewTopic(topic, 1, 1, topic_configs={"max.message.bytes": limit})])
        await admin.close()
        async with AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, max_request_size=34 * 2**20) as producer:
            await producer.send_and_wait(topic, value)
        async with AIOKafkaConsumer(
            topic, bootstrap_servers=kafka.bootstrap, auto_offset_reset="earliest", max_partition_fetch_bytes=34 * 2**20
        ) as consumer:
            return (await consumer.getone()).value

    assert asyncio.run(there_and_back()) == value


def test_topics_are_not_made_by_accident(kafka, topic_prefix):
    async def topics_after_a_look() -> set[str]:
        async with AIOKafkaProducer(bootstrap_servers=kafka.bootstrap) as producer:
            with pytest.raises(TimeoutError):  # the client asks again and again, and each time could make the topic
                await asyncio.wait_for(producer.partitions_for(f"{topic_prefix}nobody-made-me"), 1)
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap)
        await admin.start()
        try:
            return set(await admin.list_topics())
        finally:
            await admin.close()

    assert f"{topic_prefix}nobody-made-me" not in asyncio.run(topics_after_a_look())


@pytest.mark.parametrize("test", [1, 2])
def test_each_test_has_a_database_of_its_own(database, test):
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE mine (number int)")  # fails in the second test if the first one's is there


def test_addresses_are_taken_as_given():
    with stack(kafka_bootstrap="kafka:1", postgres_dsn="postgresql://db:2/x") as given:
        assert (given.kafka_bootstrap, given.kafka_kind) == ("kafka:1", "address")
        assert (given.postgres_dsn, given.postgres_kind) == ("postgresql://db:2/x", "address")


def test_data_are_kept_in_a_home(tmp_path: Path):
    tmp_path.chmod(0o711)
    for attempt in range(2):
        with stack(tmp_path, prefer="embedded") as parts, psycopg.connect(parts.postgres_dsn) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (run int)")
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (attempt,)
            connection.execute("INSERT INTO kept VALUES (1)")

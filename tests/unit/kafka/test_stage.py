"""The settings of a stage's Faust app on which its guarantees rest."""

import pytest

from schemas.topics import ARTICLES, LANGUAGE
from streams.kafka.stage import Stage, StageConfig


def app_of(**options):
    config = StageConfig(bootstrap="a:1, b:2", prefix="p-", instance_id="i", **options)

    async def nothing(batch):
        return [[] for _ in batch]

    return Stage("test", ARTICLES, nothing, config, [LANGUAGE]).app()


@pytest.fixture
def app():
    return app_of(session_seconds=12)


def test_it_reads_with_its_own_group_from_the_start(app):
    assert app.conf.id == "p-newstally-test"
    assert [str(url) for url in app.conf.broker] == ["kafka://a:1", "kafka://b:2"]
    assert app.conf.consumer_auto_offset_reset == "earliest"
    assert app.conf.consumer_group_instance_id == "i"
    assert app.conf.broker_session_timeout == 12


def test_a_long_session_is_taken():
    """The library refuses a session that is longer than a request may last, when it connects."""
    conf = app_of(session_seconds=60).conf
    assert conf.broker_request_timeout >= conf.broker_session_timeout == 60


def test_an_idle_replica_stays_in_its_group(app):
    assert app.conf.broker_max_poll_interval > 365 * 24 * 3600


def test_nothing_is_declared_served_or_acknowledged_by_faust_itself(app):
    assert not app.conf.web_enabled
    assert not app.conf.topic_allow_declare
    assert app.conf.topic_disable_leader
    assert app.conf.stream_wait_empty
    (agent,) = app.agents.values()
    assert agent.concurrency == 1
    assert agent.supervisor_strategy.__name__ == "CrashingSupervisor"
    assert agent.channel.value_serializer == agent.channel.key_serializer == "raw"

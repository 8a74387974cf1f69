"""Kafka and Postgres for the demo, for `newstally up` and for the tests: by address, in Docker, or embedded.

Each part is sought in this order: an address that was given; a Docker engine that answers; a child process of our own.
"""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from streams.local.docker import Container, DockerUnusableError, kafka_container, postgres_container
from streams.local.errors import LocalStackError
from streams.local.kafka import Kafka
from streams.local.postgres import Postgres

Kind = Literal["address", "docker", "embedded"]
Prefer = Literal["auto", "docker", "embedded"]
Progress = Callable[[str], None]
Server = TypeVar("Server", Kafka, Postgres)


def _silent(_line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Where Kafka and Postgres are.

    Attributes:
        kafka_bootstrap: `host:port` for Kafka clients.
        postgres_dsn: connection URI.
        kafka_kind: where Kafka comes from.
        postgres_kind: where Postgres comes from.
        kafka: the broker when it is ours (to stop, kill and start it), None when it was given by address.
        postgres: the server in the same way.
    """

    kafka_bootstrap: str
    postgres_dsn: str
    kafka_kind: Kind
    postgres_kind: Kind
    kafka: Kafka | Container | None = None
    postgres: Postgres | Container | None = None


@dataclass(frozen=True, slots=True)
class Part(Generic[Server]):
    """Kafka or Postgres: its address, where it comes from, and the server itself unless it was given by address."""

    address: str
    kind: Kind
    server: Server | Container | None = None


@contextmanager
def kafka_part(
    home: Path | None = None,
    *,
    prefer: Prefer = "auto",
    address: str | None = None,
    port: int | None = None,
    progress: Progress = _silent,
) -> Iterator[Part[Kafka]]:
    """Kafka alone, until the block ends; arguments and errors as for `stack`."""
    prefer = "embedded" if prefer == "auto" and home else prefer
    with ExitStack() as ends:
        if address is not None:
            yield Part(address, "address")
        elif container := _from_docker(kafka_container, "Kafka", prefer, progress, ends):
            yield Part(container.address, "docker", container)
        else:
            folder = home or ends.enter_context(_temporary_folder())
            broker = Kafka(folder / "kafka", port=port, progress=progress)
            ends.callback(broker.close, discard=home is None)
            broker.start()
            yield Part(broker.bootstrap, "embedded", broker)


@contextmanager
def postgres_part(
    home: Path | None = None,
    *,
    prefer: Prefer = "auto",
    address: str | None = None,
    port: int | None = None,
    progress: Progress = _silent,
) -> Iterator[Part[Postgres]]:
    """Postgres alone, until the block ends; arguments and errors as for `stack`."""
    prefer = "embedded" if prefer == "auto" and home else prefer
    with ExitStack() as ends:
        if address is not None:
            yield Part(address, "address")
        elif container := _from_docker(postgres_container, "Postgres", prefer, progress, ends):
            yield Part(container.address, "docker", container)
        else:
            folder = home or ends.enter_context(_temporary_folder())
            server = Postgres(folder / "postgres", port=port, durable=home is not None)
            ends.callback(server.close, discard=home is None)
            server.start()
            yield Part(server.dsn, "embedded", server)


@contextmanager
def stack(  # noqa: PLR0913 - all but the folder are keywords with a default
    home: Path | None = None,
    *,
    prefer: Prefer = "auto",
    kafka_bootstrap: str | None = None,
    postgres_dsn: str | None = None,
    kafka_port: int | None = None,
    postgres_port: int | None = None,
    progress: Progress = _silent,
) -> Iterator[Stack]:
    """Kafka and Postgres, started side by side, until the block ends.

    Args:
        home: folder in which embedded parts keep their data between runs; None: the data are thrown away at the end.
            Containers keep nothing, so with a home `auto` does not look for Docker.
        prefer: `embedded` or `docker` for parts that have no address; `auto`: Docker if it can give them, else
            embedded.
        kafka_bootstrap: address of a Kafka that runs already.
        postgres_dsn: connection URI of a Postgres that runs already.
        kafka_port: port of an embedded Kafka, by default a free one.
        postgres_port: port of an embedded Postgres, by default a free one.
        progress: receives lines that tell a person what is going on; it is called from several threads.

    Raises:
        LocalStackError: a part cannot be had; what was started is ended.
    """
    kafka = kafka_part(home, prefer=prefer, address=kafka_bootstrap, port=kafka_port, progress=progress)
    postgres = postgres_part(home, prefer=prefer, address=postgres_dsn, port=postgres_port, progress=progress)
    with ExitStack() as ends:
        broker, server = _enter_side_by_side(ends, kafka, postgres)
        yield Stack(
            kafka_bootstrap=broker.address,
            postgres_dsn=server.address,
            kafka_kind=broker.kind,
            postgres_kind=server.kind,
            kafka=broker.server,
            postgres=server.server,
        )


def _enter_side_by_side(ends: ExitStack, *parts: AbstractContextManager[Any]) -> list[Any]:
    with ThreadPoolExecutor() as pool:
        entries = [pool.submit(part.__enter__) for part in parts]
    # The pool has waited for all of them, so nothing starts any more when what did start is ended.
    for part, entry in zip(parts, entries, strict=True):
        if entry.exception() is None:
            ends.push(part.__exit__)
    return [entry.result() for entry in entries]


def _from_docker(
    container: Callable[[Progress], AbstractContextManager[Container]],
    name: str,
    prefer: Prefer,
    progress: Progress,
    ends: ExitStack,
) -> Container | None:
    if prefer == "embedded":
        return None
    try:
        return ends.enter_context(container(progress))
    except DockerUnusableError as error:
        if prefer == "docker":
            raise
        if error.answers:
            progress(f"{name} runs embedded, not in Docker: {error}")
        return None


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="newstally-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)  # the unprivileged Postgres of root passes; the folders inside keep their own rights
        yield Path(name)


__all__ = ["Kind", "LocalStackError", "Part", "Prefer", "Stack", "kafka_part", "postgres_part", "stack"]

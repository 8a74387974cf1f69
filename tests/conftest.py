"""Real Kafka and Postgres for the tests, by address, in Docker or embedded (`streams.local.stack`).

NEWSTALLY_STACK (auto, docker, embedded), NEWSTALLY_KAFKA_BOOTSTRAP and NEWSTALLY_POSTGRES_DSN choose them.
"""

import asyncio
import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import hypothesis
import psycopg
import pytest
from aiokafka.admin import AIOKafkaAdminClient
from psycopg import sql
from psycopg.conninfo import make_conninfo

from streams.local.docker import Container
from streams.local.kafka import Kafka
from streams.local.postgres import Postgres
from streams.local.stack import Prefer, kafka_part, postgres_part

# The same examples every time, so that a change fails by its own fault; NEWSTALLY_FUZZ=1 tries others.
hypothesis.settings.register_profile("newstally", derandomize=not os.environ.get("NEWSTALLY_FUZZ"))
hypothesis.settings.load_profile("newstally")

_OF_THE_TESTS = {"NEWSTALLY_DATA", "NEWSTALLY_STACK", "NEWSTALLY_KAFKA_BOOTSTRAP", "NEWSTALLY_POSTGRES_DSN"}
_CHOICE = {name: os.environ.get(name) for name in _OF_THE_TESTS}
# What the person who runs the tests has configured for work must not leak into them; addresses come from the fixtures.
for _name in [name for name in os.environ if name.startswith("NEWSTALLY_") and name != "NEWSTALLY_DATA"]:
    del os.environ[_name]


@dataclass(frozen=True)
class ServerUnderTest:
    """A real server; `stop`, `start` and `kill` are for tests of faults, skipped where it was given by address."""

    server: Kafka | Postgres | Container | None

    def start(self) -> None:
        self._own().start()

    def stop(self) -> None:
        self._own().stop()

    def kill(self) -> None:
        self._own().kill()

    @property
    def answers(self) -> bool:
        """Whether no test has left it stopped."""
        return self.server is None or self.server.pid is not None

    def _own(self) -> Kafka | Postgres | Container:
        return self.server or pytest.skip("NOT TESTED: a server that was given by address is not stopped")


@dataclass(frozen=True)
class KafkaUnderTest(ServerUnderTest):
    bootstrap: str


@dataclass(frozen=True)
class PostgresUnderTest(ServerUnderTest):
    dsn: str


@pytest.fixture(scope="session")
def _progress(request) -> Callable[[str], None]:
    """Lines for the person who waits; the terminal reporter's own stream is not captured."""
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    return lambda line: reporter.write_line(line) if reporter else None


@pytest.fixture(scope="session")
def _prefer() -> Prefer:
    prefer = _CHOICE["NEWSTALLY_STACK"] or "auto"
    if prefer not in ("auto", "docker", "embedded"):
        pytest.exit(f"NEWSTALLY_STACK is {prefer!r}; it must be auto, docker or embedded", returncode=4)
    return cast("Prefer", prefer)


@pytest.fixture(scope="session")
def kafka(_prefer, _progress) -> Iterator[KafkaUnderTest]:
    """A real broker for the whole session; topics are kept apart by `topic_prefix`."""
    with kafka_part(prefer=_prefer, address=_CHOICE["NEWSTALLY_KAFKA_BOOTSTRAP"], progress=_progress) as part:
        yield KafkaUnderTest(part.server, part.address)


@pytest.fixture
def topic_prefix(kafka) -> Iterator[str]:
    """A prefix of topics and groups that no other test has; topics that begin with it are deleted afterwards."""
    prefix = f"test-{uuid.uuid4().hex[:10]}-"
    yield prefix
    if kafka.answers:
        asyncio.run(_delete_topics(kafka.bootstrap, prefix))


async def _delete_topics(bootstrap: str, prefix: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        if topics := [topic for topic in await admin.list_topics() if topic.startswith(prefix)]:
            await admin.delete_topics(topics)
    finally:
        await admin.close()


@pytest.fixture(scope="session")
def postgres(_prefer, _progress) -> Iterator[PostgresUnderTest]:
    """A real server for the whole session; `database` gives a database of it."""
    with postgres_part(prefer=_prefer, address=_CHOICE["NEWSTALLY_POSTGRES_DSN"], progress=_progress) as part:
        yield PostgresUnderTest(part.server, part.address)


def _with_database(dsn: str, name: str) -> str:
    return urlsplit(dsn)._replace(path=f"/{name}").geturl() if "://" in dsn else make_conninfo(dsn, dbname=name)


def _administer(dsn: str, statement: sql.SQL, **names: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(statement.format(**{key: sql.Identifier(name) for key, name in names.items()}))


@pytest.fixture(scope="session")
def _template(postgres) -> Iterator[str]:
    """Name of a database with all migrations run once, from which the databases of the tests are copied."""
    name = f"newstally_template_{uuid.uuid4().hex[:10]}"
    _administer(postgres.dsn, sql.SQL("CREATE DATABASE {new}"), new=name)
    try:
        _migrate(_with_database(postgres.dsn, name))
        yield name
    finally:
        _administer(postgres.dsn, sql.SQL("DROP DATABASE {old} WITH (FORCE)"), old=name)


def _migrate(dsn: str) -> None:
    from streams.db.migrations import migrate

    migrate(dsn)


@pytest.fixture
def database(postgres, _template) -> Iterator[str]:
    """Connection URI of a fresh database with all migrations; it is dropped after the test."""
    name = f"newstally_test_{uuid.uuid4().hex[:10]}"
    _administer(postgres.dsn, sql.SQL("CREATE DATABASE {new} TEMPLATE {template}"), new=name, template=_template)
    yield _with_database(postgres.dsn, name)
    if postgres.answers:
        _administer(postgres.dsn, sql.SQL("DROP DATABASE {old} WITH (FORCE)"), old=name)


@pytest.fixture(scope="session")
def data() -> Path:
    """Folder of the development data that never enters the project: NEWSTALLY_DATA, by default beside the checkout."""
    folder = Path(_CHOICE["NEWSTALLY_DATA"] or Path(__file__).parents[2] / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"NOT TESTED: the development data are not at {folder}; set NEWSTALLY_DATA")
    return folder

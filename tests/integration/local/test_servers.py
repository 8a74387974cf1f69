"""Restarts, ports, locks and refusals of the embedded servers."""

import os
import pwd
import shutil
import socket
import sys
from pathlib import Path

import psycopg
import pytest

from streams.local.errors import LocalStackError
from streams.local.kafka import Kafka
from streams.local.postgres import Postgres
from streams.local.process import Child, User

pytestmark = pytest.mark.integration


@pytest.fixture
def folder(tmp_path):
    for part in (tmp_path, *tmp_path.parents[:2]):
        part.chmod(part.stat().st_mode | 0o11)
    return tmp_path


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize("server", [Kafka, Postgres])
def test_a_port_that_is_taken_is_named(server, folder, taken_port):
    with pytest.raises(LocalStackError, match=f"cannot have port {taken_port}: something else listens there"):
        server(folder / "x", port=taken_port).start()


@pytest.mark.parametrize("server", [Kafka, Postgres])
def test_a_folder_serves_one_server_at_a_time(server, folder):
    first = server(folder / "x")
    first.start()
    try:
        with pytest.raises(LocalStackError, match=f"x is in use by process {os.getpid()}"):
            server(folder / "x").start()
        assert first.pid
    finally:
        first.close(discard=True)


def test_postgres_keeps_its_committed_rows_through_stop_and_kill(folder):
    server = Postgres(folder / "x")
    server.start()
    try:
        dsn = server.dsn
        with psycopg.connect(dsn) as connection:
            connection.execute("CREATE TABLE kept (number int)")
        for number, end in enumerate((server.stop, server.kill, server.kill)):
            with psycopg.connect(dsn) as connection:
                connection.execute("INSERT INTO kept VALUES (%s)", (number,))
            end()
            assert server.pid is None
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(dsn)
            server.start()
            assert server.dsn == dsn
        with psycopg.connect(dsn) as connection:
            assert connection.execute("SELECT array_agg(number ORDER BY number) FROM kept").fetchone() == ([0, 1, 2],)
    finally:
        server.close(discard=True)


def test_postgres_wants_its_password_and_listens_on_loopback_alone(folder):
    server = Postgres(folder / "x")
    server.start()
    try:
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"postgresql://postgres:wrong@127.0.0.1:{server.port}/postgres")
        with psycopg.connect(server.dsn) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)
        assert (folder / "x" / "password").stat().st_mode & 0o777 == 0o600
    finally:
        server.close(discard=True)


def test_a_half_made_postgres_is_made_again(folder):
    (folder / "x" / "data" / "base").mkdir(parents=True)
    server = Postgres(folder / "x")
    server.start()
    try:
        with psycopg.connect(server.dsn) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.close(discard=True)


def test_why_postgres_does_not_start_is_told(folder):
    server = Postgres(folder / "x")
    server.start()
    server.close()
    with (folder / "x" / "data" / "postgresql.conf").open("a") as configuration:
        configuration.write("\nno_such_setting = 1\n")
    with pytest.raises(LocalStackError, match='unrecognized configuration parameter "no_such_setting"'):
        server.start()
    shutil.rmtree(folder / "x")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are Linux's")
@pytest.mark.parametrize(("mode", "capabilities"), [(0o711, 0), (0o700, 2)])
def test_postgres_of_root_keeps_the_right_to_pass_only_where_folders_are_closed(folder, mode, capabilities):
    outer = folder / "outer"
    outer.mkdir(mode=mode)
    server = Postgres(outer / "x")
    server.start()
    try:
        with Path(f"/proc/{server.pid}/status").open() as file:
            status = dict(line.split(":\t", 1) for line in file)
        assert "0" not in status["Uid"].split()
        # A checkout that is closed to others itself needs the right in any case.
        assert int(status["CapEff"], 16) in {capabilities, 2}
        with psycopg.connect(server.dsn) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.close(discard=True)


def test_why_kafka_does_not_start_is_told(folder):
    server = Kafka(folder / "x")
    server.start()
    server.close(discard=True)
    properties = folder / "x" / "data" / "meta.properties"
    properties.write_text(properties.read_text().replace("node.id=1", "node.id=7"))
    with pytest.raises(LocalStackError, match=r"(?s)Kafka ended while it started.*7"):
        server.start()


def test_kafka_is_there_again_after_a_kill(folder):
    server = Kafka(folder / "x")
    server.start()
    try:
        address, pid = server.bootstrap, server.pid
        server.kill()
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        server.start()
        assert server.bootstrap == address
    finally:
        server.close(discard=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as an ordinary user already")
@pytest.mark.skipif(
    sys.platform != "linux", reason="a checkout of root's may be closed to others; capabilities are Linux's"
)
def test_postgres_runs_for_an_ordinary_user_as_that_user(folder):
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    code = """
import sys
from pathlib import Path
from streams.local.postgres import Postgres
server = Postgres(Path(sys.argv[1]))
server.start()
print(Path(f"/proc/{server.pid}").stat().st_uid, flush=True)
server.close()
"""
    with (folder / "output").open("w+b") as output:
        child = Child(
            [sys.executable, "-c", code, str(folder / "x")],
            output=output,
            cwd=Path(__file__).parents[3],
            user=User(user.pw_uid, user.pw_gid, reach_all=True),
        )
        assert child.wait(60) == child.stop() == 0, (folder / "output").read_text()
    assert (folder / "output").read_text().strip() == str(user.pw_uid)

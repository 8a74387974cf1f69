"""Child processes that end with the program that started them, even when it is killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from streams.local.errors import LocalStackError

_GUARDIAN = Path(__file__).with_name("guardian.py")
# How long the guardian may take beyond the child's own grace period until it is killed itself, in seconds.
_MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class User:
    """Whom a child of root becomes.

    Attributes:
        uid: the user.
        gid: the only group.
        reach_all: keep the right to pass folders that are closed to that user (Linux only).
    """

    uid: int
    gid: int
    reach_all: bool = False


class Child:
    """A running command with a guardian beside it (see `guardian.py`).

    Attributes:
        pid: process id of the command itself (not of its guardian).
    """

    def __init__(  # noqa: PLR0913 - all but the command are keywords
        self,
        command: Sequence[str],
        *,
        output: IO[bytes] | int,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
        grace: float = 10.0,
        user: User | None = None,
        gives_way: bool = False,
        keep_open: Sequence[int] = (),
    ) -> None:
        """Start the command.

        Args:
            command: the program and its arguments.
            output: where standard output and error go: a file, or `subprocess.PIPE` to read them from `self.output`.
            env: its environment, by default this process's own.
            cwd: its working folder.
            stop_signal: what asks it to end.
            grace: seconds from that signal to SIGKILL.
            user: whom to become; only root can.
            gives_way: let everything else on this machine go first.
            keep_open: file descriptors that the guardian keeps until the command has ended (locks).

        Raises:
            LocalStackError: the command cannot be started.
        """
        self._grace = grace
        self._guardian = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-I", "-S", str(_GUARDIAN)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            env=env,
            pass_fds=keep_open,
            start_new_session=True,  # Ctrl-C at the terminal is for us alone; we end the children in order
        )
        assert self._guardian.stdin is not None
        assert self._guardian.stdout is not None
        order = {
            "command": list(command),
            "cwd": str(cwd) if cwd else None,
            "stop_signal": int(stop_signal),
            "grace": grace,
            "user": [user.uid, user.gid, user.reach_all] if user else None,
            "gives_way": gives_way,
        }
        try:
            self._guardian.stdin.write(json.dumps(order).encode() + b"\n")
            self._guardian.stdin.flush()
            answer = json.loads(self._guardian.stdout.readline() or b"{}")
        except BrokenPipeError:
            answer = {}
        self._guardian.stdout.close()
        if "pid" not in answer:
            self.stop()
            if self._guardian.stderr:
                self._guardian.stderr.close()
            raise LocalStackError(f"cannot start {command[0]}: {answer.get('error', 'its guardian died')}")
        self.pid: int = answer["pid"]

    @property
    def output(self) -> IO[bytes]:
        """What the command writes, when `output` was `subprocess.PIPE`."""
        assert self._guardian.stderr is not None
        return self._guardian.stderr

    @property
    def returncode(self) -> int | None:
        """Exit status once the command has ended (negative: the signal that ended it), else None."""
        return self._guardian.poll()

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the command has ended, and return its exit status.

        Raises:
            subprocess.TimeoutExpired: it still runs after `timeout` seconds.
        """
        return self._guardian.wait(timeout)

    def ask_to_stop(self) -> None:
        """Ask the command to end, and return at once; it is killed when its grace period is over."""
        assert self._guardian.stdin is not None
        with suppress(BrokenPipeError):  # it has ended already
            self._guardian.stdin.close()

    def stop(self) -> int:
        """End the command: first by its stop signal, after its grace period by force. Returns its exit status."""
        self.ask_to_stop()
        try:
            return self.wait(self._grace + _MARGIN)
        except subprocess.TimeoutExpired:  # the guardian hangs; on Linux its death takes the command along
            self._guardian.kill()
            return self.wait()

    def kill(self) -> int:
        """End the command at once, as `kill -9` does."""
        if self.returncode is None:
            with suppress(ProcessLookupError):  # it ended by itself just now
                os.kill(self.pid, signal.SIGKILL)
        return self.stop()

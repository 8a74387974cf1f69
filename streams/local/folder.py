"""Folders of data that one server at a time may use."""

import fcntl
import os
import time
from pathlib import Path

from streams.local.errors import LocalStackError

# The servers of a program that was killed shut down in order and hold their folders until then: seconds to wait.
_PATIENCE = 15.0


def lock_folder(folder: Path, *, patience: float = _PATIENCE) -> int:
    """Make a folder if need be and lock it against all other servers.

    The lock belongs to the file descriptor: it is gone when every process that holds the descriptor has closed it or
    has ended, so that a crash leaves no stale lock behind.

    Args:
        folder: the folder to lock.
        patience: seconds to wait when the holder of the lock has ended and only its servers still shut down.

    Returns:
        The file descriptor; `os.close` gives the folder free, once no child has it any more.

    Raises:
        LocalStackError: another program uses the folder, or it cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise LocalStackError(f"{folder} cannot be used as a folder for data: {error.strerror}") from error
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode().strip()
            if _runs(holder) or time.monotonic() > deadline:
                os.close(descriptor)
                raise LocalStackError(
                    f"{folder} is in use by process {holder or '(unknown)'}; stop it, or choose another folder"
                ) from None
            time.sleep(0.1)
        else:
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            return descriptor


def _runs(pid: str) -> bool:
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

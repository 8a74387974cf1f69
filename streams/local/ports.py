"""Ports on the loopback interface."""

import random
import socket

from streams.local.errors import LocalStackError

LOOPBACK = "127.0.0.1"
# Below the range from which systems take the ports of outgoing connections (Linux: 32768 and up), so that a server
# that restarts finds its port free.
_RANGE = range(20_000, 32_768)
_RANDOM = random.SystemRandom()


def is_free(port: int) -> bool:
    """Whether a server can listen on this port of the loopback interface now."""
    with socket.socket() as probe:
        probe.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # as servers do: what lingers from old connections is no harm
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port that is free now, drawn at random so that stacks which start at the same time do not meet."""
    for _ in range(1000):
        if is_free(port := _RANDOM.choice(_RANGE)):
            return port
    raise LocalStackError(f"found no free port from {_RANGE.start} to {_RANGE.stop - 1}")


def require_free(port: int, server: str) -> None:
    """Check that a server can have the port that it was given.

    Raises:
        LocalStackError: something listens there already.
    """
    if not is_free(port):
        raise LocalStackError(f"{server} cannot have port {port}: something else listens there already")

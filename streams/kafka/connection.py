"""How all parts of the shell connect to Kafka: the one place where encryption and passwords go."""

from __future__ import annotations

from typing import Any


def client_options(bootstrap: str) -> dict[str, Any]:
    """The options of aiokafka's clients.

    Args:
        bootstrap: brokers to ask first: host:port, separated by commas.
    """
    return {"bootstrap_servers": [address.strip() for address in bootstrap.split(",")]}


def faust_options(bootstrap: str) -> dict[str, Any]:
    """The same as options of a Faust app."""
    return {"broker": [f"kafka://{address.strip()}" for address in bootstrap.split(",")]}

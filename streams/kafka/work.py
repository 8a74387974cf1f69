"""What a stage does with one record. Where that is done is told in `streams.kafka.apart`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from streams.kafka.records import Outgoing, Received
from streams.metrics import Measured


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a record, and what there is to count of it."""

    outputs: Sequence[Outgoing]
    measured: Sequence[Measured] = ()


Work = Callable[[Received], Made]
"""Plain work on a record: it raises whatever it likes for a bad one, UnavailableError when something that it needs is
down, and StageStoppedError when somebody must act."""


@dataclass(frozen=True, slots=True)
class Task:
    """Work that is done in a process of its own.

    Args:
        make: makes the work in that process; a function of a module, by whose name the process imports it.
        arguments: of `make`.
    """

    make: Callable[..., Work]
    arguments: tuple[Any, ...] = ()

"""The topic `newstally.operations`: Newstally's own affairs, not part of the contract."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import AwareDatetime

from schemas.base import Record

WORKER: Final = "worker"
"""Keys `worker/<stage>/<instance>` hold a WorkerReport."""
REDRIVEN: Final = "redriven"
"""Keys `redriven/<partition>/<offset>`, of a dead letter, hold a Redriven."""

WorkerState = Literal["running", "ended", "failed", "stopped"]


class WorkerReport(Record):
    """What a worker says of itself, every few seconds and when it ends."""

    stage: str
    instance: str
    """Unique to the process."""
    instance_id: str | None = None
    """Its setting: no other worker of the stage may have it."""
    host: str
    pid: int
    version: str
    revision: int
    state: WorkerState
    """running; ended: told to; failed: is started again; stopped: stopped itself on purpose (exit status 78)."""
    why: str | None = None
    """Of failed and stopped; of running: why it is not well."""
    started_at: AwareDatetime
    at: AwareDatetime
    """When it said so."""
    last_batch_at: AwareDatetime | None = None
    articles: int = 0
    """Finished since it started."""
    dead_letters: int = 0
    """Of those."""
    every: float
    """Seconds until the next report; much later, a running worker is gone."""

    @property
    def key(self) -> str:
        """The record's key."""
        return f"{WORKER}/{self.stage}/{self.instance}"


class Redriven(Record):
    """A dead letter that was sent to its topic again."""

    partition: int
    offset: int
    """Its place in the topic of dead letters."""
    topic: str
    """Where to."""
    at: AwareDatetime

    @property
    def key(self) -> str:
        """The record's key."""
        return f"{REDRIVEN}/{self.partition}/{self.offset}"

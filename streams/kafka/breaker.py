"""The limit on dead letters: a stage that fails at most of what it gets is broken, not its articles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from streams.kafka.exceptions import StageStoppedError


class Breaker:
    """Watches the share of failures among the latest articles.

    Args:
        share: the stage stops when more than this share of the window failed, 0 to 1; 1: it never stops.
        minimum: and at least so many articles did.
        window: how many of the latest articles are looked at.
    """

    def __init__(self, *, share: float, minimum: int, window: int) -> None:
        self._share = share
        self._minimum = minimum
        self._latest: deque[bool] = deque(maxlen=max(window, minimum))

    def record(self, failures: Iterable[bool]) -> None:
        """Takes note of the next articles in order, True for one that failed.

        Raises:
            StageStoppedError: too many failed. The batch is then neither published nor acknowledged: once the cause
                is mended, a restart begins with it, with an empty window, and nothing of it is in the dead letters.
        """
        self._latest.extend(failures)
        failed = sum(self._latest)
        if failed >= self._minimum and failed > self._share * len(self._latest):
            raise StageStoppedError(
                f"{failed} of the latest {len(self._latest)} articles failed: the stage stops instead of emptying its "
                "topic into the dead letters. If the stage is at fault, mend it and start it again; if the articles "
                "are, start it with NEWSTALLY_DEAD_LETTER_SHARE=1, which lets all of them become dead letters"
            )

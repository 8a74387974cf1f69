"""The exit statuses of a worker, and how it ends at once."""

from __future__ import annotations

import logging
import os
from typing import Final, NoReturn

from streams.kafka.exceptions import StageStoppedError

OK: Final = 0
"""It was told to stop."""
FAILED: Final = 1
"""Something failed; what was not finished is read again after a restart."""
HUNG: Final = 70
"""Its watchdog found it hanging (EX_SOFTWARE of sysexits.h)."""
CUT_OFF: Final = 71
"""It did not end within its grace period (EX_OSERR of sysexits.h)."""
STOPPED: Final = 78
"""It stopped itself on purpose and must not be restarted until someone acts (EX_CONFIG of sysexits.h)."""


def end_at_once(error: BaseException, *, stopped: int = STOPPED) -> NoReturn:
    """Ends the process as a crash does.

    Faust's orderly end after an error acknowledges what was in work when it finalizes the agent, and may commit it:
    what is not finished would be lost.

    Args:
        error: why.
        stopped: the exit status of a stage that stops itself.
    """
    logging.shutdown()
    os._exit(stopped if isinstance(error, StageStoppedError) else FAILED)

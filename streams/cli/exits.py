"""What the exit status of a command means."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of all commands."""

    OK = 0
    FAILED = 1
    """Some input was invalid, or something needed could not be reached; standard error says which."""
    USAGE = 2
    """The command line itself was wrong."""
    HUNG = 70
    """A worker hung and its watchdog ended it (EX_SOFTWARE); it may be restarted."""
    CUT_OFF = 71
    """A worker did not end in time when it was told to (EX_OSERR); what it had not finished is read again."""
    STOPPED = 78
    """A stage stopped itself on purpose and must not be restarted until someone acts (EX_CONFIG of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl-C."""

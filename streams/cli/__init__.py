"""The command line: `newstally --help`.

Machine-readable output goes to standard output, everything else to standard error. Exit codes are in `exits`.
"""

from __future__ import annotations

from streams.cli.app import app, main

__all__ = ["app", "main"]

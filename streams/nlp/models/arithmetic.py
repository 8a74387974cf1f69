"""Products of matrices for the models: numpy's own, made for the processor at hand, on one thread.

thinc brings a library that is compiled for any processor of the kind and takes three times as long (measured: 19
against 65 thousand million operations a second). numpy's would take all cores for products this small and lose more
than it wins, and a worker is one of many on its machine; so it is told to use one. Where it cannot be told, thinc's
stays.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from spacy.language import Language
from thinc.api import NumpyOps

_LIBRARIES: Final = ("numpy.libs/*openblas*", "numpy/.dylibs/*openblas*")
"""Where numpy's packages keep OpenBLAS, beside numpy or in it."""

_SETTERS: Final = ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads")


@cache
def operations() -> NumpyOps:
    """What the layers of a model compute with."""
    return NumpyOps(use_blis=not _on_one_thread())


def _on_one_thread() -> bool:
    """Tells OpenBLAS to use one thread in this process; whether it could be told."""
    site = Path(np.__file__).parents[1]
    for file in (found for pattern in _LIBRARIES for found in sorted(site.glob(pattern))):
        try:
            library = ctypes.CDLL(str(file))
        except OSError:
            continue
        setter = next((name for name in _SETTERS if hasattr(library, name)), None)
        if setter:
            getattr(library, setter)(1)
            return True
    return False


def use(pipeline: Language) -> None:
    """Lets all layers of a pipeline compute with them.

    Args:
        pipeline: loaded, or about to be trained.
    """
    components: list[Any] = [component for _, component in pipeline.pipeline]
    for component in components:
        for layer in component.model.walk():
            layer.ops = operations()

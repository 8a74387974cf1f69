"""The identity of the rules, models and data: what stands in `pipeline` of every annotated article."""

from __future__ import annotations

from importlib.metadata import version
from typing import Final

VERSION: Final = version("newstally")
REVISION: Final = 8
"""Raised at any change of rules, models or data: the sink replaces annotations by the same or a higher one only."""

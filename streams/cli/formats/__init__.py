"""Articles in other forms than our own: each format is a function from a file to items, good ones and bad ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a file, or why it is none."""

    label: str
    """Names it in a message: `item 3`; of a file that is one article alone the empty text."""
    article: Mapping[str, Any] | None = None
    """Its fields under the names of the contract, not yet checked."""
    why: str | None = None
    """Why it is no article, where that is clear already: `field: why`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The contract's names of fields -> those of the format, for messages."""

    def in_its_words(self, why: str) -> str:
        """A message about fields of the contract, with the names that the format has for them."""
        return re.sub(r"(?:^|(?<=; ))(\w+)(?=: )", lambda m: self.names.get(m[1], m[1]), why)


Format = Callable[[str, bytes], Iterator[Item]]
"""From the uri of a file and its bytes to the items in it."""

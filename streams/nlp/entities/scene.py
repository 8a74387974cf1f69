"""A passage with its words and the knowledge of its language, as the rules look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from streams.nlp.entities.clues import Clues
from streams.nlp.entities.gazetteer import Gazetteer
from streams.nlp.entities.units import Unit, is_capital, is_shouted

_OPENING: Final = re.compile(r"(?:^|[.!?:;…•*\n\"“„«»‘(\[—–-])\s*[\"“„«‘'(\[]*\s*$")


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage; all indexes are of its units."""

    text: str
    words: Sequence[Unit]
    clues: Clues
    gazetteer: Gazetteer

    def between(self, first: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.words[first].end : self.words[first + 1].start]

    def key(self, index: int) -> str:
        """The key of a word, "" beyond the ends."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def opens(self, index: int) -> bool:
        """Whether a word stands where any word has a capital: at the beginning, after a colon or a quotation mark."""
        if index == 0:
            return True
        start = self.words[index].start
        return bool(_OPENING.search(self.text[max(0, start - 4) : start]))

    def before(self, index: int) -> str:
        """The key of the word before, when only a space stands between."""
        return self.key(index - 1) if index > 0 and self.between(index - 1).isspace() else ""

    def after(self, last: int) -> str:
        """The key of the word after the units up to `last` (excluded), when only a space stands between."""
        return self.key(last) if last < len(self.words) and self.between(last - 1).isspace() else ""

    def is_of_place(self, index: int) -> bool:
        """Whether words stand before that only the name of a place follows: "inwoners van", "habitants d'"."""
        if index < 2 or self.key(index - 1) not in self.clues.of_place:
            return False
        joint, before = self.between(index - 1), self.between(index - 2)
        if not before.isspace() or not (joint.isspace() or joint in {"'", "’"}):
            return False
        return self.key(index - 2) in self.clues.place_heads

    def is_numbered(self, index: int) -> bool:
        """Whether a number with letters stands before, as in "125th Street"."""
        before = self.words[index - 1].text if index and self.between(index - 1) == " " else ""
        return before[:1].isdigit() and before[-1:].isalpha()

    def keys(self, first: int, last: int) -> tuple[str, ...]:
        """The keys of units."""
        return tuple(word.key for word in self.words[first:last])

    def shouts(self) -> bool:
        """Whether capitals tell nothing here: a heading in capitals, or with a capital on most words."""
        long = [word for word in self.words if len(word.text) > 3 and word.text[0].isalpha()]
        if len(long) < 3:
            letters = [word for word in self.words if word.text.isalpha()]
            return len(letters) > 1 and all(word.text.isupper() for word in letters)
        capital = sum(is_capital(word.text) for word in long)
        shouted = sum(is_shouted(word.text) for word in long)
        ended = self.text.rstrip(" \n\"'”’»)").endswith((".", "…"))
        sentence = (
            self.clues.title_case
            and ended
            and any(word.text.islower() and word.key not in self.clues.common for word in long)
        )
        return shouted * 2 > len(long) or (
            not self.clues.nouns_capital and not sentence and capital * 4 > len(long) * 3 and len(long) > 4
        )

"""Names that are known beforehand, of one language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from streams.nlp.entities.cities import STEM
from streams.nlp.entities.mention import Name
from streams.nlp.entities.shelves import Shelves
from streams.nlp.entities.units import Unit, is_capital, is_inner, is_shouted, units

_ANY, _CAPITAL, _SHOUTED = range(3)

Shape = tuple[int, ...]
"""How each word of a name must be written: in any case, with a capital, in capitals."""


class Entry(NamedTuple):
    """A name as it is written, and the thing it names."""

    shape: Shape
    dotted: bool
    name: Name


class Match(NamedTuple):
    """Units `first` up to and excluding `last` of a passage are a known name; `end` is its offset in the passage."""

    first: int
    last: int
    end: int
    names: tuple[Name, ...]


def _written(surface: str) -> tuple[list[str], Shape]:
    """The words of a name and how each must be written."""
    words = units(surface)
    if len(words) == 1:
        text = words[0].text
        return [words[0].key], _ONE[_SHOUTED if is_shouted(text) else int(is_capital(text))]
    letters = bool(words) and all(len(word.text) == 1 for word in words)
    shape = tuple(
        _SHOUTED if is_shouted(word.text) or (letters and is_capital(word.text)) else int(is_capital(word.text))
        for word in words
    )
    return [word.key for word in words], _SHAPES.setdefault(shape, shape)


_SHAPES: Final[dict[Shape, Shape]] = {}
_ONE: Final[tuple[Shape, ...]] = ((_ANY,), (_CAPITAL,), (_SHOUTED,))


class Gazetteer:
    """Finds known names in time linear in the length of the text.

    A trie would take four times the memory: most names are one word. So names are looked up as a whole, and for each
    first word it is known how many words its longest name has. Names come from the shelves when a word begins like
    them: most are of cities that no article tells of.
    """

    def __init__(self, shelves: Shelves | None = None) -> None:
        """A gazetteer of what is added to it.

        Args:
            shelves: where more names stand.
        """
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._longest: dict[str, int] = {}
        self._small: set[str] = shelves.small if shelves else set()
        self._taken: set[str] = set()
        self._shelves = shelves

    def add(self, surface: str, name: Name) -> None:
        """Adds a name; it must then be written with the capitals that `surface` has.

        Args:
            surface: the name as it stands in a text.
            name: what it names. The first of two equal things stays.
        """
        keys, shape = _written(surface)
        if not keys:
            return
        key = " ".join(keys)
        before = self._entries.get(key)
        entry = Entry(shape, surface.endswith("."), name)
        if before is None:
            self._entries[key] = (entry,)
        elif any(e.name[:5] == name[:5] and all(a <= b for a, b in zip(e.shape, shape, strict=True)) for e in before):
            return
        else:
            self._entries[key] = (*before, entry)
        if len(keys) > self._longest.get(keys[0], 0):
            self._longest[keys[0]] = len(keys)
        if shape[0] == _ANY:
            self._small.add(keys[0])

    def _take(self, stem: str) -> None:
        """Adds the names on the shelves that begin with some letters."""
        self._taken.add(stem)
        if self._shelves:
            names, others = self._shelves.beginning(stem)
            for surface, name in names:
                self.add(surface, name)
            for surface, name in others:
                if not self.lookup(surface):
                    self.add(surface, name)

    def match(self, text: str, words: Sequence[Unit], first: int, *, shouted: bool = False) -> Match | None:
        """The longest known name that begins at a unit.

        Of several that are written so, those that demand the most capitals count: "Argentina" is the country where the
        adjective is "argentina".

        Args:
            text: the passage.
            words: its units.
            first: where to begin.
            shouted: the passage is in capitals, so that capitals tell nothing: abbreviations are not matched.
        """
        word = words[first]
        if word.text[0].islower() and word.key not in self._small:
            return None
        if word.key[:STEM] not in self._taken:
            self._take(word.key[:STEM])
        found: Match | None = None
        key = ""
        for last in range(first, min(len(words), first + self._longest.get(words[first].key, 0))):
            if last > first and not is_inner(text[words[last - 1].end : words[last].start]):
                break
            key = f"{key} {words[last].key}" if key else words[last].key
            entries = self._entries.get(key)
            if entries:
                written = words[first : last + 1]
                fitting = [e for e in entries if _fits(e.shape, written, shouted=shouted)]
                if fitting:
                    end = written[-1].end
                    if text[end : end + 1] == "." and fitting[0].dotted:
                        end += 1
                    sharpest = max(sum(entry.shape) for entry in fitting)
                    names = tuple(entry.name for entry in fitting if sum(entry.shape) == sharpest)
                    found = Match(first, last + 1, end, names)
        return found

    def lookup(self, surface: str) -> tuple[Name, ...]:
        """The things that a whole text names."""
        words = units(surface)
        match = self.match(surface, words, 0) if words else None
        return match.names if match and match.last == len(words) else ()


def _fits(shape: Shape, written: Sequence[Unit], *, shouted: bool) -> bool:
    if shouted and _SHOUTED in shape:
        return False
    return all(
        wanted == _ANY
        or ((is_capital(word.text) and (wanted == _CAPITAL or word.text.isupper())) or not _cased(word.text))
        for wanted, word in zip(shape, written, strict=True)
    )


def _cased(word: str) -> bool:
    """Whether the word's script knows capitals at all."""
    return word[0].isupper() or word[0].islower()


CACHED: Final = 12
"""Languages kept in memory: about 4 MB each."""


@lru_cache(maxsize=CACHED)
def gazetteer(tag: str) -> Gazetteer:
    """The gazetteer of a language: countries, regions, cities, demonyms, organizations.

    Args:
        tag: BCP 47. Of a language without data of its own, the names of CLDR are known.
    """
    return Gazetteer(Shelves(tag))

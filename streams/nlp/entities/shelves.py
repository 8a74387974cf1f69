"""The names of a language by their first letters, so that only those are made that an article may hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from streams.nlp.entities import known, news_names, sources
from streams.nlp.entities.cities import STEM, Cities
from streams.nlp.entities.sources import Named
from streams.nlp.entities.units import fold, units


class Shelves:
    """Countries, regions, cities, demonyms, persons, organizations of a language."""

    def __init__(self, tag: str) -> None:
        """Sorts all names but those of cities, which are many.

        Args:
            tag: BCP 47. Of a language without data of its own, the names of CLDR are known.
        """
        self._cities = Cities(tag)
        self._before: defaultdict[str, list[Named]] = defaultdict(list)
        self._after: defaultdict[str, list[Named]] = defaultdict(list)
        self._else: defaultdict[str, list[Named]] = defaultdict(list)
        self.small = {key for surface in self._cities.small() if (key := _small(surface))}
        """First words with a small letter."""
        for shelf, names in (
            (self._before, sources.countries(tag)),
            (self._after, chain(sources.demonyms(tag), known.names(tag))),
            (self._else, news_names.names(tag)),
        ):
            for named in names:
                words = units(named[0])
                if words:
                    shelf[words[0].key[:STEM]].append(named)
                    if words[0].text[0].islower():
                        self.small.add(words[0].key)

        for named in sources.towns(tag):
            self._after[fold(named[0][:STEM])].append(named)  # single words, so none has to be cut

    def beginning(self, stem: str) -> tuple[Iterator[Named], list[Named]]:
        """The names that begin with some letters; and those that count only where none is known by then.

        Args:
            stem: the first letters of the key of the first word, as many as there are up to `STEM`.
        """
        before, after = self._before.pop(stem, ()), self._after.pop(stem, ())
        return chain(before, self._cities.beginning(stem), after), self._else.pop(stem, [])


def _small(surface: str) -> str | None:
    words = units(surface)
    return words[0].key if words and words[0].text[0].islower() else None

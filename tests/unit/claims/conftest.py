"""Articles of one or more paragraphs, with numbers from the real engine and entities given by hand."""

import pytest

from schemas.annotation import EntitiesArticle, Entity, Tokens
from schemas.article import Article
from streams.nlp import claims, figures
from streams.nlp.annotate import annotate_language

NO_TOKENS = Tokens(start=[], end=[], field=[], upos=None, lemma=None, head=None, dep=None)


def article_of(language, body, headline=None, named=None):
    base = annotate_language(
        Article.model_validate({"uri": "urn:test", "language": language, "headline": headline, "body": body}),
        assume_language=True,
    )
    entities = []
    for name, (entity, kind) in (named or {}).items():
        start = body.find(name)
        while start >= 0:
            entities.append(
                Entity(
                    field="body", start=start, end=start + len(name), text=name, id=f"e{len(entities)}", entity=entity,
                    type=kind, label=kind, canonical=None, links={}, confidence=1.0,
                )
            )  # fmt: skip
            start = body.find(name, start + 1)
    entities.sort(key=lambda entity: entity.start)
    return EntitiesArticle.model_construct(**{**base.__dict__, "tokens": NO_TOKENS, "entities": entities})


@pytest.fixture(scope="session")
def article():
    return article_of


@pytest.fixture(scope="session")
def read():
    """The figures of a text: `read("nl", "Drie doden.")`."""

    def read(language, body, headline=None, named=None):
        made = article_of(language, body, headline, named)
        return claims.claim(made, [], figures.find_in_article(made, [], skip=frozenset()))

    return read


@pytest.fixture(scope="session")
def understand():
    """The readings of a text, with the evidence."""

    def understand(language, body, headline=None, named=None):
        made = article_of(language, body, headline, named)
        return claims.understand(made, [], figures.find_in_article(made, [], skip=frozenset()))

    return understand

"""`newstally show --why`: every decision on a figure names a rule of the code and the words that it looked at."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from schemas.article import Article
from streams.cli import why
from streams.nlp.annotate import annotate, explain_figures

BODY = (
    "Police said on Monday that 16 officers were killed and about 1,300 people injured in Almaty. "
    "Earlier the ministry reported 164 civilians dead, but later withdrew that number. "
    "How many protesters died is not yet known."
)
ARTICLE = annotate(Article(uri="u", body=BODY, language="en"), assume_language=True)


@pytest.fixture(scope="module")
def printed() -> str:
    stream = io.StringIO()
    why.show(Console(file=stream, width=160), ARTICLE)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("field", "read_as", "word"),
    [
        ("value", "16 (cardinal)", "16"),
        ("qualifier", "about", "about"),
        ("counted", "officer (security forces)", "officers"),
        ("event", "injured", "injured"),
        ("attribution", "Police", "said"),
        ("status", "retracted", "withdrew"),
        ("qualifier", "unknown", "not yet known"),
    ],
)
def test_a_decision_shows_its_words_and_where_they_stand(printed: str, field: str, read_as: str, word: str) -> None:
    rows = [line for line in printed.splitlines() if line.startswith(field) and read_as in line]
    assert rows, printed
    start, end = map(int, re.findall(r"body (\d+):(\d+)", rows[0])[-1])
    assert word in BODY[start:end]


def test_the_evidence_is_that_of_the_figures_themselves() -> None:
    assert [figure for figure, _ in explain_figures(ARTICLE)] == ARTICLE.figures
    for figure, evidence in explain_figures(ARTICLE):
        fields = {one.field for one in evidence}
        assert not figure.counted or "counted" in fields, figure.text
        assert not figure.event or fields & {"event", "unknown"}, figure.text
        assert not figure.attribution or "attribution" in fields, figure.text
        assert figure.status == "reported" or "status" in fields, figure.text


def test_an_article_of_an_older_revision_says_so() -> None:
    older = ARTICLE.model_copy(update={"pipeline": ARTICLE.pipeline.model_copy(update={"revision": 0})})
    stream = io.StringIO()
    why.show(Console(file=stream, width=160), older)
    assert stream.getvalue().startswith("Annotated by revision 0")

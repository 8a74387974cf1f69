"""How fast the figures stage is with all it does (times, figures, claims), on articles that are tagged already."""

# ruff: noqa: T201  the measured speed is what a benchmark is run for
import json
import os
from pathlib import Path
from time import process_time

import pytest

from schemas.article import Article
from streams.nlp.annotate import annotate_entities, annotate_figures, annotate_language

pytestmark = pytest.mark.benchmark

DATA = Path(os.environ.get("NEWSTALLY_DATA") or Path(__file__).parents[3] / "shared" / "data")
ARTICLES = 25
SENTENCES_A_SECOND = 1000


@pytest.mark.parametrize("tag", ["nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "tr"])
def test_sentences_a_second(tag: str):
    path = DATA / "news" / f"{tag}.jsonl"
    if not path.is_file():
        pytest.skip(f"no news/{tag}.jsonl in {DATA}: set NEWSTALLY_DATA to the folder with the development data")
    tagged = []
    for line in path.read_text("utf-8").splitlines()[:ARTICLES]:
        news = json.loads(line)
        body = "\n\n".join(sentence["text"] for sentence in news["sentences"])
        article = Article(uri=news["doc"], body=body, language=tag, published_at="2018-10-01T10:00:00Z")
        tagged.append(annotate_entities(annotate_language(article, assume_language=True), {}))
    for article in tagged:
        annotate_figures(article)  # tables and words are read once, by the first articles of a stream
    begin = process_time()
    for article in tagged:
        annotate_figures(article)
    rate = sum(len(article.sentences) for article in tagged) / (process_time() - begin)
    print(f"\n{tag}: {rate:.0f} sentences a second")
    assert rate > SENTENCES_A_SECOND

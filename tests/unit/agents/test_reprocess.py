"""From what is stored back to what its producer sent."""

from datetime import UTC, datetime

from schemas.article import Article
from streams.agents import codec
from streams.agents.reprocess import _as_sent
from streams.db.writer import StoredArticle
from streams.nlp.annotate import annotate

RECEIVED = datetime(2022, 1, 10, 3, 4, 5, 678000, tzinfo=UTC)
SENT = {
    "uri": "urn:x:1",
    "headline": "Almaty",
    "body": "Sixteen police officers were killed.\u2028😀",
    "language": "ru",
    "published_at": "2022-01-10T09:00:00+06:00",
    "status": "usable",
    "desk": {"name": "Asia", "numbers": [1, 2.5, None]},
}


def test_an_article_is_sent_again_as_it_was_with_its_version_and_time():
    enriched = annotate(Article.model_validate(SENT))
    assert (enriched.language, enriched.declared_language) == ("en", "ru")
    record = _as_sent(StoredArticle(enriched, RECEIVED), "p-")
    assert (record.topic, record.key) == ("p-reprocess.articles", b"urn:x:1")
    assert dict(record.headers)["newstally_received_at"] == b"2022-01-10T03:04:05.678Z"
    again = codec.parse_article(record.value)
    assert again.model_dump(exclude_none=True) == SENT | {"version": enriched.version}
    assert annotate(again) == enriched

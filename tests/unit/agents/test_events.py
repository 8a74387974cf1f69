"""The records that the stages publish: keys, headers, ids, and the feed of figures."""

import orjson
import pytest

from schemas.article import Article
from schemas.cloudevents import event_id
from schemas.feed import FigureEvent
from schemas.topics import LANGUAGE
from streams.agents.events import article_event, figure_events
from streams.kafka.records import Received
from streams.nlp.annotate import annotate

BODY = "At least 12 people were killed in Almaty on Monday, the interior ministry said. 300 were injured."


@pytest.fixture(scope="module")
def article():
    return annotate(Article(uri="urn:é", body=BODY, published_at="2022-01-10T09:00:00+06:00", source="AP"))


def record(offset: int = 0) -> Received:
    headers = [("traceparent", b"00-ab"), ("newstally_received_at", b"2022-01-10T03:00:00.500Z")]
    return Received("articles", 1, offset, b"somebody else's key", b"{}", headers, 1_700_000_000.0)


def event(article, offset=0):
    return article_event(
        article, record(offset), "newstally.article.language", stage="language", topic=LANGUAGE, prefix="p-"
    )


def test_an_event_has_its_uri_as_key_and_the_headers_of_the_contract(article):
    made = event(article)
    assert (made.topic, made.key) == ("p-articles.language", "urn:é".encode())
    headers = dict(made.headers)
    assert len(headers) == len(made.headers)
    identifier = headers.pop("ce_id").decode()
    assert headers == {
        "ce_specversion": b"1.0", "ce_source": b"language", "ce_type": b"newstally.article.language",
        "ce_time": b"2022-01-10T03:00:00.500Z", "content-type": b"application/json",
        "newstally_received_at": b"2022-01-10T03:00:00.500Z", "traceparent": b"00-ab",
    }  # fmt: skip
    ids = orjson.loads(made.value)["pipeline"]
    assert identifier == event_id(
        "newstally.article.language", "urn:é", article.version,
        [ids["version"], ids["revision"], ids["language"], ids["entities"], ids["figures"]],
    )  # fmt: skip


def test_the_same_article_again_is_the_same_event(article):
    assert event(article, 1) == event(article, 2)


def test_the_feed_has_one_event_a_figure_with_the_objects_themselves(article):
    events = figure_events(article, "p-", record())
    assert len(events) == len(article.figures) >= 2
    keys = set()
    for made, figure in zip(events, article.figures, strict=True):
        assert (made.topic, made.key) == ("p-figures", "urn:é".encode())
        feed = FigureEvent.model_validate_json(made.value)
        keys.add(feed.figure_key)
        assert (feed.uri, feed.version, feed.source) == (article.uri, article.version, "AP")
        assert feed.figure.number == figure.number
        assert (feed.figure.time.id if feed.figure.time else None) == figure.time
        assert (feed.figure.place.entity if feed.figure.place else None) == figure.place
        raw = orjson.loads(made.value)["figure"]
        assert raw["counted"] is None or "class" in raw["counted"]
    assert len(keys) == len(events)
    assert len({dict(made.headers)["ce_id"] for made in events}) == len(events)

"""From a producer's record to rows in Postgres and events in the feed, through the four real stages."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import jsonschema
import orjson
import pytest

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[3]
SAMPLES = [line for line in (ROOT / "streams/samples/articles.jsonl").read_bytes().splitlines() if line.strip()]
SCHEMAS = {"articles.language": "article.language", "articles.entities": "article.entities",
           "articles.enriched": "article.enriched", "figures": "figure"}  # fmt: skip
CE = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type"}
BODY = "Sixteen police officers were killed in Almaty on Monday, the ministry said."


def test_every_sample_published_three_times_is_stored_once(pipeline):
    for _ in range(3):
        pipeline.publish([(None, line, []) for line in SAMPLES])
    pipeline.settle()
    dead = [r for r in pipeline.read("articles.dead") if r.value in SAMPLES]
    good = [orjson.loads(line) for line in SAMPLES if line not in {r.value for r in dead}]
    assert len(dead) == 3 * (len(SAMPLES) - len(good)) > 0
    stored = pipeline.ask(
        "SELECT uri, body, count(*) FROM articles JOIN article_versions USING (article_id) "
        "WHERE uri LIKE 'urn:newstally:sample:%%' GROUP BY uri, body"
    )
    assert Counter((uri, body) for uri, body, _ in stored) == Counter((a["uri"], a["body"]) for a in good)
    assert {count for *_, count in stored} == {1}
    enriched = {
        (a["uri"], a["version"]): a
        for a in (orjson.loads(r.value) for r in pipeline.read("articles.enriched") if r.value)
    }
    stored_figures = Counter(
        pipeline.ask("SELECT uri, version, id FROM version_figures WHERE uri LIKE 'urn:newstally:sample:%%'")
    )
    assert stored_figures == Counter(
        (uri, version, figure["id"])
        for (uri, version), article in enriched.items()
        if uri.startswith("urn:newstally:sample:")
        for figure in article["figures"]
    )
    assert len(stored_figures) >= len(good)


def test_a_second_version_supersedes_and_the_first_again_changes_nothing(pipeline, settled):
    first = {"uri": "urn:p:versions", "body": BODY, "version": "1", "version_created_at": "2022-01-10T00:00:00Z"}
    second = first | {
        "body": BODY.replace("Sixteen", "Eighteen"), "version": "2", "version_created_at": "2022-01-11T00:00:00Z"
    }  # fmt: skip
    current = "SELECT version FROM current_articles WHERE uri = 'urn:p:versions'"
    values = "SELECT value FROM current_figures WHERE uri = 'urn:p:versions'"
    settled(first)
    assert pipeline.ask(current) == [("1",)]
    settled(second)
    everything = (pipeline.ask(current), pipeline.ask(values))
    assert everything == ([("2",)], [(18,)])
    settled(first)
    assert (pipeline.ask(current), pipeline.ask(values)) == everything
    canceled = second | {"version": "3", "version_created_at": "2022-01-12T00:00:00Z", "status": "canceled"}
    settled(canceled)
    assert (pipeline.ask(current), pipeline.ask(values)) == ([], [])
    feed = [orjson.loads(r.value) for r in pipeline.read("figures") if r.key == b"urn:p:versions"]
    assert {event["version"] for event in feed} == {"1", "2"}, "a canceled article tells the feed nothing"


def test_headers_keys_and_schemas_on_every_topic(pipeline):
    uri, trace = "urn:p:headers", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    for _ in range(2):
        pipeline.articles(
            {"uri": uri, "body": BODY, "published_at": "2022-01-10T09:00:00+06:00"},
            key=b"the producer's own", headers=[("traceparent", trace), ("private", b"x")],
        )  # fmt: skip
    pipeline.settle()
    source = [r for r in pipeline.read("articles") if r.key == b"the producer's own"]
    received = {datetime.fromtimestamp(r.timestamp / 1000).astimezone() for r in source}
    ids = []
    for topic, schema in SCHEMAS.items():
        validator = jsonschema.Draft202012Validator(
            orjson.loads((ROOT / f"schemas/generated/{schema}.json").read_bytes())
        )
        records = [r for r in pipeline.read(topic) if r.value and orjson.loads(r.value)["uri"] == uri]
        assert len(records) == 2, topic
        for record in records:
            validator.validate(orjson.loads(record.value))
            headers = dict(record.headers)
            assert len(headers) == len(record.headers)
            assert headers.keys() == CE | {"newstally_received_at", "traceparent"}
            assert record.key == uri.encode()
            assert headers["traceparent"] == trace
            assert headers["ce_time"] == headers["newstally_received_at"]
            assert datetime.fromisoformat(headers["newstally_received_at"].decode()) in received
            kind = "newstally.figure" if topic == "figures" else "newstally." + schema
            assert headers["ce_type"].decode() == kind
        assert len({dict(r.headers)["ce_id"] for r in records}) == 1, "the same article has the same event id"
        ids.append(dict(records[0].headers)["ce_id"])
    assert len(set(ids)) == len(SCHEMAS)


def test_the_feed_has_one_event_a_figure(pipeline):
    pipeline.articles(
        {"uri": "urn:p:feed", "body": "The police arrested 8000 people. In Almaty 26 people were killed."}
    )
    pipeline.settle()
    (enriched,) = [orjson.loads(r.value) for r in pipeline.read("articles.enriched") if r.key == b"urn:p:feed"]
    events = [orjson.loads(r.value) for r in pipeline.read("figures") if r.key == b"urn:p:feed"]
    assert [e["figure"]["id"] for e in events] == [f["id"] for f in enriched["figures"]]
    assert len({e["figure_key"] for e in events}) == len(events) >= 2


def test_one_version_with_two_texts_is_a_dead_letter_of_the_sink(pipeline, settled):
    article = {"uri": "urn:p:conflict", "version": "1", "body": BODY}
    settled(article, article | {"body": "Two people were hurt."}, {"uri": "urn:p:behind", "body": BODY})
    (dead,) = [r for r in pipeline.read("articles.dead") if r.key == b"urn:p:conflict"]
    assert dict(dead.headers)["__connect.errors.stage"] == b"sink"
    assert dict(dead.headers)["__connect.errors.exception.class.name"].endswith(b"VersionConflictError")
    assert orjson.loads(dead.value)["body"] == "Two people were hurt."
    assert pipeline.ask("SELECT body FROM current_articles WHERE uri IN ('urn:p:conflict', 'urn:p:behind')") == [
        (BODY,),
        (BODY,),
    ]

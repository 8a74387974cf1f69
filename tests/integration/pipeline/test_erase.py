"""`newstally erase` while the four real stages run."""

import os
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

URI = "urn:p:erased"
ARTICLE = {
    "uri": URI,
    "headline": "Zanzarelli resigns",
    "body": "Police arrested 12 Zanzarellians in Quuxhaven on Monday. The mayor of Quuxhaven spoke of 14 arrests.",
    "source": "Quuxhaven Courant",
}
WORDS = ("Zanzarelli", "Quuxhaven", URI)


def newstally(pipeline, *arguments):
    environment = os.environ | {
        "NEWSTALLY_KAFKA_BOOTSTRAP": pipeline.bootstrap,
        "NEWSTALLY_POSTGRES_DSN": pipeline.dsn,
        "NEWSTALLY_TOPIC_PREFIX": pipeline.prefix,
    }
    command = [sys.executable, "-m", "streams.cli", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=60
    )


def everything(pipeline) -> str:
    tables = [*pipeline.ask("SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public'"), ("pg_stats",)]
    return "\n".join(text for (name,) in tables for (text,) in pipeline.ask(f"SELECT t::text FROM {name} AS t"))


def test_an_erased_article_leaves_the_database_and_its_older_records_stay_away(pipeline, settled):
    pipeline.articles(ARTICLE)
    pipeline.settle()
    assert all(word in everything(pipeline) for word in WORDS)
    refused = newstally(pipeline, "erase", URI)
    assert refused.returncode == 2
    assert "1 version with 2 figures" in refused.stderr
    assert "--yes" in refused.stderr
    assert URI in everything(pipeline)

    erased = newstally(pipeline, "erase", URI, "--yes")
    assert erased.returncode == 0, erased.stderr
    assert not [word for word in WORDS if word in everything(pipeline)]
    pipeline.settle()  # every stage takes its tombstone
    for topic in ("articles", "articles.language", "articles.entities", "articles.enriched", "figures"):
        assert [r.value for r in pipeline.read(topic) if r.key == URI.encode()][-1] is None, topic
    dead = [r.value for r in pipeline.read("articles.dead") if r.key == URI.encode()]
    assert dead == [None], "nothing but the tombstone"
    assert URI not in newstally(pipeline, "dead", "list", "--all").stdout

    # An older record is delivered again: as a redrive sends it, and from the middle of the pipeline.
    (first,) = [r for r in pipeline.read("articles") if r.key == URI.encode() and r.value]
    (enriched,) = [r for r in pipeline.read("articles.enriched") if r.key == URI.encode() and r.value]
    header = next(pair for pair in enriched.headers if pair[0] == "newstally_received_at")
    pipeline.publish([(first.key, first.value, [header])])
    pipeline.publish([(enriched.key, enriched.value, list(enriched.headers))], topic="articles.enriched")
    pipeline.settle()
    assert not [word for word in WORDS if word in everything(pipeline)]

    settled(ARTICLE | {"body": "Police arrested 12 people."})  # published anew by somebody who may
    assert pipeline.ask("SELECT body FROM current_articles WHERE uri = %s", URI) == [("Police arrested 12 people.",)]


def test_an_article_nobody_knows_and_a_missing_topic_are_told(pipeline):
    unknown = newstally(pipeline, "erase", "urn:p:nobody", "--yes")
    assert (unknown.returncode, unknown.stderr.count("not in the database")) == (0, 1)
    other = subprocess.run(
        [sys.executable, "-m", "streams.cli", "erase", "urn:p:nobody", "--yes"], capture_output=True, text=True,
        check=False, timeout=60,
        env=os.environ | {
            "NEWSTALLY_KAFKA_BOOTSTRAP": pipeline.bootstrap, "NEWSTALLY_POSTGRES_DSN": pipeline.dsn,
            "NEWSTALLY_TOPIC_PREFIX": f"{pipeline.prefix}x-",
        },
    )  # fmt: skip
    assert other.returncode == 1
    assert "nothing was erased" in other.stderr
    assert "is missing" in other.stderr

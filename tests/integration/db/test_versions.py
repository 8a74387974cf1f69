"""Versions, revisions and cancellations: what stands after which deliveries, in whatever order they come."""

import itertools
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from schemas.article import default_version
from streams.db.exceptions import VersionConflict
from streams.db.writer import StoredArticle

pytestmark = pytest.mark.integration

START = datetime(2022, 1, 10, 8, tzinfo=UTC)


def current(db):
    return [row["version"] for row in db.ask("SELECT version FROM current_articles ORDER BY uri")]


def test_writing_three_times_changes_nothing(db, draft, snapshot):
    article = draft("Ten died in Almaty.").people("Ten", "10").entity("Almaty", "E0")
    db.write(article)
    first = snapshot()
    assert [len(first[t]) for t in ("articles", "article_versions", "figures", "entities")] == [1, 1, 1, 1]
    db.write(article)
    db.write(article, article)
    assert snapshot() == first


def test_the_same_batch_may_hold_an_article_often(db, draft):
    article = draft("Ten died.").people("Ten", "10")
    db.write(article, article, article)
    assert db.value("SELECT count(*) FROM figures") == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("together", [True, False])
def test_the_newest_version_is_current_in_whatever_order_they_come(db, draft, order, together):
    # The second has no version_created_at and is ordered by when it was received, which is after the third was made.
    versions = [
        (draft("One.", version="a", version_created_at="2022-01-10T08:30:00Z"), 90),
        (draft("Two.", version="b"), 60),
        (draft("Three.", version="c", version_created_at="2022-01-10T09:59:00+01:00"), 200),
    ]
    deliveries = [StoredArticle(versions[n][0].build(), START + timedelta(minutes=versions[n][1])) for n in order]
    for batch in [deliveries] if together else [[one] for one in deliveries]:
        db.store(batch)
    assert current(db) == ["b"]
    assert db.value("SELECT count(*) FROM article_versions") == 3


def test_versions_made_at_one_moment_are_ordered_by_when_they_were_received(db, draft):
    at = "2022-01-10T08:30:00Z"
    db.write(draft("Two.", version="b", version_created_at=at), minute=2)
    db.write(draft("One.", version="a", version_created_at=at), minute=1)
    assert current(db) == ["b"]


def test_versions_alike_in_all_are_ordered_by_arrival(db, draft):
    db.write(draft("Two.", version="z"), draft("One.", version="a"))
    assert current(db) == ["a"]


def test_the_first_version_published_again_stays_old(db, draft, snapshot):
    first, second = draft("One.", version="a"), draft("Two.", version="b")
    db.write(first)
    db.write(second, minute=1)
    before = snapshot()
    db.write(first, minute=2)
    assert snapshot() == before
    assert current(db) == ["b"]


def test_the_earliest_moment_of_receipt_is_kept(db, draft):
    article = draft("One.")
    for minute in (5, 2, 9):
        db.write(article, minute=minute)
    assert db.value("SELECT extract(minute FROM received_at) FROM article_versions") == 2
    db.write(draft("One.", source="S"), minute=1)
    assert db.value("SELECT extract(minute FROM received_at) FROM article_versions") == 1


@pytest.mark.parametrize(
    ("revisions", "left"), [((1, 2), "20"), ((2, 1), "10"), ((1, 1), "20"), ((3, 1, 2), "10"), ((1, 3, 2), "20")]
)
def test_annotations_give_way_to_the_same_or_a_higher_revision_only(db, draft, revisions, left):
    for minute, (revision, value) in enumerate(zip(revisions, ("10", "20", "30"), strict=False)):
        db.write(draft("7 died.", revision=revision).people("7", value).entity("died", f"E{value}"), minute=minute)
    assert str(db.value("SELECT value FROM figures")) == left
    assert db.value("SELECT entity FROM entities") == f"E{left}"
    assert db.value("SELECT pipeline_revision FROM article_versions") == max(revisions)


def test_of_one_batch_the_highest_revision_wins_and_the_last_of_those(db, draft):
    def one(revision, value):
        return draft("7 died.", revision=revision).people("7", value)

    db.write(one(2, "1"), one(2, "2"), one(1, "3"))
    assert str(db.value("SELECT value FROM figures")) == "2"


def test_a_reprocessed_record_wins_over_the_same_record_of_an_earlier_model(db, draft):
    """Another model without another revision: the last written stands, if it is not older."""
    db.write(draft("7 died.").people("7", "1"), minute=5)
    db.write(draft("7 died.").people("7", "2"), minute=5)
    assert str(db.value("SELECT value FROM figures")) == "2"
    db.write(draft("7 died.").people("7", "3"), minute=4)
    assert str(db.value("SELECT value FROM figures")) == "2"


def test_fewer_figures_leave_none_behind(db, draft):
    db.write(draft("7 died, 8 hurt.").people("7", "7").people("8", "8").entity("died", "E0").time("hurt", None, None))
    db.write(draft("7 died, 8 hurt.", revision=2).people("7", "7"))
    counts = [db.value(f"SELECT count(*) FROM {table}") for table in ("figures", "entities", "times")]
    assert counts == [1, 0, 0]


def test_canceling_hides_the_article_and_keeps_its_history(db, draft):
    article = draft("7 died.").people("7", "7")
    db.write(article, draft("8 died.", uri="urn:other").people("8", "8"))
    db.write(draft("7 died.", status="canceled").people("7", "7"), minute=1)
    assert [row["uri"] for row in db.ask("SELECT uri FROM current_articles")] == ["urn:other"]
    assert (
        db.ask("SELECT uri FROM current_figures") == db.ask("SELECT uri FROM counted_figures") == [{"uri": "urn:other"}]
    )
    assert db.value("SELECT count(*) FROM figures") == 2


def test_a_canceled_version_stays_canceled_whatever_comes_again(db, draft):
    db.write(draft("7 died."))
    db.write(draft("7 died.", status="canceled"), minute=1)
    db.write(draft("7 died.", source="S", revision=5), minute=2)
    db.write(draft("7 died."))
    assert current(db) == []
    assert db.value("SELECT source FROM article_versions") == "S"


@pytest.mark.parametrize("together", [True, False])
def test_a_cancellation_counts_even_when_it_comes_first_or_from_an_older_pipeline(db, draft, together):
    canceled, usable = draft("7 died.", status="canceled"), draft("7 died.", revision=2)
    if together:
        db.write(canceled, usable)
    else:
        db.write(canceled)
        db.write(usable)
    assert current(db) == []
    assert db.value("SELECT pipeline_revision FROM article_versions") == 2


def test_a_newer_version_brings_a_canceled_article_back(db, draft):
    db.write(draft("", version="1", status="canceled"))
    assert current(db) == []
    db.write(draft("Again.", version="2"), minute=1)
    assert current(db) == ["2"]


def test_canceling_the_newest_does_not_bring_the_one_before_back(db, draft):
    db.write(draft("One.", version="1"))
    db.write(draft("Two.", version="2"), minute=1)
    db.write(draft("", version="3", status="canceled"), minute=2)
    assert current(db) == []


def test_canceling_an_old_version_leaves_the_newest(db, draft):
    db.write(draft("One.", version="1"))
    db.write(draft("Two.", version="2"), minute=1)
    db.write(draft("One.", version="1", status="canceled"), minute=2)
    assert current(db) == ["2"]


@pytest.mark.parametrize("other", [{"body": "Other."}, {"headline": "Other"}])
def test_another_text_under_the_same_version_is_refused(db, draft, other):
    db.write(draft("One."))
    changed = draft(other.get("body", "One."), headline=other.get("headline"), revision=9)
    with pytest.raises(VersionConflict, match=r"^version conflict") as caught:
        db.write(draft("Fine.", uri="urn:fine"), changed, minute=1)
    assert (caught.value.uri, caught.value.version) == ("urn:x", "1")
    assert db.ask("SELECT body, headline, pipeline_revision FROM article_versions") == [
        {"body": "One.", "headline": None, "pipeline_revision": 1}
    ]


def test_a_conflict_inside_a_batch_names_the_later_one_and_the_first_can_be_written_alone(db, draft):
    first, later = draft("One."), draft("Two.")
    with pytest.raises(VersionConflict):
        db.write(first, later)
    assert db.value("SELECT count(*) FROM articles") == 0
    db.write(first)
    with pytest.raises(VersionConflict):
        db.write(later)
    assert db.value("SELECT body FROM article_versions") == "One."


def test_a_missing_headline_and_an_empty_one_are_the_same_text(db, draft):
    db.write(draft("One."))
    db.write(draft("One.", headline=""))
    assert db.value("SELECT count(*) FROM article_versions") == 1


def test_an_article_without_a_version_has_the_one_of_its_text(db, draft):
    db.write(draft("One.", version=None))
    assert db.value("SELECT version FROM article_versions") == default_version(None, "One.")


def test_deleting_an_article_deletes_all_of_it(db, draft, database):
    db.write(draft("7 died.", version="1").people("7", "7").entity("died", "E0"))
    db.write(draft("8 died.", version="2").people("8", "8"), minute=1)
    with psycopg.connect(database) as connection:
        connection.execute("DELETE FROM articles WHERE uri = 'urn:x'")
    for table in ("article_versions", "segments", "sentences", "entities", "figures", "figure_revisions"):
        assert db.value(f"SELECT count(*) FROM {table}") == 0, table

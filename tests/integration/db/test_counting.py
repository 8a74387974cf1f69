"""What may be added up: the counting rule, and how figures of one version relate to those of the one before."""

import pytest

pytestmark = pytest.mark.integration


def to(figure, kind):
    return {"relations": [{"type": kind, "figure": figure}]}


def counted(db):
    return [row["id"] for row in db.ask("SELECT id FROM counted_figures ORDER BY uri, ordinal")]


BODY = "one two three four five"


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ({}, to("f0", "repeats"), ["f0"]),
        (to("f1", "repeats"), {}, ["f1"]),
        ({}, to("f0", "part_of"), ["f0"]),
        (to("f1", "superseded_by"), {}, ["f1"]),
        ({}, to("f0", "supersedes"), ["f1"]),  # whichever of the two has the relation
        ({}, to("f0", "equals"), ["f0"]),
        (to("f1", "equals"), {}, ["f0"]),
        (to("f1", "equals"), to("f0", "equals"), ["f0"]),
        ({"status": "possible"}, {"status": "reported"}, ["f0", "f1"]),
        ({"status": "denied"}, {"status": "retracted"}, []),
        ({"status": "corrected"}, {}, ["f1"]),
        ({"status": "retracted"}, to("f0", "repeats"), []),  # what repeats a claim that was withdrawn does not stand
    ],
)
def test_the_counting_rule(db, draft, first, second, left):
    db.write(draft(BODY).people("one", "1", **first).people("two", "2", **second))
    assert counted(db) == left
    assert db.value("SELECT count(*) FROM current_figures") == 2


def test_relations_of_other_articles_do_not_matter(db, draft):
    db.write(
        draft(BODY, uri="urn:a").people("one", "1").people("two", "1", **to("f0", "repeats")),
        draft(BODY, uri="urn:b").people("one", "1").people("two", "2"),
    )
    assert counted(db) == ["f0", "f0", "f1"]


def test_the_rule_is_written_where_the_figures_are_asked(db):
    rule = db.value("SELECT obj_description('counted_figures'::regclass, 'pg_class')")
    for word in (
        "repeat",
        "part of",
        "superseded",
        "equal",
        "reported",
        "possible",
        "retracted",
        "denied",
        "corrected",
    ):
        assert word in rule.lower()


def revisions(db):
    return {
        (row["figure"], row["type"], row["older_figure"])
        for row in db.ask("SELECT figure, type, older_figure FROM figure_revisions")
    }


def test_a_newer_version_repeats_and_supersedes(db, draft):
    db.write(draft(BODY).people("one", "164", role="civilians").people("two", "16", role="security_forces"))
    newer = draft(BODY, version="2").people("one", "16", role="security_forces").people("two", "225", role="civilians")
    db.write(newer, minute=1)
    assert revisions(db) == {("f0", "repeats", "f1"), ("f1", "supersedes", "f0")}


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ({"value": "164"}, {"value": "164", "status": "retracted"}, "supersedes"),
        ({"value": None, "qualifier": "unknown"}, {"value": "164"}, "supersedes"),
        ({"value": "164"}, {"value": None, "qualifier": "unknown"}, "supersedes"),
        ({"value": "164"}, {"value": "164", "qualifier": "about"}, "repeats"),
        ({"value": "164"}, {"value": "200", "event": "injured"}, None),
        ({"value": "164"}, {"value": "200", "role": "children"}, None),
        ({"value": "164"}, {"value": "200", "place": "E0"}, None),
        ({"value": "164"}, {"value": "200", "kind": "percentage"}, None),
        ({"value": "164"}, {"value": "20", "change": "up"}, None),
        ({"value": "164"}, {"value": "184", "change": "to"}, "supersedes"),
    ],
)
def test_only_like_is_compared_with_like(db, draft, older, newer, expected):
    db.write(draft(BODY).entity("five", "E0", iso3166="KZ").people("one", older.pop("value"), **older))
    new = draft(BODY, version="2").entity("five", "E0", iso3166="KZ").people("two", newer.pop("value"), **newer)
    db.write(new, minute=1)
    assert revisions(db) == ({("f0", expected, "f0")} if expected else set())


def test_what_is_not_clear_is_not_said(db, draft):
    """Two claims of one kind in a version: those that changed cannot be paired."""
    db.write(draft(BODY).people("one", "10").people("two", "20").people("three", "30"))
    db.write(draft(BODY, version="2").people("one", "10").people("two", "21").people("three", "31"), minute=1)
    assert revisions(db) == {("f0", "repeats", "f0")}


def test_what_is_told_twice_is_compared_once(db, draft):
    db.write(draft(BODY).people("one", "10").people("two", "10", **to("f0", "repeats")))
    db.write(draft(BODY, version="2").people("one", "11").people("two", "11", **to("f0", "repeats")), minute=1)
    assert revisions(db) == {("f0", "supersedes", "f0")}


def test_a_version_that_slips_in_between_is_paired_anew_and_a_canceled_one_is_passed_over(db, draft):
    def version(number, value, minute, **fields):
        db.write(draft(BODY, version=number, **fields).people("one", value), minute=minute)

    version("1", "10", 0)
    version("3", "30", 30)
    version("2", "20", 20)
    pairs = """SELECT n.version AS newer, o.version AS older FROM figure_revisions AS r
               JOIN article_versions AS n USING (version_id)
               JOIN article_versions AS o ON o.version_id = r.older_version_id ORDER BY 1"""
    assert db.ask(pairs) == [{"newer": "2", "older": "1"}, {"newer": "3", "older": "2"}]
    version("2", "20", 40, status="canceled")
    assert db.ask(pairs) == [{"newer": "3", "older": "1"}]

"""The questions that the README shows are run as they are."""

from pathlib import Path

import psycopg
import pytest

import streams.db

pytestmark = pytest.mark.integration

FOLDER = Path(streams.db.__file__).parent / "examples"


@pytest.fixture
def answers(db, draft, database):
    body = "In Almaty 164 died, says the ministry, or 26, says he. Nobody knows how many. 3 in Lima; 9 were hurt."
    db.write(
        draft(body, uri="urn:a", published_at="2022-01-10T00:00:00Z", source="NOS")
        .entity("Almaty", "E0", iso3166="KZ")
        .entity("ministry", "E1", canonical="Ministry of Health", kind="organization")
        .entity("Lima", "E2", iso3166="PE")
        .people("164", "164", place="E0", role="civilians", status="retracted",
                attribution={"holder": {"field": "body", "start": 29, "end": 37, "text": "ministry"}, "entity": "E1",
                             "cue": None})
        .people("26", "26", place="E0", role="civilians")
        .people("how many", None, place="E0", role="civilians", qualifier="unknown")
        .people("3", "3", place="E2")
        .people("9", "9", place="E2", event="injured"),
        draft("40 dead in Almaty", uri="urn:b", published_at="2022-01-11T00:00:00Z", source="BBC")
        .entity("Almaty", "E0", iso3166="KZ").people("40", "40", place="E0", role="civilians", upper=None),
    )  # fmt: skip

    def ask(name):
        with psycopg.connect(database) as connection:
            return connection.execute((FOLDER / f"{name}.sql").read_text("utf-8")).fetchall()

    return ask


def test_every_example_is_run_here():
    assert {path.stem for path in FOLDER.glob("*.sql")} == {"deaths_per_place", "retracted_claims", "who_says_what"}


def test_deaths_per_place(answers):
    assert answers("deaths_per_place") == [("KZ", "civilians", 26, 40, 1, 2), ("PE", "(any)", 3, 3, 0, 1)]


def test_retracted_claims(answers):
    [row] = answers("retracted_claims")
    assert row[1:] == ("NOS", "retracted", 164, "exact", "164", "killed", "Almaty", "Ministry of Health", "urn:a")


def test_who_says_what(answers):
    rows = answers("who_says_what")
    assert [(row[1], row[3], row[4], row[9]) for row in rows] == [
        ("NOS", "Ministry of Health", 164, "retracted"),
        ("NOS", None, 26, "reported"),
        ("NOS", None, None, "reported"),
        ("BBC", None, 40, "reported"),
    ]

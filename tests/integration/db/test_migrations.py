import shutil
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from streams.db.exceptions import DatabaseUnavailableError, SchemaError
from streams.db.migrations import FOLDER, available, check, migrate

pytestmark = pytest.mark.integration


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "migrations"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def test_all_are_applied_once_in_order(empty_database):
    assert migrate(empty_database) == list(available())
    assert migrate(empty_database) == []
    check(empty_database)


def test_a_database_without_tables_is_told_what_to_do(empty_database):
    with pytest.raises(SchemaError, match="newstally migrate"):
        check(empty_database)


def test_calls_at_once_apply_each_migration_once(empty_database):
    with ThreadPoolExecutor(6) as pool:
        applied = list(pool.map(migrate, [empty_database] * 6))
    assert sorted(name for names in applied for name in names) == sorted(available())
    check(empty_database)


def test_only_what_is_missing_is_applied(empty_database, folder):
    migrate(empty_database, folder)
    (folder / "0900_more.sql").write_text("CREATE TABLE more (x integer);")
    with pytest.raises(SchemaError, match="lacks 0900_more; run `newstally migrate`"):
        check(empty_database, folder)
    assert migrate(empty_database, folder) == ["0900_more"]


def test_an_altered_file_is_an_error(empty_database, folder):
    migrate(empty_database, folder)
    with (folder / "0001_articles.sql").open("a") as file:
        file.write("-- altered\n")
    for function in (migrate, check):
        with pytest.raises(SchemaError, match="0001_articles was altered"):
            function(empty_database, folder)


def test_a_newer_database_is_left_alone(empty_database, folder):
    (folder / "0900_more.sql").write_text("CREATE TABLE more (x integer);")
    migrate(empty_database, folder)
    for function in (migrate, check):
        with pytest.raises(SchemaError, match="newer than this version of newstally: it has 0900_more"):
            function(empty_database)


def test_a_file_that_slips_in_between_is_an_error(empty_database, folder):
    migrate(empty_database, folder)
    (folder / "0001_another.sql").write_text("CREATE TABLE another (x integer);")
    with pytest.raises(SchemaError, match="lacks 0001_another"):
        migrate(empty_database, folder)


def test_a_migration_that_fails_leaves_no_half_of_it(empty_database, folder):
    (folder / "0900_bad.sql").write_text("CREATE TABLE half (x integer); SELECT 1 / 0;")
    with pytest.raises(Exception, match="division by zero"):
        migrate(empty_database, folder)
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT to_regclass('half')").fetchone() == (None,)
    (folder / "0900_bad.sql").write_text("CREATE TABLE half (x integer);")
    assert migrate(empty_database, folder) == ["0900_bad"]


def test_an_address_where_nobody_listens():
    for function in (migrate, check):
        with pytest.raises(DatabaseUnavailableError, match="cannot be reached"):
            function("postgresql://127.0.0.1:1/x")


def test_every_table_column_and_view_is_explained(db):
    silent = db.ask("""
        SELECT c.relname, a.attname
        FROM pg_class AS c
        JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND col_description(c.oid, a.attnum) IS NULL
        UNION ALL
        SELECT c.relname, NULL
        FROM pg_class AS c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
            AND obj_description(c.oid, 'pg_class') IS NULL
    """)
    assert silent == []
    assert db.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 11


def test_all_that_was_found_goes_with_its_version(db):
    children = db.ask("""
        SELECT conrelid::regclass::text AS child, confdeltype FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'article_versions'::regclass
    """)
    assert {row["child"] for row in children if row["confdeltype"] == "c"} == {
        "segments", "sentences", "entities", "times", "figures", "figure_relations", "figure_revisions"
    }  # fmt: skip

"""A store is made, brought up to the form of today, or refused untouched."""

import sqlite3
from contextlib import closing
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from verbale.errors import ForeignStoreError, StoreTooNewError, StoreUnreachableError, UnknownNameError
from verbale.lexicon import get_lexicon
from verbale.store import open_record
from verbale.store.backend import open_backend
from verbale.store.migrate import VERSION_TABLE
from verbale.store.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_knows(store):
    with store.backend.reading() as connection:
        known = {"version_table": VERSION_TABLE, "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=known), metadata) == []


def test_opening_again_changes_nothing(url, store):
    before = store.stats()
    with open_record(url) as again:
        assert again.stats() == before


def test_a_newer_store_is_refused(url, store):
    with store.backend.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreTooNewError, match="'9999' is newer"):
        open_record(url)


def test_a_database_of_another_program_is_refused_and_left_alone(url):
    backend = open_backend(url, get_lexicon())
    with backend.writing() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(ForeignStoreError, match="tables of another program: recipes"):
        open_record(url)
    with backend.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM recipes")) == 0
    backend.engine.dispose()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear envoy, " * 200)
    with pytest.raises(ForeignStoreError, match="file is not a database"):
        open_record(path)
    assert path.read_text() == "Dear envoy, " * 200


def test_a_store_that_another_is_making_is_waited_for(tmp_path):
    path = tmp_path / "new.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")  # SQLite turns no file to the write-ahead log beside it, and does not wait
        done = Timer(0.3, other.execute, ["COMMIT"])
        done.start()
        with open_record(path) as store:
            assert store.stats().documents == 0
        done.join()


@pytest.mark.parametrize("new_url", ["postgresql"], indirect=True)
def test_a_query_takes_one_core_and_options_of_the_address_go_before(new_url):
    with open_record(f"{new_url()}&options=-c%20jit%3Don") as store, store.backend.reading() as connection:
        shown = [connection.scalar(text(f"SHOW {name}")) for name in ("max_parallel_workers_per_gather", "jit")]
    assert shown == ["0", "on"]


def test_what_cannot_be_opened_is_told(tmp_path):
    with pytest.raises(StoreUnreachableError, match="unable to open"):
        open_record(tmp_path / "no" / "folder.db")
    with pytest.raises(StoreUnreachableError) as refused:
        open_record("postgresql://ada:secret@127.0.0.1:1/x")
    assert "secret" not in str(refused.value)


def test_another_scheme_is_refused_with_a_hint():
    with pytest.raises(UnknownNameError, match="no kind of store 'postgres'") as refused:
        open_record("postgres://localhost/x")
    assert refused.value.hint == "Did you mean postgresql?"


def test_a_file_may_be_given_as_an_address(tmp_path):
    with open_record(f"sqlite:///{tmp_path / 'a.db'}"):
        pass
    with sqlite3.connect(tmp_path / "a.db") as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    file.close()

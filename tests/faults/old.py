"""Stores as earlier versions of this program left them."""

from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, MetaData, insert, select, text

from tests.contract.pages import RUN, SECOND, reading
from tests.faults.deeds import PAGE, pages
from verbale.errors import EmptyInputError
from verbale.lexicon import get_lexicon
from verbale.store import open_record
from verbale.store.backend import open_backend
from verbale.store.migrate import _config, migrate
from verbale.store.tables import metadata
from verbale.store.writing import index_everything


def revisions():
    """From the first to the one before the present one."""
    known = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]
    return known[:0:-1]


def fill(url):
    """A store that has something in each of its first tables."""
    promise = "{promise promisor=Finland/FIN content=build+a+pier due=2031-05-01..2031-05-31|Finland will build a pier} by May."
    with open_record(url) as store:
        for number, (document, records) in enumerate([*pages(), reading(promise, url="https://pier.example/1")]):
            store.add(document, records, RUN)
            store.add(document, records, SECOND, again=number % 2 == 0)
        store.add(*reading(f"Page 0, corrected. {PAGE}", url="https://quay.example/0"), SECOND)
        store.drop("empty.txt", EmptyInputError("empty.txt"))
        ids = [id for _, id in store.ids()]
        store.reject(ids[0], author="Ada", reason="not there")
        store.edit(ids[1], {"realis": "future"}, author="Ada", reason="it is to come")
        store.note(ids[2], "see the other page", author="Bo")
        store.forget("https://quay.example/7", reason="a takedown", author="Ada")
        store.set_full_text("pier.example", allowed=False, author="Ada")


def leave(present, url, revision):
    """Make the rows of a store of today one of a revision, at another address."""
    source, target = (open_backend(address, get_lexicon()) for address in (present, url))
    with source.reading() as old, target.writing() as connection:
        migrate(connection, url, revision)
        (tables := MetaData()).reflect(connection)
        for name in shared(tables):
            _copy(old, connection, tables.tables[name])
        index_everything(connection, target)
        if connection.dialect.name == "postgresql":
            for name in (name for name in shared(tables) if "key" in tables.tables[name].c):
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{name}', 'key'), (SELECT max(key) + 1 FROM {name}), false)")
                )
    source.engine.dispose()
    target.engine.dispose()
    return url


def _copy(old: Connection, connection: Connection, table):
    for column in table.c:
        if isinstance(column.type, JSON):
            column.type.none_as_null = True
    own = [c.is_not(None) for c in metadata.tables[table.name].c for key in c.foreign_keys if key.column.table.name == table.name]
    ordered = select(metadata.tables[table.name]).order_by(*own, *metadata.tables[table.name].primary_key.columns)
    for row in old.execute(ordered).mappings():
        connection.execute(insert(table), {name: value for name, value in row.items() if name in table.c})


def shared(tables):
    """The names of the tables that there are now as well, those that are pointed at first."""
    return [table.name for table in metadata.sorted_tables if table.name in tables.tables and table.name != "settled"]


def rows(url, revision):
    """All rows of the tables that a revision has, as they are today, each text found and each span in its place."""
    with open_record(url) as store:
        store.verify()
        assert store.stats().documents == len(store.search("finland", limit=100))
        with store.backend.reading() as connection:
            return {
                name: [tuple(row) for row in connection.execute(select(t).order_by(*t.primary_key.columns))] for name, t in _of(revision)
            }


def _of(revision):
    later = {"0001": {"kept", "settled", "hosts", "jobs", "journal", "erased"}, "0002": {"hosts", "jobs", "journal", "erased"}}
    later |= {"0003": {"journal", "erased"}, "0004": {"erased"}}
    return [(t.name, t) for t in metadata.sorted_tables if t.name not in later.get(revision, set()) | {"settled"}]

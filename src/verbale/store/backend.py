"""What the two databases do not share: how they are opened, locked, and asked for words. All else is one implementation."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from json import dumps
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    TableClause,
    create_engine,
    event,
    func,
    literal_column,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import insert as insert_in_postgres
from sqlalchemy.dialects.sqlite import insert as insert_in_sqlite
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InterfaceError, OperationalError, TimeoutError

from verbale.errors import (
    DamagedStoreError,
    ForeignStoreError,
    InvalidFieldError,
    MissingExtraError,
    StoreUnreachableError,
    UnknownNameError,
)
from verbale.lexicon import Lexicon
from verbale.store.tables import metadata
from verbale.store.words import Phrase

__all__ = ["STORES", "Backend", "open_backend", "stream"]

_PATIENCE = 60
"""Seconds to wait for another process that is writing."""

_STORABLE = "text without NUL and halves of surrogate pairs, and numbers of 64 bits"

_LOCK = 0x766572
"""The advisory lock under which a store in PostgreSQL is made or brought to a new form."""
_FRUGAL = "-c jit=off -c max_parallel_workers_per_gather=0"
"""PostgreSQL compiles no query and divides none among processes: most take milliseconds, and a page asks several."""


def stream(connection: Connection, statement: Select[Any], at_once: int = 500) -> Iterator[Row[Any]]:
    """The rows of a statement, few of them in memory; other statements may be run on the connection meanwhile."""
    with connection.execute(statement.execution_options(yield_per=at_once)) as rows:
        yield from rows


class Backend(ABC):
    """A database; `name` is how it is called in messages, without a password; `lexicon` has the actors by their codes."""

    insert: Any
    """The dialect's own INSERT, which can pass over what is there already."""

    def __init__(self, url: URL, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.name = url.render_as_string(hide_password=True)
        self.engine: Engine = create_engine(
            self.driver(url),
            json_serializer=lambda value: dumps(value, ensure_ascii=False, separators=(",", ":")),
            **self.connecting(url),
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store, however long it is read."""
        with self._connected() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing."""
        with self._connected(writing=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _connected(self, **options: Any) -> Iterator[Connection]:
        try:
            with self._open() as connection:
                yield connection.execution_options(**options)
        except (DataError, UnicodeEncodeError, OverflowError) as error:
            problem = str(error.orig if isinstance(error, DataError) else error)
            raise InvalidFieldError(problem, _STORABLE, self.name) from error
        except UnicodeDecodeError as error:  # of the database's own words
            raise DamagedStoreError(self.name, [str(error)]) from error
        except DBAPIError as error:
            if not self.in_trouble(error):
                raise
            raise self.refusal(error) from error

    def _open(self) -> Connection:
        try:
            return self.engine.connect()
        except DBAPIError as error:
            raise self.refusal(error) from error
        except TimeoutError as error:  # of all connections in use
            raise StoreUnreachableError(self.name, "too many ask it at once") from error

    @abstractmethod
    def driver(self, url: URL) -> URL:
        """The address with the driver that is used."""

    def connecting(self, url: URL) -> Mapping[str, Any]:  # noqa: ARG002 - most are alike
        """How connections are kept, for `create_engine`: enough for all that a service answers at once, and for lists that it sends."""
        return {"max_overflow": 40}

    @abstractmethod
    def in_trouble(self, error: DBAPIError) -> bool:
        """Whether the database or its disk is at fault, and not what it was asked."""

    @abstractmethod
    def refusal(self, error: DBAPIError) -> Exception:
        """What an error while opening, or of a database in trouble, means."""

    @abstractmethod
    def lock(self, connection: Connection) -> None:
        """Keep other processes from changing the form of the store until the transaction ends."""

    @abstractmethod
    def index_words(self, connection: Connection, index: TableClause, rows: Sequence[tuple[int, str]]) -> None:
        """Add keys with their plain words to a full-text index."""

    @abstractmethod
    def matching(self, index: TableClause, phrases: Sequence[Phrase]) -> Select[Any]:
        """The keys of a full-text index in which all phrases occur."""

    @abstractmethod
    def having(self, key: ColumnElement[int], index: TableClause, phrases: Sequence[Phrase]) -> ColumnElement[bool]:
        """The condition that the row of a key has all phrases, for rows that are gone through in an order of their own."""

    @abstractmethod
    def scrub(self) -> None:
        """Take what was deleted out of the files as well."""

    def damage(self, connection: Connection) -> list[str]:  # noqa: ARG002 - most look after themselves
        """What is wrong with the database's own structures."""
        return []

    def after_restore(self, connection: Connection) -> None:  # noqa: B027 - most need nothing
        """Set right what loading rows with their keys leaves behind."""


_TROUBLES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)


class Sqlite(Backend):
    """A file with write-ahead log: one process writes, others go on reading."""

    insert = staticmethod(insert_in_sqlite)

    def __init__(self, url: URL, lexicon: Lexicon) -> None:
        super().__init__(url, lexicon)
        self.name = url.database or ":memory:"
        event.listen(self.engine, "connect", _prepare)
        event.listen(self.engine, "begin", _begin)

    def driver(self, url: URL) -> URL:
        """Of the standard library."""
        return url.set(drivername="sqlite+pysqlite")

    def connecting(self, url: URL) -> Mapping[str, Any]:
        """A store in memory has one connection a thread."""
        return super().connecting(url) if url.database not in {None, "", ":memory:"} else {}

    def in_trouble(self, error: DBAPIError) -> bool:
        """By SQLite's own codes, of which the last byte is the kind of error."""
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _TROUBLES

    def refusal(self, error: DBAPIError) -> Exception:
        """A file that is no database, or a damaged one, or one that cannot be opened or written."""
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return DamagedStoreError(self.name, [str(error.orig)])
        if isinstance(error.orig, sqlite3.OperationalError):
            return StoreUnreachableError(self.name, str(error.orig))
        return ForeignStoreError(self.name, str(error.orig))

    def lock(self, connection: Connection) -> None:
        """Nothing: a transaction that writes holds the lock from its beginning."""

    def index_words(self, connection: Connection, index: TableClause, rows: Sequence[tuple[int, str]]) -> None:
        """Into the FTS5 table."""
        if rows:
            connection.execute(index.insert(), [{"rowid": key, "words": words} for key, words in rows])

    def matching(self, index: TableClause, phrases: Sequence[Phrase]) -> Select[Any]:
        """By FTS5's MATCH."""
        query = " AND ".join(f'"{" ".join(p.words)}"{" *" if p.prefix else ""}' for p in phrases)
        return select(index.c.rowid).where(literal_column(index.name).op("MATCH")(query))

    def having(self, key: ColumnElement[int], index: TableClause, phrases: Sequence[Phrase]) -> ColumnElement[bool]:
        """Against the set of all that match: FTS5 is quick to list them and slow to look one up. "+ 0": no index of keys serves."""
        return (key + 0).in_(self.matching(index, phrases))

    def damage(self, connection: Connection) -> list[str]:
        """What SQLite finds in pages and indexes."""
        return [line for line in connection.scalars(text("PRAGMA integrity_check")) if line != "ok"]

    def scrub(self) -> None:
        """Rewrite the indexes without what is gone, and empty the log."""
        with self.writing() as connection:
            for index in ("passage_words", "record_words"):
                connection.execute(text(f"INSERT INTO {index} ({index}) VALUES ('optimize')"))
        with closing(self.engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own: `_begin` does
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    _keep_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten


def _keep_log(connection: sqlite3.Connection) -> None:
    """Turn to the write-ahead log; of several that make a store at once, SQLite refuses all but one without waiting."""
    until = monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


class Postgres(Backend):
    """A PostgreSQL database by psycopg 3; the server needs UTF-8 and no extension."""

    insert = staticmethod(insert_in_postgres)

    def driver(self, url: URL) -> URL:
        """Of psycopg 3; raises `MissingExtraError` where it is not installed."""
        try:
            import psycopg  # noqa: F401, PLC0415 - it comes with an extra
        except ImportError as error:
            raise MissingExtraError("psycopg", "postgres") from error
        return url.set(drivername="postgresql+psycopg")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the store, however long it is read."""
        with self._connected(isolation_level="REPEATABLE READ") as connection, connection.begin():
            yield connection

    def connecting(self, url: URL) -> Mapping[str, Any]:
        """A connection that the server has cut meanwhile is made anew; none takes a second core, which is another's."""
        given = str(url.query.get("options", ""))
        return {**super().connecting(url), "pool_pre_ping": True, "connect_args": {"options": f"{_FRUGAL} {given}".rstrip()}}

    def in_trouble(self, error: DBAPIError) -> bool:
        """The connection is gone, or the server cannot go on."""
        return isinstance(error, (OperationalError, InterfaceError))

    def refusal(self, error: DBAPIError) -> Exception:
        """A server that does not answer, or does not let us in, or has gone."""
        return StoreUnreachableError(self.name, str(error.orig).strip())

    def lock(self, connection: Connection) -> None:
        """An advisory lock."""
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))

    def index_words(self, connection: Connection, index: TableClause, rows: Sequence[tuple[int, str]]) -> None:
        """As tsvectors of the configuration `simple`, which changes no word."""
        insert = text(f"INSERT INTO {index.name} (rowid, words) VALUES (:key, to_tsvector('simple', :words))")
        if rows:
            connection.execute(insert, [{"key": key, "words": words} for key, words in rows])

    def matching(self, index: TableClause, phrases: Sequence[Phrase]) -> Select[Any]:
        """By a tsquery."""
        query = " & ".join(f"({' <-> '.join(p.words)}{':*' if p.prefix else ''})" for p in phrases)
        matches: ColumnElement[bool] = index.c.words.op("@@")(func.to_tsquery("simple", query))
        return select(index.c.rowid).where(matches)

    def having(self, key: ColumnElement[int], index: TableClause, phrases: Sequence[Phrase]) -> ColumnElement[bool]:
        """Row by row."""
        return self.matching(index, phrases).where(index.c.rowid == key).exists()

    def scrub(self) -> None:
        """VACUUM, which may not stand in a transaction."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))

    def after_restore(self, connection: Connection) -> None:
        """Let the counters of keys go on after the highest one, and the planner know of so many rows at once."""
        for name in (table.name for table in metadata.tables.values() if "key" in table.c):
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', 'key'), coalesce(max(key), 0) + 1, false) FROM {name}")
            )
        connection.execute(text(f"ANALYZE {', '.join(metadata.tables)}"))


STORES: Mapping[str, type[Backend]] = {"sqlite": Sqlite, "postgresql": Postgres}
"""Which database serves which scheme of addresses; a new one is a class and a line here."""


def open_backend(url: str | Path, lexicon: Lexicon) -> Backend:
    """The database at an address (`postgresql://…`, `sqlite:///…`) or in a file; raises `UnknownNameError` for another scheme."""
    if "://" not in str(url):
        return Sqlite(URL.create("sqlite", database=str(url)), lexicon)
    try:
        address = make_url(str(url))
    except ArgumentError as error:
        raise StoreUnreachableError(str(url), "this is no address of a database") from error
    scheme = address.get_backend_name()
    if scheme not in STORES:
        raise UnknownNameError("kind of store", scheme, STORES)
    return STORES[scheme](address, lexicon)

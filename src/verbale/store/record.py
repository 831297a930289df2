"""The record of many documents: everything that can be done with a store, as one class."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from sqlalchemy.exc import DBAPIError

from verbale.errors import VerbaleError
from verbale.schema import Document, Record
from verbale.store import adding
from verbale.store.backend import Backend, open_backend
from verbale.store.migrate import migrate
from verbale.store.queries import Query, find_hits, get_hit
from verbale.store.rows import ActorRow, Added, Hit, Run
from verbale.store.who import find_actors

__all__ = ["Store", "open_record"]


class Store:
    """A store that is open; use it in a `with` statement, or `close` it."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    @property
    def name(self) -> str:
        """Its file or address."""
        return self.backend.name

    def close(self) -> None:
        """Give back all connections."""
        self.backend.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, document: Document, records: Iterable[Record], run: Run, *, again: bool = False, force: bool = False) -> Added:
        """Keep a document and its records, in one transaction.

        The same page twice changes nothing; a changed one becomes a new version, whose records are compared with those of the
        one before. `again` writes a second reading even where the run is the same one. Raises `ForgottenError` for a page that was
        erased (unless `force`), and `EvidenceMismatchError` or `TextMismatchError` for records that do not fit the text.
        """
        with self.backend.writing() as connection:
            return adding.add(connection, self.backend, document, records, run, again=again, force=force)

    def drop(self, name: str, error: VerbaleError) -> None:
        """Keep that an input could not be read, and why."""
        with self.backend.writing() as connection:
            adding.drop(connection, self.backend, name, error)

    def is_known(self, document: Document, run: Run) -> bool:
        """Whether this very page has been read with this run, or a newer version of it is there."""
        with self.backend.reading() as connection:
            return adding.is_known(connection, document, run)

    def find(self, query: Query | None = None, *, after: str | None = None, limit: int = 50) -> list[Hit]:
        """The records of a query, newest publication first; the next page is the one `after` the id of the last record."""
        with self.backend.reading() as connection:
            return find_hits(connection, self.backend, query or Query(), after, limit)

    def iter(self, query: Query | None = None, *, page: int = 500) -> Iterator[Hit]:
        """All records of a query, page by page."""
        after: str | None = None
        while hits := self.find(query, after=after, limit=page):
            yield from hits
            after = hits[-1].record.id

    def get(self, id: str) -> Hit:
        """One record by its id, or by the beginning of its id; raises `UnknownNameError`."""
        with self.backend.reading() as connection:
            return get_hit(connection, id)

    def actors(self, name: str | None = None, *, limit: int = 100) -> list[ActorRow]:
        """Who is named, by the number of records; with a name, those whom it means."""
        with self.backend.reading() as connection:
            return find_actors(connection, name, limit)


def open_record(url: str | Path) -> Store:
    """Open the record in a file, or at an address (`sqlite:///…`, `postgresql://…`); a new one is made, an older one brought up.

    Raises `StoreUnreachableError`, `ForeignStoreError`, `StoreTooNewError`, `MissingExtraError`, and `UnknownNameError` for a scheme
    that is not known.
    """
    backend = open_backend(url)
    try:
        with backend.writing() as connection:
            backend.lock(connection)
            migrate(connection, backend.name)
    except DBAPIError as error:
        raise backend.refusal(error) from error
    except BaseException:
        backend.engine.dispose()
        raise
    return Store(backend)

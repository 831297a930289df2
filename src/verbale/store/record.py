"""The record of many documents: everything that can be done with a store, as one class."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Self

from sqlalchemy.exc import DBAPIError

from verbale.errors import DamagedStoreError, UnknownNameError, VerbaleError
from verbale.lexicon import get_lexicon
from verbale.schema import Document, Record
from verbale.store import adding, search
from verbale.store.backend import Backend, open_backend
from verbale.store.backup import back_up, restore
from verbale.store.checking import Checked, check
from verbale.store.citing import CITATIONS
from verbale.store.jobs import Jobs
from verbale.store.keeping import Kept
from verbale.store.migrate import migrate
from verbale.store.persons import Persons
from verbale.store.queries import Query, count_hits, find_hits, find_ids, get_context, get_hit, get_hits, selected
from verbale.store.rows import ActorRow, Added, Hit, Passage, Report, Run, Stats
from verbale.store.shelf import Shelf
from verbale.store.snapshot import export_snapshot
from verbale.store.verdicts import current_of
from verbale.store.who import find_actors

__all__ = ["Store", "open_record"]

_AT_ONCE = 500


class Store(Persons):
    """A store that is open; use it in a `with` statement, or `close` it."""

    def __init__(self, backend: Backend, via: str = "library") -> None:
        super().__init__(backend, via)
        self.kept = Kept(backend)
        self.shelf = Shelf(backend)

    def through(self, via: str) -> "Store":
        """The same store for persons who come on another way."""
        return Store(self.backend, via)

    @property
    def name(self) -> str:
        """Its file or address."""
        return self.backend.name

    @property
    def jobs(self) -> Jobs:
        """What is to be fetched, and when."""
        return Jobs(self.backend)

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

    def counted(self, query: Query | None = None) -> tuple[int, Iterator[Hit]]:
        """How many records a query has, and all of them, of one state of the store however long they are read."""
        rows = self._counted(query or Query())
        return next(rows), rows

    def _counted(self, query: Query) -> Iterator[Any]:
        with self.backend.reading() as connection:
            yield count_hits(connection, self.backend, query)
            after: str | None = None
            while hits := find_hits(connection, self.backend, query, after, _AT_ONCE):
                yield from hits
                after = hits[-1].record.id

    def ids(self, query: Query | None = None) -> list[tuple[str, str]]:
        """Kind and id of all records of a query, by id."""
        with self.backend.reading() as connection:
            return find_ids(connection, selected(connection, self.backend, query or Query()))

    def reports(self, query: Query | None = None) -> Iterator[Report]:
        """The records of a query with their documents, oldest publication first: what the ledger is made of."""
        with self.backend.reading() as connection:
            yield from search.iter_reports(connection, self.shelf, selected(connection, self.backend, query or Query()))

    def said(self, speaker: str, about: str | None = None, *, after: str | None = None, limit: int = 50) -> list[Hit]:
        """What somebody said, or the state or body for which they speak; `about` are words as in a search."""
        return self.find(Query(kind=("statement",), actor=speaker, roles=("speaker",), words=about), after=after, limit=limit)

    def figures(self, about: str | None = None, country: str | None = None, *, after: str | None = None, limit: int = 50) -> list[Hit]:
        """Figures that are claimed, by words or by the country that they are about."""
        return self.find(Query(kind=("indicator",), actor=country, roles=("countries",), words=about), after=after, limit=limit)

    def search(
        self, words: str, *, since: date | None = None, until: date | None = None, after: str | None = None, limit: int = 50
    ) -> list[Passage]:
        """Documents in which words, "phrases" and beginnings of words (negotiat*) stand together, newest first."""
        with self.backend.reading() as connection:
            return search.find_passages(connection, self.backend, words, since, until, after, limit)

    def get(self, id: str) -> Hit:
        """One record by its id, or by the beginning of its id; raises `UnknownNameError`."""
        with self.backend.reading() as connection:
            return get_hit(connection, id)

    def hits(self, ids: Iterable[str]) -> list[Hit]:
        """The records of these ids that count now, in no order; ids that are not known are passed over."""
        with self.backend.reading() as connection:
            return get_hits(connection, ids)

    def document(self, id: str) -> Document:
        """The newest version of a document; raises `UnknownNameError`."""
        with self.backend.reading() as connection:
            return current_of(connection, id).document

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """The newest versions of all documents, or of those with these ids, by id; unknown ids are passed over."""
        with self.backend.reading() as connection:
            yield from search.iter_documents(connection, self.shelf, None if ids is None else sorted(set(ids)))

    def context(self, id: str, around: int = 300) -> tuple[str, str, str]:
        """The words before a record's evidence, the evidence, and those after it.

        Of a publisher whose full text may not be shown, no more than the sentence.
        """
        with self.backend.reading() as connection:
            return get_context(connection, id, around)

    def cite(self, id: str, form: str = "text") -> str:
        """The citation of a record as `text`, `bibtex` or `csl-json`."""
        if form not in CITATIONS:
            raise UnknownNameError("form of citation", form, CITATIONS)
        return CITATIONS[form](self.get(id))

    def actors(self, name: str | None = None, *, limit: int = 100) -> list[ActorRow]:
        """Who is named, by the number of records; with a name, those whom it means."""
        with self.backend.reading() as connection:
            return find_actors(connection, self.backend.lexicon, name, limit)

    def stats(self) -> Stats:
        """How much there is."""
        with self.backend.reading() as connection:
            return search.get_stats(connection)

    def verify(self) -> Checked:
        """Check every text, span and column; raises `DamagedStoreError` with all that is not as it was written."""
        with self.backend.reading() as connection:
            done = check(connection, self.backend)
        if done.problems:
            raise DamagedStoreError(self.name, done.problems)
        return done

    def backup(self, target: str | Path) -> int:
        """Write the whole store to a file of its own; it can be restored into either kind of database."""
        with self.backend.reading() as connection:
            return back_up(connection, self.name, Path(target))

    def restore(self, source: str | Path) -> int:
        """Fill this store, which must be empty, from a backup; raises `BackupError`."""
        with self.backend.writing() as connection:
            return restore(connection, self.backend, Path(source))

    def export_snapshot(self, folder: str | Path, *, name: str = "verbale-record", version: str | None = None) -> dict[str, Any]:
        """A frozen copy for publishing and citing in a new folder; the data package comes back."""
        with self.backend.reading() as connection:
            return export_snapshot(connection, Path(folder), name, version)


def open_record(url: str | Path, registry: str | Path | None = None) -> Store:
    """Open the record in a file, or at an address (`sqlite:///…`, `postgresql://…`); a new one is made, an older one brought up.

    `registry` is the file of more actors with which its documents are read. Raises `StoreUnreachableError`, `ForeignStoreError`,
    `StoreTooNewError`, `MissingExtraError`, and `UnknownNameError` for a scheme that is not known.
    """
    backend = open_backend(url, get_lexicon(registry=Path(registry) if registry else None))
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

"""The record of many documents: everything that can be done with a store, as one class."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self

from sqlalchemy.exc import DBAPIError

from verbale.errors import DamagedStoreError, UnknownNameError, VerbaleError
from verbale.lexicon import get_lexicon
from verbale.schema import Document, Record
from verbale.store import adding, search, verdicts
from verbale.store.backend import Backend, open_backend
from verbale.store.backup import back_up, restore
from verbale.store.checking import Checked, check
from verbale.store.citing import CITATIONS
from verbale.store.forgetting import forget
from verbale.store.jobs import Jobs
from verbale.store.keeping import Kept
from verbale.store.migrate import migrate
from verbale.store.queries import Query, find_hits, find_ids, get_context, get_hit, selected
from verbale.store.rows import ActorRow, Added, Hit, Note, Passage, Report, Run, Stats, Verdict
from verbale.store.shelf import Shelf
from verbale.store.snapshot import export_snapshot
from verbale.store.verdicts import current_of
from verbale.store.who import find_actors

__all__ = ["Store", "open_record"]


class Store:
    """A store that is open; use it in a `with` statement, or `close` it."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.kept = Kept(backend)
        self.shelf = Shelf(backend)

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

    def accept(self, id: str, *, author: str, reason: str = "") -> Hit:
        """A person finds the record right."""
        return self._give("accept", id, {}, author, reason)

    def reject(self, id: str, *, author: str, reason: str) -> Hit:
        """A person finds the record wrong: it is kept, and left out of what is asked."""
        return self._give("reject", id, {}, author, reason)

    def edit(self, id: str, fields: Mapping[str, Any], *, author: str, reason: str) -> Hit:
        """A person corrects fields, given as on the wire; words of the text may be given bare. What was read stays beside it."""
        return self._give("edit", id, {"fields": fields}, author, reason)

    def judge(self, id: str, outcome: str, *, author: str, reason: str) -> Hit:
        """A person says what became of a promise: one of `OUTCOMES`."""
        return self._give("judge", id, {"outcome": outcome}, author, reason)

    def _give(self, verdict: str, id: str, body: Mapping[str, Any], author: str, reason: str) -> Hit:
        with self.backend.writing() as connection:
            return verdicts.give(connection, self.backend, verdict, id, body, author, reason)

    def add_missed(
        self, document: str, kind: str, start: int, end: int, fields: Mapping[str, Any], *, author: str, reason: str = ""
    ) -> Hit:
        """A person adds a record that was missed, on the words from `start` to `end` of the newest version of a document."""
        with self.backend.writing() as connection:
            return verdicts.add_missed(connection, self.backend, document, kind, (start, end), fields, author, reason)

    def merge_actors(self, name: str, into: str | None, *, author: str, reason: str) -> None:
        """From now on who is called `name` counts as `into`; None takes that back."""
        with self.backend.writing() as connection:
            verdicts.merge_actors(connection, name, into, author, reason)

    def verdicts(self, record: str | None = None, *, orphaned: bool = False) -> list[Verdict]:
        """What persons said, oldest first: all of it, of one record, or what no record carries any more."""
        with self.backend.reading() as connection:
            return verdicts.find_verdicts(connection, record, orphaned=orphaned)

    def note(self, id: str, text: str, *, author: str) -> Note:
        """A remark on a record or a document."""
        with self.backend.writing() as connection:
            return verdicts.add_note(connection, id, text, author)

    def notes(self, id: str) -> list[Note]:
        """The remarks on a record, or on a document and its records."""
        with self.backend.reading() as connection:
            return verdicts.find_notes(connection, id)

    def stats(self) -> Stats:
        """How much there is."""
        with self.backend.reading() as connection:
            return search.get_stats(connection)

    def set_full_text(self, host: str, *, allowed: bool) -> None:
        """Say whether a publisher's full text may be shown and exported, or short quotations only."""
        with self.backend.writing() as connection:
            search.set_full_text(connection, host, allowed=allowed)

    def forget(self, id: str, *, reason: str, author: str) -> str:
        """Erase a document (by id or address) with all that was made of it; a tombstone keeps the reason. Its id comes back."""
        with self.backend.writing() as connection:
            document = forget(connection, id, reason, author)
        self.backend.scrub()
        return document

    def verify(self) -> Checked:
        """Check every text, span and column; raises `DamagedStoreError` with all that is not as it was written."""
        with self.backend.reading() as connection:
            done = check(connection)
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

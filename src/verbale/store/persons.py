"""What persons write into a store: verdicts, missed records, remarks, merges, what may be shown, what must be forgotten.

Each is entered in the journal in the same transaction.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from verbale.store import search, verdicts
from verbale.store.backend import Backend
from verbale.store.forgetting import forget
from verbale.store.history import History, histories
from verbale.store.journal import enter, find_entries
from verbale.store.keeping import change
from verbale.store.rows import Entry, Hit, Note, Verdict

__all__ = ["Persons"]


class Persons:
    """The part of a store in which persons have their say; `via` is the way on which they come."""

    def __init__(self, backend: Backend, via: str = "library") -> None:
        self.backend, self.via = backend, via

    def accept(self, id: str, *, author: str, reason: str = "") -> Hit:
        """A person finds the record right."""
        return self._give("accept", id, {}, author, reason)

    def reject(self, id: str, *, author: str, reason: str) -> Hit:
        """A person finds the record wrong: it is kept, and left out of what is asked."""
        return self._give("reject", id, {}, author, reason)

    def edit(self, id: str, fields: Mapping[str, Any], *, author: str, reason: str) -> Hit:
        """A person corrects fields, given as on the wire; words of the text may be given bare. What was read stays beside it."""
        return self._give("edit", id, {"fields": fields}, author, reason, fields=sorted(fields))

    def judge(self, id: str, outcome: str, *, author: str, reason: str, evidence: Sequence[str] = ()) -> Hit:
        """A person says what became of a promise, one of `OUTCOMES`; `evidence` are ids of records or documents that tell it."""
        return self._give("judge", id, {"outcome": outcome, "evidence": evidence}, author, reason, outcome=outcome)

    def dissent(self, id: str, *, author: str, reason: str, outcome: str | None = None) -> Hit:
        """A person does not agree with what was found, of a promise perhaps with another outcome; what was found stays."""
        return self._give("dissent", id, {"outcome": outcome}, author, reason, outcome=outcome)

    def reply(self, id: str, text: str, *, speaks_for: str, author: str) -> Hit:
        """The answer of somebody of whom the record speaks; it changes nothing of what was found."""
        return self._give("reply", id, {"speaks_for": speaks_for}, author, text)

    def _give(self, verdict: str, id: str, body: Mapping[str, Any], author: str, reason: str, **detail: Any) -> Hit:
        with self.backend.writing() as connection:
            hit = verdicts.give(connection, self.backend, verdict, id, body, author, reason)
            enter(connection, verdict, hit.record.id, author, self.via, **detail)
            return hit

    def add_missed(
        self, document: str, kind: str, start: int, end: int, fields: Mapping[str, Any], *, author: str, reason: str = ""
    ) -> Hit:
        """A person adds a record that was missed, on the words from `start` to `end` of the newest version of a document."""
        with self.backend.writing() as connection:
            hit = verdicts.add_missed(connection, self.backend, document, kind, (start, end), fields, author, reason)
            enter(connection, "add", hit.record.id, author, self.via, kind=kind)
            return hit

    def merge_actors(self, name: str, into: str | None, *, author: str, reason: str) -> None:
        """From now on who is called `name` counts as `into`; None takes that back."""
        with self._entered("merge", name, author, into=into) as connection:
            verdicts.merge_actors(connection, name, into, author, reason)

    def note(self, id: str, text: str, *, author: str, span: tuple[int, int] | None = None) -> Note:
        """A remark on a record or a document, or on the words from the first to the second place of the document's newest version."""
        with self.backend.writing() as connection:
            made = verdicts.add_note(connection, id, text, author, span)
            enter(connection, "note", made.record or made.document, author, self.via)
            return made

    def set_full_text(self, host: str, *, allowed: bool, author: str = "") -> None:
        """Say whether a publisher's full text may be shown and exported, or short quotations only."""
        with self._entered("full text", host, author, allowed=allowed) as connection:
            search.set_full_text(connection, host, allowed=allowed)

    def forget(self, id: str, *, reason: str, author: str) -> str:
        """Erase a document (by id or address) with all that was made of it; a tombstone keeps the reason. Its id comes back."""
        with self.backend.writing() as connection:
            document = forget(connection, id, reason, author)
            enter(connection, "forget", document, author, self.via)
        self.backend.scrub()
        return document

    def keep(self, name: str, make: Callable[[Any], Any], *, action: str, about: str, author: str) -> None:
        """Put in place of a value that is kept by a name (None: nothing yet) what `make` makes of it."""
        with self._entered(action, about, author) as connection:
            change(self.backend, connection, name, make)

    @contextmanager
    def _entered(self, action: str, about: str, author: str, **detail: Any) -> Iterator[Connection]:
        with self.backend.writing() as connection:
            yield connection
            enter(connection, action, about, author, self.via, **detail)

    def verdicts(self, record: str | None = None, *, orphaned: bool = False) -> list[Verdict]:
        """What persons said, oldest first: all of it, of one record, or what no record carries any more."""
        with self.backend.reading() as connection:
            return verdicts.find_verdicts(connection, record, orphaned=orphaned)

    def histories(self) -> Mapping[str, History]:
        """What persons said of each record, by its id of today."""
        return histories(self.verdicts())

    def notes(self, id: str) -> list[Note]:
        """The remarks on a record, or on a document and its records."""
        with self.backend.reading() as connection:
            return verdicts.find_notes(connection, id)

    def journal(
        self, about: str | None = None, author: str | None = None, *, after: int | None = None, limit: int | None = 100
    ) -> list[Entry]:
        """Who wrote what when, newest first: about one thing, by one author; the next page is the one `after` the key of the last line."""
        with self.backend.reading() as connection:
            return find_entries(connection, about, author, after, limit)

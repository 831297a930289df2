"""What is kept beside the records: what the ledger settled over all documents, the last look, saved searches."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from verbale.store.backend import Backend
from verbale.store.tables import documents, kept, readings, settled, verdicts, versions

__all__ = ["Kept", "change", "forget_settled"]

_FORM = 3
"""The form of what is settled, and of what it is settled by; a store that was settled in another is behind."""
_STATE = "settled"
_AT_ONCE = 500
_MANY = 2_000
"""Ids from which on it is quicker to go through all."""

Settled = tuple[str, str, Mapping[str, Any]]
"""A part of what was settled ("claim", "copy" …), the id of the record or document that it is about, and a JSON object of it."""


class Kept:
    """The shelf of a store: JSON values by name, and what was settled with the state of the store in which that was done."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def get(self, name: str) -> Any:
        """A value, None where there is none."""
        with self._backend.reading() as connection:
            return connection.scalar(select(kept.c.value).where(kept.c.name == name))

    def set(self, name: str, value: Any) -> None:
        """Keep a JSON value by a name, in place of the one before."""
        with self._backend.writing() as connection:
            _put(self._backend, connection, name, value)

    def state(self) -> list[int]:
        """The form of what is settled, and what changes with every reading, verdict and erasure."""
        with self._backend.reading() as connection:
            newest = (connection.scalar(select(func.max(table.c.key))) or 0 for table in (readings, verdicts))
            return [_FORM, *newest, connection.scalar(select(func.count()).select_from(documents)) or 0]

    def settled_in(self) -> list[int] | None:
        """The state in which the ledger was settled last, None where it never was."""
        found: list[int] | None = self.get(_STATE)
        return found

    def settle(self, rows: Iterable[Settled], state: list[int]) -> None:
        """Keep what was settled in a state of the store, in place of what was before, in one transaction.

        Of two at once the second waits at the state for the first, and replaces it.
        """
        values = [{"part": part, "about": about, "data": dict(data)} for part, about, data in rows]
        with self._backend.writing() as connection:
            _put(self._backend, connection, _STATE, state)
            connection.execute(delete(settled))
            for start in range(0, len(values), _AT_ONCE):
                connection.execute(insert(settled), values[start : start + _AT_ONCE])

    def settled(self, part: str, about: Collection[str] | None = None) -> Iterator[Mapping[str, Any]]:
        """What was settled of a part, in the order in which it was written: all of it, or about some records or documents."""
        of = select(settled.c.data).where(settled.c.part == part).order_by(settled.c.key)
        with self._backend.reading() as connection:
            if about is None or len(about) > _MANY:
                rows = connection.execute(of.add_columns(settled.c.about)).all()
                yield from (data for data, each in rows if about is None or each in about)
            else:
                yield from connection.scalars(of.where(settled.c.about.in_(list(about)))).all()

    def newest(self) -> int:
        """The key of the newest version of any document."""
        with self._backend.reading() as connection:
            return connection.scalar(select(func.max(versions.c.key))) or 0

    def added_since(self, version: int) -> frozenset[str]:
        """The documents of which a version came in after the one of a key."""
        with self._backend.reading() as connection:
            return frozenset(connection.scalars(select(versions.c.document).where(versions.c.key > version)))


def forget_settled(connection: Connection) -> None:
    """Erase all that was settled: names and outcomes of one document may stand on the words of another."""
    connection.execute(delete(settled))
    connection.execute(delete(kept).where(kept.c.name == _STATE))


def change(backend: Backend, connection: Connection, name: str, make: Callable[[Any], Any]) -> None:
    """Put in place of a kept value what `make` makes of it."""
    _put(backend, connection, name, make(connection.scalar(select(kept.c.value).where(kept.c.name == name))))


def _put(backend: Backend, connection: Connection, name: str, value: Any) -> None:
    put = backend.insert(kept).values(name=name, value=value)
    connection.execute(put.on_conflict_do_update(index_elements=[kept.c.name], set_={"value": put.excluded.value}))

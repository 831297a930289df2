"""What pages ask of a store beyond its records: how many there are of what, versions, publishers, whether anything has changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, func, select

from verbale.errors import UnknownNameError
from verbale.schema import Document
from verbale.schema.hashes import short_hash
from verbale.store.backend import Backend
from verbale.store.due import count_due, count_months, find_due
from verbale.store.memo import Memo, Pace
from verbale.store.pairs import count_pairs
from verbale.store.queries import Query, selected
from verbale.store.rows import ActorRow, Hit, Stats
from verbale.store.search import get_stats
from verbale.store.tables import (
    RECORD_WORDS,
    actors,
    documents,
    evidence,
    journal,
    kept,
    mentions,
    publishers,
    readings,
    records,
    tombstones,
    verdicts,
    versions,
)
from verbale.store.who import find_actors
from verbale.store.words import parse_words
from verbale.store.writing import document_of

__all__ = ["Bucket", "DocumentRow", "Mark", "Overview", "PublisherRow", "Version"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document that is kept, in its newest version; `records` are those of its newest reading."""

    id: str
    url: str | None
    host: str
    title: str | None
    published: date | None
    version: int
    records: int


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document, and when it was added (UTC)."""

    number: int
    added_at: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRow:
    """A publisher by its host: what is kept of it, and whether its full text may be shown."""

    host: str
    full_text: bool
    documents: int
    records: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many records of a kind and realis were published in a time: a year, a month or a day, as the beginning of an ISO date."""

    time: str
    kind: str
    realis: str
    count: int


Mark = tuple[int, int, int, str, str]
T = TypeVar("T")
Counts = Mapping[str, Mapping[str, int]]


_held: ContextVar[tuple["Overview", Mark] | None] = ContextVar("held", default=None)


def _only_grew(old: Mark, new: Mark) -> bool:
    """Whether readings came in and no person did anything: what somebody decides, erases or settles is shown at once."""
    return new[0] > old[0] and (new[1], new[3]) == (old[1], old[3])


class Overview:
    """Counts and lists over one database; nothing here writes."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._pace = Pace(self._look, _only_grew)
        self._memo = self.memo()

    def memo(self) -> Memo:
        """A place for what is made of the store; it rests with all else."""
        return Memo(self.mark, took=self._pace.took)

    def mark(self) -> Mark:
        """What changes with every reading, verdict, erasure and settling: while it is the same, so is everything made of the store.

        Where page after page is added it lags behind a little; see `Pace`.
        """
        held = _held.get()
        return held[1] if held and held[0] is self else self._pace.mark()

    @contextmanager
    def holding(self, mark: Mark) -> Iterator[None]:
        """Let a mark stand for all that is asked meanwhile in this context: a page asks hundreds of times."""
        token = _held.set((self, mark))
        try:
            yield
        finally:
            _held.reset(token)

    def _look(self) -> Mark:
        with self._backend.reading() as connection:
            last = [connection.scalar(select(func.max(table.c.key))) or 0 for table in (readings, verdicts)]
            erased = connection.scalar(select(func.max(tombstones.c.at))) or ""  # a key that was erased may be given again
            settled_in = connection.scalar(select(kept.c.value).where(kept.c.name == "settled")) or ()
            count = connection.scalar(select(func.count()).select_from(documents)) or 0
            return last[0], last[1], count, erased, ".".join(map(str, settled_in))

    def stamp(self) -> str:
        """What changes with everything that a page may show: readings, verdicts, remarks, what is kept and what was settled.

        A page has parts that rest and parts that do not, so it hangs on the mark to go by and on the newest.
        """
        with self._backend.reading() as connection:
            last = connection.scalar(select(func.max(journal.c.key)))
            values = connection.execute(select(kept.c.name, kept.c.value).order_by(kept.c.name)).all()
        return short_hash(*self.mark(), self._pace.newest, last, [tuple(row) for row in values])

    def count(self, query: Query, *, top: int = 12) -> Counts:
        """How many records of a query there are by `kind`, `realis`, `basis`, `host` and `actor` (the `top` most named); "" under `all`.

        What was counted is kept until the store changes.
        """
        return self._memo.get(("count", query, top), lambda: self._count(query, top))

    def _count(self, query: Query, top: int) -> Counts:
        columns = {"kind": records.c.kind, "realis": records.c.realis, "basis": records.c.basis}
        found: dict[str, Counter[str]] = {name: Counter() for name in ("all", *columns)}
        found["all"][""] = 0
        with self._backend.reading() as connection:
            conditions = self._conditions(connection, query)
            wanted = select(*columns.values(), func.count()).where(*conditions).group_by(*columns.values())
            for *values, count in connection.execute(wanted):
                for name, value in zip(("all", *columns), ("", *values), strict=True):
                    found[name][value] += count
            found["host"] = _hosts(connection, conditions)
            found["actor"] = _named_most(connection, conditions, top)
        return {name: dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))) for name, counts in found.items()}

    def facets(self, query: Query, roles: Sequence[str], *, top: int = 12) -> Counts:
        """How many records of a query name whom in each of some roles, and how many tell which `medium`: the `top` most frequent."""
        return self._memo.get(("facets", query, tuple(roles), top), lambda: self._facets(query, roles, top))

    def _facets(self, query: Query, roles: Sequence[str], top: int) -> Counts:
        with self._backend.reading() as connection:
            conditions = self._conditions(connection, query)
            found = {role: _named_most(connection, conditions, top, role) for role in roles}
            return {**found, "medium": _media(connection, conditions, top)}

    def _conditions(self, connection: Connection, query: Query) -> list[ColumnElement[bool]]:
        """Those of a query, words looked up at once: all that has them is counted."""
        conditions = selected(connection, self._backend, replace(query, words=None))
        if query.words is not None:
            conditions.append(records.c.key.in_(self._backend.matching(RECORD_WORDS, parse_words(query.words))))
        return conditions

    def buckets(self, query: Query, letters: int) -> list[Bucket]:
        """The records of a query by the first `letters` of the day of publication (4: years, 7: months, 10: days), dated ones only."""
        return self._memo.get(("buckets", query, letters), lambda: self._buckets(query, letters))

    def _buckets(self, query: Query, letters: int) -> list[Bucket]:
        time = func.substr(records.c.day, 1, letters)
        with self._backend.reading() as connection:
            wanted = select(time, records.c.kind, records.c.realis, func.count())
            dated = wanted.where(*self._conditions(connection, query), records.c.day != "")
            rows = connection.execute(
                dated.group_by(time, records.c.kind, records.c.realis).order_by(time, records.c.kind, records.c.realis)
            )
            return [Bucket(*row) for row in rows]

    def stats(self) -> Stats:
        """How much there is."""
        return self._memo.get("stats", lambda: self._read(get_stats))

    def actors(self, name: str | None, limit: int) -> list[ActorRow]:
        """Who is named, by the number of records."""
        lexicon = self._backend.lexicon
        return self._memo.get(("actors", name, limit), lambda: self._read(lambda c: find_actors(c, lexicon, name, limit)))

    def due_counts(self, query: Query, on: date, between: tuple[date, date] | None = None) -> tuple[dict[str, int], dict[str, int]]:
        """How many promises of a query stand how on a day, and of how many of these an outcome is proposed."""
        asked = "due", query, on, between
        return self._memo.get(asked, lambda: self._read(lambda c: count_due(c, self._backend, query, on, between)))

    def due_months(self, query: Query, on: date) -> list[tuple[str, str, int]]:
        """Month, standing on a day and number of the promises of a query that have a day; see `count_months`."""
        return self._memo.get(("due months", query, on), lambda: self._read(lambda c: count_months(c, self._backend, query, on)))

    def due(self, query: Query, on: date, **page: Any) -> list[Hit]:
        """A page of promises; see `find_due`."""
        with self._backend.reading() as connection:
            return find_due(connection, self._backend, query, on, **page)

    def pairs(self) -> Counter[tuple[str, str]]:
        """How many records tell that one side did something to another; a joint act counts both ways."""
        return self._memo.get("pairs", lambda: self._read(count_pairs))

    def _read(self, ask: Callable[[Connection], T]) -> T:
        with self._backend.reading() as connection:
            return ask(connection)

    def documents(self, *, host: str | None = None, after: str | None = None, limit: int = 50) -> list[DocumentRow]:
        """Documents by id; the next page is the one `after` the last id."""
        count = select(func.count()).where(records.c.document == documents.c.id, records.c.current, records.c.standing != "rejected")
        columns = (
            documents.c.id,
            documents.c.url,
            documents.c.host,
            versions.c.title,
            versions.c.published,
            versions.c.number.label("version"),
        )
        wanted = select(*columns, count.scalar_subquery().label("records")).join(versions, versions.c.document == documents.c.id)
        wanted = wanted.where(
            versions.c.current, *([documents.c.host == host] if host else []), *([documents.c.id > after] if after else [])
        )
        with self._backend.reading() as connection:
            return [DocumentRow(**row) for row in connection.execute(wanted.order_by(documents.c.id).limit(limit)).mappings()]

    def versions(self, id: str) -> list[Version]:
        """The versions of a document, oldest first; raises `UnknownNameError`."""
        wanted = select(versions.c.number, versions.c.added_at, versions.c.head, versions.c.text).where(versions.c.document == id)
        with self._backend.reading() as connection:
            rows = connection.execute(wanted.order_by(versions.c.number)).all()
        if not rows:
            raise UnknownNameError("document", id, ())
        return [Version(row.number, row.added_at, document_of(row.head, row.text)) for row in rows]

    def shows_full_text(self, host: str) -> bool:
        """Whether a publisher's full text may be shown; True for one that is not known."""
        with self._backend.reading() as connection:
            return connection.scalar(select(publishers.c.full_text).where(publishers.c.host == host)) is not False

    def text_of(self, id: str) -> str | None:
        """The newest text of a document; None for one that is not there, or of whose publisher only quotations may be shown."""
        wanted = select(versions.c.text).join(documents, documents.c.id == versions.c.document)
        wanted = wanted.join(publishers, publishers.c.host == documents.c.host)
        with self._backend.reading() as connection:
            text: str | None = connection.scalar(wanted.where(documents.c.id == id, versions.c.current, publishers.c.full_text))
        return text

    def publishers(self) -> list[PublisherRow]:
        """Publishers by the number of their documents."""
        return self._memo.get("publishers", self._publishers)

    def _publishers(self) -> list[PublisherRow]:
        mine = versions.c.document == documents.c.id
        count = func.count(documents.c.id.distinct())
        own = select(func.count()).join(documents, documents.c.id == records.c.document).select_from(records)
        own = own.where(documents.c.host == publishers.c.host, records.c.current, records.c.standing != "rejected").correlate(publishers)
        wanted = (
            select(
                publishers.c.host,
                publishers.c.full_text,
                count.label("documents"),
                own.scalar_subquery().label("records"),
                func.min(versions.c.published).label("earliest"),
                func.max(versions.c.published).label("latest"),
            )
            .join(documents, documents.c.host == publishers.c.host)
            .join(versions, mine & versions.c.current)
            .group_by(publishers.c.host, publishers.c.full_text)
            .order_by(count.desc(), publishers.c.host)
        )
        with self._backend.reading() as connection:
            return [PublisherRow(**row) for row in connection.execute(wanted).mappings()]


def _hosts(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> Counter[str]:
    """Document by document first: there are far fewer of them than records."""
    own = select(records.c.document, func.count().label("number")).where(*conditions).group_by(records.c.document).subquery()
    wanted = select(documents.c.host, func.sum(own.c.number)).join(own, own.c.document == documents.c.id).group_by(documents.c.host)
    return Counter({host: int(number) for host, number in connection.execute(wanted)})


def _named_most(connection: Connection, conditions: Sequence[ColumnElement[bool]], top: int, role: str | None = None) -> Counter[str]:
    named = mentions.alias()  # the conditions speak of `mentions` themselves
    number = func.count(named.c.record.distinct())
    wanted = select(actors.c.name, number).select_from(records.join(named, named.c.record == records.c.key))
    wanted = wanted.join(actors, actors.c.key == named.c.actor).where(*conditions).group_by(actors.c.name)
    if role is not None:
        wanted = wanted.where(named.c.role == role)
    return Counter({row[0]: row[1] for row in connection.execute(wanted.order_by(number.desc(), actors.c.name).limit(top))})


def _media(connection: Connection, conditions: Sequence[ColumnElement[bool]], top: int) -> Counter[str]:
    told = evidence.alias()
    medium, number = func.lower(told.c.exact), func.count(records.c.key.distinct())
    wanted = select(medium, number).select_from(records.join(told, told.c.record == records.c.key))
    wanted = wanted.where(*conditions, told.c.field == "medium").group_by(medium)
    return Counter({row[0]: row[1] for row in connection.execute(wanted.order_by(number.desc(), medium).limit(top))})

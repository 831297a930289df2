"""What pages ask of a store beyond its records: how many there are of what, versions, publishers, whether anything has changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from verbale.errors import UnknownNameError
from verbale.schema import Document
from verbale.store.backend import Backend
from verbale.store.queries import Query, selected
from verbale.store.tables import (
    RECORD_WORDS,
    actors,
    documents,
    evidence,
    mentions,
    publishers,
    readings,
    records,
    tombstones,
    verdicts,
    versions,
)
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


Mark = tuple[int, int, int, str]
Counts = Mapping[str, Mapping[str, int]]

_KEPT = 256
"""Queries whose counts are kept."""

_RECORDS = records.join(documents, documents.c.id == records.c.document)


class Overview:
    """Counts and lists over one database; nothing here writes."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._counted: tuple[Mark, dict[tuple[Query, int], Counts]] = (0, 0, 0, ""), {}

    def mark(self) -> Mark:
        """What changes with every reading, verdict and erasure: while it is the same, so is everything made of the store."""
        with self._backend.reading() as connection:
            last = [connection.scalar(select(func.max(table.c.key))) or 0 for table in (readings, verdicts)]
            erased = connection.scalar(select(func.max(tombstones.c.at))) or ""  # a key that was erased may be given again
            return last[0], last[1], connection.scalar(select(func.count()).select_from(documents)) or 0, erased

    def count(self, query: Query, *, top: int = 12) -> Counts:
        """How many records of a query there are by `kind`, `realis`, `basis`, `host` and `actor` (the `top` most named); "" under `all`.

        What was counted is kept until the store changes.
        """
        mark = self.mark()
        if self._counted[0] != mark or len(self._counted[1]) >= _KEPT:
            self._counted = mark, {}
        known = self._counted[1]
        if (query, top) not in known:
            known[query, top] = self._count(query, top)
        return known[query, top]

    def _count(self, query: Query, top: int) -> Counts:
        columns = {"kind": records.c.kind, "realis": records.c.realis, "basis": records.c.basis, "host": documents.c.host}
        found: dict[str, Counter[str]] = {name: Counter() for name in ("all", *columns)}
        found["all"][""] = 0
        with self._backend.reading() as connection:
            conditions = self._conditions(connection, query)
            wanted = select(*columns.values(), func.count()).select_from(_RECORDS).where(*conditions).group_by(*columns.values())
            for *values, count in connection.execute(wanted):
                for name, value in zip(("all", *columns), ("", *values), strict=True):
                    found[name][value] += count
            named = mentions.alias()  # the conditions speak of `mentions` themselves
            number = func.count(named.c.record.distinct())
            by_name = select(actors.c.name, number).select_from(_RECORDS.join(named, named.c.record == records.c.key))
            by_name = by_name.join(actors, actors.c.key == named.c.actor).where(*conditions).group_by(actors.c.name)
            rows = connection.execute(by_name.order_by(number.desc(), actors.c.name).limit(top))
            found["actor"] = Counter({row[0]: row[1] for row in rows})
        return {name: dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))) for name, counts in found.items()}

    def facets(self, query: Query, roles: Sequence[str], *, top: int = 12) -> Counts:
        """How many records of a query name whom in each of some roles, and how many tell which `medium`: the `top` most frequent."""
        number = func.count(records.c.key.distinct())
        found: dict[str, Mapping[str, int]] = {}
        with self._backend.reading() as connection:
            conditions = self._conditions(connection, query)
            for role in roles:
                named = mentions.alias()
                joined = _RECORDS.join(named, named.c.record == records.c.key).join(actors, actors.c.key == named.c.actor)
                wanted = select(actors.c.name, number).select_from(joined).where(*conditions, named.c.role == role)
                rows = connection.execute(wanted.group_by(actors.c.name).order_by(number.desc(), actors.c.name).limit(top))
                found[role] = {row[0]: row[1] for row in rows}
            told = evidence.alias()
            medium = func.lower(told.c.exact)
            joined = _RECORDS.join(told, told.c.record == records.c.key)
            wanted = select(medium, number).select_from(joined).where(*conditions, told.c.field == "medium")
            rows = connection.execute(wanted.group_by(medium).order_by(number.desc(), medium).limit(top))
            found["medium"] = {row[0]: row[1] for row in rows}
        return found

    def _conditions(self, connection: Connection, query: Query) -> list[ColumnElement[bool]]:
        """Those of a query, words looked up at once: all that has them is counted."""
        conditions = selected(connection, self._backend, replace(query, words=None))
        if query.words is not None:
            conditions.append(records.c.key.in_(self._backend.matching(RECORD_WORDS, parse_words(query.words))))
        return conditions

    def buckets(self, query: Query, letters: int) -> list[Bucket]:
        """The records of a query by the first `letters` of the day of publication (4: years, 7: months, 10: days), dated ones only."""
        time = func.substr(records.c.day, 1, letters)
        with self._backend.reading() as connection:
            wanted = select(time, records.c.kind, records.c.realis, func.count()).join(documents, documents.c.id == records.c.document)
            dated = wanted.where(*self._conditions(connection, query), records.c.day != "")
            rows = connection.execute(
                dated.group_by(time, records.c.kind, records.c.realis).order_by(time, records.c.kind, records.c.realis)
            )
            return [Bucket(*row) for row in rows]

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

    def publishers(self) -> list[PublisherRow]:
        """Publishers by the number of their documents."""
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

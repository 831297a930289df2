"""What is to be fetched and when; of one host one thing at a time, and nothing twice, however many processes work at it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, func, select, update

from verbale.errors import VerbaleError
from verbale.schema import Document, Record, document_id
from verbale.schema.address import host_in
from verbale.store import adding
from verbale.store.backend import Backend
from verbale.store.rows import Added, Run
from verbale.store.tables import erased, hosts, jobs

__all__ = ["Job", "JobKind", "Jobs", "SourceRow", "Wanted"]

JobKind = Literal["listing", "page", "files"]
_AT_ONCE = 500


def _present() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to be fetched; `changed` is what its listing says of its last change: where that differs, it is fetched again."""

    address: str
    kind: JobKind = "page"
    depth: int = 0
    changed: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do; `tries` counts those that failed, one after the other."""

    key: int
    source: str
    kind: JobKind
    address: str
    host: str
    depth: int
    tries: int
    changed: str | None
    published: date | None
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How a source does: when it was last asked and will be next, what is wrong with it, and how its pages stand."""

    source: str
    address: str
    tried_at: str | None
    due_at: str | None
    waiting: int
    done: int
    failed: int
    message: str | None
    hint: str | None


class _After(NamedTuple):
    """What a try leaves: when the job is due again (None: never), how long its host is left alone, and what is to be remembered."""

    due: float | None
    rest: float
    values: dict[str, Any]


class Jobs:
    """The queue of a store; every method is one transaction. Times are in seconds from now, `clock` says what now is."""

    def __init__(self, backend: Backend, clock: Callable[[], datetime] = _present) -> None:
        self._backend, self._clock = backend, clock

    def _at(self, seconds: float = 0) -> str:
        """An instant, UTC, to the millisecond; they sort as they follow each other."""
        return (self._clock() + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")

    def plan(self, sources: Iterable[tuple[str, Wanted]]) -> None:
        """Enter sources by their names; one that is there keeps its times."""
        with self._backend.writing() as connection:
            for source, wanted in ((name, w) for name, each in sources for w in _kept(connection, [each])):
                row = self._row(connection, source, wanted)
                kept = {"source": source, "depth": 0, "due_at": func.coalesce(jobs.c.due_at, row["due_at"])}
                new = self._backend.insert(jobs).values(row)
                connection.execute(new.on_conflict_do_update(index_elements=["kind", "address"], set_=kept))

    def claim(self, sources: Sequence[str], lease: float) -> Job | None:
        """The next thing that is due and whose host is free; the host is held for `lease` seconds, or until the job is done."""
        with self._backend.writing() as connection:
            free = and_(jobs.c.source.in_(sources), jobs.c.due_at <= self._at(), hosts.c.free_at <= self._at())
            names = [getattr(jobs.c, name) for name in Job.__slots__]
            due = select(*names).join(hosts, hosts.c.host == jobs.c.host).where(free).order_by(*_order()).limit(1)
            row = connection.execute(due.with_for_update(of=hosts, skip_locked=True)).first()
            if row is None:
                return None
            self._hold(connection, row.host, lease)
            return Job(*row)

    def extend(self, job: Job, lease: float) -> None:
        """Hold the host of a long job for some more seconds."""
        with self._backend.writing() as connection:
            self._hold(connection, job.host, lease)

    def next_in(self, sources: Sequence[str], within: float | None = None) -> float | None:
        """The seconds until something can be claimed, of what falls due `within` some seconds (or ever); None for nothing."""
        ready = case((hosts.c.free_at > jobs.c.due_at, hosts.c.free_at), else_=jobs.c.due_at)
        wanted: list[ColumnElement[bool]] = [jobs.c.source.in_(sources), jobs.c.due_at.is_not(None)]
        wanted += [jobs.c.due_at <= self._at(within)] if within is not None else []
        with self._backend.reading() as connection:
            first = connection.scalar(select(func.min(ready)).select_from(jobs).join(hosts, hosts.c.host == jobs.c.host).where(*wanted))
        return max(0.0, (datetime.fromisoformat(first) - self._clock()).total_seconds()) if first else None

    def enqueue(
        self, job: Job, found: Sequence[Wanted], *, due: float | None, rest: float, etag: str | None = None, modified: str | None = None
    ) -> int:
        """A listing was read: what is new in it, or changed, is queued; how much that is comes back."""
        with self._backend.writing() as connection:
            queued = sum(self._queue(connection, job.source, found[i : i + _AT_ONCE]) for i in range(0, len(found), _AT_ONCE))
            self._finish(connection, job, _After(due, rest, {"etag": etag, "modified": modified}))
            return queued

    def keep(
        self,
        job: Job,
        document: Document,
        records: Iterable[Record],
        run: Run,
        *,
        due: float | None,
        rest: float,
        etag: str | None = None,
        modified: str | None = None,
    ) -> Added:
        """A page was read: it is added (see `Store.add`) and its job done, both or neither."""
        with self._backend.writing() as connection:
            added = adding.add(connection, self._backend, document, records, run)
            self._finish(connection, job, _After(due, rest, {"etag": etag, "modified": modified, "document": added.document}))
            return added

    def pass_over(self, job: Job, *, due: float | None, rest: float) -> None:
        """Nothing has changed since the last time."""
        with self._backend.writing() as connection:
            self._finish(connection, job, _After(due, rest, {}))

    def fail(self, job: Job, error: VerbaleError, *, due: float | None, rest: float, pause: float | None = None) -> None:
        """A try failed; `pause` is how long the host asked to be left alone, by all of its jobs."""
        with self._backend.writing() as connection:
            self._finish(connection, job, _After(due, rest, {"code": error.code, "message": str(error), "hint": error.hint}))
            if pause:
                waiting = and_(jobs.c.host == job.host, jobs.c.due_at < self._at(pause))
                connection.execute(update(jobs).where(waiting).values(due_at=self._at(pause)))

    def sources(self) -> list[SourceRow]:
        """How each source does, by its name."""
        with self._backend.reading() as connection:
            heads = connection.execute(select(jobs).where(jobs.c.depth == 0).order_by(jobs.c.source, jobs.c.key)).all()
            pages = and_(jobs.c.kind == "page", jobs.c.depth > 0)
            counts = select(
                jobs.c.source,
                *(func.sum(case((of, 1), else_=0)) for of in (jobs.c.due_at.is_not(None), _DONE, _GIVEN_UP)),
            )
            by_source = {row[0]: row[1:] for row in connection.execute(counts.where(pages).group_by(jobs.c.source))}
        rows = []
        for r in heads:
            waiting, done, failed = map(int, by_source.get(r.source, (0, 0, 0)))
            rows.append(SourceRow(r.source, r.address, r.tried_at, r.due_at, waiting, done, failed, r.message, r.hint))
        return rows

    def failed(self, source: str | None = None, limit: int = 50) -> list[tuple[str, str, str | None]]:
        """Pages that could not be had, the latest first: address, what is wrong, and the next try."""
        of = [jobs.c.source == source] if source else []
        wanted = select(jobs.c.address, jobs.c.message, jobs.c.due_at).where(jobs.c.code.is_not(None), jobs.c.depth > 0, *of)
        with self._backend.reading() as connection:
            return [(*row,) for row in connection.execute(wanted.order_by(jobs.c.tried_at.desc(), jobs.c.key).limit(limit))]

    def _row(self, connection: Connection, source: str, wanted: Wanted) -> dict[str, Any]:
        host = host_in(wanted.address) if wanted.kind != "files" else f"files {source}"
        connection.execute(self._backend.insert(hosts).values(host=host, free_at="").on_conflict_do_nothing())
        return {
            "source": source,
            "kind": wanted.kind,
            "address": wanted.address,
            "host": host,
            "depth": wanted.depth,
            "due_at": self._at(),
            "tries": 0,
            "changed": wanted.changed,
            "published": wanted.published,
        }

    def _queue(self, connection: Connection, source: str, found: Sequence[Wanted]) -> int:
        rows = {(w.kind, w.address): self._row(connection, source, w) for w in _kept(connection, found)}
        known = select(jobs.c.kind, jobs.c.address, jobs.c.changed, jobs.c.depth).where(jobs.c.address.in_([w.address for w in found]))
        queued = 0
        for kind, address, changed, depth in connection.execute(known).all():
            row = rows.pop((kind, address), None)
            if row and depth and row["changed"] not in {None, changed}:
                again = {"due_at": row["due_at"], "changed": row["changed"], "tries": 0}
                connection.execute(update(jobs).where(jobs.c.kind == kind, jobs.c.address == address).values(again))
                queued += 1
        if rows:
            connection.execute(self._backend.insert(jobs).on_conflict_do_nothing(), list(rows.values()))
        return queued + len(rows)

    def _finish(self, connection: Connection, job: Job, after: _After) -> None:
        values: dict[str, Any] = {"code": None, "message": None, "hint": None} | after.values
        values["tries"] = job.tries + 1 if values["code"] else 0
        values["tried_at"] = self._at()
        values["due_at"] = None if after.due is None else self._at(after.due)
        connection.execute(update(jobs).where(jobs.c.key == job.key).values(values))
        self._hold(connection, job.host, after.rest)

    def _hold(self, connection: Connection, host: str, seconds: float) -> None:
        connection.execute(update(hosts).where(hosts.c.host == host).values(free_at=self._at(seconds)))


def _kept(connection: Connection, found: Sequence[Wanted]) -> list[Wanted]:
    """Without the pages that were forgotten."""
    marks = {document_id("", url=w.address): w for w in found if w.kind == "page"}
    gone = set(connection.scalars(select(erased.c.address).where(erased.c.address.in_(list(marks)))))
    return [w for w in found if w.kind != "page" or document_id("", url=w.address) not in gone]


_DONE = and_(jobs.c.due_at.is_(None), jobs.c.code.is_(None))
_GIVEN_UP = and_(jobs.c.due_at.is_(None), jobs.c.code.is_not(None))


def _order() -> list[ColumnElement[Any]]:
    return [jobs.c.due_at, jobs.c.key]

"""One document into the store, in one transaction: all of it, or nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from verbale.errors import ForgottenError, VerbaleError
from verbale.schema import Document, Record, decode, document_id, identify, verify
from verbale.schema.address import host_in
from verbale.schema.hashes import short_hash
from verbale.store.backend import Backend
from verbale.store.changes import compare
from verbale.store.rows import Added, Run
from verbale.store.tables import documents, dropped, erased, publishers, readings, records, runs, tombstones, versions
from verbale.store.writing import document_of, head_of, settle, write_passages

__all__ = ["Current", "add", "current_reading", "drop", "host_of", "is_known", "now"]


def now() -> str:
    """The present instant, UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def host_of(document: Document) -> str:
    """The publisher under whom a document is kept: the host of its address, else the name that it gives, else ""."""
    return host_in(document.url) or document.publisher or ""


def is_known(connection: Connection, document: Document, run: Run) -> bool:
    """Whether this very page need not be read: it has been with this run, or a newer version of it is there."""
    document, _ = _under_known_id(connection, document, ())
    version = _find_version(connection, document)
    if version is None:
        return False
    read = select(readings.c.key).where(readings.c.version == version.key, readings.c.run == run.id)
    return not version.current or connection.scalar(read.limit(1)) is not None


def add(
    connection: Connection,
    backend: Backend,
    document: Document,
    found: Iterable[Record],
    run: Run,
    *,
    again: bool = False,
    force: bool = False,
) -> Added:
    """Write a document and its records; see `Store.add`."""
    document, new = _under_known_id(connection, document, tuple(found))
    verify(document, new)
    _refuse_forgotten(connection, document, force=force)
    _enter(connection, backend, document)
    version = _find_version(connection, document)
    if version and (not version.current or (not again and is_known(connection, document, run))):
        return Added(document=document.id, outcome="unchanged", version=version.number, records=len(new))
    before = None if version else current_reading(connection, document.id)
    version = version or _write_version(connection, backend, document)
    reading = _write_reading(connection, backend, version, run, document.id)
    orphaned = settle(connection, backend, reading, document, new)
    return Added(
        document=document.id,
        outcome="read again" if not version.fresh else "changed" if before else "new",
        version=version.number,
        records=len(new),
        changes=compare(before.document, before.records, document, new) if before else None,
        orphaned=orphaned,
    )


class Current(NamedTuple):
    """The newest version of a document with the records of its newest reading, as the program read them."""

    document: Document
    records: tuple[Record, ...]
    reading: int
    version: int


def current_reading(connection: Connection, document: str) -> Current | None:
    """What counts of a document now; None where there is none of that id."""
    row = connection.execute(
        select(versions.c.head, versions.c.text, versions.c.number, readings.c.key)
        .join(readings, and_(readings.c.version == versions.c.key, readings.c.current))
        .where(versions.c.document == document, versions.c.current)
    ).first()
    if row is None:
        return None
    wanted = select(records.c.data).where(records.c.reading == row.key, records.c.standing != "added").order_by(records.c.key)
    found = tuple(decode(Record, data) for data in connection.scalars(wanted))
    return Current(document_of(row.head, row.text), found, row.key, row.number)


def drop(connection: Connection, backend: Backend, name: str, error: VerbaleError) -> None:
    """Keep that an input could not be read, and why."""
    row = {"name": name, "code": error.code, "message": str(error), "hint": error.hint, "at": now()}
    connection.execute(backend.insert(dropped).values(row).on_conflict_do_nothing())


class _Version(NamedTuple):
    key: int
    number: int
    current: bool
    fresh: bool


def _find_version(connection: Connection, document: Document) -> _Version | None:
    same = and_(versions.c.document == document.id, versions.c.fingerprint == _fingerprint(document))
    row = connection.execute(select(versions.c.key, versions.c.number, versions.c.current).where(same)).first()
    return _Version(*row, fresh=False) if row else None


def _fingerprint(document: Document) -> str:
    """What makes a version: the text and all that is known of it; not the bytes around it, which change with every advertisement."""
    head = head_of(document)
    del head["source_sha256"]
    return short_hash(head)


def _address(document: Document) -> str | None:
    return document_id("", url=document.url) if document.url else None


def _under_known_id(connection: Connection, document: Document, found: tuple[Record, ...]) -> tuple[Document, tuple[Record, ...]]:
    """A page under the id that its address has here already: what stands at one address is one document, whoever names it."""
    if document.url is None or connection.scalar(select(documents.c.id).where(documents.c.id == document.id)):
        return document, found
    known = connection.scalar(select(documents.c.id).where(documents.c.address == _address(document)).limit(1))
    if known is None:
        return document, found
    document = replace(document, id=known)
    return document, identify(document, found)


def _refuse_forgotten(connection: Connection, document: Document, *, force: bool) -> None:
    there = select(erased.c.document).where(erased.c.address == _address(document))
    same = or_(tombstones.c.document == document.id, tombstones.c.document.in_(there), tombstones.c.text_sha256 == document.text_sha256)
    reason = connection.scalar(select(tombstones.c.reason).where(same).limit(1))
    if reason is not None and not force:
        raise ForgottenError(document.id, reason)
    if reason is not None:
        connection.execute(delete(tombstones).where(same))
        connection.execute(delete(erased).where(or_(erased.c.address == _address(document), erased.c.document == document.id)))


def _enter(connection: Connection, backend: Backend, document: Document) -> None:
    """Make the row of a document if there is none, and lock it: of two writers of one document the second waits here."""
    host = host_of(document)
    connection.execute(backend.insert(publishers).values(host=host, full_text=True).on_conflict_do_nothing())
    row = {"id": document.id, "url": document.url, "address": _address(document), "host": host, "added_at": now()}
    connection.execute(backend.insert(documents).values(row).on_conflict_do_nothing())
    connection.execute(select(documents.c.id).where(documents.c.id == document.id).with_for_update())


def _write_version(connection: Connection, backend: Backend, document: Document) -> _Version:
    of_document = versions.c.document == document.id
    number = (connection.scalar(select(func.max(versions.c.number)).where(of_document)) or 0) + 1
    connection.execute(update(versions).where(of_document).values(current=False))
    row = {
        "document": document.id,
        "number": number,
        "current": True,
        "fingerprint": _fingerprint(document),
        "text": document.text,
        "text_sha256": document.text_sha256,
        "title": document.title,
        "published": document.published,
        "head": head_of(document),
        "added_at": now(),
    }
    key = connection.scalars(insert(versions).values(row).returning(versions.c.key)).one()
    write_passages(connection, backend, key, document)
    return _Version(key, number, current=True, fresh=True)


def _write_reading(connection: Connection, backend: Backend, version: _Version, run: Run, document: str) -> int:
    row = {
        "id": run.id,
        **{name: getattr(run, name) for name in ("language", "weights", "lexicon", "version")},
        "settings": dict(run.settings),
    }
    connection.execute(backend.insert(runs).values(row | {"at": now()}).on_conflict_do_nothing())
    of_document = select(versions.c.key).where(versions.c.document == document)
    connection.execute(update(readings).where(readings.c.version.in_(of_document)).values(current=False))
    connection.execute(update(records).where(records.c.document == document, records.c.current).values(current=False))
    new = insert(readings).values(version=version.key, run=run.id, current=True, at=now())
    key: int = connection.scalars(new.returning(readings.c.key)).one()
    return key

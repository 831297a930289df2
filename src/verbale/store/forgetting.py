"""A document is erased with all that was made of it; a tombstone with the reason stays."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from verbale.errors import UnknownNameError
from verbale.schema import document_id
from verbale.store.adding import now
from verbale.store.keeping import forget_settled
from verbale.store.tables import (
    PASSAGE_WORDS,
    actors,
    documents,
    dropped,
    erased,
    jobs,
    mentions,
    notes,
    passages,
    readings,
    records,
    tombstones,
    verdicts,
    versions,
)
from verbale.store.writing import erase_records

__all__ = ["forget"]


def forget(connection: Connection, id: str, reason: str, author: str) -> str:
    """Erase the document of an id or an address: text, records, evidence, and what persons said of them."""
    document: str | None = connection.scalar(select(documents.c.id).where((documents.c.id == id) | (documents.c.url == id)))
    if document is None:
        raise UnknownNameError("document", id, connection.scalars(select(documents.c.id).limit(10_000)))
    hashes = set(connection.scalars(select(versions.c.text_sha256).where(versions.c.document == document)))
    said = {"document": document, "reason": reason, "author": author, "at": now()}
    connection.execute(insert(tombstones), [{**said, "text_sha256": each} for each in sorted(hashes)])
    erase_records(connection, list(connection.scalars(select(records.c.key).where(records.c.document == document))))
    keys = list(connection.scalars(select(versions.c.key).where(versions.c.document == document)))
    _erase_text(connection, keys)
    _erase_addresses(connection, document)
    for table in (verdicts, notes, versions):
        connection.execute(delete(table).where(table.c.document == document))
    connection.execute(delete(documents).where(documents.c.id == document))
    _erase_unnamed(connection)
    forget_settled(connection)
    return document


def _erase_text(connection: Connection, keys: Sequence[int]) -> None:
    words = select(passages.c.key).where(passages.c.version.in_(keys))
    connection.execute(delete(PASSAGE_WORDS).where(PASSAGE_WORDS.c.rowid.in_(words)))
    connection.execute(delete(passages).where(passages.c.version.in_(keys)))
    connection.execute(delete(readings).where(readings.c.version.in_(keys)))


def _erase_addresses(connection: Connection, document: str) -> None:
    """Wherever an address of the document is written down; their hashes stay, so that nobody fetches it again."""
    own = {url for url in connection.scalars(select(documents.c.url).where(documents.c.id == document)) if url}
    heads = connection.scalars(select(versions.c.head).where(versions.c.document == document)).all()
    own |= {url for head in heads for url in (head["url"], *head["alternates"]) if url}
    own |= set(connection.scalars(select(jobs.c.address).where(jobs.c.document == document)))
    for address in sorted(own):
        connection.execute(delete(jobs).where(jobs.c.kind == "page", jobs.c.address == address))
        connection.execute(delete(dropped).where(dropped.c.name == address))
    marks = {document_id("", url=address) for address in own}
    known = set(connection.scalars(select(erased.c.address).where(erased.c.address.in_(marks))))
    if marks - known:
        connection.execute(insert(erased), [{"address": mark, "document": document} for mark in sorted(marks - known)])


def _erase_unnamed(connection: Connection) -> None:
    """Actors whom no record names any more, unless others have been found to be them."""
    other = actors.alias()
    named = select(mentions.c.actor).where(mentions.c.actor == actors.c.key).exists()
    meant = select(other.c.key).where(other.c.same_as == actors.c.key).exists()
    connection.execute(delete(actors).where(~named, ~meant))

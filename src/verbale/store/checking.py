"""The proof that a whole store is as it was written: every text, every span, every column."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from verbale.errors import SchemaError
from verbale.schema import Document, Record, decode, iter_spans, verify
from verbale.store.backend import Backend, stream
from verbale.store.judging import Judged
from verbale.store.tables import evidence, readings, records, versions
from verbale.store.writing import document_of, row_of

__all__ = ["Checked", "check"]

_AT_ONCE = 50
"""Versions held in memory together."""
_UNREADABLE = (ValueError, TypeError, LookupError, SQLAlchemyError)
"""What comes of a row that is not even one any more."""


class Checked:
    """What was looked at: versions of documents, records and spans; `problems` are messages that name the place."""

    def __init__(self) -> None:
        self.versions = self.records = self.spans = 0
        self.problems: list[str] = []


def check(connection: Connection, backend: Backend) -> Checked:
    """Look at everything once; memory stays flat."""
    done = Checked()
    done.problems += backend.damage(connection)
    try:
        for row in stream(connection, select(versions).order_by(versions.c.key), _AT_ONCE):
            done.versions += 1
            done.problems += _version(connection, dict(row._mapping), done)
    except _UNREADABLE as error:
        done.problems.append(f"after {done.versions:,} versions and {done.records:,} records: {str(error).splitlines()[0]}")
    return done


def _version(connection: Connection, row: dict[str, Any], done: Checked) -> Iterator[str]:
    place = f"document {row['document']}, version {row['number']}"
    try:
        document = document_of(row["head"], row["text"])
        verify(document, [])
    except SchemaError as error:
        yield f"{place}: {error}"
        return
    for name in ("text_sha256", "title", "published"):
        if row[name] != getattr(document, name):
            yield f"{place}: the column {name} is not what the document says"
    mine = select(records).join(readings, readings.c.key == records.c.reading).where(readings.c.version == row["key"])
    for record in connection.execute(mine).mappings():
        done.records += 1
        yield from (f"{place}, record {record['id']}: {problem}" for problem in _record(connection, document, dict(record), done))


def _record(connection: Connection, document: Document, row: dict[str, Any], done: Checked) -> Iterator[str]:
    try:
        read = decode(Record, row["data"])
        corrected = decode(Record, row["corrected"]) if row["corrected"] else None
        verify(document, [read, *([corrected] if corrected else [])])
    except SchemaError as error:
        yield str(error)
        return
    judged = Judged(read, row["standing"], corrected)
    expected = row_of(row["reading"], document, judged) | {"current": row["current"]}
    for name in (name for name, value in expected.items() if row[name] != value):
        yield f"the column {name} is not what the record says"
    spans = {field: (span.start, span.end, span.exact) for field, span in iter_spans(judged.effective)}
    found = {r.field: (r.start, r.end, r.exact) for r in connection.execute(select(evidence).where(evidence.c.record == row["key"]))}
    done.spans += len(spans)
    if spans != found:
        yield "its rows of evidence are not its spans"

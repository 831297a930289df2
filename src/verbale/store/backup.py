"""All tables as one file of lines, the same for both databases: a store can be backed up here and restored there."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TextIO

from alembic.util import CommandError
from sqlalchemy import JSON, ColumnElement, Connection, Date, MetaData, Table, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from verbale.errors import BackupError
from verbale.store.backend import Backend, stream
from verbale.store.migrate import VERSION_TABLE, get_revision, migrate
from verbale.store.tables import PASSAGE_WORDS, RECORD_WORDS, metadata
from verbale.store.writing import index_everything

__all__ = ["back_up", "restore"]

_FORMAT = "verbale backup"
_AT_ONCE = 500
_MISFITS = (ValueError, TypeError, LookupError, AttributeError, RecursionError, SQLAlchemyError, CommandError)


def back_up(connection: Connection, name: str, target: Path) -> int:
    """Write one state of the store to a gzip file; the number of rows comes back. The file is there whole, or not at all."""
    partial = target.with_name(f".{target.name}.partial")
    partial.parent.mkdir(parents=True, exist_ok=True)
    try:
        count = _write(connection, name, partial)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    return count


def _write(connection: Connection, name: str, partial: Path) -> int:
    count, digest = 0, sha256()
    with gzip.open(partial, "wt", encoding="utf-8", newline="\n") as out:
        for line in _lines(connection, name):
            out.write(line)
            digest.update(line.encode())
            count += 1
        out.write(json.dumps({"rows": count - 1, "sha256": digest.hexdigest()}) + "\n")
    return count - 1


def _lines(connection: Connection, name: str) -> Iterator[str]:
    yield json.dumps({"format": _FORMAT, "revision": get_revision(connection, name)}) + "\n"
    for table in metadata.sorted_tables:
        for row in stream(connection, select(table).order_by(*_order(table)), _AT_ONCE):
            yield json.dumps([table.name, dict(row._mapping)], ensure_ascii=False, default=date.isoformat) + "\n"


def _order(table: Table) -> list[ColumnElement[Any]]:
    """By key, but rows that point at others of their table after those."""
    own = [c.is_not(None) for c in table.c for key in c.foreign_keys if key.column.table is table]
    return [*own, *table.primary_key.columns]


def restore(connection: Connection, backend: Backend, source: Path) -> int:
    """Fill an empty store from a backup, older ones too; the number of rows comes back. Raises `BackupError`."""
    if any(connection.execute(select(table).limit(1)).first() for table in metadata.sorted_tables):
        raise BackupError(backend.name, "the store is not empty")
    _check(source)
    with _opened(source) as lines:
        try:
            head = json.loads(next(lines))
            if head["revision"] != get_revision(connection, backend.name):
                _remake(connection, backend.name, head["revision"])
            count = _fill(connection, lines)
        except _MISFITS as error:  # its checksum is right, so somebody wrote it so
            raise BackupError(str(source), f"its rows are not those of a store: {error}") from error
    migrate(connection, backend.name)
    backend.after_restore(connection)  # which indexing needs: it looks for the records of each version
    index_everything(connection, backend)
    return count


def _remake(connection: Connection, name: str, revision: str) -> None:
    """The empty tables in the form that they had when the backup was made."""
    metadata.drop_all(connection)
    for table in (PASSAGE_WORDS.name, RECORD_WORDS.name, VERSION_TABLE):
        connection.execute(text(f"DROP TABLE {table}"))
    migrate(connection, name, revision)


def _fill(connection: Connection, lines: Iterator[str]) -> int:
    tables = MetaData()
    tables.reflect(connection, only=lambda name, _: name in metadata.tables)
    for column in (c.type for table in tables.tables.values() for c in table.c):
        if isinstance(column, JSON):
            column.none_as_null = True
    count = 0
    rows = (json.loads(line) for line in lines)
    for name, group in groupby((row for row in rows if isinstance(row, list)), key=lambda row: row[0]):
        table = tables.tables[name]
        while some := [_typed(table, row) for _, row in islice(group, _AT_ONCE)]:
            connection.execute(insert(table), some)
            count += len(some)
    return count


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    days = {c.name for c in table.c if isinstance(c.type, Date)}
    return {name: date.fromisoformat(value) if value and name in days else value for name, value in row.items()}


def _check(source: Path) -> None:
    """Read the whole file once before anything is written: its beginning, its end, and the sum of all between."""
    digest, last = sha256(), ""
    with _opened(source) as lines:
        first = lines.readline()
        if _FORMAT not in first:
            raise BackupError(str(source), "this is no backup of a store")
        digest.update(first.encode())
        for line in lines:
            digest.update(last.encode())
            last = line
    try:
        end = json.loads(last)
    except ValueError as error:
        raise BackupError(str(source), "it is cut off") from error
    if not isinstance(end, dict) or end.get("sha256") != digest.hexdigest():
        raise BackupError(str(source), "its checksum is not that of its rows" if isinstance(end, dict) else "it is cut off")


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    try:
        with gzip.open(source, "rt", encoding="utf-8", newline="\n") as lines:
            yield lines
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BackupError(str(source), str(error) or "it is cut off") from error

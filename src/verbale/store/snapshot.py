"""A frozen copy of the record that can be published and cited: lines of JSON, and a data package with a checksum of each file."""

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from verbale.errors import BackupError
from verbale.schema import DocumentLine, Record, decode, encode
from verbale.store.adding import now
from verbale.store.backend import stream
from verbale.store.tables import documents, evidence, publishers, readings, records, verdicts, versions
from verbale.store.writing import document_of

__all__ = ["export_snapshot"]

_AT_ONCE = 50


def export_snapshot(connection: Connection, folder: Path, name: str = "verbale-record", edition: str | None = None) -> dict[str, Any]:
    """Write documents, records, evidence and verdicts as lines of JSON, and `datapackage.json` into a new folder; the package comes back.

    The text of a document is there where its publisher's full text may be exported. The same record gives the same bytes, so
    two snapshots can be compared by their checksums; only the package has the time. Raises `BackupError` where the folder is there.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BackupError(str(folder), "the folder is not empty")
    partial = folder.with_name(f".{folder.name}.partial")
    partial.mkdir(parents=True, exist_ok=True)
    made = now()
    resources = [_write(partial / f"{part}.jsonl", lines(connection)) for part, lines in _PARTS.items()]
    package = {
        "profile": "data-package",
        "name": name,
        "version": edition or made[:10],
        "created": made,
        "title": "A record of what documents report; no row is a fact by being in it",
        "generator": f"verbale {version('verbale')}",
        "resources": resources,
    }
    package["citation"] = (
        f"{name}, version {package['version']}, made with Verbale {version('verbale')} on {made}; sha256 {_sum(resources)}"
    )
    (partial / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if folder.exists():
        folder.rmdir()
    partial.replace(folder)
    return package


def _write(path: Path, rows: Iterable[Any]) -> dict[str, Any]:
    digest, size, count = sha256(), 0, 0
    with path.open("wb") as out:
        for row in rows:
            line = (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode()
            out.write(line)
            digest.update(line)
            size, count = size + len(line), count + 1
    return {
        "name": path.stem,
        "path": path.name,
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "rows": count,
        "bytes": size,
        "hash": f"sha256:{digest.hexdigest()}",
    }


def _sum(resources: Iterable[dict[str, Any]]) -> str:
    return sha256("\n".join(f"{r['path']} {r['hash']}" for r in resources).encode()).hexdigest()


def _documents(connection: Connection) -> Iterator[Any]:
    """Every version with what is known of it, and its text where that may be exported."""
    wanted = (
        select(versions.c.head, versions.c.text, versions.c.number, versions.c.current, publishers.c.full_text)
        .join(documents, documents.c.id == versions.c.document)
        .join(publishers, publishers.c.host == documents.c.host)
        .order_by(versions.c.document, versions.c.number)
    )
    for row in stream(connection, wanted, _AT_ONCE):
        text = row.text if row.full_text else None
        yield {**row.head, "version": row.number, "newest": row.current, "text": text}


def _records(connection: Connection) -> Iterator[Any]:
    """The newest reading of each document as a line of the record, corrections in place of what they correct, rejected ones left out."""
    wanted = (
        select(versions.c.head, versions.c.text, readings.c.key)
        .join(readings, readings.c.version == versions.c.key)
        .where(versions.c.current, readings.c.current)
        .order_by(versions.c.document)
    )
    for row in stream(connection, wanted, _AT_ONCE):
        mine = select(records.c.data, records.c.corrected).where(records.c.reading == row.key, records.c.standing != "rejected")
        found = connection.execute(mine.order_by(records.c.start, records.c.id))
        yield encode(DocumentLine.of(document_of(row.head, row.text), (decode(Record, r.corrected or r.data) for r in found)))


def _evidence(connection: Connection) -> Iterator[Any]:
    """Every span of every record that counts, with the field that it fills."""
    columns = (records.c.document, records.c.id.label("record"), evidence.c.field, evidence.c.start, evidence.c.end, evidence.c.exact)
    wanted = select(*columns).join(records, records.c.key == evidence.c.record).where(records.c.current, records.c.standing != "rejected")
    return (dict(row._mapping) for row in stream(connection, wanted.order_by(*columns[:3])))


def _verdicts(connection: Connection) -> Iterator[Any]:
    """The whole history of what persons said, in order."""
    return (dict(row._mapping) for row in stream(connection, select(verdicts).order_by(verdicts.c.key)))


_PARTS: dict[str, Callable[[Connection], Iterator[Any]]] = {
    "documents": _documents,
    "records": _records,
    "evidence": _evidence,
    "verdicts": _verdicts,
}

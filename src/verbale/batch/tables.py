"""The four tables of a batch: documents, records, evidence, drops; what is asked for has a column, all else is JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from verbale.errors import VerbaleError
from verbale.ingest.parquet import arrow
from verbale.ingest.source import Dropped
from verbale.pipeline import Reading
from verbale.schema import Document, Record, decode, encode, iter_spans

__all__ = ["TABLES", "Rows", "document_of", "record_of"]

TABLES: Mapping[str, Mapping[str, str]] = {
    "documents": {
        **dict.fromkeys(("id", "url", "publisher", "title", "language"), "string"),
        "published": "date32",
        "records": "int32",
        **dict.fromkeys(("text_sha256", "text", "head"), "string"),
    },
    "records": {
        **dict.fromkeys(("id", "document", "kind", "realis", "basis"), "string"),
        **dict.fromkeys(("published", "when_first", "when_last"), "date32"),
        "score": "float64",
        **dict.fromkeys(("start", "end"), "int32"),
        **dict.fromkeys(("exact", "data"), "string"),
    },
    "evidence": {
        **dict.fromkeys(("record", "document", "field"), "string"),
        **dict.fromkeys(("start", "end"), "int32"),
        "exact": "string",
    },
    "drops": dict.fromkeys(("name", "code", "message", "hint"), "string"),
}
"""The columns of each table with their Arrow types; `head` and `data` are a document without its text and a record, as JSON."""

Row = dict[str, Any]


class Rows:
    """The rows of a shard as they come in; `skipped` counts the pages that the gate held back."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.skipped = 0

    def take(self, outcome: Reading | Dropped | None) -> None:
        """A page that was read or dropped; None for one that the gate held back. Raises `ValueError` for what is no text in UTF-8."""
        if outcome is None:
            self.skipped += 1
        elif isinstance(outcome, Dropped):
            error: VerbaleError = outcome.error
            row = {"name": outcome.name, "code": error.code, "message": str(error), "hint": error.hint}
            self._rows["drops"].append({name: value.encode(errors="backslashreplace").decode() for name, value in row.items()})
        else:
            document, records = outcome.document, outcome.records
            head, rows = _document_row(document, len(records)), [_record_row(document, record) for record in records]
            self._rows["documents"].append(head)
            self._rows["records"] += rows
            self._rows["evidence"] += [row for record in records for row in _evidence_rows(document, record)]

    def counts(self) -> Mapping[str, int]:
        """Rows of each table, and the pages that were passed over."""
        return {name: len(rows) for name, rows in self._rows.items()} | {"skipped": self.skipped}

    def reasons(self) -> Mapping[str, int]:
        """Why pages were dropped, and how many for each reason, by code."""
        return dict(sorted(Counter(row["code"] for row in self._rows["drops"]).items()))

    def packed(self) -> Iterator[tuple[str, bytes]]:
        """Each table as the bytes of a Parquet file, the same for the same rows and version of the library."""
        library, parquet = arrow()
        for name, columns in TABLES.items():
            schema = library.schema([(column, getattr(library, kind)()) for column, kind in columns.items()])
            out = BytesIO()
            parquet.write_table(library.Table.from_pylist(self._rows[name], schema), out, compression="zstd")
            yield name, out.getvalue()


def _document_row(document: Document, records: int) -> Row:
    head = encode(document)
    row = {name: head[name] for name in ("id", "url", "publisher", "title", "language", "text_sha256", "text")}
    del head["text"]
    return row | {"published": document.published, "records": records, "head": _json(head)}


def _record_row(document: Document, record: Record) -> Row:
    when = record.when
    return {
        "id": record.id,
        "document": document.id,
        **{name: getattr(record, name) for name in ("kind", "realis", "basis", "score")},
        "published": document.published,
        "when_first": when.earliest if when else None,
        "when_last": when.latest if when else None,
        **{name: getattr(record.evidence, name) for name in ("start", "end", "exact")},
        "data": _json(encode(record)),
    }


def _evidence_rows(document: Document, record: Record) -> Iterator[Row]:
    for field, span in iter_spans(record):
        yield {"record": record.id, "document": document.id, "field": field, "start": span.start, "end": span.end, "exact": span.exact}


def document_of(row: Row) -> Document:
    """The document of a row; raises a leaf of `SchemaError` or `ValueError` for one that is damaged."""
    document: Document = decode(Document, {**json.loads(row["head"]), "text": row["text"]})
    return document


def record_of(row: Row) -> Record:
    """The record of a row; raises a leaf of `SchemaError` or `ValueError` for one that is damaged."""
    record: Record = decode(Record, json.loads(row["data"]))
    return record


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text.encode()  # half a surrogate pair in a title is told here, with its page
    return text

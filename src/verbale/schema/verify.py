"""The proof that every record stands on words that are really there."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from verbale.errors import EvidenceMismatchError, TextMismatchError
from verbale.schema.document import Document
from verbale.schema.evidence import Span
from verbale.schema.hashes import text_hash
from verbale.schema.kinds import Record

__all__ = ["iter_spans", "verify"]


def verify(document: Document, records: Iterable[Record]) -> None:
    """Check the text's hash, then that `text[start:end] == exact` for every span of every record.

    Raises `TextMismatchError` naming the document, or `EvidenceMismatchError` naming the record, the field, what was
    expected and what was found.
    """
    found = text_hash(document.text)
    if found != document.text_sha256:
        raise TextMismatchError(document.id, document.text_sha256, found)
    for record in records:
        for field, span in iter_spans(record):
            words = document.text[span.start : span.end]
            if words != span.exact:
                raise EvidenceMismatchError(record.id or record.kind, field, span.exact, words)


def iter_spans(record: Record) -> Iterator[tuple[str, Span]]:
    """Every span of a record with the path of its field: `evidence`, `content[1]`, `links[0].words`."""
    for field in fields(record):
        if not field.metadata.get("aside"):
            yield from _spans(getattr(record, field.name), field.name)


def _spans(value: Any, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _spans(part, f"{path}[{i}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name), f"{path}.{field.name}")

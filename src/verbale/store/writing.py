"""Records into their tables, and out of them again when a document is forgotten or judged anew."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from verbale.schema import Document, Promise, Record, Span, decode, encode, iter_spans
from verbale.store.backend import Backend, stream
from verbale.store.judging import Judged, VerdictLine, judge
from verbale.store.sentences import iter_sentences, stretch
from verbale.store.tables import PASSAGE_WORDS, RECORD_WORDS, evidence, mentions, passages, readings, records, verdicts, versions
from verbale.store.who import iter_mentions, upsert
from verbale.store.words import plain, split_passages

__all__ = ["document_of", "erase_records", "head_of", "index_everything", "row_of", "settle", "write_passages"]

_AT_ONCE = 500
"""Keys in one statement: both databases have a limit on bound values."""

_TEXTS_AT_ONCE = 50


def head_of(document: Document) -> dict[str, Any]:
    """A document without its text, as JSON values."""
    head: dict[str, Any] = encode(document)
    del head["text"]
    return head


def document_of(head: dict[str, Any], text: str) -> Document:
    """The document of a stored version."""
    document: Document = decode(Document, {**head, "text": text})
    return document


def write_passages(connection: Connection, backend: Backend, version: int, document: Document) -> None:
    """Index the title and the text of a version for search."""
    runs = split_passages(document.text)
    rows = [{"version": version, "start": start, "end": end} for start, end in runs]
    statement = insert(passages).returning(passages.c.key, sort_by_parameter_order=True)
    keys = connection.scalars(statement, rows).all()
    words = [_passage_words(document.title, document.text, *run) for run in runs]
    backend.index_words(connection, PASSAGE_WORDS, list(zip(keys, words, strict=True)))


def _passage_words(title: str | None, text: str, start: int, end: int) -> str:
    return plain(f"{title or ''} {text[start:end]}" if start == 0 else text[start:end])


def index_everything(connection: Connection, backend: Backend) -> None:
    """Fill the two full-text indexes from the tables."""
    texts = select(passages.c.key, versions.c.title, versions.c.text, passages.c.start, passages.c.end)
    for row in stream(connection, texts.join(versions, versions.c.key == passages.c.version), _TEXTS_AT_ONCE):
        backend.index_words(connection, PASSAGE_WORDS, [(row.key, _passage_words(row.title, row.text, row.start, row.end))])
    for version in stream(connection, select(versions.c.key, versions.c.text), _TEXTS_AT_ONCE):
        mine = select(records.c.key, records.c.data, records.c.corrected).join(readings, readings.c.key == records.c.reading)
        rows = connection.execute(mine.where(readings.c.version == version.key)).all()
        _index_records(connection, backend, version.text, [(key, decode(Record, corrected or data)) for key, data, corrected in rows])


def settle(connection: Connection, backend: Backend, reading: int, document: Document, found: Sequence[Record]) -> int:
    """Write the records of the current reading with all verdicts laid over them; the number of orphaned verdicts comes back."""
    erase_records(connection, list(connection.scalars(select(records.c.key).where(records.c.reading == reading))))
    wanted = select(verdicts.c.key, verdicts.c.verdict, verdicts.c.record, verdicts.c.body).where(verdicts.c.document == document.id)
    lines = [VerdictLine(*row) for row in connection.execute(wanted.order_by(verdicts.c.key))]
    judged, places = judge(document, found, lines)
    for key, place in places.items():
        connection.execute(update(verdicts).where(verdicts.c.key == key).values(stands_on=place))
    if judged:
        _write(connection, backend, reading, document, judged)
    return sum(place is None for place in places.values())


def _write(connection: Connection, backend: Backend, reading: int, document: Document, judged: Sequence[Judged]) -> None:
    rows = [row_of(reading, document, j) for j in judged]
    statement = insert(records).returning(records.c.key, sort_by_parameter_order=True)
    keys = connection.scalars(statement, rows).all()
    pairs = list(zip(keys, (j.effective for j in judged), strict=True))
    spans = [
        {"record": key, "field": field, "start": span.start, "end": span.end, "exact": span.exact}
        for key, record in pairs
        for field, span in iter_spans(record)
    ]
    connection.execute(insert(evidence), spans)
    named = sorted({(key, who, role) for key, record in pairs for who, role in iter_mentions(record, backend.lexicon)})
    if named:
        actor = upsert(connection, backend.insert, (who for _, who, _ in named))
        connection.execute(insert(mentions), [{"record": key, "actor": actor[who], "role": role} for key, who, role in named])
    _index_records(connection, backend, document.text, pairs)


def _index_records(connection: Connection, backend: Backend, text: str, pairs: Sequence[tuple[int, Record]]) -> None:
    sentences = list(iter_sentences(text))
    backend.index_words(connection, RECORD_WORDS, [(key, _record_words(record, text, sentences)) for key, record in pairs])


def _record_words(record: Record, text: str, sentences: Sequence[tuple[int, int]]) -> str:
    """The plain words by which a record is found: its sentence, of a statement only what is said, and its spans that stand elsewhere."""
    around = (
        record.evidence if record.kind == "statement" else Span.cut(text, *stretch(sentences, record.evidence.start, record.evidence.end))
    )
    apart = [span.exact for _, span in iter_spans(record) if span not in around]
    return plain(" ".join([around.exact, *apart]))


def row_of(reading: int, document: Document, judged: Judged) -> dict[str, Any]:
    """The row of a record: what is asked for is taken from the record as it counts."""
    record, published = judged.effective, document.published
    due = record.due if isinstance(record, Promise) else None
    return {
        "id": judged.record.id,
        "reading": reading,
        "document": document.id,
        "current": True,
        "standing": judged.standing,
        "kind": record.kind,
        "realis": record.realis,
        "basis": record.basis,
        "start": record.evidence.start,
        "day": published.isoformat() if published else "",
        "when_first": record.when.earliest if record.when else None,
        "when_last": record.when.latest if record.when else None,
        "due_first": due.earliest if due else None,
        "due_last": due.latest if due else None,
        "score": record.score,
        "data": encode(judged.record),
        "corrected": encode(judged.corrected) if judged.corrected else None,
    }


def erase_records(connection: Connection, keys: Sequence[int]) -> None:
    """Take records out of all tables and of the full-text index."""
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        connection.execute(delete(RECORD_WORDS).where(RECORD_WORDS.c.rowid.in_(some)))
        connection.execute(delete(mentions).where(mentions.c.record.in_(some)))
        connection.execute(delete(evidence).where(evidence.c.record.in_(some)))
        connection.execute(delete(records).where(records.c.key.in_(some)))

"""What persons say of records: appended, never altered; each carries what was judged, so that it finds its record again."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from verbale.errors import BadVerdictError, UnknownNameError
from verbale.schema import Span, decode, encode, record_id, verify
from verbale.schema.kinds import Record
from verbale.store.adding import Current, current_reading, now
from verbale.store.anchoring import make_record, wire_values
from verbale.store.backend import Backend
from verbale.store.judging import OUTCOMES
from verbale.store.queries import get_hit
from verbale.store.rows import Hit, Note, Verdict
from verbale.store.tables import actors, documents, mentions, notes, verdicts
from verbale.store.words import fold
from verbale.store.writing import settle

__all__ = ["add_missed", "add_note", "current_of", "find_notes", "find_verdicts", "give", "merge_actors"]


def give(connection: Connection, backend: Backend, verdict: str, id: str, body: Mapping[str, Any], author: str, reason: str) -> Hit:
    """A verdict on a record of the newest reading: accept, reject, edit (`fields` in the body) or judge (`outcome`)."""
    hit = get_hit(connection, id)
    current = current_of(connection, hit.document)
    said = {**_checked(current, verdict, hit.record, body), "record": encode(hit.record)}
    _append(connection, verdict, hit.document, hit.record.id, said, author, reason)
    settle(connection, backend, current.reading, current.document, current.records)
    return get_hit(connection, hit.record.id)


def _checked(current: Current, verdict: str, record: Record, body: Mapping[str, Any]) -> dict[str, Any]:
    if verdict == "judge":
        if record.kind != "promise":
            raise BadVerdictError(record.id, f"a {record.kind} has no outcome", "Only promises are judged.")
        if body["outcome"] not in OUTCOMES:
            raise UnknownNameError("outcome", body["outcome"], OUTCOMES)
        return {"outcome": body["outcome"]}
    if verdict == "edit":
        fields = wire_values(current.document, record.kind, body["fields"], record.evidence)
        verify(current.document, [decode(Record, encode(record) | fields, f"record {record.id}")])
        return {"fields": fields}
    return {}


def add_missed(
    connection: Connection,
    backend: Backend,
    document: str,
    kind: str,
    span: tuple[int, int],
    fields: Mapping[str, Any],
    author: str,
    reason: str,
) -> Hit:
    """A record that the reading missed, from selected words of the newest version of a document."""
    current = current_of(connection, document)
    try:
        evidence = Span.cut(current.document.text, *span)
    except ValueError as error:
        raise BadVerdictError(kind, f"no words from {span[0]} to {span[1]} of document {document}", f"Give {error}.") from error
    record = make_record(current.document, kind, evidence, fields)
    id = record_id(current.document, record)
    if any(r.id == id for r in current.records):
        raise BadVerdictError(id, "the reading has this very record", "Accept it instead.")
    _append(connection, "add", document, id, {"record": encode(record) | {"id": id}}, author, reason)
    settle(connection, backend, current.reading, current.document, current.records)
    return get_hit(connection, id)


def current_of(connection: Connection, document: str) -> Current:
    """What counts of a document now; raises `UnknownNameError`."""
    current = current_reading(connection, document)
    if current is None:
        raise UnknownNameError("document", document, connection.scalars(select(documents.c.id).limit(10_000)))
    return current


def _append(
    connection: Connection, verdict: str, document: str | None, record: str | None, body: Mapping[str, Any], author: str, reason: str
) -> None:
    row = {"verdict": verdict, "document": document, "record": record, "stands_on": record, "body": dict(body)}
    connection.execute(insert(verdicts).values(**row, author=author, reason=reason, at=now()))


def merge_actors(connection: Connection, name: str, into: str | None, author: str, reason: str) -> None:
    """From now on an actor counts as another; with `into` None as nobody else again."""
    merged = _named(connection, name)
    root = None
    if into is not None:
        (target, *_), same = _named(connection, into), actors.c.same_as
        root = connection.scalar(select(func.coalesce(same, actors.c.key)).where(actors.c.key == target))
        merged = [key for key in merged if key != root]
    connection.execute(update(actors).where(actors.c.key.in_(merged)).values(same_as=root))
    if root is not None:
        connection.execute(update(actors).where(actors.c.same_as.in_(merged)).values(same_as=root))
    _append(connection, "merge", None, None, {"actor": name, "into": into}, author, reason)


def _named(connection: Connection, name: str) -> list[int]:
    """The actors of exactly this name, those most often named first."""
    count = select(func.count()).where(mentions.c.actor == actors.c.key).scalar_subquery()
    keys = list(connection.scalars(select(actors.c.key).where(actors.c.folded == fold(name)).order_by(count.desc(), actors.c.key)))
    if not keys:
        raise UnknownNameError("actor", name, connection.scalars(select(actors.c.name).distinct()))
    return keys


def find_verdicts(connection: Connection, record: str | None, *, orphaned: bool) -> list[Verdict]:
    """The history, oldest first: of one record (under the id it had or has), or all of it."""
    wanted = select(verdicts).order_by(verdicts.c.key)
    if record is not None:
        id = get_hit(connection, record).record.id
        wanted = wanted.where(or_(verdicts.c.record == id, verdicts.c.stands_on == id))
    if orphaned:
        wanted = wanted.where(verdicts.c.stands_on.is_(None), verdicts.c.record.is_not(None))
    return [Verdict(**row) for row in connection.execute(wanted).mappings()]


def add_note(connection: Connection, id: str, text: str, author: str) -> Note:
    """A remark on a document or on a record."""
    document, record = connection.scalar(select(documents.c.id).where(documents.c.id == id)), None
    if document is None:
        hit = get_hit(connection, id)
        document, record = hit.document, hit.record.id
    made = Note(document=document, record=record, text=text, author=author, at=now())
    connection.execute(insert(notes).values(asdict(made)))
    return made


def find_notes(connection: Connection, id: str) -> list[Note]:
    """The remarks on a record, or on a document and all its records, oldest first."""
    wanted = select(notes.c.document, notes.c.record, notes.c.text, notes.c.author, notes.c.at).where(
        or_(notes.c.document == id, notes.c.record == id)
    )
    return [Note(**row) for row in connection.execute(wanted.order_by(notes.c.key)).mappings()]

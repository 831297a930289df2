"""What persons say of records: appended, never altered; each carries what was judged, so that it finds its record again."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from verbale.errors import BadVerdictError, UnknownNameError
from verbale.schema import Document, Span, decode, encode, record_id, verify
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

__all__ = ["add_missed", "add_note", "current_of", "cut", "find_notes", "find_verdicts", "give", "merge_actors"]


def give(connection: Connection, backend: Backend, verdict: str, id: str, body: Mapping[str, Any], author: str, reason: str) -> Hit:
    """A verdict on a record of the newest reading; the body has the `fields` of an edit, the `outcome` and `evidence` of a judgement.

    A dissent may have an `outcome`, a reply has `speaks_for`: whose answer it is.
    """
    hit = get_hit(connection, id)
    current = current_of(connection, hit.document)
    said = {**_checked(connection, current, verdict, hit.record, body), "record": encode(hit.record)}
    _append(connection, verdict, hit.document, hit.record.id, said, author, reason)
    settle(connection, backend, current.reading, current.document, current.records)
    return get_hit(connection, hit.record.id)


def _checked(connection: Connection, current: Current, verdict: str, record: Record, body: Mapping[str, Any]) -> dict[str, Any]:
    match verdict:
        case "edit":
            fields = wire_values(current.document, record.kind, body["fields"], record.evidence)
            verify(current.document, [decode(Record, encode(record) | fields, f"record {record.id}")])
            return {"fields": fields}
        case "judge":
            evidence = [_known(connection, id) for id in body.get("evidence", ())]
            return {"outcome": _outcome(record, body["outcome"]), "evidence": evidence}
        case "dissent":
            return {"outcome": _outcome(record, body["outcome"]) if body.get("outcome") else None}
        case "reply":
            return {"speaks_for": body["speaks_for"]}
    return {}


def _outcome(record: Record, outcome: str) -> str:
    if record.kind != "promise":
        raise BadVerdictError(record.id, f"a {record.kind} has no outcome", "Only promises are judged.")
    if outcome not in OUTCOMES:
        raise UnknownNameError("outcome", outcome, OUTCOMES)
    return outcome


def _known(connection: Connection, id: str) -> str:
    """The id of a document, or the whole id of a record."""
    return connection.scalar(select(documents.c.id).where(documents.c.id == id)) or get_hit(connection, id).record.id


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
    record = make_record(current.document, kind, cut(current.document, *span), fields)
    id = record_id(current.document, record)
    if any(r.id == id for r in current.records):
        raise BadVerdictError(id, "the reading has this very record", "Accept it instead.")
    _append(connection, "add", document, id, {"record": encode(record) | {"id": id}}, author, reason)
    settle(connection, backend, current.reading, current.document, current.records)
    return get_hit(connection, id)


def cut(document: Document, start: int, end: int) -> Span:
    """The words of a document from one place to another; raises `BadVerdictError` where there are none."""
    try:
        return Span.cut(document.text, start, end)
    except ValueError as error:
        raise BadVerdictError(document.id, f"no words from {start} to {end} of the document", f"Give {error}.") from error


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


def add_note(connection: Connection, id: str, text: str, author: str, span: tuple[int, int] | None = None) -> Note:
    """A remark on a document, on words of the newest version of one, or on a record."""
    document, record = connection.scalar(select(documents.c.id).where(documents.c.id == id)), None
    if document is None:
        hit = get_hit(connection, id)
        document, record = hit.document, hit.record.id
    words = cut(current_of(connection, document).document, *span) if span else None
    start, exact = (words.start, words.exact) if words else (None, None)
    made = Note(document=document, record=record, text=text, author=author, at=now(), start=start, exact=exact)
    connection.execute(insert(notes).values(asdict(made)))
    return made


def find_notes(connection: Connection, id: str) -> list[Note]:
    """The remarks on a record, or on a document and all its records, oldest first."""
    wanted = select(*(notes.c[name] for name in Note.__slots__)).where(or_(notes.c.document == id, notes.c.record == id))
    return [Note(**row) for row in connection.execute(wanted.order_by(notes.c.key)).mappings()]

"""What may be asked of the records, as one value, and the statement that asks it; the order is always the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, tuple_

from verbale.errors import UnknownNameError
from verbale.schema import KINDS, Interval, Record, decode
from verbale.store.backend import Backend
from verbale.store.rows import Hit
from verbale.store.sentences import AROUND, iter_sentences, sentence_at, stretch
from verbale.store.tables import RECORD_WORDS, documents, evidence, mentions, publishers, readings, records, versions
from verbale.store.who import Keys, actor_keys, named_by
from verbale.store.words import parse_words

__all__ = ["Query", "count_hits", "find_hits", "find_ids", "get_context", "get_hit", "get_hits", "hits_of", "selected"]

_LONGEST_ID = 100
"""Letters of an id that are compared: more than any has."""
_FEW = 2_000
"""Keys up to which a database is told them one by one."""

_AT_ONCE = 500
"""Ids that are asked for at a time: a database bounds how many one statement may have."""

_HIDDEN = ("rejected",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What records are wanted: all that is given must hold, nothing given is everything.

    `actor` is a code, a name of a state or a person; `roles` limits the fields in which it is named; `named` are
    fields with an actor each. `medium` is in which words the medium of a statement is told, whatever their case. `dyad` are two actors that
    the record itself names, vouchers apart. `when` overlaps the time of the thing, `since` and `until` bound the day of
    publication, `words` are as in `parse_words`. Rejected records come only with `rejected`.
    """

    kind: tuple[str, ...] = ()
    realis: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    actor: str | None = None
    roles: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    dyad: tuple[str, str] | None = None
    medium: str | None = None
    when: Interval | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    min_score: float | None = None
    host: str | None = None
    document: str | None = None
    rejected: bool = False


def selected(connection: Connection, backend: Backend, query: Query) -> list[ColumnElement[bool]]:
    """The conditions of a query; raises `UnknownNameError` and `BadQueryError`."""
    for kind in query.kind:
        if kind not in KINDS:
            raise UnknownNameError("kind", kind, KINDS)
    conditions: list[ColumnElement[bool]] = [records.c.current]
    if not query.rejected:
        conditions.append(records.c.standing.not_in(_HIDDEN))
    for name in ("kind", "realis", "basis"):
        if given := getattr(query, name):
            conditions.append(records.c[name].in_(given))
    conditions += _named(connection, backend, query)
    conditions += _dated(query)
    if query.words is not None:
        phrases = parse_words(query.words)
        tried = backend.having(records.c.key, RECORD_WORDS, phrases)
        conditions.append(_narrowed(connection, backend.matching(RECORD_WORDS, phrases), tried))
    if query.min_score is not None:
        conditions.append(func.coalesce(records.c.score, 0.0) >= query.min_score)
    if query.document is not None:
        conditions.append(records.c.document == query.document)
    if query.host is not None:
        own = select(documents.c.id).where(documents.c.host == query.host)
        found = select(records.c.key).where(records.c.document.in_(own))
        conditions.append(_narrowed(connection, found, own.where(documents.c.id == records.c.document).exists()))
    return conditions


def _narrowed(connection: Connection, found: Select[Any], tried: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition that a record is among those found: few are looked up, many are tried one by one in the order that is asked for.

    Neither database knows how many there will be, and each way is slow where the other is quick.
    """
    some = list(connection.scalars(found.limit(_FEW + 1)))
    return records.c.key.in_(some) if len(some) <= _FEW else tried


def _named(connection: Connection, backend: Backend, query: Query) -> Iterator[ColumnElement[bool]]:
    wanted = [(query.roles, query.actor)] if query.actor is not None else []
    for names, actor in (*wanted, *(((role,), actor) for role, actor in query.named)):
        keys = actor_keys(connection, backend.lexicon, actor)
        roles = [mentions.c.role.in_(names)] if names else []
        found = select(mentions.c.record).where(named_by(mentions, keys), *roles)
        yield _narrowed(connection, found, _tries(keys, *roles))
    if query.medium is not None:
        told = evidence.c.record == records.c.key, evidence.c.field == "medium", func.lower(evidence.c.exact) == query.medium.lower()
        yield select(evidence.c.record).where(*told).exists()
    if query.dyad is not None:
        apart = mentions.c.role != "said_by"
        pair = [actor_keys(connection, backend.lexicon, actor) for actor in query.dyad]
        count = select(func.count()).select_from(mentions)
        rarer, frequent = sorted(pair, key=lambda keys: connection.scalar(count.where(named_by(mentions, keys))) or 0)
        second = mentions.alias()
        also = second.c.record == mentions.c.record, named_by(second, frequent, tried=True), second.c.role != "said_by"
        found = select(mentions.c.record).where(named_by(mentions, rarer), apart, select(second.c.actor).where(*also).exists())
        yield _narrowed(connection, found, and_(_tries(rarer, apart), _tries(frequent, apart)))


def _tries(keys: Keys, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition that a record names one of these actors."""
    mine = mentions.c.record == records.c.key, named_by(mentions, keys, tried=True)
    return select(mentions.c.actor).where(*mine, *conditions).exists()


def _dated(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.since:
        conditions.append(records.c.day >= query.since.isoformat())
    if query.until:
        conditions.append(and_(records.c.day <= query.until.isoformat(), records.c.day != ""))
    if query.when:
        first, last = records.c.when_first, records.c.when_last
        conditions.append(or_(first.is_not(None), last.is_not(None)))
        if query.when.latest:
            conditions.append(or_(first.is_(None), first <= query.when.latest))
        if query.when.earliest:
            conditions.append(or_(last.is_(None), last >= query.when.earliest))
    return conditions


def find_hits(connection: Connection, backend: Backend, query: Query, after: str | None, limit: int) -> list[Hit]:
    """The records of a query, newest publication first, then by document and place in it; those behind the record `after`."""
    conditions = selected(connection, backend, query)
    if after is not None:
        conditions.append(_behind(connection, after))
    keys = select(records.c.key).where(*conditions).order_by(*_order()).limit(limit)
    return hits_of(connection, connection.scalars(keys).all(), _order())


def hits_of(connection: Connection, keys: Sequence[int], order: Sequence[ColumnElement[Any]]) -> list[Hit]:
    """The records of some keys: a database may sort whole rows before it limits them, so the keys are found first."""
    return [_hit(row) for row in connection.execute(_rows().where(records.c.key.in_(keys)).order_by(*order))]


def count_hits(connection: Connection, backend: Backend, query: Query) -> int:
    """How many records a query has."""
    wanted = select(func.count()).select_from(records)
    return connection.scalar(wanted.where(*selected(connection, backend, query))) or 0


def find_ids(connection: Connection, conditions: list[ColumnElement[bool]]) -> list[tuple[str, str]]:
    """Kind and id of the records that meet the conditions, by id."""
    wanted = select(records.c.kind, records.c.id).where(*conditions)
    return [(row.kind, row.id) for row in connection.execute(wanted.order_by(records.c.id))]


def _order() -> tuple[Any, ...]:
    return records.c.day.desc(), records.c.document, records.c.start, records.c.id


def _behind(connection: Connection, after: str) -> ColumnElement[bool]:
    place = tuple_(records.c.document, records.c.start, records.c.id)
    found = select(records.c.day, records.c.document, records.c.start, records.c.id).where(records.c.id == after)
    row = connection.execute(found.order_by(records.c.key.desc()).limit(1)).first()
    if row is None:
        raise UnknownNameError("record", after, ())
    return or_(records.c.day < row.day, and_(records.c.day == row.day, place > tuple_(row.document, row.start, row.id)))


def get_hit(connection: Connection, id: str) -> Hit:
    """The record of an id, or of its beginning if that is one record's alone; raises `UnknownNameError`."""
    wanted = _rows().order_by(records.c.current.desc(), records.c.key.desc()).limit(20)
    # No index leads to the beginnings of ids, and hardly anybody gives one.
    rows = connection.execute(wanted.where(records.c.id == id[:_LONGEST_ID])).all()
    rows = rows or connection.execute(wanted.where(records.c.id.startswith(id[:_LONGEST_ID], autoescape=True))).all()
    if not rows or len({row.id for row in rows}) > 1:
        raise UnknownNameError("record", id, {row.id for row in rows})
    return _hit(rows[0])


def get_hits(connection: Connection, ids: Iterable[str]) -> list[Hit]:
    """The records of these ids that count now; those that there are none of are passed over."""
    wanted = sorted(set(ids))
    parts = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    return [_hit(row) for part in parts for row in connection.execute(_rows().where(records.c.id.in_(part), records.c.current))]


def get_context(connection: Connection, id: str, around: int) -> tuple[str, str, str]:
    """The words before a record's evidence, the evidence, and those after it; see `Store.context`."""
    hit = get_hit(connection, id)
    wanted = select(versions.c.text).where(versions.c.document == hit.document, versions.c.number == hit.version)
    text = connection.execute(wanted).scalar_one()
    start, end = hit.record.evidence.start, hit.record.evidence.end
    if not connection.scalar(select(publishers.c.full_text).where(publishers.c.host == hit.host)):
        low, high = stretch(list(iter_sentences(text)), start, end)
        return text[low:start], text[start:end], text[end:high]
    return text[max(start - around, 0) : start], text[start:end], text[end : end + around]


def _rows() -> Select[Any]:
    low = case((records.c.start > AROUND, records.c.start - AROUND), else_=0)
    # A record's own versions, not the newest: its offsets are into that text.
    return (
        select(
            records.c.id,
            records.c.document,
            records.c.standing,
            records.c.data,
            records.c.corrected,
            low.label("low"),
            func.substr(versions.c.text, low + 1, 3 * AROUND).label("window"),
            versions.c.number,
            versions.c.title,
            versions.c.published,
            versions.c.text_sha256,
            documents.c.host,
            documents.c.url,
        )
        .join(readings, readings.c.key == records.c.reading)
        .join(versions, versions.c.key == readings.c.version)
        .join(documents, documents.c.id == records.c.document)
    )


def _hit(row: Any) -> Hit:
    record: Record = decode(Record, row.corrected or row.data)
    start, end = record.evidence.start - row.low, record.evidence.end - row.low
    return Hit(
        record=record,
        standing=row.standing,
        document=row.document,
        version=row.number,
        host=row.host,
        url=row.url,
        title=row.title,
        published=row.published,
        text_sha256=row.text_sha256,
        sentence=sentence_at(row.window, start, end),
    )

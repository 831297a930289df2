"""Promises by the days on which they fall due, page by page."""

from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from verbale.store.backend import Backend
from verbale.store.queries import Query, hits_of, selected
from verbale.store.rows import Hit
from verbale.store.tables import records, settled

__all__ = ["DueStatus", "count_due", "find_due"]

DueStatus = Literal["overdue", "due", "open", "undated"]
_FIRST, _LAST = records.c.due_first, records.c.due_last


def count_due(connection: Connection, backend: Backend, query: Query, on: date) -> tuple[dict[str, int], int]:
    """How many promises of a query stand how on a day, and for how many of them an outcome is proposed."""
    conditions = selected(connection, backend, query)
    status = case(*((condition, name) for name, condition in _statuses(on).items()))
    rows = connection.execute(select(status, func.count()).where(*conditions).group_by(status))
    proposed = connection.scalar(select(func.count()).select_from(records).where(*conditions, _proposed()))
    return {row[0]: row[1] for row in rows}, proposed or 0


def find_due(
    connection: Connection,
    backend: Backend,
    query: Query,
    on: date,
    *,
    status: DueStatus | None = None,
    proposed: bool = False,
    between: tuple[date, date] | None = None,
    first: int = 0,
    limit: int | None = 60,
) -> list[Hit]:
    """The promises of a query in the order of their last days, undated ones at the end; `between` are two days of these."""
    conditions = selected(connection, backend, query)
    conditions += [_statuses(on)[status]] if status else []
    conditions += [_proposed()] if proposed else []
    conditions += [between[0] <= _LAST, between[1] >= _LAST] if between else []
    keys = select(records.c.key).where(*conditions).order_by(*_order()).offset(first).limit(limit)
    return hits_of(connection, connection.scalars(keys).all(), _order())


def _order() -> tuple[ColumnElement[Any], ...]:
    return _LAST.is_(None) & _FIRST.is_(None), func.coalesce(_LAST, _FIRST), records.c.key


def _statuses(on: date) -> dict[DueStatus, ColumnElement[bool]]:
    """What `promise_status` says, as conditions; of two that hold the first counts."""
    begun = and_(func.coalesce(_FIRST, _LAST) <= on, func.coalesce(_LAST, date.max) >= on)
    return {
        "undated": and_(_FIRST.is_(None), _LAST.is_(None)),
        "overdue": and_(_LAST.is_not(None), on > _LAST),
        "due": begun,
        "open": func.coalesce(_FIRST, _LAST) > on,
    }


def _proposed() -> ColumnElement[bool]:
    return records.c.id.in_(select(settled.c.about).where(settled.c.part == "outcome"))

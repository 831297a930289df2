"""Promises by the days on which they fall due, page by page."""

from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, String, and_, case, cast, func, select

from verbale.store.backend import Backend
from verbale.store.queries import Query, hits_of, selected
from verbale.store.rows import Hit
from verbale.store.tables import records, settled

__all__ = ["DueStatus", "count_due", "count_months", "find_due"]

DueStatus = Literal["overdue", "due", "open", "undated"]
Between = tuple[date, date]
_FIRST, _LAST = records.c.due_first, records.c.due_last


def count_due(
    connection: Connection, backend: Backend, query: Query, on: date, between: Between | None = None
) -> tuple[dict[str, int], dict[str, int]]:
    """How many promises of a query stand how on a day, and of how many of these an outcome is proposed."""
    conditions = [*selected(connection, backend, query), *_between(between)]
    status = _status(on)
    wanted = select(status, func.count()).where(*conditions).group_by(status)
    known, proposed = (connection.execute(s) for s in (wanted, wanted.where(_proposed())))
    return {row[0]: row[1] for row in known}, {row[0]: row[1] for row in proposed}


def count_months(connection: Connection, backend: Backend, query: Query, on: date) -> list[tuple[str, str, int]]:
    """How many promises of a query are due at last in each month ("2031-05"), by how they stand on a day; those without one left out."""
    month, status = func.substr(cast(_day(), String), 1, 7), _status(on)
    wanted = select(month, status, func.count()).where(*selected(connection, backend, query), _day().is_not(None))
    return [(row[0], row[1], row[2]) for row in connection.execute(wanted.group_by(month, status).order_by(month, status))]


def find_due(
    connection: Connection,
    backend: Backend,
    query: Query,
    on: date,
    *,
    status: DueStatus | None = None,
    proposed: bool = False,
    between: Between | None = None,
    first: int = 0,
    limit: int | None = 60,
) -> list[Hit]:
    """The promises of a query in the order of their last days, undated ones at the end; `between` are two days of these."""
    conditions = selected(connection, backend, query)
    conditions += [_statuses(on)[status]] if status else []
    conditions += [_proposed()] if proposed else []
    conditions += _between(between)
    keys = select(records.c.key).where(*conditions).order_by(*_order()).offset(first).limit(limit)
    return hits_of(connection, connection.scalars(keys).all(), _order())


def _order() -> tuple[ColumnElement[Any], ...]:
    return _LAST.is_(None) & _FIRST.is_(None), _day(), records.c.key


def _day() -> ColumnElement[Any]:
    """The last day on which it can be kept, else the first."""
    return func.coalesce(_LAST, _FIRST)


def _between(between: Between | None) -> list[ColumnElement[bool]]:
    return [_day().between(*between)] if between else []


def _status(on: date) -> ColumnElement[Any]:
    return case(*((condition, name) for name, condition in _statuses(on).items()))


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

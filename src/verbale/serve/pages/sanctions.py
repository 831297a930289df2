"""Sanctions as they were reported: no legal list, and not for screening."""

from typing import Any

from fastapi import APIRouter, Request, Response

from verbale.ledger.sanctions import NOTICE, SanctionRow
from verbale.serve.asked import Day, Text
from verbale.serve.forms import answer
from verbale.serve.groups import group_of
from verbale.serve.measures import Bar, by_authority, scale_of
from verbale.serve.rows import Ledger
from verbale.serve.site import Here
from verbale.store import Query

__all__ = ["router"]

router = APIRouter()
PAGE = 60
UNTAKEN = ("future", "hypothetical", "negated")


@router.get("/sanctions")
def sanctions(request: Request, site: Here, target: Text = None, authority: Text = None, on: Day = None, first: int = 0) -> Response:
    """What was reported of measures until a day, by authority and target, with easing and counter-measures."""
    day, ledger = on or site.today, site.ledger
    by = site.code(authority) if authority else None
    rows = [r for r in ledger.sanctions(day, site.code(target) if target else None) if by in (None, r.authority)]
    shown, scale = rows[first : first + PAGE], scale_of(rows, day)
    values = {
        "on": day,
        "given": on,
        "target": target,
        "authority": authority,
        "notice": NOTICE,
        "scale": scale,
        "sides": [(name, [_shown(ledger, bar) for bar in bars]) for name, bars in by_authority(shown, scale)],
        "total": len(rows),
        "in_force": sum(row.in_force for row in rows),
        "next": first + PAGE if first + PAGE < len(rows) else None,
        "untaken": site.overview.count(Query(kind=("sanction",), realis=UNTAKEN))["realis"],
    }
    return answer(request, "sanctions.html", values, map(_flat, rows))


def _shown(ledger: Ledger, bar: Bar) -> tuple[Bar, list[Any]]:
    return bar, [group_of(name, reports, ledger) for name, reports in _parts(bar.row) if reports]


def _parts(row: SanctionRow) -> list[tuple[str, tuple[Any, ...]]]:
    return [("told", row.reports), ("easing", row.eased), ("counter-measures", row.countered)]


def _flat(row: SanctionRow) -> dict[str, Any]:
    return {
        "authority": row.authority,
        "target": row.target,
        "measure": row.measure,
        "reported_in_force": row.in_force,
        "established": row.established,
        "since": row.since,
        **{name.replace("-", "_"): len(reports) for name, reports in _parts(row)},
        "records": " ".join(r.record.id for r in row.reports),
        "notice": NOTICE,
    }

"""Sanctions as they were reported: no legal list, and not for screening."""

from typing import Any

from fastapi import APIRouter, Request, Response

from verbale.ledger.sanctions import NOTICE, SanctionRow
from verbale.serve.asked import Day, Text
from verbale.serve.forms import answer
from verbale.serve.groups import group_of
from verbale.serve.site import Here

__all__ = ["router"]

router = APIRouter()


@router.get("/sanctions")
def sanctions(request: Request, site: Here, target: Text = None, authority: Text = None, on: Day = None) -> Response:
    """What was reported of measures until a day, by authority and target, with easing and counter-measures."""
    day = on or site.today
    rows = [
        r for r in site.ledger.sanctions(day, target.upper() if target else None) if authority is None or r.authority == authority.upper()
    ]
    span = [r.since for r in rows if r.since]
    values = {
        "on": day,
        "given": on,
        "target": target,
        "authority": authority,
        "notice": NOTICE,
        "first": min(span, default=day),
        "rows": [(row, [group_of(n, rs, site.ledger) for n, rs in _parts(row) if rs]) for row in rows],
    }
    return answer(request, "sanctions.html", values, map(_flat, rows))


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

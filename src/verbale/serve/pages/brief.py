"""Brief: the first page. What is new, which agreements moved, what falls due."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from verbale.serve.asked import Day
from verbale.serve.forms import answer
from verbale.serve.lines import Line, flat, line_of
from verbale.serve.site import Here, Site
from verbale.serve.watching import watched
from verbale.store import Query as Records
from verbale.store import Stats

__all__ = ["router"]

router = APIRouter()
_AHEAD = timedelta(days=30)
_NEW = 12


@router.get("/")
def first() -> Response:
    """The brief is the first page."""
    return RedirectResponse("/brief", 307)


@router.get("/brief")
def brief(request: Request, site: Here, until: Day = None, days: Annotated[int, Query(ge=1, le=3660)] = 30) -> Response:
    """The last days that something was published about; each part with its sentences."""
    stats = site.store.stats()
    end = until or min(stats.latest or site.today, site.today)
    since = end - timedelta(days=days)
    moved, due = _moved(site, since, end), _due(site, end)
    values = {
        "stats": stats,
        "since": since,
        "until": end,
        "days": days,
        "new": [line_of(hit) for hit in site.store.find(Records(since=since, until=end), limit=_NEW)],
        "counts": site.overview.count(Records(since=since, until=end)),
        "moved": moved,
        "due": due,
        "records": _total(stats),
        "watches": (watches := watched(site, since, end, end + _AHEAD)),
    }
    parts = [("moved", [line for _, line in moved]), ("due", [line for _, line in due])]
    parts += [(f"{w.name}: {name}", lines) for w in watches for name, lines in w.parts]
    table = ({"part": name} | flat(line) for name, lines in parts for line in lines)
    return answer(request, "brief.html", values, table)


def _total(stats: Stats) -> int:
    return sum(stats.records.values())


def _moved(site: Site, since: date, until: date) -> list[tuple[str, Line]]:
    """Steps of instruments that were told of in these days, with the instrument's name."""
    ledger = site.ledger
    own = [c for c in ledger.claims if c.report.day and since <= c.report.day <= until]
    return [
        (c.names[0], replace(line_of(c.report), kept=c.agreement.id in ledger.kept))
        for c in sorted(own, key=lambda c: c.report.day or date.min, reverse=True)
    ]


def _due(site: Site, on: date) -> list[tuple[str, Line]]:
    """Promises that are due on a day or in the weeks after it."""
    rows = (row for row in site.ledger.promises(on) if row.due and row.due.latest and on <= row.due.latest <= on + _AHEAD)
    return [(row.due.latest.isoformat() if row.due and row.due.latest else "", line_of(row.report)) for row in rows]

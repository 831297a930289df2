"""Brief: the first page. What is new, which agreements moved, what falls due."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from verbale.schema import Promise
from verbale.serve.asked import Day
from verbale.serve.forms import answer
from verbale.serve.groups import told
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
    stats = site.overview.stats()
    end = until or min(stats.latest or site.today, site.today)
    since = end - timedelta(days=days)
    whole = request.query_params.get("format") not in {None, "", "html"}
    moved, due = _moved(site, since, end, None if whole else _NEW + 1), _due(site, end, None if whole else _NEW)
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


def _moved(site: Site, since: date, until: date, most: int | None) -> list[tuple[str, Line]]:
    """Steps of instruments that were told of in these days, with the instrument's name."""
    ledger = site.ledger
    own = [c for c in ledger.claims if c.report.day and since <= c.report.day <= until]
    return [(c.names[0], told(ledger, c.report)) for c in sorted(own, key=lambda c: c.report.day or date.min, reverse=True)[:most]]


def _due(site: Site, on: date, most: int | None) -> list[tuple[str, Line]]:
    """Promises that are due on a day or in the weeks after it."""
    promises = Records(kind=("promise",), until=on)
    hits = site.overview.due(promises, on, between=(on, on + _AHEAD), limit=most)
    return [(str(hit.record.due.latest), line_of(hit)) for hit in hits if isinstance(hit.record, Promise) and hit.record.due]

"""Timeline: how much was published of each kind, from decades down to days."""

from calendar import monthrange
from collections import defaultdict
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from verbale.serve.asked import Wanted
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of
from verbale.serve.site import Here
from verbale.serve.templating import link
from verbale.store.overview import Bucket

__all__ = ["router"]

router = APIRouter()
_ROWS = 60
_ZOOMS = {"years": 4, "months": 7, "days": 10}


@router.get("/timeline")
def timeline(request: Request, asked: Wanted, site: Here) -> Response:
    """Bars by the day of publication, what is told as done apart from what is planned, possible or denied; a bar opens its time."""
    query = asked.query()
    span = (asked.until - asked.since).days if asked.since and asked.until else None
    zoom = "years" if span is None or span > 800 else "months" if span > 62 else "days"
    buckets = site.overview.buckets(query, _ZOOMS[zoom])
    hits = site.store.find(query, after=asked.after, limit=_ROWS + 1)
    values = {
        "asked": asked,
        "zoom": zoom,
        "bars": _bars(request, buckets),
        "rows": [line_of(hit) for hit in hits[:_ROWS]],
        "more": hits[_ROWS - 1].record.id if len(hits) > _ROWS else None,
    }
    return answer(request, "timeline.html", values, (flat(line_of(hit)) for hit in site.store.iter(query)))


def _bars(request: Request, buckets: list[Bucket]) -> list[dict[str, Any]]:
    """One bar a time, in the order of time: its parts with their share of the tallest bar."""
    times: dict[str, list[Bucket]] = defaultdict(list)
    for bucket in buckets:
        times[bucket.time].append(bucket)
    tallest = max((sum(b.count for b in own) for own in times.values()), default=1)
    bars = []
    for time, own in times.items():
        first, last = _ends(time)
        at, parts = 0.0, []
        for bucket in sorted(own, key=lambda b: (b.realis != "actual", b.kind)):
            width = 100 * bucket.count / tallest
            parts.append(
                {"kind": bucket.kind, "realis": bucket.realis, "count": bucket.count, "at": round(at, 3), "width": round(width, 3)}
            )
            at += width
        bars.append(
            {"time": time, "count": sum(b.count for b in own), "parts": parts, "link": link(request, since=first, until=last, after=None)}
        )
    return bars


def _ends(time: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day.

    >>> _ends("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    parts = [int(part) for part in time.split("-")]
    month = parts[1:2] or [1]
    last = parts[1:2] or [12]
    end = parts[2] if len(parts) > 2 else monthrange(parts[0], last[0])[1]
    return date(parts[0], month[0], parts[2] if len(parts) > 2 else 1), date(parts[0], last[0], end)

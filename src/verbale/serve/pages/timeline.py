"""Timeline: how much was published of each kind, from decades down to days."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from verbale.serve.asked import Asked, Wanted
from verbale.serve.columns import Parts, columns
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of
from verbale.serve.site import Here, Site
from verbale.serve.templating import link
from verbale.serve.zoom import LETTERS, ends_of, name_of, times_between, wider, zoom_of
from verbale.store.overview import Bucket

__all__ = ["router"]

router = APIRouter()
_ROWS = 60
Link = Callable[[date | None, date | None], str]


@router.get("/timeline")
def timeline(request: Request, asked: Wanted, site: Here) -> Response:
    """Bars by the day of publication, what is told as done apart from what is planned, possible or denied; a bar opens its time."""
    query = asked.query()
    first, last = _ends(site, asked)
    zoom = zoom_of(first, last)

    def to(since: date | None, until: date | None) -> str:
        return link(request, since=since, until=until, after=None)

    hits = site.store.find(query, after=asked.after, limit=_ROWS + 1)
    counts = site.overview.count(query)
    values = {
        "asked": asked,
        "zoom": zoom,
        "bars": columns(times_between(first, last, zoom), _parts(site.overview.buckets(query, LETTERS[zoom])), to, _told),
        "around": [(name_of(time), to(*ends_of(time))) for time in wider(first, last)] if asked.since and asked.until else [],
        "out": _out(first, last, to) if asked.since and asked.until else None,
        "beside": _beside(first, last, to) if asked.since and asked.until else {},
        "hosts": [row.host for row in site.overview.publishers()],
        "counts": counts,
        "independent": site.independent(counts["host"]),
        "rows": [line_of(hit) for hit in hits[:_ROWS]],
        "more": hits[_ROWS - 1].record.id if len(hits) > _ROWS else None,
    }
    return answer(request, "timeline.html", values, (flat(line_of(hit)) for hit in site.store.iter(query)))


def _ends(site: Site, asked: Asked) -> tuple[date, date]:
    """The days that are asked for, else those of all that is kept."""
    stats = site.store.stats()
    first = asked.since or min(stats.earliest or site.today, asked.until or site.today)
    return first, max(asked.until or stats.latest or first, first)


def _out(first: date, last: date, to: Link) -> str:
    """The time around this one."""
    around = wider(first, last)[:-1]
    return to(*ends_of(around[-1])) if around else to(None, None)


def _beside(first: date, last: date, to: Link) -> dict[str, str]:
    """The same time before and after: whole years and months by the calendar, others by their days."""
    days = timedelta(days=(last - first).days + 1)
    here = wider(first, last)
    before, after = (first - days, first - timedelta(days=1)), (last + timedelta(days=1), last + days)
    if here:
        letters = len(here[-1])
        before, after = (ends_of(day.isoformat()[:letters]) for day in (before[1], after[0]))
    return {"prev": to(*before), "next": to(*after)}


def _parts(buckets: Iterable[Bucket]) -> dict[str, list[tuple[str, int]]]:
    """By time: what is told as done below, what is planned, possible or denied above it."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for bucket in sorted(buckets, key=lambda b: (b.realis != "actual", b.kind)):
        found[bucket.time].append((f"{bucket.kind} {bucket.realis}", bucket.count))
    return found


def _told(parts: Parts) -> str:
    done = sum(n for look, n in parts if look.endswith(" actual"))
    return f"{sum(n for _, n in parts)} records, {done} told as done"

"""Meetings as a calendar: a year in columns, a month in days, what was planned apart from what was held."""

from calendar import Calendar
from collections import Counter, defaultdict
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from verbale.ledger.meetings import MeetingRow
from verbale.schema import Interval
from verbale.serve.asked import Day, Text
from verbale.serve.columns import Link, Parts, columns
from verbale.serve.forms import answer
from verbale.serve.pages.meetings import flat_meeting, shown, takes_part
from verbale.serve.site import Here
from verbale.serve.templating import link
from verbale.serve.zoom import LETTERS, ends_of, name_of, times_between

__all__ = ["router"]

router = APIRouter()
_LOOKS = {"held": "meeting actual", "planned": "meeting future", "not reported": "meeting hypothetical", "cancelled": "meeting negated"}
_HEIGHT = 90
_A_FEW = 7
"""Days up to which a time stands in the calendar at its first day; a longer one is only some time in the month."""
Month = Annotated[str | None, Query(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$", examples=["2031-05"])]


@router.get("/meetings/calendar")
def calendar(request: Request, site: Here, month: Month = None, who: Text = None, on: Day = None) -> Response:
    """One month of meetings, by default the last of which anything is told; its year above it."""
    day, ledger = on or site.today, site.ledger
    known = [row for row in ledger.meetings(day) if who is None or takes_part(row, who)]
    first = ends_of(month or _last_month(known, day))[0]
    here = [row for row in known if _is_in(row.when, *ends_of(first.isoformat()[:7]))]
    entries: dict[date, list[MeetingRow]] = defaultdict(list)
    for row in here:
        if (start := _start(row.when)) is not None:
            entries[start].append(row)
    year = ends_of(first.isoformat()[:4])
    values = {
        "on": day,
        "given": on,
        "who": who,
        "month": first,
        "name": name_of(first.isoformat()[:7]),
        "months": columns(times_between(*year, "months"), _by_month(known), _to(request), _told, _HEIGHT),
        "weeks": [[(d, entries.get(d, [])) for d in week] for week in Calendar().monthdatescalendar(first.year, first.month)],
        "loose": [row for row in here if _start(row.when) is None],
        "rows": [shown(ledger, row) for row in here],
        "undated": sum(row.when is None for row in known),
    }
    return answer(request, "calendar.html", values, map(flat_meeting, here))


def _to(request: Request) -> Link:
    return lambda first, _: link(request, month=first.isoformat()[:7])


def _told(parts: Parts) -> str:
    names = {look: name for name, look in _LOOKS.items()}
    return ", ".join(f"{n} {names[look]}" for look, n in parts) or "no meeting"


def _last_month(known: list[MeetingRow], day: date) -> str:
    days = [row.when.earliest for row in known if row.when and row.when.earliest and row.when.earliest <= day]
    return max(days, default=day).isoformat()[:7]


def _by_month(known: list[MeetingRow]) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in known:
        if row.when and (at := row.when.earliest or row.when.latest):
            counts[at.isoformat()[: LETTERS["months"]]][row.status] += 1
    return {time: [(look, count[name]) for name, look in _LOOKS.items() if count[name]] for time, count in counts.items()}


def _is_in(when: Interval | None, first: date, last: date) -> bool:
    if when is None:
        return False
    return (when.earliest or when.latest or last) <= last and (when.latest or when.earliest or first) >= first


def _start(when: Interval | None) -> date | None:
    """The day at which a meeting stands; None where it is only some day of a longer time."""
    if when is None or when.earliest is None or when.latest is None or (when.latest - when.earliest).days > _A_FEW:
        return None
    return when.earliest

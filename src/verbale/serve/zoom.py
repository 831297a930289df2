"""Times as they are written at the beginning of an ISO date ("203", "2031", "2031-05", "2031-05-14"), from decades down to days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

__all__ = ["LETTERS", "Zoom", "ends_of", "name_of", "times_between", "wider", "zoom_of"]

Zoom = Literal["decades", "years", "months", "days"]
LETTERS: dict[Zoom, int] = {"decades": 3, "years": 4, "months": 7, "days": 10}
"""Letters of an ISO date that name a time."""
_YEARS, _MONTHS, _DAYS = 40, 3, 62
"""Years up to which they are shown one by one, years up to which months are, days up to which days are."""


def zoom_of(first: date, last: date) -> Zoom:
    """How closely a time is looked at.

    >>> zoom_of(date(2031, 1, 1), date(2031, 12, 31)), zoom_of(date(1900, 1, 1), date(2031, 1, 1))
    ('months', 'decades')
    """
    days = (last - first).days
    return "days" if days < _DAYS else "months" if days < 366 * _MONTHS else "years" if days < 366 * _YEARS else "decades"


def ends_of(time: str) -> tuple[date, date]:
    """The first and the last day of a decade, a year, a month or a day.

    >>> [day.isoformat() for day in (*ends_of("203"), *ends_of("2024-02"))]
    ['2030-01-01', '2039-12-31', '2024-02-01', '2024-02-29']
    """
    if len(time) == LETTERS["decades"]:
        return date(max(1, int(time + "0")), 1, 1), date(int(time + "9"), 12, 31)
    year, *rest = (int(part) for part in time.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], monthrange(year, rest[0])[1])
    return date(year, *rest), date(year, *rest)


def times_between(first: date, last: date, zoom: Zoom) -> list[str]:
    """All times from one day to another, those in which nothing happened too."""
    return list(_times(first, last, LETTERS[zoom]))


def _times(first: date, last: date, letters: int) -> Iterator[str]:
    day = first
    while day <= last:
        time = day.isoformat()[:letters]
        yield time
        end = ends_of(time)[1]
        if end == date.max:
            return
        day = end + timedelta(days=1)


def name_of(time: str) -> str:
    """A time for a person.

    >>> [name_of(time) for time in ("203", "2031", "2031-05", "2031-05-14")]
    ['2030s', '2031', 'May 2031', '14 May 2031']
    """
    first = ends_of(time)[0]
    forms = {3: "%Y", 4: "%Y", 7: "%B %Y", 10: "%d %B %Y"}
    return first.strftime(forms[len(time)]).lstrip("0") + ("s" if len(time) == LETTERS["decades"] else "")


def wider(first: date, last: date) -> list[str]:
    """The times around one that is a day, a month, a year or a decade, and it itself; none for another.

    >>> wider(date(2031, 5, 1), date(2031, 5, 31))
    ['203', '2031', '2031-05']
    """
    letters = next((n for n in LETTERS.values() if ends_of(first.isoformat()[:n]) == (first, last)), 0)
    return [first.isoformat()[:n] for n in LETTERS.values() if n <= letters]

"""The day of saying: the few ways in which a reporting clause dates itself, resolved against the publication date.

Weeks run from Monday; a weekday is the nearest one on or before publication, or after it for what is still to be said.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Dated", "find_days"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NUMBERS = {
    w: n
    for n, w in enumerate(["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
    if n
} | {"a": 1, "an": 1, "several": 5, "few": 3}
_MONTH = "(?P<month>" + "|".join(f"{m}|{m[:3]}\\.?" for m in _MONTHS if m != "may") + "|May|sept\\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class Dated:
    """A time found in a text: code points `start` to `end`, and the days from earliest to latest; None is an open end."""

    start: int
    end: int
    earliest: dt.date | None
    latest: dt.date | None


Days = tuple[dt.date | None, dt.date | None]
Rule = Callable[[re.Match[str], dt.date, bool], Days]


def _one(day: dt.date) -> Days:
    return day, day


def _month_of(name: str) -> int:
    return next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def _month_days(year: int, month: int) -> Days:
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


def _weekday(m: re.Match[str], anchor: dt.date, ahead: bool) -> Days:
    wanted = _WEEKDAYS.index(m["weekday"].lower())
    if ahead:
        return _one(anchor + dt.timedelta((wanted - anchor.weekday()) % 7))
    back = (anchor.weekday() - wanted) % 7
    if m["which"] and m["which"].lower() == "last" and back == 0:
        return _one(anchor - dt.timedelta(7))
    return _one(anchor - dt.timedelta(back))


def _date(m: re.Match[str], anchor: dt.date, ahead: bool) -> Days:
    groups = m.groupdict()
    month = _month_of(m["month"])
    year = int(groups["year"]) if groups.get("year") else _nearest_year(anchor, month, int(groups.get("day") or 1), ahead)
    if not groups.get("day"):
        return _month_days(year, month)
    try:
        return _one(dt.date(year, month, int(m["day"])))
    except ValueError:
        return _month_days(year, month)


def _nearest_year(anchor: dt.date, month: int, day: int, ahead: bool) -> int:
    passed = (month, day) <= (anchor.month, anchor.day)
    if ahead:
        return anchor.year + int((month, day) < (anchor.month, anchor.day))
    return anchor.year if passed else anchor.year - 1


def _unit(m: re.Match[str], anchor: dt.date, _ahead: bool) -> Days:
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(m["which"].lower(), 0)
    unit = m["unit"].lower()
    if unit == "week":
        monday = anchor - dt.timedelta(anchor.weekday() - 7 * step)
        return monday, monday + dt.timedelta(6) if step else anchor
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        first, last = _month_days(months // 12, months % 12 + 1)
        return first, last if step else anchor
    if unit == "year":
        return dt.date(anchor.year + step, 1, 1), dt.date(anchor.year + step, 12, 31) if step else anchor
    return anchor + dt.timedelta(step), anchor + dt.timedelta(step)


def _ago(m: re.Match[str], anchor: dt.date, _ahead: bool) -> Days:
    word = m["count"].lower()
    count = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    unit = m["unit"].lower()
    if unit in {"day", "week"}:
        return _one(anchor - dt.timedelta(count * (7 if unit == "week" else 1)))
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - count
        return _month_days(months // 12, months % 12 + 1)
    return dt.date(anchor.year - count, 1, 1), dt.date(anchor.year - count, 12, 31)


def _since(m: re.Match[str], anchor: dt.date, _ahead: bool) -> Days:
    return dt.date(int(m["year"]), 1, 1), anchor


def _year(m: re.Match[str], _anchor: dt.date, _ahead: bool) -> Days:
    return dt.date(int(m["year"]), 1, 1), dt.date(int(m["year"]), 12, 31)


def _earlier(m: re.Match[str], anchor: dt.date, _ahead: bool) -> Days:
    unit = m["unit"].lower()
    if unit == "year":
        return dt.date(anchor.year, 1, 1), anchor
    if unit == "month":
        return anchor.replace(day=1), anchor
    return (anchor - dt.timedelta(anchor.weekday()), anchor) if unit == "week" else _one(anchor)


_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (rf"\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?\b(?!\d)", _date),
        (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b", _date),
        (r"\b(?:earlier|later)\s+(?:in\s+the|this|that|the\s+same)\s+(?P<unit>day|week|month|year)\b", _earlier),
        (r"\bearlier\s+(?P<unit>today)\b", lambda _m, a, _f: _one(a)),
        (r"\bday\s+before\s+yesterday\b", lambda _m, a, _f: _one(a - dt.timedelta(2))),
        (r"\byesterday\b", lambda _m, a, _f: _one(a - dt.timedelta(1))),
        (r"\btomorrow\b", lambda _m, a, _f: _one(a + dt.timedelta(1))),
        (r"\b(?:today|tonight|this\s+(?:morning|afternoon|evening))\b", lambda _m, a, _f: _one(a)),
        (r"\blast\s+night\b", lambda _m, a, _f: _one(a - dt.timedelta(1))),
        (r"\b(?:(?P<which>last|this|next)\s+)?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", _weekday),
        (
            r"\b(?P<count>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)\b",
            _ago,
        ),
        (r"\b(?P<which>last|past|previous|this|next)\s+(?P<unit>week|month|year)\b", _unit),
        (rf"\b(?:last\s+|in\s+|early\s+|late\s+){_MONTH}(?:,?\s+{_YEAR})?\b", _date),
        (rf"\bsince\b[^.;]{{0,40}}?\b{_YEAR}\b", _since),
        (rf"\bin\s+{_YEAR}\b", _year),
        (r"\brecently\b|\bin\s+recent\s+(?:days|weeks)\b", lambda _m, a, _f: (a - dt.timedelta(31), a)),
    )
)


def find_days(text: str, start: int, end: int, anchor: dt.date, *, ahead: bool = False) -> list[Dated]:
    """The time words in `text[start:end]` in order, none inside another; `ahead` where the saying is still to come.

    >>> find_days("He said on Friday", 0, 17, dt.date(2021, 12, 11))[0].earliest
    datetime.date(2021, 12, 10)
    """
    hits = ((m, rule) for pattern, rule in _RULES for m in pattern.finditer(text, start, end))
    found: list[Dated] = []
    for match, rule in sorted(hits, key=lambda h: (h[0].start(), -h[0].end())):
        if not found or match.start() >= found[-1].end:
            found.append(Dated(match.start(), match.end(), *rule(match, anchor, ahead)))
    return found

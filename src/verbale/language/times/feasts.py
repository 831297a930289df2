"""The days of feasts by which news dates what happened, worked out for any year."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

__all__ = ["feast_day", "feast_days"]


def feast_day(rule: Mapping[str, Any], year: int) -> date:
    """The day of a feast in a year; raises `ValueError` for a year out of the calendar.

    A rule gives `month` and `day`; or `month`, `weekday` (0 is Monday) and `nth` (−1 is the last); or `easter` or
    `orthodox`, days after Easter Sunday; or `nowruz`, days after the northward equinox; or `hijri` `[month, day]`. `plus` is added.

    >>> feast_day({"easter": -2}, 2024)
    datetime.date(2024, 3, 29)
    """
    return _base(rule, year) + timedelta(int(rule.get("plus", 0)))


def feast_days(rule: Mapping[str, Any], first: int, last: int) -> list[date]:
    """Every day of a feast in some years, in order: one by the moon can fall twice in a year."""
    if "hijri" in rule:
        plus = timedelta(int(rule.get("plus", 0)))
        return [day + plus for year in range(first, last + 1) for day in _all_hijri(year, *rule["hijri"])]
    return [feast_day(rule, year) for year in range(first, last + 1)]


def _base(rule: Mapping[str, Any], year: int) -> date:
    if "easter" in rule:
        return _easter(year) + timedelta(rule["easter"])
    if "orthodox" in rule:
        return _orthodox_easter(year) + timedelta(rule["orthodox"])
    if "nowruz" in rule:
        return _equinox(year) + timedelta(rule["nowruz"])
    if "hijri" in rule:
        return _all_hijri(year, *rule["hijri"])[0]
    if "nth" in rule:
        return _nth(year, rule["month"], rule["weekday"], rule["nth"])
    return date(year, rule["month"], rule["day"])


def _easter(year: int) -> date:
    """Gregorian Easter, by the method of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    at = h + k - 7 * m + 114
    return date(year, at // 31, at % 31 + 1)


def _orthodox_easter(year: int) -> date:
    """Julian Easter (Meeus) in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    at = d + e + 114
    return date(year, at // 31, at % 31 + 1) + timedelta(year // 100 - year // 400 - 2)


def _equinox(year: int) -> date:
    """The day of the March equinox in Tehran (UTC + 3:30), by the mean formula of Meeus, chapter 27; the next day if after noon."""
    y = (year - 2000) / 1000
    days = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3 - 2451545.0
    local = days + 12 / 24 + 3.5 / 24
    return date(2000, 1, 1) + timedelta(int(local) + int(local % 1 >= 0.5))


def _all_hijri(year: int, month: int, day: int) -> list[date]:
    """A day of the tabular Islamic calendar as often as it falls in a Gregorian year; sightings may differ by a day."""
    found = []
    for hijri in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        number = day + (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 227014
        if number > 0 and date.fromordinal(number).year == year:
            found.append(date.fromordinal(number))
    if not found:
        raise ValueError("no such day in this year")
    return found


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return end - timedelta((end.weekday() - weekday) % 7 + 7 * (-nth - 1))

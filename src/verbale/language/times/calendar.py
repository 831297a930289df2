"""Stretches of the calendar: from a century to a clock time, with their days, TIMEX3 values and EDTF strings."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

__all__ = ["Days", "Period", "add_months", "shift_day"]

Days = tuple[date | None, date | None]
"""Earliest and latest day; None is an open end."""

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
"""How many months a grain lasts; those of days (`D`, `W`, `WE`) are apart."""


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month; raises `ValueError` outside years 1 to 9999.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift_day(day: date, count: int, unit: str) -> date:
    """A day moved by days (`D`), weeks (`W`, `WE`), or units of months; raises `ValueError` outside years 1 to 9999."""
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    try:
        return day + timedelta(count * (7 if unit in {"W", "WE"} else 1))
    except OverflowError as error:
        raise ValueError("outside the calendar") from error


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar that begins on `first`.

    `grain` is C century, E decade, Y year, H half, Q quarter, S season, M month, W week (from Monday), WE weekend, D day;
    `clock` is what TIMEX3 writes after a day: `TMO` for a morning, `T22:00`.

    >>> Period.of("Q", date(1989, 8, 3)).value
    '1989-Q3'
    """

    grain: str
    first: date
    clock: str = ""

    @classmethod
    def of(cls, grain: str, day: date) -> "Period":
        """The period of a grain that holds a day; raises `ValueError` where it would begin before year 1."""
        if grain in {"D", "T"}:
            return cls("D", day)
        if grain in {"W", "WE"}:
            return cls(grain, shift_day(day, (5 if grain == "WE" else 0) - day.weekday(), "D"))
        if grain == "S":
            return cls("S", add_months(day.replace(day=1), -(day.month % 3)))
        if grain in {"E", "C"}:
            return cls(grain, date(day.year - day.year % (10 if grain == "E" else 100), 1, 1))
        months = _MONTHS[grain]
        return cls(grain, date(day.year, (day.month - 1) // months * months + 1, 1))

    @property
    def last(self) -> date:
        """The last day."""
        if self.grain in {"D", "W", "WE"}:
            return shift_day(self.first, {"D": 0, "W": 6, "WE": 1}[self.grain], "D")
        end = add_months(self.first, _MONTHS[self.grain] - 1)
        return end.replace(day=monthrange(end.year, end.month)[1])

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.first, self.last

    def shift(self, count: int, unit: str | None = None) -> "Period":
        """The period some units on: of its own grain, or moved by another unit and still of its own grain."""
        return replace(self, first=shift_day(self.first, count, unit or self.grain))

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.first.year:04d}"
        if self.grain in {"W", "WE"}:
            iso = self.first.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "WE" else "")
        return {
            "C": year[:2],
            "E": year[:3],
            "Y": year,
            "H": f"{year}-H{(self.first.month + 5) // 6}",
            "Q": f"{year}-Q{(self.first.month + 2) // 3}",
            "S": f"{year}-{_SEASONS.get(self.first.month, 'SP')}",
            "M": f"{year}-{self.first.month:02d}",
            "D": self.first.isoformat() + self.clock,
        }[self.grain]

    @property
    def edtf(self) -> str:
        """The EDTF string (ISO 8601-2:2019): seasons are 21 to 24, quarters 33 to 36, halves 40 and 41; a week is an interval."""
        year = f"{self.first.year:04d}"
        if self.grain == "D":
            return self.first.isoformat() + (f"{self.clock}:00" if len(self.clock) == 6 else "")
        if self.grain in {"W", "WE"}:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        return {
            "C": f"{year[:2]}XX",
            "E": f"{year[:3]}X",
            "Y": year,
            "H": f"{year}-{40 + self.first.month // 7}",
            "Q": f"{year}-{33 + self.first.month // 3}",
            "S": f"{year}-{20 + (self.first.month // 3)}",
            "M": f"{year}-{self.first.month:02d}",
        }[self.grain]

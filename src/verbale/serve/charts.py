"""Charts as numbers: where things stand on a line of time, in per cent of its width. Templates draw them as SVG, see docs/adr."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["Scale", "Tick"]

_TICKS = 8
"""Labels that a line of time has at most."""
_SHORTEST = 30
"""Days that a line of time has at least."""
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on a line of time, at so many per cent of it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of time from one day to another."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date], *, also: date) -> "Scale":
        """From the first of some days to the last, and to one that is always on it; never shorter than a month."""
        known = [*days, also]
        first, last = min(known), max(known)
        return cls(min(first, date.fromordinal(max(1, last.toordinal() - _SHORTEST))), last)

    def at(self, day: date) -> float:
        """Where a day stands, in per cent; what lies outside stands at the end.

        >>> Scale(date(2031, 1, 1), date(2031, 1, 11)).at(date(2031, 1, 6))
        50.0
        """
        return round(min(max(100 * (day - self.first).days / max((self.last - self.first).days, 1), 0), 100), 2)

    def width(self, first: date, last: date) -> float:
        """How wide a time is, in per cent; a day is still seen."""
        return round(max(self.at(last) - self.at(first), 0.4), 2)

    @property
    def ticks(self) -> list[Tick]:
        """Labels at the beginnings of years, months or days, as close as they can be read.

        >>> [t.label for t in Scale(date(2019, 9, 1), date(2025, 2, 1)).ticks]
        ['2020', '2021', '2022', '2023', '2024', '2025']
        """
        return [Tick(self.at(day), label) for day, label in self._labelled()]

    def _labelled(self) -> Iterator[tuple[date, str]]:
        days = (self.last - self.first).days
        if days <= _TICKS * 7:
            for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1, 1 if days <= _TICKS else 7):
                yield date.fromordinal(ordinal), date.fromordinal(ordinal).strftime("%d %b")
            return
        months = next((m for m in _MONTHS if days / 30.4 / m <= _TICKS), _MONTHS[-1])
        start = -(-(self.first.year * 12 + self.first.month - 1 + (self.first.day > 1)) // months) * months
        for number in range(start, self.last.year * 12 + self.last.month, months):
            day = date(number // 12, number % 12 + 1, 1)
            yield day, str(day.year) if months >= 12 or day.month == 1 else day.strftime("%b %Y")

"""When something was, is or will be."""

from dataclasses import dataclass
from datetime import date
from typing import Self

__all__ = ["Interval"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `earliest` to `latest`, both included; None is an open end, and one end at least is closed.

    On the wire it is `[earliest, latest]` with ISO dates. Precision is a day; there is no time zone: a day is the day of the
    document that names it.

    >>> Interval.parse(None, "2031-06-30")
    Interval(earliest=None, latest=datetime.date(2031, 6, 30))
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError("one closed end at least (write null for a time that is not known)")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("an earliest day that is not after the latest")

    @classmethod
    def on(cls, day: date) -> Self:
        """The interval of one day."""
        return cls(day, day)

    @classmethod
    def parse(cls, earliest: str | None, latest: str | None) -> Self:
        """The interval between two ISO dates; raises `ValueError` for what is none."""
        return cls(*(date.fromisoformat(day) if day else None for day in (earliest, latest)))

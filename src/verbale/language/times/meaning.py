"""What a time expression means before it is known when it was written, and what it comes to once that is known."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from verbale.language.times.calendar import Days, Period
from verbale.schema.record import Extent, WhenBasis

__all__ = ["COMING", "GONE", "UNSURE", "Context", "Lean", "Meaning", "Sense", "TimexType"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Lean = float
"""How much farther off than the last occurrence the next one may be to be meant: 0 is surely past, infinite surely to come."""

GONE, UNSURE, COMING = 0.2, 0.4, 5.0
"""The lean where words nearby speak of what has been, where nothing tells, and where they speak of what is to come."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against: the day of publication, the period and the quarter mentioned last, and the tense."""

    published: date | None = None
    before: Period | None = None
    quarter: Period | None = None
    lean: Lean = UNSURE


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression comes to: TIMEX3 type and value, its days, and how they are known.

    `period` is what later expressions may lean on; `forgets` says that they may no longer lean on any earlier one.
    """

    type: TimexType
    value: str
    period: Period | None = None
    days: Days = (None, None)
    extent: Extent = "within"
    basis: WhenBasis = "derived"
    anchor: date | str | None = None
    edtf: str | None = None
    note: str | None = None
    forgets: bool = False

    @classmethod
    def of(cls, period: Period, basis: WhenBasis = "derived", anchor: date | str | None = None, note: str | None = None) -> "Sense":
        """The sense of one period of the calendar."""
        kind: TimexType = "TIME" if period.clock else "DATE"
        return cls(kind, period.value, period, period.days, "within", basis, anchor, period.edtf, note)


class Meaning(Protocol):
    """An expression as understood; `resolve` says what it comes to, as far as the context allows."""

    def resolve(self, context: Context, /) -> Sense:
        """The sense in a context; raises `ValueError` where the calendar has no such time."""

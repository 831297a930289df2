"""Times made of other times: a part of one, what lies around or beside it, what ends with it, from one to another."""

from dataclasses import dataclass, replace

from verbale.language.times.calendar import Days, Period, shift_day
from verbale.language.times.dates import Absolute, Partial
from verbale.language.times.meaning import GONE, Context, Meaning, Sense

__all__ = ["Around", "Beside", "Edge", "Ended", "Range"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A part of a period: "early", "mid", "late" (thirds), "end" (its last days), "start"; the value stays that of the whole."""

    inner: Meaning
    part: str

    def resolve(self, context: Context) -> Sense:
        """The part's days; the value is the whole period's."""
        sense = self.inner.resolve(context)
        first, last = sense.days
        if sense.type not in {"DATE", "TIME"} or first is None or last is None or first == last:
            return sense
        third, all_days = (last - first) // 3, (last - first)
        days: Days = {
            "early": (first, first + third),
            "mid": (first + third, last - third),
            "late": (last - third, last),
            "end": (last - all_days // 12, last),
            "start": (first, first + all_days // 12),
        }[self.part]
        return replace(sense, days=days, edtf=None, basis="convention")


@dataclass(frozen=True, slots=True)
class Around:
    """The period of another grain that holds a time ("the week of 6 March"), or a part of its day ("the night of 13 May").

    `skip` counts on from the first of them ("the second week of October").
    """

    inner: Meaning
    grain: str
    clock: str = ""
    skip: int = 0

    def resolve(self, context: Context) -> Sense:
        """The period around the first day of the inner time."""
        sense = self.inner.resolve(context)
        first = sense.days[0]
        if first is None:
            return sense
        period = replace(Period.of(self.grain, first).shift(self.skip), clock=self.clock)
        return Sense.of(period, sense.basis, sense.anchor)


@dataclass(frozen=True, slots=True)
class Beside:
    """Some days before or after another time: "the day before 3 May"."""

    inner: Meaning
    count: int

    def resolve(self, context: Context) -> Sense:
        """The day before the first or after the last of the inner time."""
        sense = self.inner.resolve(context)
        edge = sense.days[0 if self.count < 0 else 1]
        return Sense.of(Period("D", shift_day(edge, self.count, "D")), sense.basis, sense.anchor) if edge else sense


@dataclass(frozen=True, slots=True)
class Ended:
    """The year, quarter or week that ends on a day told next: "the quarter ended 30 September"; the value is that of a length.

    A quarter has the value of the calendar's own one that it mostly is; later times lean on the one that the business counts.
    """

    last: Meaning
    unit: str

    def resolve(self, context: Context) -> Sense:
        """The days up to that one."""
        sense = Sense("DURATION", f"P1{self.unit}", extent="throughout")
        told = self.last.resolve(replace(context, lean=min(context.lean, GONE)))
        end = told.days[1]
        if end is None:
            return sense
        first = shift_day(shift_day(end, 1, "D"), -1, self.unit)
        if self.unit == "Q":
            mostly = Period.of("Q", first + (end - first) / 2)
            sense = replace(Sense.of(mostly), period=None, edtf=None, extent="throughout")
        return replace(sense, days=(first, end), basis=told.basis, anchor=told.anchor)


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another: the days of both and all between."""

    first: Meaning
    last: Meaning

    def ends(self, context: Context) -> tuple[Context, Context]:
        """The contexts in which its two ends are settled: what tells its own year, or lies where tense calls for it, holds the other."""
        low, high = self.first.resolve(context), self.last.resolve(context)
        if isinstance(self.first, Partial) and isinstance(self.last, Absolute):
            return replace(context, published=high.days[0], lean=0.0), context
        start, end = low.days[0], high.days[1]
        if start is None or end is None or start <= end or context.published is None:
            return context, context
        if start > context.published >= end and context.lean <= 1:
            return replace(context, published=high.days[0], lean=0.0), context
        return context, replace(context, published=start, lean=float("inf"))

    def resolve(self, context: Context) -> Sense:
        """The days from the earliest of the first to the latest of the last."""
        low, high = (end.resolve(there) for end, there in zip((self.first, self.last), self.ends(context), strict=True))
        start, end = low.days[0], high.days[1]
        value = f"{low.value}/{high.value}"
        if start is None or end is None:
            return Sense("DURATION", value, extent="throughout", note=low.note or high.note)
        if start > end:
            return Sense("DURATION", value, extent="throughout", note="the range ends before it begins")
        edtf = f"{low.edtf}/{high.edtf}" if low.edtf and high.edtf else None
        return Sense("DURATION", value, None, (start, end), "throughout", high.basis, context.published, edtf)

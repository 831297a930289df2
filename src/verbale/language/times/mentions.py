"""Times that lean on one mentioned before: "that year", "a year earlier", "three days later"."""

from dataclasses import dataclass, replace
from datetime import date

from verbale.language.times.calendar import Period, shift_day
from verbale.language.times.dates import Relative, open_value
from verbale.language.times.meaning import Context, Sense

__all__ = ["Clock", "Compared", "Happening", "Mentioned", "Offset", "Quarter", "Shifted"]

_SIZES = ("D", "WE", "W", "M", "S", "Q", "H", "Y", "E", "C")


@dataclass(frozen=True, slots=True)
class Shifted:
    """A period some units away from the one mentioned last, in its grain: "a year earlier", "the next day", "three weeks later".

    Without such a mention it is counted from publication when `fallback` is set, else it stays open.
    """

    count: int
    unit: str
    grain: str | None = None
    fallback: bool = True
    clock: str = ""

    def resolve(self, context: Context) -> Sense:
        """The shifted period."""
        before = context.before
        if before is not None and (self.grain is None or _SIZES.index(before.grain) <= _SIZES.index(self.grain)):
            moved = Period(before.grain, shift_day(before.first, self.count, self.unit))
            period = Period.of(self.grain or moved.grain, moved.first)
            return Sense.of(replace(period, clock=self.clock), "derived", before.value)
        if context.published is None or not self.fallback:
            return Sense("DATE", open_value(self.count, self.grain or self.unit))
        return Relative(self.count, self.unit, self.grain or self.unit, self.clock).resolve(context)


@dataclass(frozen=True, slots=True)
class Compared:
    """The same period a year before: "the year-ago quarter", "a year earlier"; of the last quarter if that is what is spoken of."""

    def resolve(self, context: Context) -> Sense:
        """The period a year before; later expressions do not lean on it."""
        base = context.quarter
        if base is None:
            return replace(Relative(-1, "Y", "Y").resolve(context), period=None)
        return replace(Sense.of(base.shift(-1, "Y"), "derived", base.value), period=None)


@dataclass(frozen=True, slots=True)
class Quarter:
    """The quarter that is spoken of: the one mentioned last, in a `year` of its own if told, else the last whole one."""

    year: int | None = None

    def resolve(self, context: Context) -> Sense:
        """The quarter; without a mention, a `year` alone is the whole year."""
        base = context.quarter
        if self.year is not None:
            period = Period("Y", date(self.year, 1, 1)) if base is None else replace(base, first=base.first.replace(year=self.year))
            return replace(Sense.of(period, "derived", base.value if base else None), period=None)
        return Sense.of(base, "derived", base.value) if base else Relative(-1, "Q", "Q").resolve(context)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The period of a grain that was mentioned last ("that year"), else the one of publication."""

    grain: str

    def resolve(self, context: Context) -> Sense:
        """The mentioned period; where only a longer one was mentioned, some part of that."""
        before = context.before
        if before is None:
            return Relative(0, self.grain, self.grain).resolve(context)
        if _SIZES.index(before.grain) > _SIZES.index(self.grain):
            return replace(Sense.of(before, "derived", before.value), value=before.value + "-XX", period=None)
        return Sense.of(Period.of(self.grain, before.first), "derived", before.value)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day by itself: on the day mentioned last, else that of publication."""

    clock: str

    def resolve(self, context: Context) -> Sense:
        """The time on its day."""
        before = context.before
        if before is None or before.grain != "D":
            return Relative(0, "D", "D", self.clock).resolve(context) if context.published else Sense("TIME", f"XXXX-XX-XX{self.clock}")
        return Sense.of(replace(before, clock=self.clock), "derived", before.value)


@dataclass(frozen=True, slots=True)
class Happening:
    """A day or other unit before something that happens: "the day before the vote"; when that is, is not known here."""

    grain: str
    words: str

    def resolve(self, _: Context) -> Sense:
        """An open value, anchored to the words."""
        return Sense("DATE", open_value(-1, self.grain), anchor=self.words, note=_UNKNOWN)


_UNKNOWN = "the day of the happening is not known here"


@dataclass(frozen=True, slots=True)
class Offset:
    """A length counted from another time: "three days later", "two days before the talks" (`event`).

    Its type and value are those of the length, its days those of the time that it leads to.
    """

    count: int | None
    unit: str
    value: str
    event: str | None = None

    def resolve(self, context: Context) -> Sense:
        """The days where it leads, if the time that it is counted from is known."""
        sense = Sense("DURATION", self.value)
        if self.event:
            return replace(sense, anchor=self.event, note=_UNKNOWN)
        before = context.before
        if before is None or self.count is None or self.unit.startswith("T"):
            return sense
        moved = Period(before.grain, shift_day(before.first, self.count, self.unit))
        return replace(sense, days=moved.days, anchor=before.value, edtf=moved.edtf)

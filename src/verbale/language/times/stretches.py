"""Times that are a stretch, a set or a vague word: lengths, windows, "daily", "soon"."""

from dataclasses import dataclass, replace
from datetime import date

from verbale.language.times.calendar import Days, shift_day
from verbale.language.times.meaning import Context, Sense
from verbale.schema.record import Extent

__all__ = ["Length", "Repeat", "Vague", "Window"]

_HOURS = {"TH": 24, "TM": 24 * 60, "TS": 24 * 3600}


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch without a place in the calendar: "three years"; `reach` is the days that one of an unsaid number is taken for."""

    value: str
    forgets: bool = False
    count: int | None = None
    unit: str = "D"
    reach: int | None = None

    def resolve(self, _: Context) -> Sense:
        """The length alone: it has no days."""
        return Sense("DURATION", self.value, extent="throughout", basis="stated", forgets=self.forgets)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch up to publication or from it on: "the last 100 days" (−100 D), "the next two years" (2 Y), "the coming weeks".

    A vague count is None: then `vague` gives the days before and after publication by convention, None for an open end.
    """

    count: int | None
    unit: str
    value: str
    back: bool
    vague: tuple[int | None, int | None] = (0, 0)

    def resolve(self, context: Context) -> Sense:
        """The days of the window."""
        sense = Sense("DURATION", self.value, extent="throughout", anchor=context.published)
        if context.published is None:
            return sense
        if self.count is None:
            return replace(sense, days=_around(context.published, self.vague), basis="convention", extent="within")
        if self.unit.startswith("T"):
            return replace(sense, days=_hours(context.published, self.count, self.unit, self.back))
        edge = shift_day(context.published, -self.count if self.back else self.count, self.unit)
        return replace(sense, days=(edge, context.published) if self.back else (context.published, edge))

    @classmethod
    def ahead(cls, length: Length) -> "Window":
        """The time that a length from now on takes: "within two weeks"."""
        return cls(length.count, length.unit, length.value, back=False, vague=(0, length.reach))


def _hours(day: date, count: int, unit: str, back: bool) -> Days:
    whole = -(-count // _HOURS[unit])
    other = shift_day(day, -whole if back else whole, "D")
    return (other, day) if back else (day, other)


def _around(day: date, vague: tuple[int | None, int | None]) -> Days:
    before, after = vague
    return (
        shift_day(day, -before, "D") if before is not None else None,
        shift_day(day, after, "D") if after is not None else None,
    )


@dataclass(frozen=True, slots=True)
class Vague:
    """A word that points without measuring: "recently", "soon", "now"; its days are a convention around publication.

    `before` and `after` are days; None is an open end, and both None is no interval at all.
    """

    value: str
    before: int | None
    after: int | None
    extent: Extent = "within"

    def resolve(self, context: Context) -> Sense:
        """The conventional days."""
        sense = Sense("DATE", self.value, extent=self.extent, basis="convention", anchor=context.published)
        if context.published is None:
            return sense
        return replace(sense, days=_around(context.published, (self.before, self.after)))


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times: "daily", "twice a week"."""

    value: str

    def resolve(self, _: Context) -> Sense:
        """The set: it has no days of its own."""
        return Sense("SET", self.value, extent="throughout", basis="stated")

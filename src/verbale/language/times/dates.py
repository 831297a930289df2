"""Times that have a place in the calendar by themselves or by the day of publication: dates, months, feasts, edges, ranges."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from verbale.language.times.calendar import Period, shift_day
from verbale.language.times.feasts import feast_day, feast_days
from verbale.language.times.meaning import Context, Lean, Sense
from verbale.schema.record import WhenBasis

__all__ = ["Absolute", "Ancient", "Feast", "Impossible", "Partial", "Relative", "Weekend", "open_value"]


@dataclass(frozen=True, slots=True)
class Absolute:
    """A time that needs no context: "3 May 2018", "the 1990s"."""

    period: Period

    def resolve(self, _: Context) -> Sense:
        """The period itself."""
        return Sense.of(self.period, "stated")


@dataclass(frozen=True, slots=True)
class Ancient:
    """A year before the common era: the calendar here begins with year 1, so it has a value but no days."""

    year: int

    def resolve(self, _: Context) -> Sense:
        """Its TIMEX3 value and its EDTF year, which counts a year 0."""
        return Sense(
            "DATE", f"BC{self.year:04d}", basis="stated", edtf=f"{1 - self.year:05d}", note="before the first year of the calendar"
        )


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that the calendar does not have: "31 February"."""

    words: str

    def resolve(self, _: Context) -> Sense:
        """No days, and a note."""
        return Sense("DATE", "XXXX-XX-XX", note=f"the calendar has no {self.words}")


@dataclass(frozen=True, slots=True)
class Partial:
    """A recurring part of the calendar: "Friday", "3 May", "the third quarter"; the year or week is that nearest to publication.

    Exactly one of `weekday` (0 is Monday) and `month` is set; `pick` is −1 for "last", 0 for "this", 1 for "next";
    `years` counts the year from that of publication ("May last year").
    """

    grain: str
    month: int | None = None
    day: int = 1
    weekday: int | None = None
    pick: int | None = None
    clock: str = ""
    years: int | None = None

    @property
    def symbol(self) -> str:
        """The TIMEX3 value without a year."""
        if self.weekday is not None:
            return f"XXXX-WXX-{self.weekday + 1}{self.clock}"
        sample = Period(self.grain, date(2000, self.month or 1, self.day), self.clock)
        return "XXXX" + sample.value[4:]

    def resolve(self, context: Context) -> Sense:
        """The occurrence that `pick` and tense call for."""
        if context.published is None:
            return Sense("TIME" if self.clock else "DATE", self.symbol)
        found = (
            self._weekday(context.published, context.lean) if self.weekday is not None else self._yearly(context.published, context.lean)
        )
        return Sense.of(found, "derived", context.published)

    def _weekday(self, anchor: date, lean: Lean) -> Period:
        assert self.weekday is not None
        on = (self.weekday - anchor.weekday()) % 7
        if self.pick == 0:
            on = self.weekday - anchor.weekday()  # of this week, which runs from Monday
        elif self.pick == 1:
            on = on or 7
        elif self.pick == -1:
            on = on - 7
        elif lean <= 1:
            on = on - 7 if on else 0
        return Period("D", shift_day(anchor, on, "D"), self.clock)

    def _yearly(self, anchor: date, lean: Lean) -> Period:
        if self.years is not None:
            return Period(self.grain, date(anchor.year + self.years, self.month or 1, self.day), self.clock)
        around = [p for y in (-8, -4, -2, -1, 0, 1, 2, 4, 8) if (p := self._in(anchor.year + y))]
        if self.pick == 0:
            return min(around, key=lambda p: (abs(p.first.year - anchor.year), abs((p.first - anchor).days)))
        here = Period.of(self.grain, anchor).first
        past = [p for p in around if p.first <= anchor and (self.pick != -1 or p.first < here)]
        future = [p for p in around if p.last >= anchor and (self.pick != 1 or p.first > here)]
        if not past or not future:
            raise ValueError("no such day near the publication")
        if self.pick is not None:
            return past[-1] if self.pick < 0 else future[0]
        if self.grain == "Q" and lean <= 1:
            return past[-1]
        # a day far back would have been given its year
        lean = max(lean, 0.3) if self.grain == "D" and lean > 0 else lean
        gone, to_come = max((anchor - past[-1].last).days, 0), max((future[0].first - anchor).days, 0)
        return future[0] if to_come <= lean * gone else past[-1]

    def _in(self, year: int) -> Period | None:
        try:
            return Period(self.grain, date(year, self.month or 1, self.day), self.clock)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Relative:
    """A period some units away from publication: "yesterday" (−1 D), "last month" (−1 M), "five years ago" (−5 Y).

    `grain` is that of the result; None takes the grain of the period mentioned last ("a year ago" after "the third quarter").
    `clip` cuts it at publication: "earlier this year" ends there, "later this year" begins there.
    """

    count: int
    unit: str
    grain: str
    clock: str = ""
    clip: int = 0

    def resolve(self, context: Context) -> Sense:
        """The shifted period."""
        anchor = context.published
        if anchor is None:
            return Sense("TIME" if self.clock else "DATE", open_value(self.count, self.grain) + self.clock)
        period = replace(Period.of(self.grain, shift_day(anchor, self.count, self.unit)), clock=self.clock)
        sense = Sense.of(period, "derived", anchor)
        if not self.clip or not period.first <= anchor <= period.last:
            return sense
        days = (period.first, anchor) if self.clip < 0 else (anchor, period.last)
        return replace(sense, days=days, edtf=None)


def open_value(count: int, grain: str) -> str:
    """The TIMEX3 value of a period of a grain that is not known yet."""
    if count == 0 and grain == "D":
        return "PRESENT_REF"
    return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX", "S": "XXXX-XX"}.get(grain, "XXXX-XX-XX")


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend: the last one or, ahead, the one to come."""

    def resolve(self, context: Context) -> Sense:
        """The weekend nearest to publication on the side that tense gives."""
        anchor = context.published
        if anchor is None:
            return Sense("DATE", "XXXX-WXX-WE")
        here = Period.of("WE", anchor)
        return Sense.of(here if here.first <= anchor or context.lean > 1 else here.shift(-1), "derived", anchor)


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of the year nearest to publication, or of a year told; `lasts` days, `weekend` for the days off around it."""

    rule: Mapping[str, Any]
    year: int | None = None
    pick: int | None = None
    weekend: bool = False

    def resolve(self, context: Context) -> Sense:
        """The days of the feast."""
        if self.year is not None:
            return self._on(feast_day(self.rule, self.year), "stated" if "day" in self.rule else "derived", None)
        anchor = context.published
        if anchor is None:
            month, day = self.rule.get("month"), self.rule.get("day")
            return Sense("DATE", f"XXXX-{month:02d}-{day:02d}" if month and day else "XXXX-XX-XX")
        days = feast_days(self.rule, anchor.year - 1, anchor.year + 1)
        gone = next((d for d in reversed(days) if d <= anchor), days[0])
        to_come = next((d for d in days if d >= anchor), days[-1])
        lean = {-1: 0.0, 1: float("inf")}.get(self.pick or 0, context.lean)
        return self._on(to_come if (to_come - anchor).days <= lean * (anchor - gone).days else gone, "derived", anchor)

    def _on(self, day: date, basis: WhenBasis, anchor: date | None) -> Sense:
        if self.weekend:
            return Sense.of(Period.of("WE", shift_day(day, -1, "D") if day.weekday() == 0 else day), basis, anchor)
        sense = Sense.of(Period("D", day), basis, anchor)
        lasts = int(self.rule.get("lasts", 1))
        return sense if lasts == 1 else replace(sense, days=(day, shift_day(day, lasts - 1, "D")), edtf=None)

"""Time expressions as found, and how they are settled once the day of publication is known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from verbale.language.times.calendar import Period
from verbale.language.times.composed import Around, Beside, Edge, Range
from verbale.language.times.dates import Feast, Partial, Weekend
from verbale.language.times.meaning import COMING, GONE, UNSURE, Context, Lean, Meaning, Sense, TimexType
from verbale.language.times.stretches import Length, Window
from verbale.schema.interval import Interval
from verbale.schema.record import Extent, WhenBasis

__all__ = ["Time", "resolve_times", "settle_alone", "told_in"]


_DEADLINES = frozenset({"by", "until", "within"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: `text[start:end]`, and what it comes to.

    `lead` is where the word that bounds it begins (`bound`: "since", "by"), `reach` where the word that points on ends
    ("later"); they are `start` and `end` where there is none. `lean` is what tense says (`meaning.Lean`). `parts` are the two
    ends of a range. What follows is known once it is settled: `value` is the TIMEX3 value of the expression itself,
    `interval` holds the days with the bound applied, None as long as they are not known; `extent` and `basis` are those of a
    record's `when`; `edtf` is the interval as EDTF (ISO 8601-2:2019); `anchor` is the day, the value of the time mentioned
    before, or the words of the happening that it was counted from; `note` says why it has no days.
    """

    start: int
    end: int
    meaning: Meaning
    lead: int
    reach: int
    bound: str | None = None
    lean: Lean = UNSURE
    parts: tuple["Time", ...] = ()
    type: TimexType = "DATE"
    value: str = "XXXX-XX-XX"
    interval: Interval | None = None
    extent: Extent = "within"
    basis: WhenBasis = "derived"
    edtf: str | None = None
    anchor: date | str | None = None
    note: str | None = None

    def goes_on(self) -> "Time":
        """The same time for what has not ended: "since 2018" is open then, not closed by the day of publication."""
        if self.bound != "since" or self.interval is None:
            return self
        open_ended = Interval(self.interval.earliest, None)
        return replace(self, interval=open_ended, edtf=f"{open_ended.earliest}/..")


def resolve_times(times: Iterable[Time], published: date | None) -> list[Time]:
    """The times of one text, in order, settled against the day of its publication; each can lean on those before it."""
    result: list[Time] = []
    context = Context(published)
    for time in times:
        settled, context = _settle(time, context)
        result.append(settled)
    return result


def _settle(time: Time, context: Context) -> tuple[Time, Context]:
    """The time in its context, and the context for what comes after it."""
    try:
        meaning, bound, lean = time.meaning, time.bound, time.lean
        if bound in _DEADLINES and lean == UNSURE:
            lean = COMING
        if isinstance(meaning, Length) and (bound == "within" or (bound == "in" and time.lean > 1)):
            meaning, bound = Window.ahead(meaning), None
        elif isinstance(meaning, Edge) and meaning.part == "end" and bound == "before":
            bound = "by"  # "before the end of the year" is in that year
        sense = meaning.resolve(replace(context, lean=lean))
        interval = _bounded(sense, bound, context.published)
    except (ValueError, OverflowError) as error:
        return replace(time, value="XXXX-XX-XX", interval=None, edtf=None, anchor=None, note=str(error)), context
    settled = replace(
        time,
        type=sense.type,
        value=sense.value,
        interval=interval,
        extent="throughout" if time.bound in {"since", "until", "from"} else sense.extent,
        basis=sense.basis,
        edtf=_edtf(sense, interval, time.bound),
        anchor=sense.anchor,
        note=sense.note,
        parts=_settle_ends(time, context),
    )
    return settled, _after(sense, replace(context, lean=lean))


def _settle_ends(time: Time, context: Context) -> tuple[Time, ...]:
    """The two ends of a range, each where the whole has it."""
    if not isinstance(time.meaning, Range):
        return ()
    there = time.meaning.ends(replace(context, lean=time.lean))
    return tuple(_settle(replace(part, lean=c.lean), c)[0] for part, c in zip(time.parts, there, strict=True))


def _after(sense: Sense, context: Context) -> Context:
    period = sense.period
    if period is None:
        return replace(context, before=None, quarter=None) if sense.forgets else context
    period = replace(period, clock="")
    return replace(context, before=period, quarter=period if _is_over(period, context) else context.quarter)


def _is_over(period: Period, context: Context) -> bool:
    """Whether a period is a quarter of which results can be told: one of a business year may end before that of the calendar."""
    published = context.published
    if period.grain != "Q" or published is None:
        return period.grain == "Q"
    return period.last <= published or (period.first <= published and context.lean <= GONE)


def _bounded(sense: Sense, bound: str | None, published: date | None) -> Interval | None:
    first, last = sense.days
    if first is None and last is None:
        return None
    if bound in {"by", "until", "within"}:
        return Interval(None if bound != "within" else first, last) if last else None
    if bound == "before":
        return Interval(None, date.fromordinal(first.toordinal() - 1)) if first and first > date.min else None
    if bound in {"after", "from"}:
        return Interval(first, None) if first else None
    if bound == "since" and first:
        return Interval(first, published if published and published >= first else None)
    return Interval(first, last)


def _edtf(sense: Sense, interval: Interval | None, bound: str | None) -> str | None:
    if interval is None:
        return sense.edtf
    if (interval.earliest, interval.latest) == sense.days and sense.edtf:
        return sense.edtf + ("~" if bound == "about" and "/" not in sense.edtf else "")
    low, high = (day.isoformat() if day else ".." for day in (interval.earliest, interval.latest))
    return low if low == high else f"{low}/{high}"


def settle_alone(time: Time, published: date) -> Time:
    """A time settled against the day of publication alone, whatever was mentioned before it."""
    return _settle(time, Context(published))[0]


def told_in(time: Time, published: date, *, ahead: bool) -> Time:
    """A time as what is told with it makes it: a bare "Friday" or "3 May" lies on the side of publication where the deed does.

    A deadline told of a deed of the past ("urged to sign by June") lies on the nearer side, rather ahead.
    """
    if not (_leans(time.meaning) or (isinstance(time.meaning, Length) and time.bound == "in")):
        return time
    gone = UNSURE if time.bound in _DEADLINES else 0.0
    return settle_alone(replace(time, lean=float("inf") if ahead else gone), published)


def _leans(meaning: Meaning) -> bool:
    """Whether tense decides what a time comes to."""
    if isinstance(meaning, Range):
        return _leans(meaning.first) or _leans(meaning.last)
    return _leans(meaning.inner) if isinstance(meaning, Edge | Around | Beside) else isinstance(meaning, Partial | Feast | Weekend)

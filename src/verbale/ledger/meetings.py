"""Meetings: those that were planned against those that were held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from verbale.ledger.report import Report
from verbale.schema import Interval, Meeting

__all__ = ["MeetingRow", "MeetingStatus", "follow_meetings"]

MeetingStatus = Literal["planned", "held", "cancelled", "not reported"]
_SLACK = timedelta(days=3)
"""Days by which the reports of one meeting may differ."""
_OPEN = timedelta(days=60)
"""How long a plan without a day is looked for."""
_ALIKE = frozenset(
    {frozenset({"visit", "meeting"}), frozenset({"talks", "meeting"}), frozenset({"summit", "meeting"}), frozenset({"visit", "talks"})}
)


class _Told(NamedTuple):
    """What a report tells of a meeting: who met, in which form, on which days, else from when it is."""

    who: frozenset[str]
    form: str
    when: Interval | None
    time: date


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting with all its reports: the plans, and the reports that it was held or called off.

    "not reported" is one whose day has passed without a word of it; that is no proof that it did not take place.
    """

    participants: frozenset[str]
    form: str
    status: MeetingStatus
    when: Interval | None
    plans: tuple[Report, ...]
    held: tuple[Report, ...]
    cancelled: tuple[Report, ...]


def follow_meetings(reports: Iterable[Report], on: date) -> list[MeetingRow]:
    """The meetings of which reports tell until a day, each once, in order of time."""
    found = sorted(((r, _told(r)) for r in reports if isinstance(r.record, Meeting) and _day(r) <= on), key=lambda pair: pair[1].time)
    groups: list[list[Report]] = []
    told: list[dict[frozenset[str], dict[_Told, None]]] = []  # by who met; many reports tell the same
    reach: list[date] = []
    under_way: dict[str, set[int]] = defaultdict(set)
    for report, here in found:
        since = date.fromordinal(max(1, here.time.toordinal() - _OPEN.days))
        for name in here.who:
            under_way[name] = {n for n in under_way[name] if reach[n] >= since}
        near = sorted(set().union(*(under_way[name] for name in here.who)))
        home = next((n for n in near if any(_is_same(other, here) for other in _of(told[n], here.who))), len(groups))
        if home == len(groups):
            groups.append([])
            told.append({})
            reach.append(date.min)
        groups[home].append(report)
        told[home].setdefault(here.who, {})[here] = None
        reach[home] = max(reach[home], _reach(here))
        for name in here.who:
            under_way[name].add(home)
    return [_row(group, on) for group in groups]


def _of(told: Mapping[frozenset[str], Iterable[_Told]], who: frozenset[str]) -> Iterator[_Told]:
    """What is told of those who met, of some of them, or of them and others; of nobody there is nothing to compare."""
    return (each for others, tellings in told.items() if others and who and (others <= who or who <= others) for each in tellings)


def _row(group: list[Report], on: date) -> MeetingRow:
    plans = tuple(r for r in group if r.record.realis in {"future", "hypothetical"})
    held = tuple(r for r in group if r.record.realis == "actual")
    cancelled = tuple(r for r in group if r.record.realis == "negated")
    when = next((r.record.when for r in (*held, *plans) if r.record.when), None)
    last = when.latest if when else max(map(_day, group)) + _OPEN
    status: MeetingStatus = "held" if held else "cancelled" if cancelled else "planned" if last is None or last >= on else "not reported"
    first = (held or plans or cancelled)[0].record
    form = first.form if isinstance(first, Meeting) else "meeting"
    return MeetingRow(frozenset().union(*map(_who, group)), form, status, when, plans, held, cancelled)


def _is_same(one: _Told, other: _Told) -> bool:
    """Whether two reports of the same people tell of one meeting: in which form, and when."""
    return (one.form == other.form or frozenset({one.form, other.form}) in _ALIKE) and _near(one, other)


def _near(one: _Told, other: _Told) -> bool:
    a, b = one.when, other.when
    if a and b:
        return (a.earliest or date.min) <= _plus(b.latest, _SLACK) and (b.earliest or date.min) <= _plus(a.latest, _SLACK)
    return abs(one.time - other.time) <= _OPEN


def _plus(day: date | None, days: timedelta) -> date:
    return day + days if day and day <= date.max - days else date.max


def _reach(told: _Told) -> date:
    """The last day on which another report may begin that tells of the same meeting."""
    return _plus(told.when.latest, _OPEN) if told.when else _plus(told.time, _OPEN + _OPEN)


def _told(report: Report) -> _Told:
    form = report.record.form if isinstance(report.record, Meeting) else "meeting"
    return _Told(_who(report), form, report.record.when, report.begins or date.min)


def _who(report: Report) -> frozenset[str]:
    """Who met: states and bodies by their code, whose persons and offices they are; others by name."""
    return frozenset(a.country or a.name for a in report.record.participants) if isinstance(report.record, Meeting) else frozenset()


def _day(report: Report) -> date:
    return report.day or date.min

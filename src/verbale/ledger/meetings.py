"""Meetings: those that were planned against those that were held."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

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

_Told = tuple[Report, frozenset[str]]
"""A report of a meeting, and who met."""


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
    told = ((r, _who(r)) for r in reports if isinstance(r.record, Meeting) and _day(r) <= on)
    groups: list[list[_Told]] = []
    reach: list[date] = []
    under_way: dict[str, set[int]] = defaultdict(set)
    for report, who in sorted(told, key=lambda pair: _time(pair[0])):
        since = date.fromordinal(max(1, _time(report).toordinal() - _OPEN.days))
        for name in who:
            under_way[name] = {n for n in under_way[name] if reach[n] >= since}
        near = sorted(set().union(*(under_way[name] for name in who)))
        home = next((n for n in near if any(_is_same(other, (report, who)) for other in groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
            reach.append(date.min)
        groups[home].append((report, who))
        reach[home] = max(reach[home], _reach(report))
        for name in who:
            under_way[name].add(home)
    return [_row([report for report, _ in group], on) for group in groups]


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
    """Whether two reports tell of one meeting: who, in which form, and when."""
    shared, least = one[1] & other[1], min(len(one[1]), len(other[1]))
    forms = frozenset(r.record.form for r, _ in (one, other) if isinstance(r.record, Meeting))
    return len(shared) >= max(1, least) and (len(forms) == 1 or forms in _ALIKE) and _near(one[0], other[0])


def _near(one: Report, other: Report) -> bool:
    a, b = one.record.when, other.record.when
    if a and b:
        return (a.earliest or date.min) <= _plus(b.latest, _SLACK) and (b.earliest or date.min) <= _plus(a.latest, _SLACK)
    return abs(_time(one) - _time(other)) <= _OPEN


def _plus(day: date | None, days: timedelta) -> date:
    return day + days if day else date.max


def _reach(report: Report) -> date:
    """The last day on which another report may begin that tells of the same meeting."""
    when = report.record.when
    return _plus(when.latest, _OPEN) if when else _plus(_time(report), _OPEN + _OPEN)


def _who(report: Report) -> frozenset[str]:
    """Who met: states and bodies by their code, whose persons and offices they are; others by name."""
    return frozenset(a.country or a.name for a in report.record.participants) if isinstance(report.record, Meeting) else frozenset()


def _time(report: Report) -> date:
    when = report.record.when
    return (when.earliest or when.latest if when else None) or _day(report)


def _day(report: Report) -> date:
    return report.day or date.min

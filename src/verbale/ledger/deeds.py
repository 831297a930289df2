"""Promises whose deed has a record of its own: a meeting that was planned and held, a measure that was announced and taken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from verbale.ledger.meetings import follow_meetings
from verbale.ledger.promises import Outcome, Verdict
from verbale.ledger.report import Quote, Report
from verbale.ledger.voices import Voices
from verbale.schema import Promise, Sanction

__all__ = ["outcomes_of_deeds"]

_DATED, _UNDATED = 0.65, 0.5
"""The scores of an outcome whose plan names its time, and of one whose plan does not."""
_SLACK = timedelta(days=3)
"""Days by which reports of one deed may differ."""
_WITHIN = timedelta(days=400)
"""How long a measure without a day is looked for."""
_COMES_TO: dict[tuple[str, str], Verdict] = {
    ("impose", "impose"): "kept",
    ("impose", "tighten"): "kept",
    ("tighten", "tighten"): "kept",
    ("tighten", "impose"): "kept",
    ("ease", "ease"): "kept",
    ("ease", "lift"): "kept",
    ("lift", "lift"): "kept",
    ("lift", "ease"): "partly_kept",
}
"""What it makes of a promise to take the first step that the second was taken."""

_Found = tuple[Report, Verdict, Report]
"""A plan, what became of it, and the report that tells."""


def outcomes_of_deeds(reports: Sequence[Report], voices: Voices) -> list[Outcome]:
    """For each promise of a meeting or a measure that has a record of its own the first later record that it was done, or called off."""
    promises: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if isinstance(report.record, Promise):
            promises[report.document.id].append(report)
    return [
        Outcome(promise, verdict, _quote(told), _DATED if plan.record.when else _UNDATED, voices.of(told) <= voices.of(promise))
        for plan, verdict, told in (*_meetings(reports), *_sanctions(reports))
        for promise in promises[plan.document.id]
        if promise.record.evidence.overlaps(plan.record.evidence)
    ]


def _meetings(reports: Iterable[Report]) -> Iterator[_Found]:
    for row in follow_meetings(reports, date.max):
        for plan in row.plans:
            if len(row.participants) > 1 and plan.record.realis == "future":
                held = next((r for r in sorted(row.held, key=_published) if _may_tell(plan, r)), None)
                off = next((r for r in sorted(row.cancelled, key=_published) if _published(plan) < _published(r)), None)
                told = held or off
                if told:
                    yield plan, "kept" if held else "broken", told


def _may_tell(plan: Report, held: Report) -> bool:
    when = plan.record.when
    begins = when.earliest if when else None
    return _published(held) > _published(plan) and (begins is None or begins - _published(held) <= _SLACK)


def _sanctions(reports: Iterable[Report]) -> Iterator[_Found]:
    taken: dict[tuple[str, str], list[Report]] = defaultdict(list)
    planned: list[tuple[Report, Sanction]] = []
    for report in sorted(reports, key=_published):
        record = report.record
        if isinstance(record, Sanction) and record.realis == "actual":
            for key in product(record.authority, record.target):
                taken[key].append(report)
        elif isinstance(record, Sanction) and record.realis == "future":
            planned.append((report, record))
    for plan, record in planned:
        for key in product(record.authority, record.target):
            told = next(((v, r) for r in taken[key] if (v := _comes_to(plan, record, r))), None)
            if told:
                yield plan, *told


def _comes_to(plan: Report, planned: Sanction, told: Report) -> Verdict | None:
    """What a later act of the same authority on the same target makes of an announced one, where it is that at all."""
    record, when = told.record, planned.when
    if not isinstance(record, Sanction) or ("general" not in {planned.measure, record.measure} and planned.measure != record.measure):
        return None
    made, told_on = _published(plan), _published(told)
    done = record.when.earliest if record.when and record.when.earliest else told_on
    early = done < made or (when is not None and when.earliest is not None and when.earliest - done > _SLACK)
    late = done - when.latest > _SLACK if when and when.latest and when.latest >= made else done - made > _WITHIN
    timely = made < told_on and not early and not late
    return _COMES_TO.get((planned.action, record.action)) if timely else None


def _published(report: Report) -> date:
    return report.document.published or date.min


def _quote(report: Report) -> Quote:
    return Quote(report.document, report.record.evidence, report.record.said_by)

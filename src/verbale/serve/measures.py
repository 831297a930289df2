"""Measures as bars: when each was reported in force, with the reports that set, eased, lifted or countered it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from verbale.ledger.report import Report
from verbale.ledger.sanctions import SanctionRow
from verbale.schema import Sanction
from verbale.serve.charts import Scale

__all__ = ["Bar", "MeasureMark", "by_authority", "scale_of"]

_LOOKS = {"ease": "ease", "lift": "lift", "counter": "counter"}


@dataclass(frozen=True, slots=True)
class MeasureMark:
    """One report on a bar: `look` is set, ease, lift or counter."""

    look: str
    at: float
    day: date
    action: str
    id: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One measure: the stretches, in per cent, over which it was reported in force, and the reports."""

    row: SanctionRow
    spans: list[tuple[float, float]]
    marks: list[MeasureMark]


def scale_of(rows: Iterable[SanctionRow], on: date) -> Scale:
    """The time from the first report to a day."""
    return Scale.over((day for row in rows for report in _all(row) if (day := report.begins) and day <= on), also=on)


def by_authority(rows: Iterable[SanctionRow], scale: Scale) -> list[tuple[str, list[Bar]]]:
    """The bars of each authority, by target."""
    ordered = sorted(rows, key=lambda row: (row.authority, row.target, row.measure))
    return [(authority, [_bar(row, scale) for row in own]) for authority, own in groupby(ordered, key=lambda row: row.authority)]


def _all(row: SanctionRow) -> Iterable[Report]:
    return chain(row.reports, row.eased, row.countered)


def _bar(row: SanctionRow, scale: Scale) -> Bar:
    marks = [
        MeasureMark(_LOOKS.get(report.record.action, "set"), scale.at(day), day, report.record.action, report.record.id)
        for report in _all(row)
        if (day := report.begins) and isinstance(report.record, Sanction)
    ]
    return Bar(row, [(scale.at(a), scale.width(a, b)) for a, b in _spans(row, scale.last)], marks)


def _spans(row: SanctionRow, on: date) -> Iterator[tuple[date, date]]:
    """From each report that it was set to the one that it was lifted, or to the day."""
    start: date | None = None
    for report in row.reports:
        day, record = report.begins, report.record
        if day is None or not isinstance(record, Sanction):
            continue
        if record.action != "lift":
            start = start or day
        elif start:
            yield start, day
            start = None
    if start:
        yield start, on if row.in_force else _end(row, on)


def _end(row: SanctionRow, on: date) -> date:
    """The day on which it was to expire."""
    ends = [r.record.expires.latest for r in row.reports if isinstance(r.record, Sanction) and r.record.expires and r.record.expires.latest]
    return min(max(ends, default=on), on)

"""Programmes and differences as rows."""

from collections.abc import Iterator

from verbale.asking.desk import Desk
from verbale.asking.rows import DifferenceRow, ProgrammeRow, days_of, source_of
from verbale.errors import UnknownNameError
from verbale.ledger.compare import Difference, compare_reports, compare_stages
from verbale.ledger.programme import find_programme
from verbale.ledger.report import Report
from verbale.schema import Indicator, Policy, Promise
from verbale.store import Query

__all__ = ["DIFFERENCES", "difference_rows", "programme_rows"]

DIFFERENCES = ("number", "day", "stage")


def programme_rows(desk: Desk, actor: str) -> list[ProgrammeRow]:
    """An actor's policies, then partner by partner its instruments, the results claimed and what falls due next."""
    desk.store.actors(actor, limit=1)  # a name that nobody bears is refused with names like it
    reports = desk.reports(Query(kind=("policy", "indicator", "promise")))
    found = find_programme(reports, desk.claims, desk.code(actor), desk.on)
    rows = [_row(found.actor, "", "track" if r in found.tracks else "policy", _aim(r), r) for r in found.policies]
    for partner in found.rows:
        named = (_row(found.actor, partner.partner, "instrument", name, c.report, stage) for name, stage, c in partner.instruments)
        results = (_row(found.actor, partner.partner, "result", _subject(r), r) for r in partner.results)
        due = (_row(found.actor, partner.partner, "due", _promised(r), r) for r in partner.next_due)
        rows += [*named, *results, *due]
    return rows


def _row(actor: str, partner: str, what: str, name: str, report: Report, stage: str = "") -> ProgrammeRow:
    due = report.record.due if isinstance(report.record, Promise) else None
    day = days_of(due) or (report.day.isoformat() if report.day else None)
    return ProgrammeRow(actor=actor, partner=partner, what=what, name=" ".join(name.split()), stage=stage, day=day, **source_of(report))


def _aim(report: Report) -> str:
    aims = report.record.aim if isinstance(report.record, Policy) else ()
    return "; ".join(part.exact for part in aims) or report.record.evidence.exact


def _subject(report: Report) -> str:
    return report.record.subject.exact if isinstance(report.record, Indicator) else report.record.evidence.exact


def _promised(report: Report) -> str:
    return report.record.content.exact if isinstance(report.record, Promise) else report.record.evidence.exact


def difference_rows(desk: Desk, on: str | None = None) -> list[DifferenceRow]:
    """Where publishers and sides differ on a number, a day or a stage; raises `UnknownNameError` for another point."""
    if on is not None and on not in DIFFERENCES:
        raise UnknownNameError("point of difference", on, DIFFERENCES)
    return [_difference(desk, each) for each in _differences(desk) if on in (None, each.on)]


def _differences(desk: Desk) -> Iterator[Difference]:
    reports = [r for r in desk.reports(Query(kind=("indicator", "meeting"))) if r.day is None or r.day <= desk.on]
    yield from compare_reports(reports, desk.settlement.stories(), desk.voices)
    yield from compare_stages((c for c in desk.claims if c.report.day is None or c.report.day <= desk.on), desk.voices)


def _difference(desk: Desk, found: Difference) -> DifferenceRow:
    other = source_of(found.other)
    return DifferenceRow(
        on=found.on,
        says=found.said[0],
        voices=tuple(sorted(desk.voices.of(found.one))),
        other_says=found.said[1],
        other_voices=tuple(sorted(desk.voices.of(found.other))),
        other_record=other["record"],
        other_document=other["document"],
        other_sentence=other["sentence"],
        **source_of(found.one),
    )

"""Programmes and differences as rows."""

from verbale.asking.desk import Desk
from verbale.asking.rows import DifferenceRow, ProgrammeRow
from verbale.asking.source import days_of, source_of
from verbale.errors import UnknownNameError
from verbale.ledger.compare import POINTS, Difference, sides_of
from verbale.ledger.programme import find_programme
from verbale.ledger.report import Report
from verbale.schema import Indicator, Policy, Promise
from verbale.store import Query

__all__ = ["difference_rows", "programme_rows"]


def programme_rows(desk: Desk, actor: str) -> list[ProgrammeRow]:
    """An actor's policies and how measures on it are met, then with each partner instruments, results claimed, visits, what falls due."""
    desk.store.actors(actor, limit=1)  # a name that nobody bears is refused with names like it
    reports = desk.reports(Query(kind=("policy", "indicator", "promise", "sanction", "meeting")))
    found = find_programme(reports, desk.claims, desk.code(actor), desk.on)
    rows = [_row(found.actor, "", "track" if r in found.tracks else "policy", _aim(r), r) for r in found.policies]
    for what, measures in (("removal", found.removal), ("counter", found.counter)):
        rows += [_row(found.actor, "", what, r.record.evidence.exact, r, _realis(r)) for r in measures]
    for partner in found.rows:
        named = (
            _row(found.actor, partner.partner, "instrument", n, c.report, f"{s}{_realis(c.report)}") for n, s, c in partner.instruments
        )
        results = (_row(found.actor, partner.partner, "result", _subject(r), r) for r in partner.results)
        visits = (_row(found.actor, partner.partner, "visit", r.record.evidence.exact, r, _realis(r)) for r in partner.visits)
        due = (_row(found.actor, partner.partner, "due", _promised(r), r) for r in partner.next_due)
        rows += [*named, *results, *visits, *due]
    return rows


def _row(actor: str, partner: str, what: str, name: str, report: Report, stage: str = "") -> ProgrammeRow:
    due = report.record.due if isinstance(report.record, Promise) else None
    day = days_of(due) or (report.day.isoformat() if report.day else None)
    return ProgrammeRow(actor=actor, partner=partner, what=what, name=" ".join(name.split()), stage=stage, day=day, **source_of(report))


def _realis(report: Report) -> str:
    """What a step that is not told as taken is: it must not read as if it were."""
    return "" if report.record.realis == "actual" else f" ({report.record.realis})"


def _aim(report: Report) -> str:
    aims = report.record.aim if isinstance(report.record, Policy) else ()
    return "; ".join(part.exact for part in aims) or report.record.evidence.exact


def _subject(report: Report) -> str:
    return report.record.subject.exact if isinstance(report.record, Indicator) else report.record.evidence.exact


def _promised(report: Report) -> str:
    return report.record.content.exact if isinstance(report.record, Promise) else report.record.evidence.exact


def difference_rows(desk: Desk, on: str | None = None) -> list[DifferenceRow]:
    """Where publishers and sides differ on a number, a day, a stage or the wording; raises `UnknownNameError` for another point."""
    if on is not None and on not in POINTS:
        raise UnknownNameError("point of difference", on, POINTS)
    return [_difference(desk, each) for each in desk.settlement.differences(desk.on) if on in (None, each.on)]


def _difference(desk: Desk, found: Difference) -> DifferenceRow:
    other = source_of(found.other)
    voices, other_voices = sides_of(found, desk.voices)
    return DifferenceRow(
        on=found.on,
        says=found.said[0],
        voices=voices,
        other_says=found.said[1],
        other_voices=other_voices,
        other_record=other["record"],
        other_document=other["document"],
        other_sentence=other["sentence"],
        **source_of(found.one),
    )

"""Sanctions, meetings and dyads as rows."""

from collections.abc import Iterator

from verbale.asking.desk import Desk
from verbale.asking.rows import DyadRow, MeetingRow, SanctionRow, days_of, source_of
from verbale.errors import UnknownNameError
from verbale.ledger.dyads import DyadMonth, Figure, follow_dyad
from verbale.ledger.meetings import follow_meetings
from verbale.ledger.sanctions import sanctions_on
from verbale.schema.quads import Quad
from verbale.store import Query

__all__ = ["MEETINGS", "dyad_rows", "meeting_rows", "sanction_rows"]

MEETINGS = ("planned", "held", "cancelled", "not reported")


def sanction_rows(desk: Desk, target: str | None = None) -> list[SanctionRow]:
    """What is reported of measures until the day, those in force first; with the newest report of each."""
    query = Query(kind=("sanction",), actor=target, roles=("target",) if target else ())
    found = sanctions_on(desk.reports(query), desk.voices, desk.on, target=desk.code(target) if target else None)
    rows = [
        SanctionRow(
            authority=row.authority,
            target=row.target,
            measure=row.measure,
            in_force=row.in_force,
            established=row.established,
            since=row.since,
            reports=len(row.reports),
            eased=len(row.eased),
            countered=len(row.countered),
            **source_of(row.reports[-1]),
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: not row.in_force)


def meeting_rows(desk: Desk, person: str | None = None, status: str | None = None) -> list[MeetingRow]:
    """Meetings, each once, planned against held; raises `UnknownNameError` for a person or a status that is none."""
    if status is not None and status not in MEETINGS:
        raise UnknownNameError("status", status, MEETINGS)
    query = Query(kind=("meeting",), actor=person, roles=("participants",) if person else ())
    return [
        MeetingRow(
            status=row.status,
            form=row.form,
            participants=tuple(sorted(row.participants)),
            when=days_of(row.when),
            plans=len(row.plans),
            held=len(row.held),
            cancelled=len(row.cancelled),
            **source_of((row.held or row.cancelled or row.plans)[0]),
        )
        for row in follow_meetings(desk.reports(query), desk.on)
        if status in (None, row.status)
    ]


def dyad_rows(desk: Desk, one: str, other: str) -> list[DyadRow]:
    """What two did to each other until the day, month by month; claims stand beside what is established."""
    reports = [r for r in desk.reports(Query(kind=("event",), dyad=(one, other))) if r.day is None or r.day <= desk.on]
    months = follow_dyad(reports, desk.code(one), desk.code(other), desk.voices)
    return [_dyad(month, standing, quad, figure) for month in months for standing, quad, figure in _figures(month)]


def _figures(month: DyadMonth) -> Iterator[tuple[str, Quad, Figure]]:
    for standing in ("established", "reported", "claimed"):
        for quad, figure in sorted(getattr(month, standing).items()):
            yield standing, quad, figure


def _dyad(month: DyadMonth, standing: str, quad: Quad, figure: Figure) -> DyadRow:
    return DyadRow(
        month=month.month,
        actor=month.actor,
        recipient=month.recipient,
        standing=standing,
        quad=quad,
        count=figure.count,
        score=round(figure.score, 2),
        records=tuple(r.record.id for act in figure.acts for r in act),
        **source_of(figure.acts[0][0]),
    )

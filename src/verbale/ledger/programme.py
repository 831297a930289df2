"""Programme: one actor's declared policies with the instruments, results and due dates of each partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbale.ledger.claims import Claim
from verbale.ledger.report import Report
from verbale.schema import Indicator, Meeting, Policy, Promise, Sanction, Stage

__all__ = ["Programme", "ProgrammeRow", "find_programme"]

_REMOVAL, _COUNTER = frozenset({"ease", "lift"}), frozenset({"counter"})


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One partner: the instruments with the last step that is told of each, the results claimed, visits, and what falls due next.

    A step may be planned only, and so may a visit: the realis of its record says so.
    """

    partner: str
    instruments: tuple[tuple[str, Stage, Claim], ...]
    results: tuple[Report, ...]
    visits: tuple[Report, ...]
    next_due: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """An actor's policies, those of them that run in parallel ("tracks"), and a row for each partner.

    Where measures on the actor are met on two tracks, `removal` are the reports that they are eased or lifted, or are to be, and
    `counter` those of what the actor does against them.
    """

    actor: str
    policies: tuple[Report, ...]
    tracks: tuple[Report, ...]
    removal: tuple[Report, ...]
    counter: tuple[Report, ...]
    rows: tuple[ProgrammeRow, ...]


def find_programme(reports: Sequence[Report], claims: Sequence[Claim], actor: str, on: date) -> Programme:
    """What is on record of an actor (a code) until a day; partners are those whom its policies and instruments name."""
    known = [r for r in reports if r.day is None or r.day <= on]
    policies = [r for r in known if isinstance(r.record, Policy) and actor in r.record.actor]
    own = [c for c in claims if actor in c.agreement.parties and (c.report.day is None or c.report.day <= on)]
    toward = (code for r in policies if isinstance(r.record, Policy) for code in r.record.toward)
    partners = dict.fromkeys([*toward, *(code for c in own for code in c.agreement.parties)])
    rows = [_row(known, own, actor, partner, on) for partner in sorted(partners) if partner != actor]
    tracks = [r for r in policies if any(link.relation == "in_parallel_with" for link in r.record.links)]
    removal, counter = (tuple(r for r in known if _is_measure(r, actor, actions)) for actions in (_REMOVAL, _COUNTER))
    return Programme(actor, tuple(policies), tuple(tracks), removal, counter, tuple(rows))


def _is_measure(report: Report, target: str, actions: frozenset[str]) -> bool:
    record = report.record
    return isinstance(record, Sanction) and target in record.target and record.action in actions


def _row(reports: Sequence[Report], claims: Sequence[Claim], actor: str, partner: str, on: date) -> ProgrammeRow:
    shared = sorted((c for c in claims if partner in c.agreement.parties), key=lambda c: c.report.day or date.min)
    last = {c.thread: (c.names[0], c.agreement.stage, c) for c in shared if c.agreement.realis in {"actual", "future"}}
    return ProgrammeRow(
        partner,
        instruments=tuple(last.values()),
        results=tuple(r for r in reports if _is_result(r, {actor, partner})),
        visits=tuple(r for r in reports if _is_visit(r, {actor, partner})),
        next_due=tuple(sorted((r for r in reports if _is_due(r, {actor, partner}, on)), key=_due)),
    )


def _is_result(report: Report, sides: set[str]) -> bool:
    record = report.record
    return isinstance(record, Indicator) and record.direction is not None and sides <= set(record.countries)


def _is_visit(report: Report, sides: set[str]) -> bool:
    record = report.record
    return isinstance(record, Meeting) and record.form == "visit" and sides <= {record.host, *(a.country for a in record.participants)}


def _is_due(report: Report, sides: set[str], on: date) -> bool:
    """Whether a promise between two sides falls due after a day."""
    record = report.record
    if not isinstance(record, Promise) or record.due is None or _due(report) < on:
        return False
    return sides <= {a.country for a in (*record.promisor, *record.doer, *record.beneficiary) if a.country}


def _due(report: Report) -> date:
    due = report.record.due if isinstance(report.record, Promise) else None
    return (due.latest or due.earliest if due else None) or date.max

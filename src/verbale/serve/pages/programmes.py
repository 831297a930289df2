"""Programme: what one actor declares, what it does about measures on it, and what it has with each partner."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response

from verbale.errors import UnknownNameError
from verbale.ledger.programme import Programme, ProgrammeRow
from verbale.ledger.report import Report
from verbale.schema import Indicator, Policy, Promise
from verbale.serve.asked import Day
from verbale.serve.forms import answer
from verbale.serve.groups import group_of
from verbale.serve.lines import flat, line_of
from verbale.serve.rows import Ledger
from verbale.serve.site import Here
from verbale.serve.threads import LANES, lane_of

__all__ = ["router"]

router = APIRouter()


@router.get("/programmes")
def programmes(request: Request, site: Here, on: Day = None, actor: str = "") -> Response:
    """Whose courses and instruments are on record; an actor that is asked for has its own page."""
    day, ledger = on or site.today, site.ledger
    courses, instruments = Counter[str](), Counter[str]()
    for report in ledger.reports("policy"):
        if isinstance(report.record, Policy):
            courses.update(report.record.actor)
    for thread in ledger.agreements(day):
        instruments.update(thread.parties)
    codes = sorted({*courses, *instruments}, key=lambda code: (-courses[code], -instruments[code], code))
    wanted = [code for code in codes if not actor or code == site.code(actor)]
    if actor and not wanted:
        raise UnknownNameError("actor with a programme", actor, codes)
    rows = [{"actor": code, "courses": courses[code], "instruments": instruments[code]} for code in wanted]
    return answer(request, "programmes.html", {"rows": rows, "actor": actor, "on": day, "given": on}, rows)


@router.get("/programmes/{actor}")
def programme(request: Request, actor: str, site: Here, on: Day = None) -> Response:
    """One actor: declared courses, tracks, and for each partner instruments by stage, results, visits, next due dates."""
    day, ledger = on or site.today, site.ledger
    found = ledger.programme(site.code(actor), day)
    if not (found.policies or found.rows or found.removal or found.counter):
        raise UnknownNameError("actor with a programme", actor, ())
    standing = _standings(ledger, found, day)
    values = {
        "on": day,
        "given": on,
        "programme": found,
        "policies": [(line_of(r), r.record) for r in found.policies],
        "tracks": [
            group_of(name, reports, ledger)
            for name, reports in (
                ("Removal: measures eased or lifted, or to be", found.removal),
                ("Counter-measures: what is done against them", found.counter),
            )
        ],
        "parallel": group_of("Courses said to run beside others", found.tracks, ledger),
        "lanes": [name for name, _ in LANES],
        "partners": [_partner(row, standing, ledger) for row in found.rows if _has_any(row)],
        "only_named": [row.partner for row in found.rows if not _has_any(row)],
    }
    return answer(request, "programme.html", values, _table(found))


def _has_any(row: ProgrammeRow) -> bool:
    return bool(row.instruments or row.results or row.visits or row.next_due)


def _standings(ledger: Ledger, found: Programme, day: Any) -> dict[str, bool]:
    """Whether the step that a claim tells is established, by the id of the claim."""
    wanted = {c.agreement.id for row in found.rows for _, _, c in row.instruments}
    return {
        c.agreement.id: any(e.stage == c.agreement.stage for e in thread.established)
        for thread in ledger.agreements(day)
        for c in thread.claims
        if c.agreement.id in wanted
    }


def _partner(row: ProgrammeRow, standing: dict[str, bool], ledger: Ledger) -> dict[str, Any]:
    cells: dict[str, list[dict[str, Any]]] = {name: [] for name, _ in LANES}
    for name, stage, claim in row.instruments:
        established = claim.agreement.realis == "actual" and not claim.agreement.nearly and standing.get(claim.agreement.id, False)
        chip = {"name": name, "stage": stage, "nearly": claim.agreement.nearly, "realis": claim.agreement.realis}
        cells[lane_of(stage)].append(chip | {"id": claim.agreement.id, "established": established, "day": claim.report.day})
    return {
        "partner": row.partner,
        "cells": cells,
        "results": group_of("results claimed", row.results, ledger),
        "visits": group_of("visits", row.visits, ledger),
        "due": [(r.record.due, line_of(r)) for r in row.next_due if isinstance(r.record, Promise)],
    }


def _table(found: Programme) -> Iterator[dict[str, Any]]:
    parts = (("policy", found.policies), ("removal", found.removal), ("counter", found.counter))
    for what, reports in parts:
        yield from (_row(found.actor, "", what, report) for report in reports)
    for row in found.rows:
        for name, stage, claim in row.instruments:
            yield _row(found.actor, row.partner, "instrument", claim.report) | {"name": name, "stage": stage}
        for what, reports in (("result", row.results), ("visit", row.visits), ("due", row.next_due)):
            yield from (_row(found.actor, row.partner, what, report) for report in reports)


def _row(actor: str, partner: str, what: str, report: Report) -> dict[str, Any]:
    record = report.record
    name = record.subject.exact if isinstance(record, Indicator) else record.evidence.exact
    due = record.due.latest if isinstance(record, Promise) and record.due else None
    head = {"actor": actor, "partner": partner, "what": what, "name": " ".join(name.split()), "stage": "", "due": due}
    return head | flat(line_of(report))

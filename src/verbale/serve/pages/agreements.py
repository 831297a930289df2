"""Agreements: a board by stage, claimed and established apart, and a page for each thread."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response

from verbale.errors import UnknownNameError
from verbale.ledger.agreements import Thread
from verbale.ledger.claims import Claim
from verbale.schema import Stage
from verbale.serve.asked import Day, Text
from verbale.serve.forms import answer
from verbale.serve.lines import Line, flat, line_of
from verbale.serve.rows import Worked
from verbale.serve.site import Here
from verbale.serve.threads import LANES, UNTAKEN, last_step

__all__ = ["router"]

router = APIRouter()


@router.get("/agreements")
def board(request: Request, site: Here, on: Day = None, party: Text = None) -> Response:
    """Every instrument in the lane of the last step that is told of it."""
    day, ledger = on or site.today, site.ledger
    threads = [t for t in ledger.agreements(day) if party is None or party.upper() in t.parties]
    lanes = [(name, [_card(ledger, t, *last) for t in threads if (last := last_step(t)) and last[1] in stages]) for name, stages in LANES]
    open_ = [_card(ledger, t, None, None) for t in threads if last_step(t) is None]
    values = {"on": day, "given": on, "party": party, "lanes": [*lanes, (UNTAKEN, open_)], "total": len(threads)}
    return answer(request, "agreements.html", values, (_row(t) for t in threads))


@router.get("/agreements/{claim}")
def thread(request: Request, claim: str, site: Here, on: Day = None) -> Response:
    """One instrument through all documents; it is found by the id of any of its claims."""
    day, ledger = on or site.today, site.ledger
    found = next((t for t in ledger.agreements(day) if any(c.agreement.id == claim for c in t.claims)), None)
    if found is None:
        raise UnknownNameError("claim about an agreement", claim, ())
    claims = [(c, _line(ledger, c), ledger.voices.of(c.report)) for c in found.claims]
    values = {
        "on": day,
        "given": on,
        "thread": found,
        "claims": claims,
        "established": [(e, [_line(ledger, c) for c in e.claims]) for e in found.established],
        "slips": [(s, _line(ledger, s.claim)) for s in found.slips],
        "contradictions": [(_line(ledger, c.says), _line(ledger, c.denies)) for c in found.contradictions],
        "claimed": [(voice, c, _line(ledger, c)) for voice, c in sorted(found.claimed.items())],
    }
    return answer(request, "thread.html", values, _claim_rows(claims))


def _line(ledger: Worked, claim: Claim) -> Line:
    return replace(line_of(claim.report), kept=claim.agreement.id in ledger.kept)


def _card(ledger: Worked, thread: Thread, standing: str | None, stage: Stage | None) -> dict[str, Any]:
    documents = {c.report.document.id for c in thread.claims}
    day = max((c.report.day for c in thread.claims if c.report.day), default=None)
    return {
        "thread": thread,
        "id": thread.claims[0].agreement.id,
        "standing": standing,
        "stage": stage,
        "documents": len(documents),
        "voices": len({voice for c in thread.claims for voice in ledger.voices.of(c.report)}),
        "day": day,
    }


def _row(thread: Thread) -> dict[str, Any]:
    last = last_step(thread)
    return {
        "id": thread.claims[0].agreement.id,
        "name": thread.name,
        "aliases": " | ".join(thread.aliases[1:]),
        "parties": " ".join(thread.parties),
        "stage": last[1] if last else "",
        "standing": last[0] if last else "",
        "established": " ".join(e.stage for e in thread.established),
        "claims": len(thread.claims),
        "slips": len(thread.slips),
        "contradictions": len(thread.contradictions),
    }


def _claim_rows(claims: list[tuple[Any, Line, frozenset[str]]]) -> Iterator[dict[str, Any]]:
    for claim, line, voices in claims:
        yield {"stage": claim.agreement.stage, "nearly": claim.agreement.nearly, "voices": " ".join(sorted(voices))} | flat(line)

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
from verbale.serve.groups import group_of
from verbale.serve.lines import Line, flat, line_of
from verbale.serve.rows import Worked
from verbale.serve.site import Here
from verbale.serve.steps import steps_of
from verbale.serve.threads import LANES, UNTAKEN, lane_of, last_step

__all__ = ["router"]

router = APIRouter()


@router.get("/agreements")
def board(request: Request, site: Here, on: Day = None, party: Text = None, lane: Text = None) -> Response:
    """Every instrument in the lane of the last step that is told of it, what is established before what is claimed."""
    day, ledger = on or site.today, site.ledger
    code = site.code(party) if party else None
    threads = [t for t in ledger.agreements(day) if code is None or code in t.parties]
    cards: dict[str, list[dict[str, Any]]] = {name: [] for name in (*(name for name, _ in LANES), UNTAKEN)}
    for each in threads:
        standing, stage = last_step(each) or (None, None)
        cards[lane_of(stage) if stage else UNTAKEN].append(_card(ledger, each, standing, stage))
    if lane is not None and lane not in cards:
        raise UnknownNameError("lane", lane, cards)
    lanes = [(name, *_apart(own)) for name, own in cards.items() if lane in (None, name)]
    values = {"on": day, "given": on, "party": party, "lane": lane, "lanes": lanes, "untaken": UNTAKEN, "total": len(threads)}
    return answer(request, "agreements.html", values, (_row(t) for t in threads))


def _apart(cards: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is established, and what is not."""
    established = [card for card in cards if card["standing"] == "established"]
    return established, [card for card in cards if card["standing"] != "established"]


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
        "independent": ledger.independent(c.report for c in found.claims),
        "steps": steps_of(found, day),
        "established": [(e, group_of("it stands on", [c.report for c in e.claims], ledger)) for e in found.established],
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

"""Agreements: a board by stage, claimed and established apart, and a page for each thread."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from verbale.errors import UnknownNameError
from verbale.ledger.agreements import Thread
from verbale.schema import Stage
from verbale.serve.asked import Day, Text
from verbale.serve.forms import answer
from verbale.serve.groups import group_of, told
from verbale.serve.lines import SHOWN, Line, flat
from verbale.serve.rows import Ledger
from verbale.serve.site import Here
from verbale.serve.steps import steps_of
from verbale.serve.threads import LANES, UNTAKEN, lane_of, last_step

__all__ = ["router"]

router = APIRouter()
PAGE = 60
_LANES = (*(name for name, _ in LANES), UNTAKEN)
_Placed = tuple[Thread, str | None, Stage | None]
"""An instrument with how its last step stands, and which it is."""
_CARDS = 12
"""Cards of each standing where all lanes are shown."""


@router.get("/agreements")
def board(
    request: Request, site: Here, on: Day = None, party: Text = None, lane: Text = None, first: Annotated[int, Query(ge=0)] = 0
) -> Response:
    """Every instrument in the lane of the last step that is told of it, what is established before what is claimed."""
    day, ledger = on or site.today, site.ledger
    code = site.code(party) if party else None
    threads = [t for t in ledger.agreements(day) if code is None or code in t.parties]
    if lane not in (None, *_LANES):
        raise UnknownNameError("lane", lane or "", _LANES)
    found = ledger.once(("lanes", day, code), lambda: _lanes(threads))
    shown = slice(first, first + PAGE) if lane else slice(_CARDS)
    values = {
        "on": day,
        "given": on,
        "party": party,
        "lane": lane,
        "lanes": [
            (name, [(standing, len(own), [_card(ledger, *each) for each in own[shown]]) for standing, own in parts])
            for name, parts in found.items()
            if lane in (None, name)
        ],
        "untaken": UNTAKEN,
        "total": len(threads),
        "next": first + PAGE if lane and any(len(own) > first + PAGE for _, own in found[lane]) else None,
    }
    return answer(request, "agreements.html", values, (_row(t) for t in threads))


def _lanes(threads: list[Thread]) -> dict[str, list[tuple[str, list[_Placed]]]]:
    """The instruments of each lane, what is established and what is not."""
    found: dict[str, dict[str, list[_Placed]]] = {name: {"established": [], "claimed": []} for name in _LANES}
    for thread in threads:
        standing, stage = last_step(thread) or (None, None)
        found[lane_of(stage) if stage else UNTAKEN][standing or "claimed"].append((thread, standing, stage))
    return {name: [(standing, own) for standing, own in parts.items() if own] for name, parts in found.items()}


@router.get("/agreements/{claim}")
def thread(request: Request, claim: str, site: Here, on: Day = None, first: Annotated[int, Query(ge=0)] = 0) -> Response:
    """One instrument through all documents; it is found by the id of any of its claims."""
    day, ledger = on or site.today, site.ledger
    found = ledger.once(("thread of", day), lambda: {c.agreement.id: t for t in ledger.agreements(day) for c in t.claims}).get(claim)
    if found is None:
        raise UnknownNameError("claim about an agreement", claim, ())
    rows = ((c, told(ledger, c.report), ledger.voices.of(c.report)) for c in found.claims)
    if request.query_params.get("format") not in {None, "", "html"}:
        return answer(request, "thread.html", {}, _claim_rows(rows))
    values = {
        "on": day,
        "given": on,
        "thread": found,
        "total": len(found.claims),
        "documents": len({c.report.document.id for c in found.claims}),
        "claims": list(islice(rows, first, first + PAGE)),
        "page_of": {c.agreement.id: at // PAGE * PAGE or None for at, c in enumerate(found.claims)},
        "next": first + PAGE if first + PAGE < len(found.claims) else None,
        "independent": ledger.independent(c.report for c in found.claims),
        "steps": ledger.once(("steps", day, found.claims[0].agreement.id), lambda: steps_of(found, day)),
        **_shown(ledger, found),
    }
    return answer(request, "thread.html", values, ())


def _shown(ledger: Ledger, thread: Thread) -> dict[str, Any]:
    """What is made of the claims of an instrument, the first of each."""
    return {
        "established": [(e, group_of("it stands on", [c.report for c in e.claims], ledger)) for e in thread.established],
        "slips": [(s, told(ledger, s.claim.report)) for s in thread.slips[-SHOWN:]],
        "contradictions": [(told(ledger, c.says.report), told(ledger, c.denies.report)) for c in thread.contradictions[-SHOWN:]],
        "claimed": [(voice, c, told(ledger, c.report)) for voice, c in sorted(thread.claimed.items())[:SHOWN]],
    }


def _card(ledger: Ledger, thread: Thread, standing: str | None, stage: Stage | None) -> dict[str, Any]:
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


def _claim_rows(claims: Iterable[tuple[Any, Line, frozenset[str]]]) -> Iterator[dict[str, Any]]:
    for claim, line, voices in claims:
        yield {"stage": claim.agreement.stage, "nearly": claim.agreement.nearly, "voices": " ".join(sorted(voices))} | flat(line)

"""Agreements: a board by stage, claimed and established apart, and a page for each thread."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from verbale.errors import UnknownNameError
from verbale.ledger.agreements import Thread
from verbale.ledger.claims import Claim
from verbale.schema import Stage
from verbale.serve.asked import Day, Text
from verbale.serve.forms import answer
from verbale.serve.lines import SHOWN, Line, flat, line_of
from verbale.serve.rows import Ledger
from verbale.serve.site import Here

__all__ = ["router"]

router = APIRouter()
PAGE = 60
LANES: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("Under way", ("proposed", "authorized", "negotiating")),
    ("Agreed", ("concluded", "initialled")),
    ("Signed", ("signed", "ratified", "amended", "extended")),
    ("In force", ("in_force", "implemented")),
    ("Halted or over", ("stalled", "rejected", "suspended", "breached", "withdrawn", "terminated", "expired")),
)
_LANE_OF = {stage: name for name, stages in LANES for stage in stages}
_OPEN = "Announced or denied only"
_CARDS = 40
"""Cards of a lane on the page."""


@router.get("/agreements")
def board(request: Request, site: Here, on: Day = None, party: Text = None) -> Response:
    """Every instrument in the lane of the last step that is told of it."""
    day, ledger = on or site.today, site.ledger
    threads = [t for t in ledger.agreements(day) if party is None or party.upper() in t.parties]
    lanes = ledger.once(("lanes", day, party), lambda: _lanes(ledger, threads))
    values = {"on": day, "given": on, "party": party, "lanes": lanes, "total": len(threads)}
    return answer(request, "agreements.html", values, (_row(t) for t in threads))


def _lanes(ledger: Ledger, threads: list[Thread]) -> list[tuple[str, int, list[dict[str, Any]]]]:
    """Each lane with the number of its instruments, and the cards of those of which most is told."""
    found: dict[str, list[tuple[Thread, str | None, Stage | None]]] = {name: [] for name in (*_LANE_OF.values(), _OPEN)}
    for thread in threads:
        standing, stage = _last(thread) or (None, None)
        found[_LANE_OF[stage] if stage else _OPEN].append((thread, standing, stage))
    return [(name, len(own), [_card(ledger, *each) for each in own[:_CARDS]]) for name, own in found.items()]


@router.get("/agreements/{claim}")
def thread(request: Request, claim: str, site: Here, on: Day = None, first: Annotated[int, Query(ge=0)] = 0) -> Response:
    """One instrument through all documents; it is found by the id of any of its claims."""
    day, ledger = on or site.today, site.ledger
    found = ledger.once(("thread of", day), lambda: {c.agreement.id: t for t in ledger.agreements(day) for c in t.claims}).get(claim)
    if found is None:
        raise UnknownNameError("claim about an agreement", claim, ())
    told = ((c, _line(ledger, c), ledger.voices.of(c.report)) for c in found.claims)
    whole = request.query_params.get("format") not in {None, "", "html"}
    claims = told if whole else list(islice(told, first, first + PAGE))
    values = (
        {}
        if whole
        else _shown(ledger, found)
        | {
            "on": day,
            "given": on,
            "thread": found,
            "claims": claims,
            "next": first + PAGE if first + PAGE < len(found.claims) else None,
        }
    )
    return answer(request, "thread.html", values, _claim_rows(claims))


def _shown(ledger: Ledger, thread: Thread) -> dict[str, Any]:
    """What is made of the claims of an instrument, the first of each."""
    return {
        "established": [(e, len(e.claims), [_line(ledger, c) for c in e.claims[:SHOWN]]) for e in thread.established],
        "slips": [(s, _line(ledger, s.claim)) for s in thread.slips[-SHOWN:]],
        "contradictions": [(_line(ledger, c.says), _line(ledger, c.denies)) for c in thread.contradictions[-SHOWN:]],
        "claimed": [(voice, c, _line(ledger, c)) for voice, c in sorted(thread.claimed.items())[:SHOWN]],
    }


def _line(ledger: Ledger, claim: Claim) -> Line:
    return replace(line_of(claim.report), kept=claim.agreement.id in ledger.kept)


def _last(thread: Thread) -> tuple[str, Stage] | None:
    """How the last step that was taken stands, and which it is: established where it is, else claimed."""
    taken = [c.agreement.stage for c in thread.claims if c.agreement.realis == "actual" and not c.agreement.nearly]
    if not taken:
        return None
    return "established" if any(e.stage == taken[-1] for e in thread.established) else "claimed", taken[-1]


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
    last = _last(thread)
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

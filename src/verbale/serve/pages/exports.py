"""What is taken along or subscribed to: records in any format, feeds of watch-lists, a calendar, an agreement as a frozen bundle."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from verbale.asking.briefing import watches
from verbale.asking.desk import Desk
from verbale.errors import UnknownNameError
from verbale.export import About, format_of, hit_of
from verbale.ledger.report import Report
from verbale.schema import Promise
from verbale.serve.asked import Day, Text, Wanted
from verbale.serve.forms import download
from verbale.serve.site import Here, Site
from verbale.store import Hit, Query

__all__ = ["router"]

router = APIRouter()
_NEWEST = 200
"""Entries of a feed: a reader asks often, and keeps what it has seen."""
_FEEDS = {"atom": "atom", "json": "json-feed"}


@router.get("/export")
def export(request: Request, asked: Wanted, site: Here, format: str = "jsonl") -> Response:
    """Every record for which all that is given holds, streamed; `Row-Count` says how many there are."""
    form, query = format_of(format, of="records"), asked.query()
    count = site.overview.count(query)["all"][""]
    return download(form, form.records(site.store.iter(query), _about(request, site, "Records")), "records", **{"Row-Count": str(count)})


@router.get("/feeds/{name}.{kind}")
def feed(request: Request, name: str, kind: Literal["atom", "json"], site: Here) -> Response:
    """The newest records of a watch-list; raises `UnknownNameError` for a name under which no search is saved."""
    form = format_of(_FEEDS[kind], of="records")
    saved = watches(Desk(site.store, site.publishers, site.today))
    if name not in saved:
        raise UnknownNameError("watch-list", name, saved)
    hits = site.store.find(saved[name], limit=_NEWEST)
    return _subscribed(form.media, form.records(hits, _about(request, site, name)))


@router.get("/calendar.ics")
def calendar(request: Request, site: Here, who: Text = None, on: Day = None) -> Response:
    """Meetings, each once, planned, held or called off, and promises by the day on which they fall due."""
    day = on or site.today
    meetings = [(row.held or row.cancelled or row.plans)[0] for row in site.ledger.meetings(day)]
    promises = site.overview.due(Query(kind=("promise",), until=on), day, limit=None)
    due = [hit for hit in promises if isinstance(hit.record, Promise) and hit.record.due]
    named = {record for _, record in site.store.ids(Query(kind=("meeting", "promise"), actor=who))} if who else None
    hits = [hit for hit in (*_hits(site, meetings), *due) if named is None or hit.record.id in named]
    form = format_of("calendar", of="records")
    return _subscribed(form.media, form.records(hits, _about(request, site, f"Verbale: {who}" if who else "Verbale")))


@router.get("/agreements/{claim}/bundle.zip")
def bundle(request: Request, claim: str, site: Here, on: Day = None) -> Response:
    """One instrument with every claim about it, frozen; it is found by the id of any of its claims."""
    thread = next((t for t in site.ledger.agreements(on or site.today) if any(c.agreement.id == claim for c in t.claims)), None)
    if thread is None:
        raise UnknownNameError("claim about an agreement", claim, ())
    form = format_of("bundle", of="records")
    about = replace(_about(request, site, thread.name), day=on or site.today)
    return download(form, form.records(_hits(site, [c.report for c in thread.claims]), about), f"agreement-{claim}")


def _about(request: Request, site: Site, title: str) -> About:
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"{str(request.base_url).rstrip('/')}{quote(request.url.path)}{query}"
    return About(title=title, address=address, lexicon=site.store.backend.lexicon, text_of=site.overview.text_of)


def _hits(site: Site, reports: Iterable[Report]) -> list[Hit]:
    """The records of reports in their order, each once, as they stand in the store; those that only the ledger read as it read them."""
    told = {report.record.id: report for report in reports}
    known = {hit.record.id: hit for hit in site.store.hits(told)}
    return [known.get(id) or hit_of(report.document, report.record) for id, report in told.items()]


def _subscribed(media: str, pieces: Iterable[bytes]) -> Response:
    """What a reader asks for again and again, and shows itself."""
    return Response(b"".join(pieces), media_type=media)

"""One document with its record, its versions, and one record by itself."""

import re
from difflib import SequenceMatcher
from itertools import islice

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from markupsafe import Markup

from verbale.errors import UnknownNameError
from verbale.export.html import legend, sides
from verbale.pipeline import Reading
from verbale.schema import Document, encode
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of
from verbale.serve.site import Here, Site
from verbale.serve.templating import address_of, render
from verbale.store import Query, Report
from verbale.store.adding import host_of

__all__ = ["router"]

router = APIRouter()
_PREFIX = "d"
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


@router.get("/documents/{id:path}")
def article(request: Request, id: str, site: Here, record: str | None = None) -> Response:
    """The text with its words coloured, the record beside it; with `record` at that record."""
    reading = _reading(site, id)
    numbers = {r.id: n for n, r in enumerate(reading.records, 1)}
    if record is not None and record in numbers:
        return RedirectResponse(f"{address_of('documents', id)}#{_PREFIX}r{numbers[record]}", 303)
    document = reading.document
    table = (flat(line_of(hit)) for hit in site.store.iter(Query(document=id)))
    shown = site.overview.shows_full_text(host_of(document))
    values = {
        "document": document,
        "host": host_of(document),
        "records": reading.records,
        "versions": site.overview.versions(id),
        "copies": [c for c in site.ledger.copies if id in {c.document, c.first}],
        "notes": site.store.notes(id),
        "legend": Markup(legend(reading.records)),
        "sides": Markup("".join(sides(reading, _PREFIX))) if shown else None,
        "rows": [] if shown else [line_of(hit) for hit in site.store.iter(Query(document=id))],
    }
    return answer(request, "article.html", values, table)


def _reading(site: Site, id: str) -> Reading:
    reports: list[Report] = list(site.store.reports(Query(document=id)))
    document = reports[0].document if reports else site.store.document(id)
    return Reading(document, tuple(r.record for r in reports))


@router.get("/versions/{id:path}")
def versions(request: Request, id: str, site: Here, old: int | None = None, new: int | None = None) -> Response:
    """What changed from one version of a page to another: the last one and the one before it, if nothing is given."""
    kept = {v.number: v for v in site.overview.versions(id)}
    numbers = sorted(kept)
    new = new if new is not None else numbers[-1]
    old = old if old is not None else numbers[max(numbers.index(new) - 1, 0)] if new in kept else new
    for number in (old, new):
        if number not in kept:
            raise UnknownNameError("version", str(number), map(str, numbers))
    one, other = kept[old], kept[new]
    shown = site.overview.shows_full_text(host_of(other.document))
    values = {"document": other.document, "versions": list(kept.values()), "old": one, "new": other, "shown": shown}
    values["pieces"] = list(_changes(one.document, other.document)) if shown else []
    return render(request, "versions.html", values)


def _changes(old: Document, new: Document) -> list[tuple[str, str, str]]:
    """Pieces of both texts as (`equal`, `delete`, `insert` or `replace`; old words; new words), word by word."""
    a, b = _PIECE.findall(old.text), _PIECE.findall(new.text)
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(how, "".join(islice(a, i, j)), "".join(islice(b, k, m))) for how, i, j, k, m in codes]


@router.get("/records/{id}")
def record(request: Request, id: str, site: Here) -> Response:
    """One record: its words in their place, its source, what persons said of it, how it is cited."""
    hit = site.store.get(id)
    values = {
        "hit": hit,
        "row": line_of(hit),
        "context": site.store.context(hit.record.id),
        "verdicts": site.store.verdicts(hit.record.id),
        "notes": site.store.notes(hit.record.id),
        "citation": site.store.cite(hit.record.id),
        "data": encode(hit.record),
    }
    return answer(request, "record.html", values, [flat(line_of(hit))])


@router.get("/records/{id}/cite/{form}")
def cite(id: str, form: str, site: Here) -> Response:
    """The citation of a record in a form of `CITATIONS`."""
    return PlainTextResponse(site.store.cite(id, form))

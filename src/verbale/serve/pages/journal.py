"""The journal: who wrote what when; and how selected words are cited."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from verbale.errors import UnknownNameError
from verbale.serve.asked import Text
from verbale.serve.forms import answer
from verbale.serve.quoting import quote_words, version_of
from verbale.serve.selecting import place_of
from verbale.serve.site import Here
from verbale.serve.templating import address_of, render
from verbale.store.rows import Entry

__all__ = ["router"]

router = APIRouter()
_ROWS = 100


@router.get("/journal")
def journal(
    request: Request, site: Here, about: Text = None, author: Text = None, after: Annotated[int | None, Query(ge=1, le=2**62)] = None
) -> Response:
    """Every writing, newest first."""
    rows = site.store.journal(about, author, after=after, limit=_ROWS + 1)
    more = rows[_ROWS - 1].key if len(rows) > _ROWS else None
    whole = site.store.journal(about, author, limit=None) if request.query_params.get("format") else rows
    table = ({name: getattr(row, name) for name in Entry.__slots__} for row in whole)
    return answer(request, "journal.html", {"rows": rows[:_ROWS], "about": about, "author": author, "more": more}, table)


@router.get("/evidence/{id:path}")
def evidence(id: str, site: Here) -> Response:
    """To the page of a record or of a document, whichever has the id."""
    try:
        return RedirectResponse(address_of("documents", site.store.document(id).id), 303)
    except UnknownNameError:
        return RedirectResponse(address_of("records", site.store.get(id).record.id), 303)


@router.get("/cite")
def cite(
    request: Request,
    site: Here,
    document: str,
    words: str = "",
    start: str = "",
    end: str = "",
    version: Annotated[int | None, Query(ge=1, le=2**31)] = None,
) -> Response:
    """How selected words are cited, with an address that stays."""
    page = version_of(site, document, version).document
    low, high = place_of(page, words, start, end)
    return render(request, "cite.html", {"cited": quote_words(site, document, low, high, version), "document": page})

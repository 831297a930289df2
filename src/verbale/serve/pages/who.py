"""Actors, publishers and what is kept of them."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from verbale.serve.asked import Text
from verbale.serve.forms import answer
from verbale.serve.site import Here

__all__ = ["router"]

router = APIRouter()
_ACTORS = 200
_DOCUMENTS = 100


@router.get("/actors")
def actors(request: Request, site: Here, name: Text = None) -> Response:
    """Who is named, and in how many records; merges with who made them and why."""
    whole = request.query_params.get("format") not in {None, "", "html"}
    rows = site.overview.actors(name, limit=1_000_000 if whole else _ACTORS)
    merges = [v for v in site.store.verdicts() if v.verdict == "merge"]
    return answer(request, "actors.html", {"rows": rows, "name": name, "merges": merges, "limit": _ACTORS}, map(asdict, rows))


@router.get("/documents")
def documents(request: Request, site: Here, host: Text = None, after: Text = None) -> Response:
    """The documents of a publisher, or all."""
    whole = request.query_params.get("format") not in {None, "", "html"}
    rows = site.overview.documents(host=host, after=after, limit=1_000_000 if whole else _DOCUMENTS + 1)
    more = rows[_DOCUMENTS - 1].id if len(rows) > _DOCUMENTS else None
    return answer(request, "documents.html", {"rows": rows[:_DOCUMENTS], "host": host, "more": more}, map(asdict, rows))


@router.get("/publishers")
def publishers(request: Request, site: Here) -> Response:
    """Whose pages are kept, who stands behind each, and as whose voice it counts."""
    rows = [(row, site.publisher(row.host)) for row in site.overview.publishers()]
    table = (
        asdict(row) | {n: getattr(p, n) if p else None for n in ("name", "country", "owner", "affiliation", "voice", "source")}
        for row, p in rows
    )
    return answer(request, "publishers.html", {"rows": rows}, table)

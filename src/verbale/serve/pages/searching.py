"""Search, and the lists that are searches with a filter set: statements, figures."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request, Response

from verbale.serve.asked import Asked, Wanted
from verbale.serve.forms import answer
from verbale.serve.lines import flat, highlighted, line_of
from verbale.serve.site import Here, Site
from verbale.store.words import parse_words

__all__ = ["listed", "router"]

router = APIRouter()
PAGE = 40
_DOCUMENTS = 6
SAID = ("speaker", "addressee")
"""Fields of a statement that are facets of their own."""


@router.get("/search")
def search(request: Request, asked: Wanted, site: Here) -> Response:
    """Records of any kind by words and facets, and the documents in which the words stand."""
    values: dict[str, Any] = {"title": "Search", "lead": "Every record that is kept; all that is chosen must hold.", "fixed": None}
    if asked.words and not asked.after:
        found = site.store.search(asked.words, since=asked.since, until=asked.until, limit=_DOCUMENTS)
        phrases = parse_words(asked.words)
        values["passages"] = [(p, list(highlighted(p.sentence, phrases))) for p in found]
    return listed(request, asked, site, values)


@router.get("/statements")
def statements(request: Request, asked: Wanted, site: Here) -> Response:
    """Who said what."""
    lead = "Who said what, to whom, in which words. A statement says that something was said, not that it is so."
    return listed(request, asked, site, {"title": "Statements", "lead": lead, "fixed": "statement"}, SAID)


@router.get("/figures")
def figures(request: Request, asked: Wanted, site: Here) -> Response:
    """Figures claimed."""
    lead = "Figures as they were claimed, each with who vouches for it."
    return listed(request, asked, site, {"title": "Figures", "lead": lead, "fixed": "indicator"})


def listed(request: Request, asked: Asked, site: Site, values: dict[str, Any], roles: Sequence[str] = ()) -> Response:
    """The list of records that was asked for, page by page on paper and whole as data."""
    query = asked.query(kind=(values["fixed"],)) if values["fixed"] else asked.query()
    if "format" in request.query_params and request.query_params["format"] != "html":
        return answer(request, "search.html", {}, (flat(line_of(hit)) for hit in site.store.iter(query)))
    hits = site.store.find(query, after=asked.after, limit=PAGE + 1)
    phrases = parse_words(asked.words) if asked.words else ()
    more = hits[PAGE - 1].record.id if len(hits) > PAGE else None
    rows = [line_of(hit) for hit in hits[:PAGE]]
    counts = site.overview.count(query)
    facets = site.overview.facets(query, roles) if roles else {}
    page = {
        "asked": asked,
        "facets": facets,
        "rows": rows,
        "more": more,
        "roles": roles,
        "counts": counts,
        "independent": site.independent(counts["host"]),
    }
    marked = {row.id: list(highlighted(row.sentence, phrases)) for row in rows} if phrases else {}
    return answer(request, "search.html", {"passages": [], **values, **page, "marked": marked}, ())

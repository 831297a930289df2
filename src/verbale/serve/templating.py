"""Templates, and what they may call: every value is escaped, and only addresses of the web become links."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from verbale.export import names_of
from verbale.export.cards import HEADINGS, REALIS_SIGNS, actors_line, day_line, why_line
from verbale.schema.address import web_address
from verbale.serve.access.people import Person
from verbale.store import History
from verbale.store.judging import OUTCOMES

__all__ = ["FOLDER", "NAVIGATION", "link", "render"]

FOLDER = Path(__file__).parent
NAVIGATION = (
    ("Read", "/read"),
    ("Brief", "/brief"),
    ("Timeline", "/timeline"),
    ("Programmes", "/programmes"),
    ("Agreements", "/agreements"),
    ("Promises", "/promises"),
    ("Statements", "/statements"),
    ("Meetings", "/meetings"),
    ("Sanctions", "/sanctions"),
    ("Figures", "/figures"),
    ("Dyads", "/dyads"),
    ("Actors", "/actors"),
    ("Publishers", "/publishers"),
    ("Compare", "/compare"),
)
_SAFE = "!~*'()"


def render(request: Request, name: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page from a template."""
    return HTMLResponse(_pages.get_template(name).render(request=request, **values), status)


def link(request: Request, path: str | None = None, **changes: Any) -> str:
    """The address of this page, or of `path` with the same query, with parameters changed; None takes one out."""
    given = [(k, v) for k, v in request.query_params.multi_items() if k not in changes and v]
    given += [(k, str(v)) for k, value in changes.items() for v in (value if isinstance(value, list | tuple) else [value]) if v is not None]
    query = urlencode(given, quote_via=quote)
    return (path or request.url.path) + (f"?{query}" if query else "")


def toggled(request: Request, name: str, value: str) -> str:
    """The address of this page with one value of a filter put in, or taken out; from the first row again."""
    now = request.query_params.getlist(name)
    changes: dict[str, Any] = {name: [v for v in now if v != value] if value in now else [*now, value], "after": None}
    return link(request, **changes)


def address_of(kind: str, id: str, **query: Any) -> str:
    """The page of a document, a record or the like."""
    given = urlencode({k: v for k, v in query.items() if v is not None})
    return f"/{kind}/{quote(id, safe=_SAFE)}" + (f"?{given}" if given else "")


def visitor(request: Request) -> Person | None:
    """Who asks, where that is known."""
    person: Person | None = getattr(request.state, "person", None)
    return person


def form_token(request: Request) -> str:
    """What a form on this page carries."""
    person = visitor(request)
    return request.app.state.site.access.form_token(person) if person else ""


def history_of(request: Request, id: str) -> History | None:
    """What persons said of a record."""
    found: History | None = request.app.state.site.histories.get(id)
    return found


def with_tokens(request: Request) -> bool:
    """Whether one comes in by a token."""
    return request.app.state.site.access.tokens is not None


def waits_for_settling(request: Request) -> bool:
    """Whether the ledger is behind the store."""
    waits: bool = request.app.state.site.ledger.waits
    return waits


_pages = Environment(
    loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_pages.globals |= {
    "NAVIGATION": NAVIGATION,
    "SIGNS": REALIS_SIGNS,
    "HEADINGS": HEADINGS,
    "ROW_FORMATS": names_of("rows"),
    "RECORD_FORMATS": [name for name in names_of("records") if name not in names_of("rows")],
    "link": link,
    "toggled": toggled,
    "address": address_of,
    "day_line": day_line,
    "actors_line": actors_line,
    "why_line": why_line,
    "visitor": visitor,
    "form_token": form_token,
    "history_of": history_of,
    "with_tokens": with_tokens,
    "waits_for_settling": waits_for_settling,
    "OUTCOMES": OUTCOMES,
}
_pages.filters |= {"web": web_address}

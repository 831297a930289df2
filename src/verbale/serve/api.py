"""The API: the same questions as JSON, read-only, under /api/v1."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from verbale.schema import encode
from verbale.serve.asked import Wanted
from verbale.serve.problems import Problem
from verbale.serve.site import Here
from verbale.store import Hit
from verbale.store import Query as Records

__all__ = ["make_api"]

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "content": {"application/problem+json": {}}, "description": text}
    for status, text in ((404, "there is nothing of that name"), (422, "a parameter that is not valid"))
}
Limit = Annotated[int, Query(ge=1, le=500, description="rows at most")]


class RecordOut(BaseModel):
    """A record where it stands; `record` is as in `verbale schema`."""

    record: dict[str, Any] = Field(examples=[{"id": "5f0c…", "kind": "meeting", "realis": "future", "basis": "claimed"}])
    standing: str = Field(description="unjudged, accepted, rejected, edited or added", examples=["unjudged"])
    document: str
    version: int
    host: str
    url: str | None
    title: str | None
    published: str | None = Field(examples=["2024-05-01"])
    text_sha256: str
    sentence: str


class RecordsOut(BaseModel):
    """A page of records, newest publication first; `next` is the address of the next page."""

    records: list[RecordOut]
    next: str | None


class DocumentOut(BaseModel):
    """A document that is kept."""

    id: str
    url: str | None
    host: str
    title: str | None
    published: str | None
    version: int
    records: int


class DocumentsOut(BaseModel):
    """A page of documents by id."""

    documents: list[DocumentOut]
    next: str | None


class WholeDocumentOut(BaseModel):
    """A document with its records; `text` is null where only short quotations of its publisher may be shown."""

    document: dict[str, Any]
    records: list[RecordOut]


def make_api() -> APIRouter:
    """The routes of the API with their description."""
    api = APIRouter(prefix="/api/v1", responses=_PROBLEMS)
    api.add_api_route("/records", records, response_model=RecordsOut, summary="Records, newest publication first")
    api.add_api_route("/records/{id}", record, response_model=RecordOut, summary="One record by its id, or the beginning of it")
    api.add_api_route("/documents", documents, response_model=DocumentsOut, summary="Documents by id")
    api.add_api_route("/documents/{id:path}", document, response_model=WholeDocumentOut, summary="One document with its records")
    api.add_api_route("/stats", stats, summary="How much the record holds")
    api.add_api_route("/health", health, summary="Whether the store answers")
    api.add_api_route("/openapi.json", description, include_in_schema=False)
    return api


def records(request: Request, asked: Wanted, site: Here, limit: Limit = 50) -> RecordsOut:
    """All that is given must hold."""
    hits = site.store.find(asked.query(), after=asked.after, limit=limit + 1)
    last = hits[limit - 1].record.id if len(hits) > limit else None
    return RecordsOut(records=[_out(h) for h in hits[:limit]], next=_next(request, last))


def record(id: str, site: Here) -> RecordOut:
    """The corrected record where a person has corrected it."""
    return _out(site.store.get(id))


def documents(request: Request, site: Here, host: str | None = None, after: str | None = None, limit: Limit = 50) -> DocumentsOut:
    """The newest version of each."""
    rows = site.overview.documents(host=host, after=after, limit=limit + 1)
    found = [DocumentOut(**asdict(row) | {"published": encode(row.published)}) for row in rows[:limit]]
    return DocumentsOut(documents=found, next=_next(request, rows[limit - 1].id if len(rows) > limit else None))


def document(id: str, site: Here) -> WholeDocumentOut:
    """The newest version."""
    found = site.store.document(id)
    hits = list(site.store.iter(Records(document=id)))
    host = hits[0].host if hits else found.publisher or ""
    shown = encode(found) | ({} if site.overview.shows_full_text(host) else {"text": None})
    return WholeDocumentOut(document=shown, records=[_out(h) for h in hits])


def stats(site: Here) -> dict[str, Any]:
    """Counts of what is kept."""
    return {name: encode(value) for name, value in asdict(site.overview.stats()).items()}


def health(site: Here) -> dict[str, str]:
    """Asks the store for its mark."""
    return {"status": "ok", "state": "-".join(map(str, site.overview.mark()))}


def description(request: Request) -> JSONResponse:
    """The description itself."""
    text = "What documents report, each line tied to its exact words. A claim is not a fact: `realis` and `basis` say what a record is."
    return JSONResponse(get_openapi(title="Verbale", version="1", description=text, routes=request.app.state.api.routes))


def _out(hit: Hit) -> RecordOut:
    return RecordOut(**{name: encode(getattr(hit, name)) for name in Hit.__slots__})


def _next(request: Request, after: str | None) -> str | None:
    if after is None:
        return None
    return str(request.url.include_query_params(after=after).replace(scheme="", netloc=""))

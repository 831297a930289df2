"""The routes of the API and their description."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from verbale.asking.rows import BriefRow, ClaimRow, DifferenceRow, DyadRow, MeetingRow, ProgrammeRow, PromiseRow, SanctionRow, ThreadRow
from verbale.export import FORMATS, names_of
from verbale.serve.api import ledger, persons, records, writing
from verbale.serve.api.listing import ROWS, Page
from verbale.serve.api.rows import model_of
from verbale.serve.problems import PROBLEMS, TYPES, Problem
from verbale.store.overview import Bucket, DocumentRow
from verbale.store.rows import ActorRow, Entry, Note, Verdict

__all__ = ["describe", "make_api"]

_TEXT = """What documents report, each line tied to its exact words. A claim is not a fact: `realis` and `basis` say what a record is.

Lists come page by page: `next` is the address of the next page, there is no cap. With `format=jsonl` or `format=csv` all rows come as
one stream, and the header `Row-Count` says how many there are. Answers have an `ETag`; errors are `application/problem+json` of one
table (`/api/v1/problems`). Where the service asks for tokens, give one as a bearer's; what writes needs one of an editor."""

_Responses = dict[int | str, dict[str, Any]]
_TAG = {"ETag": {"description": "changes with the state of the store", "schema": {"type": "string"}}}
_COUNT = {ROWS: {"description": "of a stream: the number of its rows", "schema": {"type": "integer", "minimum": 0}}}
_READING = ("bad-request", "token-needed", "not-found", "bad-parameter", "too-many", "unforeseen")
_WRITING = (*_READING, "role-needed", "bad-verdict", "no-length", "body-too-large", "evidence-mismatch")


def make_api() -> APIRouter:
    """The routes of the API with their description."""
    api = APIRouter(prefix="/api/v1")
    _read_records(api)
    _read_ledger(api)
    _read_persons(api)
    _write(api)
    api.add_api_route("/openapi.json", _description, include_in_schema=False)
    return api


def _read_records(api: APIRouter) -> None:
    _list(api, "/records", records.records, records.Record, "Records, newest publication first", "records")
    _one(api, "/counts", records.counts, records.Counts, "How many records there are of what", "records")
    _list(api, "/timeline", records.timeline, model_of(Bucket), "Records by the time of their publication", "records")
    _one(api, "/search", records.passages, records.Passages, "Documents in which words stand, newest first", "records")
    _one(api, "/records/{id}", records.record, records.Record, "One record", "records")
    _list(api, "/documents", records.documents, model_of(DocumentRow), "Documents by id", "records")
    _one(api, "/documents/{id:path}", records.document, records.WholeDocument, "One document with its records", "records")
    _one(api, "/citations", persons.citation, persons.Citation, "How words of a document are cited", "records")


def _read_ledger(api: APIRouter) -> None:
    for path, endpoint, row, summary in (
        ("/agreements", ledger.agreements, ThreadRow, "Instruments and their stages"),
        ("/claims", ledger.claims, ClaimRow, "One instrument through all documents"),
        ("/promises", ledger.promises, PromiseRow, "Promises with their status"),
        ("/sanctions", ledger.sanctions, SanctionRow, "Sanctions as they were reported"),
        ("/meetings", ledger.meetings, MeetingRow, "Meetings, planned against held"),
        ("/dyads", ledger.pairs, ledger.PairRow, "Who did something to whom"),
        ("/dyads/{one}/{other}", ledger.dyad, DyadRow, "What two did to each other"),
        ("/programmes/{actor}", ledger.programme, ProgrammeRow, "One actor's declared policy"),
        ("/differences", ledger.differences, DifferenceRow, "Where two voices differ"),
        ("/brief", ledger.brief, BriefRow, "What is new"),
    ):
        _list(api, path, endpoint, model_of(row), summary, "ledger")


def _read_persons(api: APIRouter) -> None:
    _list(api, "/actors", persons.actors, model_of(ActorRow), "Who is named", "persons")
    _list(api, "/publishers", persons.publishers, model_of(persons.PublisherRow), "Who publishes", "persons")
    _list(api, "/verdicts", persons.verdicts, model_of(Verdict), "What persons said of records", "persons")
    _list(api, "/notes", persons.notes, model_of(Note), "Remarks", "persons")
    _list(api, "/journal", persons.journal, model_of(Entry), "Who wrote what when", "persons")
    _list(api, "/watches", persons.watch_lists, persons.WatchRow, "Watch-lists", "persons")
    _one(api, "/stats", persons.stats, persons.Stats, "How much the record holds", "service")
    _list(api, "/problems", persons.problems, persons.ProblemRow, "Every kind of problem", "service")


def _write(api: APIRouter) -> None:
    for method, path, endpoint, model, status, summary in (
        ("POST", "/records/{id}/verdicts", writing.give, records.Record, 201, "Give a verdict"),
        ("POST", "/records", writing.add_missed, records.Record, 201, "Add a record that was missed"),
        ("POST", "/notes", writing.note, model_of(Note), 201, "Make a remark"),
        ("POST", "/merges", writing.merge, None, 204, "Say who is whom"),
        ("PUT", "/watches/{name}", writing.watch, persons.WatchRow, 200, "Keep a watch-list"),
        ("DELETE", "/watches/{name}", writing.unwatch, None, 204, "Take a watch-list away"),
    ):
        api.add_api_route(
            path,
            endpoint,
            methods=[method],
            response_model=model,
            status_code=status,
            summary=summary,
            tags=["writing"],
            responses=_problems(_WRITING),
        )


def _list(api: APIRouter, path: str, endpoint: Callable[..., Any], row: type[BaseModel], summary: str, tag: str) -> None:
    """A list of rows, which comes as a page or as a stream."""
    streams = {FORMATS[name].media: {"schema": {"type": "string"}} for name in names_of("rows")}
    good = {"description": "the page, or the stream", "content": streams, "headers": _TAG | _COUNT}
    _get(api, path, endpoint, Page[row], summary, tag, good)  # type: ignore[valid-type]


def _one(api: APIRouter, path: str, endpoint: Callable[..., Any], model: type[BaseModel], summary: str, tag: str) -> None:
    _get(api, path, endpoint, model, summary, tag, {"headers": _TAG})


def _get(
    api: APIRouter, path: str, endpoint: Callable[..., Any], model: type[BaseModel], summary: str, tag: str, good: dict[str, Any]
) -> None:
    said: _Responses = {200: good, 304: {"description": "as it was when it had the tag that was given"}}
    api.add_api_route(path, endpoint, response_model=model, summary=summary, tags=[tag], responses=said | _problems(_READING))


def _problems(codes: tuple[str, ...]) -> _Responses:
    """The problems that an answer can be, one example a status."""
    found: _Responses = {}
    for code in codes:
        row = PROBLEMS[code]
        example = {"type": TYPES + code, "title": HTTPStatus(row.status).phrase, "code": code} | row._asdict()
        content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}}
        found.setdefault(row.status, {"description": row.detail, "content": content})
    return found


def describe(api: APIRouter) -> dict[str, Any]:
    """The OpenAPI description."""
    found = get_openapi(title="Verbale", version="1", summary="The record of diplomacy", description=_TEXT, routes=api.routes)
    parts = found.setdefault("components", {})
    parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    parts["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer", "description": "a token of `verbale token`"}}
    found["security"] = [{}, {"bearer": []}]
    return found


def _description(request: Request) -> JSONResponse:
    return JSONResponse(describe(request.app.state.api))

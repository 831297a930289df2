"""Errors as answers: problem+json (RFC 9457) under /api, a page elsewhere; one table says which there are.

What the program itself refuses is in `errors.py`; what only a request can do wrong is in `REFUSALS`.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import NamedTuple

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from verbale.errors import VerbaleError
from verbale.serve.templating import render

__all__ = ["PROBLEMS", "TYPES", "Problem", "Refused", "answer_errors", "refusal"]

TYPES = "/api/v1/problems#"


class Problem(BaseModel):
    """What went wrong: `code` is stable and for programs, `detail` names the thing, `hint` says what to do."""

    type: str = Field(description="where the problem is explained", examples=[f"{TYPES}unknown-name"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(ge=400, le=599, examples=[404])
    code: str = Field(examples=["unknown-name"])
    detail: str = Field(examples=["there is no record '5f0c'"])
    hint: str = Field(examples=["Nothing like it is there either: check the name."])


class Row(NamedTuple):
    """A kind of problem."""

    status: int
    detail: str
    hint: str


REFUSALS: Mapping[str, Row] = {
    "bad-parameter": Row(422, "a parameter is not valid", "Correct it: /api/v1/openapi.json says what it holds."),
    "not-found": Row(404, "there is nothing here", "Check the address, or begin at the first page."),
    "wrong-method": Row(405, "this address is not asked that way", "See the methods that it allows."),
    "no-length": Row(411, "a request has to say how long it is", "Send Content-Length."),
    "body-too-large": Row(413, "the request is larger than what is read", "Send less, or raise the setting max_bytes."),
    "unserved-name": Row(421, "this name is not served", "Ask under localhost, or set tokens."),
    "token-needed": Row(401, "a token is needed", "Log in, or give it as `Authorization: Bearer TOKEN`."),
    "role-needed": Row(403, "only editors write", "Ask for a token with the role editor; on your own machine, serve with --write."),
    "other-site": Row(403, "the form is of another site", "Open the page here and send it again."),
    "stale-form": Row(403, "the form is not of this visit", "Open the page again and send the form from there."),
    "too-many": Row(429, "too many requests", "Wait for as many seconds as Retry-After says."),
    "cursor-gone": Row(404, "the row after which to go on is gone", "Begin again at the first page."),
    "bad-request": Row(400, "the request cannot be read", "Send it another way."),
    "unforeseen": Row(500, "something went wrong here", VerbaleError.hint),
}


def _leaves(branch: type[VerbaleError]) -> Iterator[type[VerbaleError]]:
    for child in branch.__subclasses__():
        yield from _leaves(child) if child.__subclasses__() else (child,)


PROBLEMS: Mapping[str, Row] = {
    leaf.code: Row(leaf.http_status, (leaf.__doc__ or "").partition("\n")[0], leaf.hint) for leaf in _leaves(VerbaleError)
} | dict(REFUSALS)
"""Every problem that an answer can be, by its code."""

_BY_STATUS = {404: "not-found", 405: "wrong-method", 411: "no-length", 413: "body-too-large"}


class Refused(Exception):
    """A request that is refused, by a code of `REFUSALS`."""

    def __init__(self, code: str, detail: str | None = None) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def refusal(request: Request, code: str, detail: str | None = None, hint: str | None = None) -> Response:
    """The answer for a problem of the table, in the form that the asker reads."""
    row = PROBLEMS.get(code) or PROBLEMS["unforeseen"]
    title = HTTPStatus(row.status).phrase
    problem = Problem(type=TYPES + code, title=title, status=row.status, code=code, detail=detail or row.detail, hint=hint or row.hint)
    if request.url.path.startswith("/api/"):
        return JSONResponse(problem.model_dump(), row.status, media_type="application/problem+json")
    return render(request, "error.html", {"problem": problem}, row.status)


def answer_errors(app: FastAPI) -> None:
    """Answer every error of an app this way."""

    @app.exception_handler(VerbaleError)
    def _ours(request: Request, error: VerbaleError) -> Response:
        return refusal(request, error.code, str(error), error.hint)

    @app.exception_handler(Refused)
    def _refused(request: Request, error: Refused) -> Response:
        return refusal(request, error.code, error.detail)

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or "the body"
        return refusal(request, "bad-parameter", f"{place}: {_short(first.get('input'))} is not valid", f"{first['msg']}.")

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        code = _BY_STATUS.get(error.status_code, "bad-request")
        answer = refusal(request, code, f"there is nothing at {request.url.path}" if code == "not-found" else None)
        answer.headers.update(error.headers or {})
        return answer


def _short(value: object, width: int = 120) -> str:
    text = repr(value)
    return text if len(text) <= width else f"{text[: width - 1]}…"

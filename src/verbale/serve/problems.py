"""Errors as answers: problem+json (RFC 9457) under /api, a page elsewhere; what an error is comes from `errors.py`."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from verbale.errors import VerbaleError
from verbale.serve.templating import render

__all__ = ["Problem", "answer_errors", "refusal"]


class Problem(BaseModel):
    """What went wrong: `code` is stable and for programs, `detail` names the thing, `hint` says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    hint: str


def refusal(request: Request, status: int, detail: str, hint: str, code: str = "refused") -> Response:
    """The answer for an error, in the form that the asker reads."""
    problem = Problem(title=HTTPStatus(status).phrase, status=status, code=code, detail=detail, hint=hint)
    if request.url.path.startswith("/api/"):
        return JSONResponse(problem.model_dump(), status, media_type="application/problem+json")
    return render(request, "error.html", {"problem": problem}, status)


def answer_errors(app: FastAPI) -> None:
    """Answer every error of an app this way."""

    @app.exception_handler(VerbaleError)
    def _ours(request: Request, error: VerbaleError) -> Response:
        return refusal(request, error.http_status, str(error), error.hint, error.code)

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        return refusal(request, 422, f"{place}: {first['input']!r} is not valid", f"{first['msg']}.", "bad-parameter")

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        hint = "Check the address, or begin at the first page." if error.status_code == HTTPStatus.NOT_FOUND else "Try it another way."
        code = "not-found" if error.status_code == HTTPStatus.NOT_FOUND else "refused"
        detail = f"there is nothing at {request.url.path}" if code == "not-found" else str(error.detail).lower()
        return refusal(request, error.status_code, detail, hint, code)

    @app.exception_handler(Exception)
    def _unforeseen(request: Request, _: Exception) -> Response:
        return refusal(request, 500, "something went wrong here", VerbaleError.hint, VerbaleError.code)

"""Before and after every answer: who asks, what they may do, how often; headers that keep a page from running anything of its text."""

from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from math import ceil
from time import perf_counter
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from verbale.errors import BadSettingError
from verbale.schema.address import split_address
from verbale.serve.access.access import Access
from verbale.serve.access.people import Person
from verbale.serve.access.rates import FAILED, READING, WRITING, Rates
from verbale.serve.freshness import Freshness
from verbale.serve.problems import refusal
from verbale.serve.telemetry import Telemetry

__all__ = ["OPEN", "Guard", "check_address", "is_loopback"]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
    "Vary": "Authorization, Cookie",
}
OPEN = ("/login", "/healthz", "/readyz", "/static/", "/look/")
"""What anybody sees: the way in, whether it runs, how it looks."""

_WRITES_NOTHING = frozenset({"/read", "/login", "/logout"})
_WRITING = "/write/"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_REST = 100_000
"""Bytes that a request may have beside the page that it sends."""

Next = Callable[[Request], Awaitable[Response]]


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine only.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "news.example")]
    [True, True, True, False, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_address(host: str, access: Access, *, writes: bool = False) -> None:
    """Raises `BadSettingError` where others could reach the pages without a token, or write without one."""
    if access.tokens is not None:
        if not access.tokens.all():
            problem = f"there is no token in {access.tokens.path} (make one with: verbale token NAME --role editor)"
            raise BadSettingError("tokens", problem, ["tokens"])
        if writes:
            raise BadSettingError("--write", "with tokens only who has one of an editor writes", ["tokens"])
    elif not is_loopback(host):
        raise BadSettingError(f"--host {host}", "it is reached from other machines and no tokens are set (VERBALE_TOKENS)", ["tokens"])


class Guard:
    """The checks of one app."""

    def __init__(self, access: Access, rates: Rates, limit: int, freshness: Freshness, telemetry: Telemetry) -> None:
        self._access, self._rates, self._limit = access, rates, limit + _REST
        self._freshness, self._telemetry = freshness, telemetry

    def stand_before(self, app: FastAPI) -> None:
        """Put the checks before every answer of an app, the headers and its log line after it."""

        @app.middleware("http")
        async def _checked(request: Request, call_next: Next) -> Response:
            begun = perf_counter()
            response = await self._answer(request, call_next)
            for name, value in _HEADERS.items():
                response.headers.setdefault(name, value)
            self._telemetry.note(request, response.status_code, perf_counter() - begun)
            return response

    async def _answer(self, request: Request, call_next: Next) -> Response:
        try:
            refused = self._refused(request)
            if refused is not None:
                return refused
            return await self._freshness.answer(request, call_next)
        except Exception as error:  # whatever it is, it is answered, logged, and tells nothing of what is inside
            self._telemetry.fail(request, error)
            return refusal(request, "unforeseen")

    def _refused(self, request: Request) -> Response | None:
        path, open_ = request.url.path, request.url.path.startswith(OPEN)
        request.state.person = person = self._access.person(request)
        if self._access.tokens is None and not is_loopback(request.url.hostname or "") and path not in {"/healthz", "/readyz"}:
            return refusal(request, "unserved-name")  # a name that somebody else points at this machine
        if "\0" in path or "%00" in request.url.query:
            return refusal(request, "bad-request")  # no text of a database has it
        if person is None and not open_:
            return self._too_many(request, FAILED if "authorization" in request.headers else READING) or _way_in(request)
        if request.method not in _SAFE:
            return self._wrong_writing(request, person) or self._too_many(request, WRITING)
        if path.startswith(_WRITING) and not (person and person.writes):
            return refusal(request, "role-needed")
        return None if open_ else self._too_many(request, READING)

    def _wrong_writing(self, request: Request, person: Person | None) -> Response | None:
        length = request.headers.get("content-length", "")
        if not _is_own_form(request.headers):
            return refusal(request, "other-site")
        if request.url.path not in _WRITES_NOTHING and not (person and person.writes):
            return refusal(request, "role-needed")
        if not length.isdecimal() and request.method != "DELETE":
            return refusal(request, "no-length")
        return refusal(request, "body-too-large") if int(length or 0) > self._limit else None

    def _too_many(self, request: Request, cost: int) -> Response | None:
        person: Person | None = request.state.person
        who = person.key if person else request.client.host if request.client else ""
        wait = self._rates.wait(who, cost) if self._access.tokens is not None else 0.0
        if not wait:
            return None
        response = refusal(request, "too-many")
        response.headers["Retry-After"] = str(ceil(wait))
        return response


def _way_in(request: Request) -> Response:
    """A person with a browser is asked for a token, a program is told that it needs one."""
    if request.method in _SAFE and "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/"):
        there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(there, safe='')}", 303)
    response = refusal(request, "token-needed")
    response.headers["WWW-Authenticate"] = 'Bearer realm="Verbale", Basic realm="Verbale", charset="UTF-8"'
    return response


def _is_own_form(headers: Mapping[str, str]) -> bool:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in {"same-origin", "none"}
    return origin is None or split_address(origin).netloc == headers.get("host")

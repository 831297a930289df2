"""Who may ask: headers that keep a page from running anything of its text, a token beyond this machine, and no forms of other sites."""

from base64 import b64decode
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from ipaddress import ip_address

from fastapi import FastAPI, Request, Response

from verbale.errors import BadSettingError
from verbale.schema.address import split_address
from verbale.serve.problems import refusal
from verbale.settings import Settings

__all__ = ["check_address", "guard", "is_loopback"]

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
    "Cache-Control": "no-cache",
}
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


def check_address(host: str, settings: Settings) -> None:
    """Raises `BadSettingError` where others could reach the pages and no token is set."""
    if not is_loopback(host) and settings.token is None:
        raise BadSettingError(f"--host {host}", "it is reached from other machines and no token is set (VERBALE_TOKEN)", ["token"])


def guard(app: FastAPI, settings: Settings) -> None:
    """Put the checks before every answer of an app, and the headers on it."""

    @app.middleware("http")
    async def _checked(request: Request, call_next: Next) -> Response:
        response = _refused(request, settings.token) or await call_next(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _refused(request: Request, token: str | None) -> Response | None:
    if token is None and not is_loopback(request.url.hostname or ""):
        # a name that somebody else points at this machine
        return refusal(request, 421, "this name is not served", "Ask under localhost, or set a token.")
    if token is not None and not _knows(request, token):
        response = refusal(request, 401, "a token is needed", "Give it as the password, or as `Authorization: Bearer TOKEN`.")
        response.headers["WWW-Authenticate"] = 'Basic realm="Verbale", charset="UTF-8"'
        return response
    if request.method not in {"GET", "HEAD"} and not _is_own_form(request):
        return refusal(request, 403, "the form is of another site", "Open the page here and send it again.")
    return None


def _knows(request: Request, token: str) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            given = b64decode(given).decode("utf-8").partition(":")[2]
        except ValueError:
            return False
    return compare_digest(given.encode(), token.encode())


def _is_own_form(request: Request) -> bool:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site in {"same-origin", "none"}
    return origin is None or split_address(origin).netloc == request.headers.get("host")

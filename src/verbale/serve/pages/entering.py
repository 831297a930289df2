"""The way in for who has a token, and the way out."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from verbale.serve.access.access import COOKIE
from verbale.serve.access.sessions import LASTS
from verbale.serve.sent import OWN_FORM, words_of
from verbale.serve.site import Here
from verbale.serve.templating import render

__all__ = ["router", "safe_path"]

router = APIRouter()


def safe_path(path: str) -> str:
    r"""An address of this site to go on to, the first page for any other.

    >>> [safe_path(path) for path in ("/search?words=a", "//evil.example", "https://evil.example", "/\\evil.example")]
    ['/search?words=a', '/', '/', '/']
    """
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:
    """The form that asks for a token."""
    return render(request, "login.html", {"next": safe_path(next), "wrong": False})


@router.post("/login")
async def enter(request: Request, site: Here) -> Response:
    """Begin a session with the token that was given."""
    fields = await request.form(max_files=0, max_fields=4)
    there, tokens = safe_path(words_of(fields, "next")), site.access.tokens
    token = tokens.find(words_of(fields, "token")) if tokens is not None else None
    if token is None:
        return render(request, "login.html", {"next": there, "wrong": True}, 401)
    response = RedirectResponse(there, 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, site.access.sessions.begin(token), LASTS, httponly=True, samesite="strict", secure=secure)
    return response


@router.post("/logout", dependencies=[OWN_FORM])
def leave(request: Request, site: Here) -> Response:
    """End the session."""
    site.access.sessions.end(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response

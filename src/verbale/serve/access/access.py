"""Who somebody is by what they bring: a token, the cookie of a session, or that they sit at this machine."""

from base64 import b64decode
from hmac import compare_digest, new
from secrets import token_bytes

from fastapi import Request

from verbale.serve.access.people import Person
from verbale.serve.access.sessions import Sessions
from verbale.serve.access.tokens import Token, Tokens

__all__ = ["COOKIE", "Access"]

COOKIE = "verbale"
_LOCAL = "local"


class Access:
    """The door: with `tokens` everybody needs one; without, this machine alone comes in, and writes where there is a `writer`."""

    def __init__(self, tokens: Tokens | None = None, writer: str | None = None) -> None:
        self.tokens, self.sessions = tokens, Sessions()
        self._writer = writer
        self._secret = token_bytes(32)

    def person(self, request: Request) -> Person | None:
        """Who asks; None where it is nobody who is known."""
        if self.tokens is None:
            return Person(self._writer or "", "editor" if self._writer else "reader", _LOCAL)
        given = _given(request)
        if given is not None:
            token = self.tokens.find(given)
            return Person(token.name, token.role, f"token {token.name}") if token else None
        id = request.cookies.get(COOKIE, "")
        begun = self.sessions.find(id)
        return Person(begun.name, begun.role, id) if begun and self._holds(begun) else None

    def _holds(self, token: Token) -> bool:
        """Whether a token is still in the file, with the same role."""
        return self.tokens is not None and self.tokens.all().get(token.name) == token

    def form_token(self, person: Person) -> str:
        """What a form carries that was made for somebody: no other page knows it."""
        return new(self._secret, person.key.encode(), "sha256").hexdigest()

    def is_own_form(self, person: Person, given: str) -> bool:
        """Whether a form was made here, for them."""
        return compare_digest(given.encode(), self.form_token(person).encode())


def _given(request: Request) -> str | None:
    """The token of a header: as a bearer's, or as a password, which is what feed readers and calendars know."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() != "basic":
        return None
    try:
        return b64decode(given).decode("utf-8").partition(":")[2]
    except ValueError:
        return ""

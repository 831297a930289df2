"""Who has come in with a token stays in for a while, by a cookie that says nothing."""

from secrets import token_urlsafe
from threading import Lock
from time import monotonic

from verbale.serve.access.tokens import Token

__all__ = ["LASTS", "Sessions"]

LASTS = 12 * 3600
"""Seconds after which the token is asked for again."""

_MOST = 10_000


class Sessions:
    """The sessions of one process, in its memory only."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Token, float]] = {}
        self._lock = Lock()

    def begin(self, token: Token) -> str:
        """A new session: the value of its cookie."""
        with self._lock:
            now = monotonic()
            self._open = {id: own for id, own in list(self._open.items())[-_MOST:] if own[1] > now}
            id = token_urlsafe(32)
            self._open[id] = token, now + LASTS
            return id

    def find(self, id: str) -> Token | None:
        """The token with which a session was begun, while it lasts."""
        token, until = self._open.get(id, (None, 0.0))
        return token if until > monotonic() else None

    def end(self, id: str) -> None:
        """The session is over."""
        self._open.pop(id, None)

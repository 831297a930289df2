"""What somebody has seen is not sent again while it is the same: a tag of the store's state stands on every answer."""

from collections.abc import Awaitable, Callable
from secrets import token_hex

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from verbale.schema.hashes import short_hash
from verbale.serve.site import Site

__all__ = ["Freshness"]

_OTHERWISE = ("/static/", "/look/", "/read", "/login", "/healthz", "/readyz", "/metrics")
"""What does not hang on the store, or is never the same twice."""

Next = Callable[[Request], Awaitable[Response]]


class Freshness:
    """The tags of one process."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._start = token_hex(8)

    async def answer(self, request: Request, call_next: Next) -> Response:
        """304 without a body where the tag is the one that was given, else the answer with its tag."""
        if request.method not in {"GET", "HEAD"} or request.url.path.startswith(_OTHERWISE):
            return await call_next(request)
        overview = self._site.overview
        with overview.holding(await run_in_threadpool(overview.mark)):
            return await self._answer(request, call_next)

    async def _answer(self, request: Request, call_next: Next) -> Response:
        tag = await run_in_threadpool(self._tag, request)
        if tag in (part.strip() for part in request.headers.get("if-none-match", "").split(",")):
            return Response(status_code=304, headers={"ETag": tag})
        response = await call_next(request)
        if response.status_code == 200:
            response.headers["ETag"] = tag
        return response

    def _tag(self, request: Request) -> str:
        """Weak, for it says that the rows are the same: of the state, the address, the visitor and the day."""
        person = request.state.person
        seen = self._site.overview.stamp(), str(self._site.today), self._start
        return f'W/"{short_hash(str(request.url), request.headers.get("accept", ""), person.key if person else "", *seen)}"'

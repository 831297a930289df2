"""A list as the API gives it: page by page with a cursor and no cap, or whole as a stream that says how many rows it has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel, Field

from verbale.export import format_of
from verbale.schema.hashes import short_hash
from verbale.serve.api.rows import row_of
from verbale.serve.asked import Text
from verbale.serve.forms import download
from verbale.serve.problems import Refused
from verbale.serve.site import Here

__all__ = ["ROWS", "After", "Form", "Limit", "List", "Page", "next_of", "stream"]

R = TypeVar("R")
ROWS = "Row-Count"
Form = Annotated[
    Literal["json", "jsonl", "csv", "parquet"],
    Query(description="a page as JSON, or all rows as lines of JSON, as CSV or as Parquet", examples=["jsonl"]),
]
Limit = Annotated[int, Query(ge=1, le=500, description="rows of a page at most", examples=[50])]
After = Annotated[Text, Query(description="where to go on: what `next` of the page before says")]


class Page(BaseModel, Generic[R]):
    """A page of rows: `next` is the address of the next one, null on the last; `total` is how many rows there are on all pages."""

    rows: list[R]
    next: str | None = Field(examples=["/api/v1/promises?after=50.8f14e45fceea"])
    total: int = Field(ge=0, examples=[1234])


class Lists:
    """One list that is asked for; what was worked out is kept while the store stays as it is."""

    def __init__(self, request: Request, site: Here, limit: Limit = 50, after: After = None, format: Form = "json") -> None:
        self._request, self.site = request, site
        self._limit, self._after, self._form = limit, after, format

    def asked(self, question: Callable[..., Sequence[Any]], on: date | None, *about: Any) -> Any:
        """The rows of a question to the ledger, as of a day."""
        day = on or self.site.today
        return self.rows((question.__name__, day, *about), lambda: question(self.site.ledger.on(day, patient=True), *about))

    def rows(self, key: tuple[Any, ...], make: Callable[[], Sequence[Any]]) -> Any:
        """The page or the stream of rows that `make` makes; `key` says what they are."""
        rows = self.site.once(key, make)
        histories = self.site.histories
        if self._form != "json":
            return stream(self._request, self._form, len(rows), (row_of(row, histories) for row in rows))
        start = _place(rows, self._after)
        end = start + self._limit
        after = f"{end}.{_mark(rows[end - 1])}" if end < len(rows) else None
        page = [row_of(row, histories) for row in rows[start:end]]
        return {"rows": page, "next": next_of(self._request, after), "total": len(rows)}


List = Annotated[Lists, Depends(Lists)]


def _place(rows: Sequence[Any], after: str | None) -> int:
    """The place behind a cursor: where it was, or where its row is by now."""
    if after is None:
        return 0
    place, _, mark = after.partition(".")
    at = int(place) if place.isascii() and place.isdecimal() and len(place) < 12 else 0
    if 0 < at <= len(rows) and _mark(rows[at - 1]) == mark:
        return at
    found = next((i for i, row in enumerate(rows, 1) if _mark(row) == mark), None)
    if found is None:
        raise Refused("cursor-gone")
    return found


def _mark(row: Any) -> str:
    return short_hash(repr(row))[:12]


def next_of(request: Request, after: str | None) -> str | None:
    """The address of the page behind a cursor."""
    if after is None:
        return None
    return str(request.url.include_query_params(after=after).replace(scheme="", netloc=""))


def stream(request: Request, form: str, count: int, rows: Iterable[Mapping[str, Any]]) -> Response:
    """All rows in a format of the registry, their number in a header."""
    name = request.url.path.removeprefix("/api/v1/").replace("/", "-")
    found = format_of(form, of="rows")
    return download(found, found.rows(rows), _ascii(name), **{ROWS: str(count)})


def _ascii(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)[:80]

"""Read: paste or upload a page, or give its address, and see its record at once; nothing is kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from markupsafe import Markup
from starlette.datastructures import UploadFile

from verbale.errors import VerbaleError
from verbale.export.html import legend, sides
from verbale.ingest import Fetcher, is_address, read_document, read_fetched
from verbale.ingest.given import Given, parse_day
from verbale.schema import Document
from verbale.serve.site import Here, Site
from verbale.serve.templating import render

__all__ = ["router"]

router = APIRouter()
_FIELDS = ("text", "title", "published", "url", "explain")
_REST = 100_000
"""Bytes that the other fields of the form may take."""


@router.get("/read")
def form(request: Request) -> Response:
    """The empty form."""
    return render(request, "read.html", {"given": dict.fromkeys(_FIELDS, ""), "error": None, "reading": None})


@router.post("/read")
async def read(request: Request, site: Here) -> Response:
    """The record of what was sent; a bad input is told above the form, which keeps what was typed."""
    given = dict.fromkeys(_FIELDS, "")
    try:
        data, name, given = await _sent(request, site.settings.max_bytes)
        values = await run_sync(_read, site, data, name, given, limiter=site.turns)
    except VerbaleError as error:
        return render(request, "read.html", {"given": given, "error": error, "reading": None}, error.http_status)
    return render(request, "read.html", {"given": given, "error": None, **values})


async def _sent(request: Request, limit: int) -> tuple[bytes, str, dict[str, str]]:
    """The bytes of the file, else of the text; their name; the fields."""
    async with request.form(max_files=1, max_fields=8, max_part_size=limit + _REST) as sent:
        given = {name: value.strip() if isinstance(value := sent.get(name), str) else "" for name in _FIELDS}
        file = sent.get("file")
        if isinstance(file, UploadFile) and file.filename:
            return await file.read(), file.filename, given
        return given["text"].encode(), "the text", given


def _read(site: Site, data: bytes, name: str, given: dict[str, str]) -> dict[str, Any]:
    reading = site.read(name, _page(site, data, name, given))
    return {
        "reading": reading,
        "legend": Markup(legend(reading.records)),
        "sides": Markup("".join(sides(reading, "d", explain=bool(given["explain"])))),
    }


def _page(site: Site, data: bytes, name: str, given: dict[str, str]) -> Callable[[], Document]:
    """How to make a document of what was sent; where that is only an address, of the page behind it."""
    settings, only = site.settings, data.decode(errors="replace").strip()
    title, published, url = (given[key] or None for key in ("title", "published", "url"))
    address = only if is_address(only) and not any(map(str.isspace, only)) else url if not only else None
    if address is None:
        told = {"title": title, "published": published, "url": url}
        return partial(read_document, data, name=name, limit=settings.max_bytes, today=settings.today, **told)
    fetcher = Fetcher(settings.max_bytes, settings.fetch_seconds, loopback=settings.fetch_loopback)
    about = Given(address, title=title, published=parse_day(published), today=settings.today)
    about.check()
    return partial(read_fetched, fetcher.fetch(address), about, settings.max_bytes)

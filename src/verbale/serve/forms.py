"""One list in several forms: a page, or its rows in a format of the registry."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from verbale.export import Format, format_of
from verbale.export.table import Row, csv_lines
from verbale.serve.templating import render

__all__ = ["answer", "csv_lines", "download"]


def answer(request: Request, template: str, values: Mapping[str, Any], table: Iterable[Row]) -> Response:
    """The page, or with `format=csv`, `jsonl` or `parquet` its rows; these are only made when they are wanted.

    Raises `UnknownNameError` for another format.
    """
    form = request.query_params.get("format") or "html"
    if form == "html":
        return render(request, template, values)
    name = request.url.path.strip("/").replace("/", "-") or "records"
    found = format_of(form, of="rows")
    return download(found, found.rows(table), name)


def download(form: Format, pieces: Iterable[bytes], name: str, **headers: str) -> Response:
    """A file to keep, streamed."""
    media = f"{form.media}; charset=utf-8" if form.media.startswith("text/") else form.media
    about = {"Content-Disposition": f'attachment; filename="{name}.{form.suffix}"', **headers}
    return StreamingResponse(pieces, media_type=media, headers=about)

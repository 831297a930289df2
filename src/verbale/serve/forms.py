"""One list in several forms: a page, or its rows in a format of the registry."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from verbale.export import Format, format_of
from verbale.export.table import Row
from verbale.serve.templating import render
from verbale.store import History

__all__ = ["answer", "download"]


def answer(request: Request, template: str, values: Mapping[str, Any], table: Iterable[Row]) -> Response:
    """The page, or with `format=csv`, `jsonl` or `parquet` its rows; these are only made when they are wanted.

    Raises `UnknownNameError` for another format.
    """
    form = request.query_params.get("format") or "html"
    if form == "html":
        return render(request, template, values)
    table = _judged(table, request.app.state.site.histories)
    name = request.url.path.strip("/").replace("/", "-") or "records"
    found = format_of(form, of="rows")
    return download(found, found.rows(table), name)


def download(form: Format, pieces: Iterable[bytes], name: str, **headers: str) -> Response:
    """A file to keep, streamed."""
    media = f"{form.media}; charset=utf-8" if form.media.startswith("text/") else form.media
    about = {"Content-Disposition": f'attachment; filename="{name}.{form.suffix}"', **headers}
    return StreamingResponse(pieces, media_type=media, headers=about)


def _judged(table: Iterable[Row], histories: Mapping[str, History]) -> Iterator[Row]:
    """The rows; of those that are records with how a person has found them, and what was corrected."""
    for row in table:
        if "standing" in row and "sentence" in row:
            history = histories.get(row.get("id", ""))
            changes = history.corrections if history else ()
            corrections = "; ".join(f"{c.field}: {c.old} → {c.new}" for c in changes)
            row = {**row, "standing": history.standing if history else row["standing"], "corrections": corrections}
        yield row

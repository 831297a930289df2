"""One list in three forms: a page, CSV that is safe in a spreadsheet, lines of JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Literal

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from verbale.errors import UnknownNameError
from verbale.schema import encode
from verbale.serve.templating import render
from verbale.store import History

__all__ = ["answer", "csv_lines"]

Row = Mapping[str, Any]
Form = Literal["html", "csv", "jsonl"]
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def answer(request: Request, template: str, values: Mapping[str, Any], table: Iterable[Row]) -> Response:
    """The page, or with `format=csv` or `format=jsonl` its rows; these are only made when they are wanted.

    Raises `UnknownNameError` for another format.
    """
    form = request.query_params.get("format") or "html"
    if form == "html":
        return render(request, template, values)
    table = _judged(table, request.app.state.site.histories)
    name = request.url.path.strip("/").replace("/", "-") or "records"
    if form == "csv":
        return _download(csv_lines(table), "text/csv", f"{name}.csv")
    if form == "jsonl":
        return _download(
            (json.dumps({k: encode(v) for k, v in row.items()}, ensure_ascii=False) + "\n" for row in table),
            "application/jsonl",
            f"{name}.jsonl",
        )
    raise UnknownNameError("format", form, ("html", "csv", "jsonl"))


def _judged(table: Iterable[Row], histories: Mapping[str, History]) -> Iterator[Row]:
    """The rows; of those that are records with how a person has found them, and what was corrected."""
    for row in table:
        if "standing" in row and "sentence" in row:
            history = histories.get(row.get("id", ""))
            changes = history.corrections if history else ()
            corrections = "; ".join(f"{c.field}: {c.old} → {c.new}" for c in changes)
            row = {**row, "standing": history.standing if history else row["standing"], "corrections": corrections}
        yield row


def _download(lines: Iterable[str], kind: str, name: str) -> Response:
    return StreamingResponse(lines, media_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def csv_lines(table: Iterable[Row]) -> Iterator[str]:
    r"""The rows with a line of names before them; nothing in a cell counts as a formula.

    >>> list(csv_lines([{"who": "=1+1", "n": -2}]))
    ['who,n\r\n', "'=1+1,-2\r\n"]
    """
    rows = iter(table)
    first = next(rows, None)
    if first is None:
        return
    out = io.StringIO()
    writer = csv.writer(out)
    for cells in chain([list(first)], map(_cells, chain([first], rows))):
        writer.writerow(cells)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _cells(row: Row) -> list[Any]:
    return [_cell(value) for value in row.values()]


def _cell(value: Any) -> Any:
    value = encode(value)
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value

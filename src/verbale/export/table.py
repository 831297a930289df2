"""Rows as CSV that is safe in a spreadsheet, and as lines of JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from verbale.schema import encode

__all__ = ["Row", "csv_lines", "json_array", "json_lines"]

Row = Mapping[str, Any]
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the wide forms count as well."""


def csv_lines(table: Iterable[Row], columns: Sequence[str] = (), delimiter: str = ",") -> Iterator[str]:
    r"""The rows with a line of names before them (`columns`, where there is no row to tell them); no cell counts as a formula.

    >>> list(csv_lines([{"who": "=1+1", "n": -2}]))
    ['who,n\r\n', "'=1+1,-2\r\n"]
    """
    rows = iter(table)
    first = next(rows, None)
    names = list(columns if first is None else first)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for cells in chain([names] if names else [], map(_cells, chain([first] if first else [], rows))):
        writer.writerow(cells)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def json_lines(rows: Iterable[Row], _: Sequence[str] = ()) -> Iterator[str]:
    """One object a line."""
    return (_json(row) + "\n" for row in rows)


def json_array(rows: Iterable[Row]) -> Iterator[str]:
    """One array, an object a line."""
    before = "[\n"
    for row in rows:
        yield before + _json(row)
        before = ",\n"
    yield "\n]\n" if before.startswith(",") else "[]\n"


def _json(row: Row) -> str:
    return json.dumps({name: encode(value) for name, value in row.items()}, ensure_ascii=False, allow_nan=False)


def _cells(row: Row) -> list[Any]:
    return [_cell(value) for value in row.values()]


def _cell(value: Any) -> Any:
    value = encode(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    elif isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS) else value

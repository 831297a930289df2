"""Tables that persons fill in: CSV with a line of names, each row with where it stands."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import BadTableError

__all__ = ["Line", "read_table"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells by the names of their columns, and its line in the file, from 1."""

    name: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """A cell without the space around it, "" for a column that the table does not have."""
        return self.cells.get(column, "")

    def wrong(self, column: str, problem: str, hint: str) -> BadTableError:
        """The error of one cell."""
        return BadTableError(f"{self.name}, line {self.number}, column {column!r}", problem, hint)


def read_table(path: Path, needed: Collection[str]) -> Iterator[Line]:
    """The rows of a CSV file in UTF-8, its columns parted by commas, semicolons or tabs; empty rows are passed over.

    Raises `BadTableError` for a file that cannot be read, a column of `needed` that is not there, and a row of more cells than columns.
    """
    text = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.partition("\n")[0].count), strict=True)
    names: list[str] | None = None
    try:
        for cells in rows:
            place = f"{path}, line {rows.line_num}"
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if names is None:
                names = _named(place, cells, needed)
            elif len(cells) > len(names):
                raise BadTableError(place, f"{len(cells)} cells in {len(names)} columns", "Put a cell with a comma in quotation marks.")
            else:
                yield Line(str(path), rows.line_num, dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        raise BadTableError(f"{path}, line {rows.line_num}", str(error), "Close the quotation marks of the cell.") from error
    if names is None:
        raise BadTableError(f"{path}, line 1", "there is no line of names", f"Begin with the names of the columns: {', '.join(needed)}.")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadTableError(str(path), (error.strerror or str(error)).lower(), "Check the path and its permissions.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadTableError(f"{path}, line {line}", "this is no UTF-8", "Save the table as CSV in UTF-8.") from error


def _named(place: str, names: list[str], needed: Collection[str]) -> list[str]:
    names = [name.casefold() for name in names]
    for name in needed:
        if name not in names:
            raise BadTableError(place, f"the column {name!r} is missing", f"There must be: {', '.join(needed)}.")
    return names

"""Parquet: one document a row, with the columns that a line of JSONL has as fields; needs the extra `parquet`."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, BinaryIO

from verbale.errors import MissingExtraError, UnreadableInputError
from verbale.ingest.given import Given
from verbale.ingest.jsonl import FIELDS, read_fields
from verbale.ingest.source import Dropped, Piece, Unread

__all__ = ["arrow", "count_rows", "is_parquet", "iter_parquet"]

_AT_ONCE = 64


def arrow() -> tuple[Any, Any]:
    """The modules `pyarrow` and `pyarrow.parquet`; raises `MissingExtraError` where they are not installed."""
    try:
        import pyarrow  # noqa: PLC0415 - it comes with an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    return pyarrow, pyarrow.parquet


def is_parquet(beginning: bytes) -> bool:
    """Whether an input without a telling name is a Parquet file.

    >>> is_parquet(b"PAR1 and so on")
    True
    """
    return beginning.startswith(b"PAR1")


def count_rows(stream: BinaryIO) -> int:
    """How many rows a file has; raises `ValueError` or `OSError` for a damaged one."""
    count: int = arrow()[1].read_metadata(stream).num_rows
    return count


def iter_parquet(stream: BinaryIO, given: Given, limit: int) -> Iterator[Piece]:
    """The documents of the rows from number `given.first` on; where the file is damaged, that is told and ends it."""
    library, parquet = arrow()
    try:
        file = parquet.ParquetFile(stream)
        columns = [name for name in FIELDS if name in file.schema_arrow.names]
        groups, number = _groups_from(file.metadata, given.first)
        for batch in file.iter_batches(_AT_ONCE, row_groups=groups, columns=columns):
            for row in batch.to_pylist():
                if number >= given.first:
                    yield Unread(f"{given.name}:{number}", partial(read_fields, _plain(row), number, given, limit))
                number += 1
    except (library.ArrowException, OSError, ValueError) as error:
        yield Dropped(given.name, UnreadableInputError(given.name, f"the Parquet file is damaged: {error}"))


def _groups_from(metadata: Any, first: int) -> tuple[list[int], int]:
    """The row groups from the one of a row on, and the number of the first row in them."""
    number = 1
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        if number + rows > first:
            return list(range(group, metadata.num_row_groups)), number
        number += rows
    return [], number


def _plain(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row as a line of JSON would have it: days and times as strings."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}

"""Rows as Parquet, for DuckDB, pandas, Polars and R; needs pyarrow (the extra `parquet`)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from verbale.errors import MissingExtraError
from verbale.export.table import Row
from verbale.schema import encode

__all__ = ["to_parquet"]

_GROUP = 50_000
"""Rows of a group: what a reader holds at once."""


def to_parquet(rows: Iterable[Row], columns: Sequence[str] = ()) -> Iterator[bytes]:
    """One file, days as days; a column in which nothing stands is one of words, and so are `columns` where there is no row.

    Raises `MissingExtraError`.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - only where it is wanted
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    return _pieces(rows, columns, pa, parquet)


def _pieces(rows: Iterable[Row], columns: Sequence[str], pa: Any, parquet: Any) -> Iterator[bytes]:
    plain = [{name: _cell(value) for name, value in row.items()} for row in rows]
    table = pa.Table.from_pylist(plain) if plain else pa.table({name: pa.array([], pa.null()) for name in columns or ("row",)})
    schema = pa.schema([field.with_type(pa.string()) if pa.types.is_null(field.type) else field for field in table.schema])
    out = BytesIO()
    parquet.write_table(table.cast(schema), out, compression="zstd", row_group_size=_GROUP)
    yield out.getvalue()


def _cell(value: Any) -> Any:
    """Days, numbers, words and lists of them as they are; what is neither goes as on the wire."""
    return value if isinstance(value, date) else encode(value)

"""Rows of a question: a list of its own kind, which becomes a data frame, or the records behind it, in one call."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from verbale.asking.source import Sourced
from verbale.errors import MissingExtraError
from verbale.export import hit_of
from verbale.ledger.report import Report
from verbale.store import Hit, Store

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Rows"]

R = TypeVar("R", bound=Sourced)


class Rows(list[R], Generic[R]):
    """The rows of one question, all of one kind; `told` are reports that the store does not have, by the ids of their records."""

    def __init__(self, kind: type[R], rows: Iterable[R], store: Store, told: Mapping[str, Report] | None = None) -> None:
        super().__init__(rows)
        self._kind, self._store, self._told = kind, store, told or {}

    def hits(self) -> list[Hit]:
        """The records on which the rows stand, in their order, each once; rows on words that are no record are passed over."""
        ids = list(dict.fromkeys(row.record for row in self if row.record))
        known = {hit.record.id: hit for hit in self._store.hits(ids)}
        told = {id: hit_of(report.document, report.record) for id, report in self._told.items() if id in ids and id not in known}
        return [hit for id in ids if (hit := known.get(id) or told.get(id))]

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas data frame with a column a field, days as timestamps; raises `MissingExtraError` where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415 - only where it is wanted
        except ImportError as error:
            raise MissingExtraError("pandas", "frames") from error
        frame = pd.DataFrame([asdict(row) for row in self], columns=[f.name for f in fields(self._kind)])
        for name, plain in self._types().items():
            if plain is date:
                frame[name] = pd.to_datetime(frame[name])
        return frame

    def to_polars(self) -> "pl.DataFrame":
        """A Polars data frame with a column a field; raises `MissingExtraError` where Polars is not installed."""
        try:
            import polars as pl  # noqa: PLC0415
        except ImportError as error:
            raise MissingExtraError("polars", "frames") from error
        known: Mapping[Any, Any] = {
            str: pl.String,
            int: pl.Int64,
            float: pl.Float64,
            bool: pl.Boolean,
            date: pl.Date,
            tuple: pl.List(pl.String),
        }
        schema: dict[str, Any] = {name: known[plain] for name, plain in self._types().items()}
        return pl.DataFrame([asdict(row) for row in self], schema=schema)

    def _types(self) -> dict[str, Any]:
        """The plain type of each field: rows are flat, so that it is one of six, or that or nothing."""
        types = get_type_hints(self._kind)
        return {f.name: _plain(types[f.name]) for f in fields(self._kind)}


def _plain(expected: Any) -> Any:
    if get_origin(expected) is tuple:
        return tuple
    return next((part for part in get_args(expected) if part is not type(None)), expected)

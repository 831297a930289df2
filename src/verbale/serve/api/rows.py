"""Rows as they go out: the dataclasses of the questions with an example for each field, and what persons said of the record."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, Field, create_model

from verbale.asking import Sourced
from verbale.schema import encode
from verbale.serve.api.examples import example_of
from verbale.store import History

__all__ = ["Correction", "model_of", "row_of"]


class Correction(BaseModel):
    """A field that a person corrected."""

    field: str = Field(examples=["realis"])
    old: str = Field(examples=["actual"], description="as it was read")
    new: str = Field(examples=["future"], description="as it counts")


_JUDGED: dict[str, Any] = {
    "judged": (str, Field(examples=["unjudged"], description="unjudged, accepted, rejected, corrected or added by a person")),
    "corrections": (list[Correction], Field(examples=[[]])),
}


@cache
def model_of(row: type) -> type[BaseModel]:
    """The model of a row: its fields, and of one that stands on a record how that stands."""
    hints = get_type_hints(row)
    own: dict[str, Any] = {f.name: (hints[f.name], Field(examples=[example_of(row, f.name)])) for f in fields(row)}
    return create_model(row.__name__, __doc__=row.__doc__, **own, **(_JUDGED if issubclass(row, Sourced) else {}))


def row_of(row: Any, histories: Mapping[str, History]) -> dict[str, Any]:
    """A row as JSON values."""
    if not is_dataclass(row):
        return dict(row)
    found = {f.name: encode(getattr(row, f.name)) for f in fields(row)}
    return found | judged(row.record, histories) if isinstance(row, Sourced) else found


def judged(record: str, histories: Mapping[str, History]) -> dict[str, Any]:
    """How a record stands, and what was corrected of it."""
    history = histories.get(record)
    return {"judged": history.standing if history else "unjudged", "corrections": corrections_of(history)}


def corrections_of(history: History | None) -> list[dict[str, str]]:
    """The corrections as JSON values."""
    changes: Iterable[Any] = history.corrections if history else ()
    return [{"field": c.field, "old": c.old, "new": c.new} for c in changes]

"""Folding: a page that reports one thing twice has one record of it, with the other words in `also`."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from verbale.schema.record import RecordBase

__all__ = ["fold"]

R = TypeVar("R", bound=RecordBase)


def fold(records: Iterable[R], key: Callable[[R], Hashable]) -> list[R]:
    """The records in order, those of equal `key`, realis and `said_by` as one: the first, dated by whichever is dated."""
    kept: dict[Hashable, R] = {}
    for record in records:
        place = (key(record), record.realis, record.said_by)
        first = kept.get(place)
        if first is None:
            kept[place] = record
        else:
            dated = record if first.when is None else first
            kept[place] = replace(
                first, also=(*first.also, record.evidence), when=dated.when, extent=dated.extent, when_basis=dated.when_basis
            )
    return list(kept.values())

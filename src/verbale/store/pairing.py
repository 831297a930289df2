"""Which record of a new version is which of the old one, and in what they differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from verbale.schema import Actor, Interval, Record, Span, Value
from verbale.store.words import plain

__all__ = ["FieldChange", "RecordChange", "compare_records", "field_changes"]

_ALIKE = 0.5
"""The share of common words (Jaccard) from which two evidences may tell of the same thing."""

_OF_THE_READING = frozenset({"id", "within", "also", "score", "links", "inferred", "trace"})
"""Fields that say how a record was read, not what it says."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value is not the one it was, in plain words."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is gone, that is new, or that says something else now; `old` and `new` are its ids."""

    change: Literal["gone", "new", "changed"]
    kind: str
    old: str | None
    new: str | None
    fields: tuple[FieldChange, ...] = ()


def compare_records(old: Iterable[Record], new: Iterable[Record]) -> Iterator[RecordChange]:
    """The differences between the records of two versions, those that changed first."""
    left, right = list(old), list(new)
    pairs = list(_pairs(left, right))
    for a, b in pairs:
        if changed := tuple(field_changes(a, b)):
            yield RecordChange("changed", a.kind, a.id, b.id, changed)
    paired = {id(record) for pair in pairs for record in pair}
    yield from (RecordChange("gone", r.kind, r.id, None) for r in left if id(r) not in paired)
    yield from (RecordChange("new", r.kind, None, r.id) for r in right if id(r) not in paired)


def _pairs(old: Sequence[Record], new: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Records of one id, then those of one kind whose evidence is most alike, each once."""
    by_id = {record.id: record for record in new}
    same = [(record, by_id[record.id]) for record in old if record.id in by_id]
    yield from same
    taken = {record.id for record, _ in same}
    rest_old, rest_new = [r for r in old if r.id not in taken], [r for r in new if r.id not in taken]
    alike = [(score, i, j) for i, a in enumerate(rest_old) for j, b in enumerate(rest_new) if (score := _likeness(a, b)) >= _ALIKE]
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(alike, key=lambda found: (-found[0], found[1:])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield rest_old[i], rest_new[j]


def _likeness(a: Record, b: Record) -> float:
    if a.kind != b.kind:
        return 0.0
    one, other = (set(plain(r.evidence.exact).split()) for r in (a, b))
    return len(one & other) / max(len(one | other), 1)


def field_changes(old: Record, new: Record) -> Iterator[FieldChange]:
    """In what two records differ, of what they say."""
    for field in fields(old):
        if field.name not in _OF_THE_READING:
            a, b = _said(getattr(old, field.name)), _said(getattr(new, field.name))
            if a != b:
                yield FieldChange(field.name, a, b)


def _said(value: Any) -> str:
    """A value in plain words: spans without their place, numbers without a decimal point that says nothing."""
    match value:
        case Span(exact=exact):
            return " ".join(exact.split())
        case Actor(name=name, country=country):
            return f"{name} ({country})" if country else name
        case Interval(earliest=a, latest=b):
            return f"{a or '…'} to {b or '…'}"
        case Value(low=low, high=high, unit=unit, comparator=comparator):
            ends = " to ".join(f"{end:,g}" for end in dict.fromkeys((low, high)) if end is not None)
            return " ".join(part for part in (comparator if comparator != "=" else "", ends, unit) if part)
        case tuple():
            return "; ".join(map(_said, value))
    return "" if value is None else str(value)

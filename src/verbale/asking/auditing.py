"""Audits: records drawn for a person to check, and how many of those checked are right, kind by kind."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from random import Random

from verbale.store import Hit, Query, Store

__all__ = ["AuditRow", "audit_rows", "draw"]

_AUDIT = "audit"
_Z = 1.96
"""The quantile of the normal distribution for an interval that holds 95 % of the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """The records of one kind in an audit: drawn, judged, right as read; precision with its 95 % interval (Wilson), None unjudged."""

    kind: str
    drawn: int
    judged: int
    right: int
    precision: float | None
    low: float | None
    high: float | None

    @property
    def line(self) -> str:
        """Kind, counts, precision."""
        found = f"{self.precision:.2f} ({self.low:.2f} to {self.high:.2f})" if self.precision is not None else "not judged yet"
        return f"{self.kind}: {self.judged} of {self.drawn} judged, {self.right} right: {found}"


def draw(store: Store, sample: int, seed: int = 0) -> list[Hit]:
    """Draw records, of each kind about as many, and keep them as the audit that is under way; the same seed draws the same."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, id in store.ids(Query(rejected=True)):
        kinds[kind].append(id)
    chance = Random(seed)
    shuffled = [chance.sample(ids, len(ids)) for _, ids in sorted(kinds.items())]
    drawn = list(islice((id for id in chain.from_iterable(zip_longest(*shuffled)) if id), sample))
    store.kept.set(_AUDIT, drawn)
    return [store.get(id) for id in drawn]


def audit_rows(store: Store) -> list[AuditRow]:
    """What the audit under way says of each kind: an accepted record is right, a rejected or corrected one is not."""
    standings: dict[str, list[str]] = defaultdict(list)
    for hit in _drawn(store):
        standings[hit.record.kind].append(hit.standing)
    return [_row(kind, found) for kind, found in sorted(standings.items())]


def _drawn(store: Store) -> Iterator[Hit]:
    """The records that were drawn and are still on record."""
    known = {id for _, id in store.ids(Query(rejected=True))}
    yield from (store.get(id) for id in store.kept.get(_AUDIT) or () if id in known)


def _row(kind: str, standings: list[str]) -> AuditRow:
    judged = [s for s in standings if s in {"accepted", "rejected", "corrected"}]
    right = judged.count("accepted")
    low, high = _interval(right, len(judged)) if judged else (None, None)
    precision = right / len(judged) if judged else None
    return AuditRow(kind=kind, drawn=len(standings), judged=len(judged), right=right, precision=precision, low=low, high=high)


def _interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share.

    >>> [round(end, 3) for end in _interval(9, 10)]
    [0.596, 0.982]
    """
    share, square = right / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * ((share * (1 - share) + square / (4 * of)) / of) ** 0.5 / (1 + square / of)
    return middle - half, middle + half

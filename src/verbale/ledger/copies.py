"""Copies: one report printed in many places counts once, with who was first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from verbale.ledger.groups import Groups
from verbale.ledger.publishers import Publishers
from verbale.ledger.shingles import Shingles, count_shared, likely_pairs, shingles_of
from verbale.schema import Document

__all__ = ["Copy", "Likeness", "find_copies", "origins"]

Likeness = Literal["same text", "near copy", "mirror"]

_SHARE = 0.6
"""The share of the shorter text's runs of words that a near copy has: a reprint loses its end and changes a sentence here and there."""
_LENGTH = 0.3
"""What the shorter has of the longer's length at least: a report that quotes a communiqué whole is no copy of it."""
_DAYS = timedelta(days=31)
"""Days between the prints of one text."""
_LEAST = 12
"""Runs of words that a text has at least to be held for a copy of another that is not the same."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that prints what another printed before it.

    `first` is the id of the earliest of all that print it, `share` the part of the shorter text's runs of words that stand in
    both; a mirror is the same publisher's page under another address.
    """

    document: str
    first: str
    likeness: Likeness
    share: float


def find_copies(documents: Sequence[Document], publishers: Publishers | None = None) -> list[Copy]:
    """Those documents that are copies, in the order in which they came; the first to print a text is none.

    Earlier is who was published earlier, among those of one day or without one who comes earlier in `documents`.
    """
    known = publishers or Publishers.load()
    runs = shingles_of(d.text for d in documents)
    groups = Groups(len(documents))
    for a, b in likely_pairs(runs):
        if groups.of(a) != groups.of(b) and _near_days(documents[a], documents[b]) and _print_one_text(runs[a], runs[b]):
            groups.join(a, b)
    found: dict[int, Copy] = {}
    for group in groups.all():
        first, *others = sorted(group, key=lambda i: (documents[i].published or date.max, i))
        for i in others:
            share = count_shared(runs[first], runs[i]) / min(len(runs[first]), len(runs[i]))
            found[i] = Copy(documents[i].id, documents[first].id, _likeness(documents[first], documents[i], known), share)
    return [found[i] for i in sorted(found)]


def origins(documents: Iterable[Document], copies: Iterable[Copy]) -> dict[str, str]:
    """The id of each document to that of the report that it counts as: its own where it is no copy."""
    return {d.id: d.id for d in documents} | {c.document: c.first for c in copies}


def _print_one_text(one: Shingles, other: Shingles) -> bool:
    """Whether two texts share so much that one copies the other, or all."""
    short, long = sorted((len(one), len(other)))
    near = short >= max(_LEAST, _LENGTH * long)
    if not near and short != long:
        return False
    shared = count_shared(one, other)
    return (near and shared >= _SHARE * short) or shared == short == long


def _likeness(first: Document, copy: Document, publishers: Publishers) -> Likeness:
    if _folded(first.text) != _folded(copy.text):
        return "near copy"
    one, other = publishers.of(first), publishers.of(copy)
    return "mirror" if one is not None and one == other and first.url != copy.url else "same text"


def _near_days(one: Document, other: Document) -> bool:
    """Whether two texts are of one time: what comes out again years later is a new text, however alike."""
    return one.published is None or other.published is None or abs(one.published - other.published) <= _DAYS


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()

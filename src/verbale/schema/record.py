"""What every record has, whatever its kind."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from verbale.schema.actor import Actor
from verbale.schema.evidence import Span
from verbale.schema.interval import Interval
from verbale.schema.link import Link
from verbale.schema.trace import Trace

__all__ = ["Basis", "Extent", "Realis", "RecordBase", "WhenBasis"]

Realis = Literal["actual", "future", "hypothetical", "negated"]
Basis = Literal["performed", "narrated", "claimed"]
Extent = Literal["within", "throughout"]
WhenBasis = Literal["stated", "derived", "convention"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBase:
    """One thing that a document reports, with the words that report it.

    `evidence` is the shortest run of words that carries the report in full; `also` are others that say the same.
    `said_by` are the joint speakers of the statement that directly encloses the record, `within` is that statement's id.
    `when` is the time of the thing itself: some day in it or throughout (`extent`), as `when_basis` tells.
    `asserted_at` is the day on which it was said; `score` is how likely the record is right, 0 to 1, None where nothing can be
    said; `inferred` names the fields that were worked out rather than read. `trace` says why the record was made: it is kept beside
    the record, is no part of what it says, and goes on the wire only where asked for.
    """

    KEY: ClassVar[tuple[str, ...]] = ()
    """The fields that tell two records of one evidence apart: they enter the id."""

    id: str = ""
    kind: str
    evidence: Span
    also: tuple[Span, ...] = ()
    realis: Realis
    said_by: tuple[Actor, ...] = ()
    within: str | None = None
    basis: Basis
    when: Interval | None = None
    extent: Extent | None = None
    when_basis: WhenBasis | None = None
    asserted_at: date | None = None
    score: float | None = None
    links: tuple[Link, ...] = ()
    inferred: tuple[str, ...] = ()
    trace: Trace | None = field(default=None, compare=False, repr=False, metadata={"aside": True})

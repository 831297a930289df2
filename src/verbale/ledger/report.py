"""One record with the document that reports it: what the whole ledger is made of."""

from dataclasses import dataclass
from datetime import date

from verbale.schema import Actor, Document, Record, Span

__all__ = ["Quote", "Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """A record where it was found. Nothing in the ledger is without one."""

    document: Document
    record: Record

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others: the ids of document and record."""
        return self.document.id, self.record.id

    @property
    def day(self) -> date | None:
        """The day on which it was said, else the day on which it was published."""
        return self.record.asserted_at or self.document.published

    @property
    def begins(self) -> date | None:
        """The first day of what it tells of, where that is dated, else the day of the telling."""
        when = self.record.when
        return (when.earliest or when.latest if when else None) or self.day


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that no record types further, and who says them there (nobody in the document's own voice)."""

    document: Document
    span: Span
    said_by: tuple[Actor, ...] = ()

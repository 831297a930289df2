"""What every row has: the record that it stands on, with its document and the sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbale.ledger.report import Quote, Report
from verbale.schema import Actor, Interval
from verbale.store.sentences import sentence_around

__all__ = ["Sourced", "days_of", "names_of", "source_of", "words_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A row with the record that it stands on, its document, and the sentence; `line` and `facts` say it in short."""

    record: str
    document: str
    title: str | None
    url: str | None
    published: date | None
    sentence: str

    @property
    def line(self) -> str:
        """What the row says."""
        raise NotImplementedError

    @property
    def facts(self) -> tuple[str, ...]:
        """What else there is to say; empty ones are left out."""
        return ()


def source_of(report: Report | Quote) -> dict[str, Any]:
    """The fields of `Sourced` for a report; words that are no record have no id."""
    span, id = (report.record.evidence, report.record.id) if isinstance(report, Report) else (report.span, "")
    document = report.document
    return {
        "record": id,
        "document": document.id,
        "title": document.title,
        "url": document.url,
        "published": document.published,
        "sentence": sentence_around(document.text, span.start, span.end),
    }


def names_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The names of actors."""
    return tuple(a.name for a in actors)


def words_of(parts: Iterable[str]) -> str:
    """Several as one line."""
    return ", ".join(parts)


def days_of(when: Interval | None) -> str | None:
    """A time as one day, or as first and last day with an open end as "…"; None for none."""
    if when is None:
        return None
    first, last = (day.isoformat() if day else "…" for day in (when.earliest, when.latest))
    return first if first == last else f"{first} to {last}"

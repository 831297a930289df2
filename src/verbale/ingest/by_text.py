"""The day of publication of a document that states none, as far as its own words bound it."""

from dataclasses import replace

from verbale.ingest.given import Given
from verbale.language.times import TEXT_BASIS, bound_publication, find_times
from verbale.schema.document import Document

__all__ = ["date_by_text"]


def date_by_text(document: Document, given: Given) -> Document:
    """The document with the day of its dateline, else with the days within which its text says that it was published.

    The basis is "text" either way, and a note says so; a text that tells of no full date leaves the document as it is.
    """
    within = bound_publication(find_times(document.text, language=document.language), document.text)
    if within is None or (within.earliest and not given.has_come(within.earliest)):
        return document
    if within.earliest == within.latest:
        return replace(document, published=within.earliest, published_basis=TEXT_BASIS)
    days = f"from {within.earliest or '…'} to {within.latest or '…'}"
    note = f"published: the page gives no day; by the dates in its text it is one {days}"
    return replace(document, published_basis=TEXT_BASIS, published_within=within, notes=(*document.notes, note))

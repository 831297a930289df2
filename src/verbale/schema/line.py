"""One line of the record: a document's head and its records, as they are kept and passed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from verbale.schema.actor import Actor
from verbale.schema.document import Document
from verbale.schema.kinds import Record

__all__ = ["DocumentLine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """What goes on the wire for one document; its text stays behind, `text_sha256` says which text the offsets are into."""

    id: str
    url: str | None
    publisher: str | None
    issuers: tuple[Actor, ...]
    published: date | None
    title: str | None
    text_sha256: str
    records: tuple[Record, ...]

    @classmethod
    def of(cls, document: Document, records: Iterable[Record]) -> Self:
        """The line of a document and its records."""
        return cls(
            id=document.id,
            url=document.url,
            publisher=document.publisher,
            issuers=document.issuers,
            published=document.published,
            title=document.title,
            text_sha256=document.text_sha256,
            records=tuple(records),
        )

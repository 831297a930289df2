"""A document as it was read: text that is never altered afterwards, and what is known about it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from verbale.schema.actor import Actor
from verbale.schema.address import split_address
from verbale.schema.evidence import Span
from verbale.schema.hashes import short_hash, text_hash
from verbale.schema.interval import Interval

__all__ = ["Document", "Region", "Role", "document_id"]

Role = Literal["title", "section", "body", "caption", "credit", "furniture"]


@dataclass(frozen=True, slots=True)
class Region:
    """What the code points from `start` to `end` (half-open) of the text are on the page."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The stored text with its hashes, its parts and its circumstances.

    `published` is a day, `published_basis` says how it is known ("given", "json-ld", "visible", "text"); where the text alone
    bounds the day, `published_within` holds the days that it may be. `source_sha256` is the hash
    of the bytes that were read, `text_sha256` that of the text in UTF-8. `regions` come in the order of the text and do
    not overlap; what lies between them is white space. `alternates` are further addresses of the same page, `notes` the
    choices made while reading (two dates that contradict each other).
    """

    id: str
    text: str
    text_sha256: str
    source_sha256: str
    url: str | None = None
    publisher: str | None = None
    issuers: tuple[Actor, ...] = ()
    published: date | None = None
    published_basis: str | None = None
    published_within: Interval | None = None
    modified: date | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str = "en"
    regions: tuple[Region, ...] = ()
    alternates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        issuers: Iterable[Actor] = (),
        published: date | None = None,
        published_basis: str | None = None,
        modified: date | None = None,
        title: str | None = None,
        authors: Iterable[str] = (),
        section: str | None = None,
        language: str = "en",
        regions: Iterable[Region] | None = None,
        source_sha256: str | None = None,
        alternates: Iterable[str] = (),
        notes: Iterable[str] = (),
    ) -> Self:
        """A document of `text`: hashes and, where none is given, the id are computed; one body region by default."""
        body = (Region(0, len(text), "body"),) if text else ()
        return cls(
            id=document_id(text, url=url, given=id),
            text=text,
            text_sha256=text_hash(text),
            source_sha256=source_sha256 or text_hash(text),
            url=url,
            publisher=publisher,
            issuers=tuple(issuers),
            published=published,
            published_basis=published_basis or ("given" if published else None),
            modified=modified,
            title=title,
            authors=tuple(authors),
            section=section,
            language=language,
            regions=body if regions is None else tuple(regions),
            alternates=tuple(alternates),
            notes=tuple(notes),
        )

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`, as evidence; raises `ValueError` outside the text."""
        return Span.cut(self.text, start, end)

    def role_at(self, offset: int) -> Role | None:
        """What the code point at `offset` is on the page; None between regions."""
        at = bisect_right(self.regions, offset, key=lambda region: region.start) - 1
        return self.regions[at].role if at >= 0 and offset < self.regions[at].end else None


def document_id(text: str, *, url: str | None = None, given: str | None = None) -> str:
    """The given id, else a hash of the canonical address, else of the text.

    Of an address, the case of scheme and host and the fragment do not count.

    >>> document_id("Oslo signed.", url="https://News.example/a#top") == document_id("", url="https://news.example/a")
    True
    """
    if given:
        return given
    if not url:
        return short_hash("text", text)
    parts = split_address(url)
    return short_hash("address", parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), fragment="").geturl())

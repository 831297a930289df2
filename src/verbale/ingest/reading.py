"""One input to one document."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from verbale.ingest.by_text import date_by_text
from verbale.ingest.decode import DEFAULT_LIMIT, check_text, decode
from verbale.ingest.given import Given, parse_day
from verbale.ingest.html import looks_like_html, read_html
from verbale.ingest.languages import check_language
from verbale.ingest.text import read_text
from verbale.ingest.web import Fetched
from verbale.schema.document import Document

__all__ = ["HTML_SUFFIXES", "date_document", "read_document", "read_fetched", "read_given"]

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def read_document(
    data: bytes | str,
    *,
    name: str,
    id: str | None = None,
    title: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    limit: int = DEFAULT_LIMIT,
    today: date | None = None,
) -> Document:
    """The document of a text or an HTML page; which of the two it is shows in its name or its beginning.

    What is given goes before what the page says; `limit` is in bytes; nothing was published after `today`, by default the
    day by the clock. Raises the leaves of `InputError`, with `name` in the message: empty, binary, undecodable, too large,
    no article, unsupported language, bad date, future date.
    """
    return read_given(data, Given(name, id, title, parse_day(published), url, today=today), limit)


def read_given(data: bytes | str, given: Given, limit: int = DEFAULT_LIMIT) -> Document:
    """`read_document` with what was given as one value."""
    given.check()
    if isinstance(data, bytes):
        text, source = decode(data, name=given.name, limit=limit, charset=given.charset), data
    else:
        text = check_text(data, name=given.name, limit=limit)
        source = text.encode()
    page = PurePath(given.name).suffix.lower() in HTML_SUFFIXES or looks_like_html(text)
    document = (read_html if page else read_text)(text, given)
    check_language(document.language, name=given.name)
    if document.published is None:
        document = date_by_text(document, given)
    return replace(document, source_sha256=sha256(source).hexdigest())


def read_fetched(fetched: Fetched, about: Given | None = None, limit: int = DEFAULT_LIMIT) -> Document:
    """The document of what was fetched; its address is the one that it came from, whichever it claims."""
    about = about or Given(fetched.address)
    return read_given(fetched.data, replace(about, name=fetched.address, url=fetched.address, charset=fetched.charset), limit)


def date_document(document: Document, published: date | str, *, today: date | None = None) -> Document:
    """A document whose day of publication became known after it was read; raises `BadDateError` and `FutureDateError`."""
    given = Given(document.url or document.id, published=parse_day(published), today=today)
    given.check()
    return replace(document, published=given.published, published_basis="given", published_within=None)

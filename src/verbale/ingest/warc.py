"""WARC, the archive format of crawls (ISO 28500): the pages in it, each with its address and bounded by its day of capture."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from email.message import Message
from functools import partial
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from verbale.errors import InputTooLargeError, UnreadableInputError, VerbaleError
from verbale.ingest.given import Given
from verbale.ingest.reading import read_given
from verbale.ingest.source import Dropped, Piece, Unread

__all__ = ["is_warc", "iter_warc", "page_starts"]

_DAMAGE = (ArchiveLoadFailed, ValueError, EOFError, OverflowError, AttributeError)
"""What warcio raises; the last one where a head is cut off before it says what it is about."""
_LONGEST_LINE = 1 << 16
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def is_warc(beginning: bytes) -> bool:
    """Whether an input without a telling name is a WARC file.

    >>> is_warc(b"WARC/1.0 and so on")
    True
    """
    return beginning.startswith(b"WARC/")


def iter_warc(stream: BinaryIO, given: Given, limit: int) -> Iterator[Piece]:
    """The pages of an archive: answers with status 200 that are HTML or text; all other entries are passed over.

    Nothing in a page was published after its capture. A page that cannot be read is yielded as `Dropped` with its address; where
    the archive itself is damaged, that is told and ends it.
    """
    entries = _entries(stream, no_record_parse=False)
    try:
        for entry in entries:
            if _is_page(entry):
                yield _unpack(entry, given, limit)
    except _DAMAGE as error:
        yield Dropped(given.name, UnreadableInputError(given.name, f"the archive is damaged: {error}"))


def page_starts(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where the entry of each page begins, in bytes, and its number from 1; where the archive is damaged, that ends it."""
    entries, number = _entries(stream), 0
    try:
        for entry in entries:
            if _is_page(entry):
                number += 1
                yield entries.offset, number
    except _DAMAGE:
        return


def _entries(stream: BinaryIO, **how: Any) -> ArchiveIterator:
    """The entries of an archive, no line of whose heads is endless."""
    entries = ArchiveIterator(stream, **how)
    entries.reader.readline = partial(_bounded, entries.reader.readline)
    return entries


def _bounded(readline: Callable[[int], bytes], length: int = 0) -> bytes:
    """A line of a head, or the beginning of an endless one, which warcio would gather piece by piece."""
    return readline(min(length or _LONGEST_LINE, _LONGEST_LINE))


def _is_page(entry: ArcWarcRecord) -> bool:
    http = entry.http_headers
    return entry.rec_type == "response" and http is not None and http.get_statuscode() == "200" and _content_type(entry)[0] in _PAGES


def _content_type(entry: ArcWarcRecord) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = entry.http_headers.get_header("content-type", "")
    return message.get_content_type(), message.get_content_charset()


def _unpack(entry: ArcWarcRecord, given: Given, limit: int) -> Piece:
    address = (entry.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    place = f"{given.name}: {address}"
    try:
        data = entry.content_stream().read(limit + 1)
        if len(data) > limit:
            raise InputTooLargeError(place, len(data), limit, at_least=True)
        if getattr(entry.raw_stream, "limit", 0) > 0 and not entry.raw_stream.read(1):  # without a length there is no limit
            raise UnreadableInputError(place, "it is cut off")
        about = replace(given, name=place, url=address or None, today=_day_of(entry, given), charset=_content_type(entry)[1])
        return Unread(place, partial(read_given, data, about, limit))
    except VerbaleError as error:
        return Dropped(place, error)


def _day_of(entry: ArcWarcRecord, given: Given) -> date:
    """The day of capture, or today for an archive from the future."""
    try:
        return min(date.fromisoformat((entry.rec_headers.get_header("WARC-Date") or "")[:10]), given.now)
    except ValueError:
        return given.now

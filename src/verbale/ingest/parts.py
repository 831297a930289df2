"""Files in parts of so many pages, each of which is read from its place on: what many processes can share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from verbale.errors import UnreadableInputError
from verbale.ingest.given import Given
from verbale.ingest.inputs import READERS, choose_reader, expand, is_packed, opened, reason_of
from verbale.ingest.jsonl import line_starts
from verbale.ingest.members import Unpacked, Window, unpacked
from verbale.ingest.parquet import count_rows
from verbale.ingest.source import Dropped, Piece
from verbale.ingest.warc import page_starts
from verbale.ingest.web import is_address

__all__ = ["Part", "iter_files", "iter_parts", "read_part"]

_STARTS: Mapping[str, Callable[[BinaryIO], Iterator[tuple[int, int]]]] = {"jsonl": line_starts, "warc": page_starts}


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages of a file: about how many, and where.

    Reading begins at byte `at`, passes over `skip` bytes as they are unpacked, and takes `length` of them (all, if None); in
    Parquet `length` counts rows. `first` is the number of the first line or row.
    """

    path: str
    kind: str
    pages: int = 1
    at: int = 0
    skip: int = 0
    length: int | None = None
    first: int = 1


def iter_files(paths: Iterable[str | Path]) -> Iterator[str]:
    """The files of paths, folders and globs, in order; raises `UnreadableInputError` for what can be read only once."""
    for path in map(str, paths):
        if path == "-" or is_address(path):
            raise UnreadableInputError(path, "what may be read again after a stop must be a file")
        yield from expand(path)


def iter_parts(files: Iterable[str], pages: int) -> Iterator[Part]:
    """Each file in parts of so many pages; where one is damaged, its last part tells of it when it is read."""
    for path in files:
        try:
            with opened(path) as stream:
                kind = choose_reader(path, stream)
        except OSError:
            kind = "text"
        yield from _divide_rows(path, pages) if kind == "parquet" else _divide(path, kind, pages)


def _divide(path: str, kind: str, pages: int) -> Iterator[Part]:
    if kind not in _STARTS:
        yield Part(path, kind)
        return
    start, first, count = 0, 1, 0
    with Path(path).open("rb") as file:
        stream = unpacked(file) if is_packed(path) else file
        place = stream.raw.place if isinstance(stream.raw, Unpacked) else _plain_place
        try:
            for at, number in _STARTS[kind](stream):
                if count == pages:
                    yield Part(path, kind, count, *place(start), at - start, first)
                    start, first, count = at, number, 0
                count += 1
        except OSError:
            pass  # the last part meets it again and tells of it
        yield Part(path, kind, count, *(place(start) if start else (0, 0)), None, first)


def _plain_place(at: int) -> tuple[int, int]:
    return at, 0


def _divide_rows(path: str, pages: int) -> Iterator[Part]:
    try:
        with Path(path).open("rb") as file:
            rows = count_rows(file)
    except (OSError, ValueError):
        rows = 0
    for first in range(1, rows + 1, pages):
        yield Part(path, "parquet", min(pages, rows + 1 - first), length=pages, first=first)
    if not rows:
        yield Part(path, "parquet")


def read_part(part: Part, about: Given, limit: int) -> Iterator[Piece]:
    """The pages of a part, as `iter_inputs` would read them; `about` is what is known of all of them, `limit` in bytes a page."""
    given = replace(about, name=part.path, first=part.first)
    try:
        with _opened_at(part) as stream:
            yield from islice(READERS[part.kind](stream, given, limit), part.length if part.kind == "parquet" else None)
    except OSError as error:
        yield Dropped(part.path, UnreadableInputError(part.path, reason_of(part.path, error)))


@contextmanager
def _opened_at(part: Part) -> Iterator[BinaryIO]:
    with Path(part.path).open("rb") as file:
        if part.kind == "parquet":
            yield file
            return
        file.seek(part.at)
        stream = unpacked(file) if is_packed(part.path) else file
        yield BufferedReader(Window(stream, part.length, part.skip))

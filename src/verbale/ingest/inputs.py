"""Many inputs, one after the other: files, folders, globs, addresses, standard input; what is bad is told and passed over."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from glob import glob, has_magic
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from verbale.errors import InputTooLargeError, UnreadableInputError, VerbaleError
from verbale.ingest.decode import DEFAULT_LIMIT
from verbale.ingest.given import Given, parse_day
from verbale.ingest.jsonl import is_jsonl, iter_jsonl
from verbale.ingest.members import unpacked
from verbale.ingest.parquet import count_rows, is_parquet, iter_parquet
from verbale.ingest.reading import HTML_SUFFIXES, read_fetched, read_given
from verbale.ingest.source import Dropped, Piece, Source, Unread
from verbale.ingest.warc import is_warc, iter_warc
from verbale.ingest.web import Fetcher, is_address

__all__ = ["READERS", "Reader", "choose_reader", "count_inputs", "expand", "is_packed", "iter_inputs", "opened", "reason_of"]

Reader = Callable[[BinaryIO, Given, int], Iterator[Piece]]

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_ARCHIVE, _TABLE = ".warc", ".parquet"
_STDIN = "<stdin>"
_BEGINNING = 4096
_COUNTS: Mapping[str, Callable[[BinaryIO], int]] = {
    "jsonl": lambda lines: sum(1 for _ in lines),
    "warc": lambda lines: sum(line.startswith(b"WARC-Type: response") for line in lines),
    "parquet": count_rows,
}
"""How many documents there may be in an input that has many."""


def iter_inputs(
    paths: Iterable[str | Path],
    *,
    published: date | str | None = None,
    limit: int = DEFAULT_LIMIT,
    today: date | None = None,
    fetcher: Fetcher | None = None,
    attempt: Callable[[Unread], Source] = Unread.attempt,
) -> Iterator[Source]:
    """The documents of files, folders, globs, addresses of the web and "-" (standard input), lazily and in order.

    `published` dates what does not state its own day; `limit` is in bytes a document. One bad input is yielded as
    `Dropped` and never stops the rest. A folder gives its files with known suffixes, those below it too, sorted.
    Nothing was published after `today`, by default the day by the clock. `attempt` makes a document of a page, perhaps elsewhere.
    Raises `BadDateError` and `FutureDateError` for `published`.
    """
    given = Given("published", fallback=parse_day(published), today=today)
    given.check()
    given = replace(given, today=given.now)  # one day for all pages, wherever each is read
    web = fetcher or Fetcher(limit)
    return (source for path in paths for name in expand(str(path)) for source in _iter_input(name, given, limit, web, attempt))


def count_inputs(paths: Iterable[str | Path]) -> int | None:
    """How many documents there may be, for a progress bar: lines of JSONL, answers in an archive, else one; None with "-"."""
    names = [name for path in paths for name in expand(str(path))]
    return None if "-" in names else sum(map(_count, names))


def _count(path: str) -> int:
    if is_address(path):
        return 1
    try:
        with opened(path) as stream:
            return _COUNTS[reader](stream) if (reader := choose_reader(path, stream)) in _COUNTS else 1
    except (OSError, ValueError):
        return 1


def is_packed(path: str) -> bool:
    """Whether a file is packed with gzip, by its name."""
    return path.lower().endswith(".gz")


def expand(path: str) -> list[str]:
    """The files of one argument; one that names none stays as it is and fails where it is opened."""
    if path == "-" or is_address(path):
        return [path]
    if Path(path).is_dir():
        known = HTML_SUFFIXES | _TEXT_SUFFIXES | _LINE_SUFFIXES | {_ARCHIVE, _TABLE}
        return sorted(
            str(p) for p in Path(path).rglob("*") if _lies_in(p, Path(path)) and Path(p.name.lower().removesuffix(".gz")).suffix in known
        ) or [path]
    if has_magic(path) and not Path(path).exists():
        return sorted(p for p in glob(path, recursive=True) if Path(p).is_file()) or [path]  # noqa: PTH207 - an absolute pattern is allowed
    return [path]


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path is a file in a folder: a link may not lead out of it."""
    return path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(folder.resolve()))


def _iter_input(name: str, about: Given, limit: int, fetcher: Fetcher, attempt: Callable[[Unread], Source]) -> Iterator[Source]:
    pieces = iter([_fetch(name, about, limit, fetcher)]) if is_address(name) else _iter_file(name, about, limit)
    return (attempt(piece) if isinstance(piece, Unread) else piece for piece in pieces)


def _fetch(address: str, about: Given, limit: int, fetcher: Fetcher) -> Piece:
    try:
        return Unread(address, partial(read_fetched, fetcher.fetch(address), about, limit))
    except VerbaleError as error:
        return Dropped(address, error)


def _iter_file(path: str, about: Given, limit: int) -> Iterator[Piece]:
    given = replace(about, name=_STDIN if path == "-" else path)
    try:
        with opened(path) as stream:
            yield from READERS[choose_reader(path, stream)](stream, given, limit)
    except OSError as error:
        yield Dropped(given.name, UnreadableInputError(given.name, reason_of(path, error)))


@contextmanager
def opened(path: str) -> Iterator[BufferedReader]:
    """The plain bytes of a file or of standard input ("-")."""
    if path == "-":
        yield BufferedReader(sys.stdin.buffer)  # type: ignore[arg-type]  # a raw stream by its type, though any with readinto serves
    else:
        with Path(path).open("rb") as file:
            yield unpacked(file) if is_packed(path) else file


def choose_reader(path: str, stream: BufferedReader) -> str:
    """Which of `READERS` a file is for: by its name, else by its beginning."""
    suffix = Path(path.lower().removesuffix(".gz")).suffix
    told = suffix in HTML_SUFFIXES | _TEXT_SUFFIXES
    if suffix in _LINE_SUFFIXES or (not told and is_jsonl(stream.peek(_BEGINNING))):
        return "jsonl"
    if suffix == _ARCHIVE or (not told and is_warc(stream.peek(_BEGINNING))):
        return "warc"
    if suffix == _TABLE or (not told and is_parquet(stream.peek(_BEGINNING))):
        return "parquet"
    return "html" if suffix in HTML_SUFFIXES else "text"


def _iter_one(stream: BinaryIO, given: Given, limit: int) -> Iterator[Piece]:
    """The one document of a stream; HTML is known by its beginning, whatever the file is called."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        size = len(data) + sum(map(len, iter(lambda: stream.read(1 << 20), b"")))
        yield Dropped(given.name, InputTooLargeError(given.name, size, limit))
    else:
        yield Unread(given.name, partial(read_given, data, given, limit))


def reason_of(path: str, error: Exception) -> str:
    """Why a file cannot be opened or unpacked, for a person."""
    if Path(path).is_dir():
        return "the folder has no text, HTML or JSONL files"
    return (getattr(error, "strerror", None) or str(error)).lower()


READERS: Mapping[str, Reader] = {"text": _iter_one, "html": _iter_one, "jsonl": iter_jsonl, "warc": iter_warc, "parquet": iter_parquet}
"""What can be read: from a name to the reader that gives the documents of a stream; a new input is one line here."""

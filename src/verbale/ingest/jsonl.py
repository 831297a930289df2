"""JSONL: one document a line, `{"id", "text" or "html", "title", "published", "url"}`; other fields are passed over."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO

from verbale.errors import BadDateError, InputTooLargeError, MalformedLineError
from verbale.ingest.given import Given, parse_day
from verbale.ingest.reading import read_given
from verbale.ingest.source import Dropped, Piece, Unread
from verbale.schema.document import Document

__all__ = ["FIELDS", "is_jsonl", "iter_jsonl", "line_starts", "read_fields"]

FIELDS = ("text", "html", "title", "published", "url", "id")

_AT_ONCE = 1 << 20
_ESCAPED = 6
"""Bytes that JSON may need for a character of one byte, as in \\u0041."""


def is_jsonl(beginning: bytes) -> bool:
    """Whether an input without a telling name is JSONL: it begins with an object that has a text or a page.

    >>> is_jsonl(b'{"text": "Talks resume."}')
    True
    """
    start = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and any(key in start for key in (b'"text"', b'"html"'))


def iter_jsonl(stream: BinaryIO, given: Given, limit: int) -> Iterator[Piece]:
    """The documents of a stream of lines, of which the first has the number `given.first`; a bad line never stops the others."""
    for number, line in _iter_lines(stream, _ESCAPED * limit, given.first):
        place = f"{given.name}:{number}"
        if len(line) > _ESCAPED * limit:
            yield Dropped(place, InputTooLargeError(place, len(line), limit))
        else:
            yield Unread(place, partial(_read_line, line, number, given, limit))


def line_starts(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where each line begins, in bytes, and its number from 1; long lines are not held in memory."""
    at, number, fresh = 0, 0, True
    while piece := stream.readline(_AT_ONCE):
        if fresh:
            number += 1
            yield at, number
        at, fresh = at + len(piece), piece.endswith(b"\n")


def _iter_lines(stream: BinaryIO, longest: int, first: int) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank with their numbers; of an overlong one only its beginning is held in memory."""
    number = first - 1
    while line := stream.readline(longest + 1):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n") and len(line) > longest:
            rest = stream.readline(longest + 1)
        if line.strip():
            yield number, line


def _read_line(line: bytes, number: int, given: Given, limit: int) -> Document:
    return read_fields(_parse_line(line, number, given.name), number, given, limit)


def read_fields(fields: Mapping[str, Any], number: int, given: Given, limit: int) -> Document:
    """The document of the fields of a line or row; `number` says which one. Raises `MalformedLineError` and what reading raises."""
    place = f"{given.name}:{number}"
    values = {key: _string(fields.get(key), key, number, given.name) for key in FIELDS}
    content = values["html"] if values["html"] is not None else values["text"]
    if content is None:
        raise MalformedLineError(given.name, number, 'neither "text" nor "html" is there')
    try:
        published = parse_day(values["published"])
    except BadDateError as error:
        raise MalformedLineError(given.name, number, f'"published" is no ISO date: {error.value!r}') from error
    about = replace(given, name=place, id=values["id"], title=values["title"], published=published, url=values["url"])
    return read_given(content, about, limit)


def _parse_line(line: bytes, number: int, name: str) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MalformedLineError(name, number, f"byte {error.start} of the line is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise MalformedLineError(name, number, f"not JSON at column {error.colno}: {error.msg}") from error
    except ValueError as error:  # a number of thousands of digits
        raise MalformedLineError(name, number, f"not JSON: {error}") from error
    except RecursionError as error:
        raise MalformedLineError(name, number, "nested too deeply") from error
    if not isinstance(fields, dict):
        raise MalformedLineError(name, number, f"an object was expected, not {type(fields).__name__}")
    return fields


def _string(value: object, key: str, number: int, name: str) -> str | None:
    """The value of a field that must be a string or null; a number is allowed as an id."""
    if key == "id" and isinstance(value, int):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise MalformedLineError(name, number, f'"{key}" must be a string, not {type(value).__name__}')
    return value or None if key != "text" else value

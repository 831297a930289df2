"""Records to JSON and back, driven by the types of the dataclasses: a new kind needs nothing here.

Every field is always present, but for those that are kept beside the record (`aside_types`): they are written where asked for.
Spans are `{"exact", "start", "end"}`, times `[earliest, latest]`, days ISO dates.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from sys import float_info
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from verbale.errors import InvalidFieldError, MalformedLineError, MissingFieldError, UnknownFieldError, UnknownKindError
from verbale.schema.document import Document
from verbale.schema.interval import Interval
from verbale.schema.kinds import KINDS, Record
from verbale.schema.line import DocumentLine

__all__ = ["aside_types", "decode", "decode_line", "encode", "encode_line", "iter_lines", "wire_types"]

Decoder = Callable[[Any, str], Any]
"""What turns a JSON value into a typed one; it takes the value and its place, as a JSON path, for the error."""


def encode_line(document: Document, records: Iterable[Record], *, asides: bool = False) -> str:
    """One line of JSONL for a document and its records, without the line end; `asides` says why each was made."""
    return json.dumps(encode(DocumentLine.of(document, records), asides=asides), ensure_ascii=False, allow_nan=False)


def decode_line(line: str, name: str = "<input>", number: int = 1) -> DocumentLine:
    """The document of one line of JSONL; `name` and `number` (from 1) say in errors where the line stands.

    Raises `MalformedLineError` for what is no JSON, a leaf of `SchemaError` for what is no record.
    """
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MalformedLineError(name, number, str(error)) from error
    line_read: DocumentLine = decode(DocumentLine, found, f"{name}, line {number}, $")
    return line_read


def iter_lines(lines: Iterable[str], name: str = "<input>") -> Iterator[DocumentLine]:
    """The documents of a JSONL stream, one at a time; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield decode_line(line, name, number)


def encode(value: Any, *, asides: bool = False) -> Any:
    """A dataclass of the schema, or what it holds, as plain JSON values; `asides` with what is kept beside a record."""
    if isinstance(value, Interval):
        return [encode(value.earliest), encode(value.latest)]
    if is_dataclass(value):
        cls: type = type(value)
        names = [*wire_types(cls), *(aside_types(cls) if asides else ())]
        return {name: encode(getattr(value, name), asides=asides) for name in names}
    if isinstance(value, tuple):
        return [encode(part, asides=asides) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def decode(expected: Any, found: Any, place: str = "$") -> Any:
    """A plain JSON value as the `expected` type (a dataclass of the schema, or the type of one of its fields)."""
    return _decoder(expected)(found, place)


@cache
def wire_types(cls: type) -> Mapping[str, Any]:
    """The fields of a dataclass that always go on the wire, by name and in order, with their types."""
    types = get_type_hints(cls)
    return {field.name: types[field.name] for field in fields(cls) if "aside" not in field.metadata}


@cache
def aside_types(cls: type) -> Mapping[str, Any]:
    """The fields of a dataclass that may be left out on the wire, with their types."""
    types = get_type_hints(cls)
    return {field.name: types[field.name] for field in fields(cls) if "aside" in field.metadata}


@cache
def _decoder(expected: Any) -> Decoder:
    """The decoder of a type: a plain value, a list of words, a tuple, something or null, a record, or an object."""
    if expected in PLAIN:
        return PLAIN[expected]
    arguments = get_args(expected)
    if expected == Record:
        return _record
    if get_origin(expected) is Literal:
        return partial(_literal, arguments)
    if get_origin(expected) is tuple:
        return partial(_tuple, _decoder(arguments[0]))
    if NoneType in arguments:
        return partial(_optional, _decoder(next(part for part in arguments if part is not NoneType)))
    return partial(_object, expected)


def _record(found: Any, place: str) -> Any:
    if not isinstance(found, dict):
        raise InvalidFieldError(found, "an object", place)
    if "kind" not in found:
        raise MissingFieldError("kind", ["kind"], place)
    kind = KINDS.get(found["kind"]) if isinstance(found["kind"], str) else None
    if kind is None:
        raise UnknownKindError(found["kind"], list(KINDS), f"{place}.kind")
    return _object(kind, found, place)


def _object(cls: type, found: Any, place: str) -> Any:
    plan, given = _plan(cls)
    if not isinstance(found, dict) or found.keys() != plan.keys():
        asides = {name: expected for name, expected in aside_types(cls).items() if isinstance(found, dict) and name in found}
        _check_fields({**wire_types(cls), **asides}, found, place)
        plan = plan | {name: _decoder(expected) for name, expected in asides.items()}
    values = {name: read(found[name], f"{place}.{name}") for name, read in plan.items()}
    try:
        return cls(**{name: value for name, value in values.items() if name in given})
    except ValueError as error:  # the class's own invariant says what it expects
        raise InvalidFieldError(found, str(error), place) from error


@cache
def _plan(cls: type) -> tuple[dict[str, Decoder], frozenset[str]]:
    """The decoders of the fields that are always there, and the names of those that the class is made with."""
    return {name: _decoder(expected) for name, expected in wire_types(cls).items()}, frozenset(f.name for f in fields(cls) if f.init)


def _check_fields(types: Mapping[str, Any], found: Any, place: str) -> None:
    if not isinstance(found, dict):
        raise InvalidFieldError(found, f"an object with {', '.join(types)}", place)
    for name in found:
        if name not in types:
            raise UnknownFieldError(name, list(types), place)
    for name in types:
        if name not in found:
            raise MissingFieldError(name, list(types), place)


def _literal(values: tuple[str, ...], found: Any, place: str) -> Any:
    if not isinstance(found, str) or found not in values:
        raise InvalidFieldError(found, values, place)
    return found


def _tuple(part: Decoder, found: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(found, list):
        raise InvalidFieldError(found, "a list", place)
    return tuple(part(value, f"{place}[{i}]") for i, value in enumerate(found))


def _optional(something: Decoder, found: Any, place: str) -> Any:
    return None if found is None else something(found, place)


def _of_type(expected: type, words: str, found: Any, place: str) -> Any:
    if type(found) is not expected:  # not isinstance: True is no number
        raise InvalidFieldError(found, words, place)
    return found


def _number(found: Any, place: str) -> float:
    if type(found) not in {int, float} or not abs(found) <= float_info.max:  # a NaN is not below anything either
        raise InvalidFieldError(found, "a finite number", place)
    number: float = found
    return number


def _day(found: Any, place: str) -> date:
    try:
        day = date.fromisoformat(found)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != found:
        raise InvalidFieldError(found, "a date as YYYY-MM-DD", place)
    return day


def _interval(found: Any, place: str) -> Interval:
    if not isinstance(found, list) or len(found) != 2:
        raise InvalidFieldError(found, "[earliest, latest], dates or null", place)
    earliest, latest = (_optional(_day, day, f"{place}[{i}]") for i, day in enumerate(found))
    try:
        return Interval(earliest, latest)
    except ValueError as error:
        raise InvalidFieldError(found, str(error), place) from error


PLAIN: Mapping[Any, Decoder] = {
    str: partial(_of_type, str, "a string"),
    bool: partial(_of_type, bool, "true or false"),
    int: partial(_of_type, int, "a whole number"),
    float: _number,
    date: _day,
    Interval: _interval,
}

"""The JSON Schema of a line of the record, made from the same types that the codec reads."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from verbale.schema.codec import aside_types, wire_types
from verbale.schema.interval import Interval
from verbale.schema.kinds import Record
from verbale.schema.line import DocumentLine

__all__ = ["json_schema"]

DAY = {"type": "string", "format": "date"}
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: DAY,
    NoneType: {"type": "null"},
    Interval: {
        "description": "The earliest and the latest day, both included; null is an open end.",
        "type": "array",
        "prefixItems": [{"anyOf": [DAY, {"type": "null"}]}] * 2,
        "minItems": 2,
        "maxItems": 2,
    },
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line: a document's head and its records."""
    definitions = {cls.__name__: _object(cls) for cls in _classes(DocumentLine, {})}
    line = definitions.pop(DocumentLine.__name__)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of the record"}
    return head | line | {"$defs": definitions}


def _classes(expected: Any, seen: dict[type, None]) -> Iterator[type]:
    """Every dataclass that the type reaches, each once."""
    if expected in PLAIN or expected in seen:
        return
    if is_dataclass(expected) and isinstance(expected, type):
        seen[expected] = None
        yield expected
    inner = (*wire_types(expected).values(), *aside_types(expected).values()) if expected in seen else get_args(expected)
    for part in inner:
        yield from _classes(part, seen)


def _object(cls: type) -> dict[str, Any]:
    types = wire_types(cls)
    return {
        "description": (cls.__doc__ or "").split("\n\n")[0],
        "type": "object",
        "properties": {name: _schema(expected) for name, expected in {**types, **aside_types(cls)}.items()},
        "required": list(types),
        "additionalProperties": False,
    }


def _schema(expected: Any) -> dict[str, Any]:
    arguments = get_args(expected)
    if expected in PLAIN:
        return PLAIN[expected]
    if expected == Record:
        return {"oneOf": [_schema(kind) for kind in arguments], "discriminator": {"propertyName": "kind"}}
    if get_origin(expected) is Literal:
        return {"enum": list(arguments)}
    if get_origin(expected) is tuple:
        return {"type": "array", "items": _schema(arguments[0])}
    if arguments:
        return {"anyOf": [_schema(part) for part in arguments]}
    return {"$ref": f"#/$defs/{expected.__name__}"}

"""Words of a person's record find their place: never a lookalike, else they are shown as orphaned."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, get_args

from verbale.errors import BadVerdictError, UnknownNameError
from verbale.schema import KINDS, Actor, Document, Record, Span, decode, encode, verify
from verbale.schema.codec import wire_types

__all__ = ["Unanchored", "anchor", "make_record", "wire_values"]


class Unanchored(LookupError):
    """The words are not in the text, or in more places than one."""


def anchor(value: Any, text: str) -> Any:
    """A JSON value whose spans stand where their words stand now; raises `Unanchored`."""
    if isinstance(value, dict) and value.keys() == {"exact", "start", "end"}:
        return value if text[value["start"] : value["end"]] == value["exact"] else _located(value["exact"], text)
    if isinstance(value, dict):
        return {name: anchor(part, text) for name, part in value.items()}
    return [anchor(part, text) for part in value] if isinstance(value, list) else value


def _located(words: str, text: str, within: Span | None = None) -> dict[str, Any]:
    """The one place of some words: inside the evidence first, else in the whole text."""
    parts = [text[within.start : within.end], text] if within else [text]
    for part, offset in zip(parts, [within.start, 0] if within else [0], strict=True):
        if words and part.count(words) == 1:
            start = offset + part.index(words)
            return {"exact": words, "start": start, "end": start + len(words)}
    raise Unanchored(words)


def wire_values(document: Document, kind: str, given: Mapping[str, Any], within: Span | None) -> dict[str, Any]:
    """Fields as a person gives them, as on the wire: bare words get their place, bare names become actors.

    Raises `BadVerdictError` for words that are not in the text or stand in it more than once, `UnknownNameError` for a field.
    """
    cls: type = KINDS[kind]
    types, values = wire_types(cls), {}
    for name, value in given.items():
        if name not in types or name in {"id", "kind"}:
            raise UnknownNameError(f"field of {kind}", name, types)
        try:
            values[name] = _wired(document.text, types[name], value, within)
        except Unanchored as error:
            raise BadVerdictError(
                name, f"the words {str(error)!r} do not stand in the text exactly once", "Give them exactly, and more of them."
            ) from error
    return values


def _wired(text: str, expected: Any, value: Any, within: Span | None) -> Any:
    inner = [part for part in get_args(expected) if part not in {type(None), ...}]
    if expected is Span or Span in inner:
        if isinstance(value, list):
            return [_wired(text, Span, part, within) for part in value]
        return _located(value, text, within) if isinstance(value, str) else value
    if Actor in inner and isinstance(value, list):
        return [dict.fromkeys(wire_types(Actor)) | ({"name": part} if isinstance(part, str) else part) for part in value]
    return value


def make_record(document: Document, kind: str, evidence: Span, given: Mapping[str, Any]) -> Record:
    """A record that a person adds: its kind, the selected words and further fields; all others are empty.

    Raises `UnknownNameError`, `BadVerdictError`, or a leaf of `SchemaError` for a value that the field cannot hold.
    """
    if kind not in KINDS:
        raise UnknownNameError("kind", kind, KINDS)
    empty = {f.name: encode(f.default) for f in fields(KINDS[kind]) if f.default is not MISSING}
    said = {"evidence": encode(evidence), "realis": "actual", "basis": "narrated"}
    values = {**empty, **said, **wire_values(document, kind, given, evidence)}
    record: Record = decode(Record, values, f"{kind} of document {document.id}")
    verify(document, [record])
    return record

"""Whatever the types allow survives the wire, and has an id of its own."""

import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from types import UnionType
from typing import Literal, get_args, get_origin

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from verbale.errors import SchemaError
from verbale.schema import (
    KINDS,
    Actor,
    Document,
    DocumentLine,
    Interval,
    Span,
    Value,
    decode_line,
    encode,
    encode_line,
    identify,
    json_schema,
    verify,
)
from verbale.schema.codec import wire_types

WORDS = st.text(min_size=1, max_size=12)
NUMBERS = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(allow_nan=False, allow_infinity=False))
VALIDATOR = Draft202012Validator(json_schema())


@st.composite
def spans(draw):
    exact, start = draw(WORDS), draw(st.integers(0, 10_000))
    return Span(exact, start, start + len(exact))


@st.composite
def intervals(draw):
    first, second = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return draw(st.sampled_from([Interval(first, second), Interval(first, None), Interval(None, second)]))


NAMES = WORDS.filter(str.strip)
TYPES = {
    str: st.text(max_size=12),
    bool: st.booleans(),
    int: st.integers(),
    float: NUMBERS.filter(lambda number: number is not None),
    date: st.dates(),
    type(None): st.none(),
    Span: spans(),
    Interval: intervals(),
    Actor: st.builds(Actor, NAMES, st.none() | WORDS, st.none() | WORDS, st.none() | WORDS),
    Value: st.builds(Value, NUMBERS, NUMBERS, st.none() | WORDS, st.sampled_from(["=", "<", ">", "~", "times", "percent_change"])),
}


def values(expected):
    """A strategy for a type of the schema."""
    if expected in TYPES:
        return TYPES[expected]
    if get_origin(expected) is Literal:
        return st.sampled_from(get_args(expected))
    if get_origin(expected) is tuple:
        return st.lists(values(get_args(expected)[0]), max_size=2).map(tuple)
    if isinstance(expected, UnionType) or get_args(expected):
        return st.one_of(*map(values, get_args(expected)))
    types = wire_types(expected)
    return st.builds(
        expected, **{field.name: values(types[field.name]) for field in fields(expected) if field.init and field.name in types}
    )


RECORDS = st.lists(st.one_of(*map(values, KINDS.values())), max_size=3)


@given(RECORDS, st.text(max_size=30))
def test_the_wire_gives_back_what_it_got(records, title):
    document = Document.from_text("Ports open.", title=title)
    line = encode_line(document, records)
    assert "\n" not in line
    assert decode_line(line).records == tuple(records)
    assert encode_line(document, decode_line(line).records) == line
    VALIDATOR.validate(json.loads(line))


@given(RECORDS)
def test_ids_are_unique_and_settle_at_once(records):
    document = Document.from_text("Ports open.")
    once = identify(document, [replace(record, id="", within=None, links=()) for record in records])
    assert len({record.id for record in once}) == len(records)
    assert identify(document, once) == once


@given(st.text(min_size=1, max_size=40), st.data())
def test_what_is_cut_from_a_text_verifies(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    document = Document.from_text(text)
    evidence = document.span(start, data.draw(st.integers(start + 1, len(text))))
    record = KINDS["event"](evidence=evidence, realis="actual", basis="narrated", actor=("FJO",), type="CONSULT")
    verify(document, [record])


LEAVES = st.none() | st.booleans() | st.floats() | WORDS
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3))
PLACES = [("line", name) for name in wire_types(DocumentLine)] + [("record", name) for name in wire_types(KINDS["promise"])]


@given(st.sampled_from(PLACES), JSON)
def test_what_is_no_record_is_refused_with_a_reason(place, value):
    document = Document.from_text("Ports open.")
    ports = document.span(0, 5)
    promise = KINDS["promise"](evidence=ports, realis="future", basis="claimed", form="prediction", content=ports)
    wire = json.loads(encode_line(document, [promise]))
    whole = {"line": wire, "record": wire["records"][0]}
    whole[place[0]][place[1]] = value
    with suppress(SchemaError):  # and nothing else
        assert encode(decode_line(json.dumps(wire))) == wire

import json

import pytest

from verbale.errors import InvalidFieldError, MalformedLineError, MissingFieldError, UnknownFieldError, UnknownKindError
from verbale.schema import KINDS, decode, decode_line, encode, encode_line, identify, iter_lines


@pytest.fixture
def line(document, records):
    return encode_line(document, identify(document, records))


@pytest.fixture
def wire(line):
    return json.loads(line)


def broken(wire, change):
    change(wire["records"][0])
    return json.dumps(wire)


def test_round_trip(document, records, line):
    read = decode_line(line)
    assert read.records == identify(document, records)
    assert (read.id, read.url, read.title, read.published) == (document.id, document.url, document.title, document.published)
    assert encode_line(document, read.records) == line


def test_the_head_in_its_order(wire):
    assert list(wire) == ["id", "url", "publisher", "issuers", "published", "title", "text_sha256", "records"]
    assert (wire["publisher"], wire["published"]) == (None, "2031-03-05")


def test_spans_times_and_actors(wire):
    statement = wire["records"][0]
    assert list(statement["evidence"]) == ["exact", "start", "end"]
    assert statement["when"] == ["2031-03-04", "2031-03-04"]
    assert wire["records"][4]["due"] == [None, "2031-05-31"]
    assert statement["speaker"] == [{"name": "Ilse Harnok", "country": "FJO", "role": "Minister", "sector": "GOV", "code": None}]
    assert wire["records"][4]["links"][0]["words"]["exact"] == "and she added"


def test_every_field_is_always_present(wire):
    shared = set.intersection(*(set(record) for record in wire["records"]))
    assert {"id", "kind", "evidence", "also", "realis", "said_by", "within", "basis", "when", "extent", "when_basis"} <= shared
    assert {"asserted_at", "score", "links", "inferred"} <= shared


def test_letters_stay_readable(line):
    assert "“Boats" in line
    assert "\n" not in line


def test_unknown_kind_lists_the_kinds(wire):
    with pytest.raises(UnknownKindError, match=r"^out\.jsonl, line 3, \$\.records\[0\]\.kind: unknown kind 'rumour'") as caught:
        decode_line(broken(wire, lambda r: r.update(kind="rumour")), "out.jsonl", 3)
    assert all(kind in caught.value.hint for kind in KINDS)


@pytest.mark.parametrize("kind", [None, ["statement"], {}])
def test_a_kind_that_is_no_word(wire, kind):
    with pytest.raises(UnknownKindError):
        decode_line(broken(wire, lambda r: r.update(kind=kind)))


def test_unknown_and_missing_fields_list_the_fields(wire):
    with pytest.raises(UnknownFieldError, match=r"\$\.records\[0\]: unknown field 'tone'") as caught:
        decode_line(broken(wire, lambda r: r.update(tone="warm")))
    assert "speaker, content, cue" in caught.value.hint
    del wire["records"][0]["tone"]
    with pytest.raises(MissingFieldError, match="field 'cue' is missing"):
        decode_line(broken(wire, lambda r: r.pop("cue")))
    with pytest.raises(MissingFieldError, match="field 'kind' is missing"):
        decode_line(broken(wire, lambda r: r.pop("kind")))
    with pytest.raises(MissingFieldError, match=r"line 1, \$: field 'title'"):
        decode_line(json.dumps({name: value for name, value in wire.items() if name != "title"}))


INVALID = [
    ("realis", "maybe", "actual, future, hypothetical, negated"),
    ("mode", None, "direct, indirect, mixed"),
    ("mode", ["direct"], "direct, indirect, mixed"),
    ("score", True, "a finite number"),
    ("score", float("nan"), "a finite number"),
    ("score", 10**400, "a finite number"),
    ("translated", 1, "true or false"),
    ("speaker", {}, "a list"),
    ("speaker", ["Ilse"], "an object with name, country, role, sector, code"),
    ("speaker", [{"name": "", "country": None, "role": None, "sector": None, "code": None}], "an actor with a name"),
    ("cue", "told", "an object with exact, start, end"),
    ("cue", {"exact": "told", "start": 9, "end": 12}, "as many code points"),
    ("cue", {"exact": "told", "start": "9", "end": 13}, "a whole number"),
    ("within", 7, "a string"),
    ("when", "2031-03-04", "[earliest, latest]"),
    ("when", ["2031-03-04"], "[earliest, latest]"),
    ("when", ["20310304", None], "a date as YYYY-MM-DD"),
    ("when", [None, None], "one closed end"),
    ("when", ["2031-03-05", "2031-03-04"], "not after"),
    ("asserted_at", 20310304, "a date as YYYY-MM-DD"),
]


@pytest.mark.parametrize(("field", "value", "expected"), INVALID)
def test_an_invalid_value_says_what_is_valid_and_where(wire, field, value, expected):
    with pytest.raises(InvalidFieldError) as caught:
        decode_line(broken(wire, lambda r: r.update({field: value})))
    assert expected in caught.value.hint
    assert f"$.records[0].{field}" in str(caught.value)


@pytest.mark.parametrize("line", ["{", "", "[" * 100_000])
def test_what_is_no_json_names_the_line(line):
    with pytest.raises(MalformedLineError, match=r"a\.jsonl: line 8"):
        decode_line(line, "a.jsonl", 8)


@pytest.mark.parametrize("line", ["[]", "null", '"text"'])
def test_json_that_is_no_document(line):
    with pytest.raises(InvalidFieldError):
        decode_line(line)


def test_a_record_that_is_no_object(wire):
    with pytest.raises(InvalidFieldError, match=r"records\[0\]"):
        decode_line(json.dumps(wire | {"records": [None]}))


def test_lines_are_read_one_by_one_and_blank_ones_passed_over(line):
    lines = iter_lines([line, "\n", line, "oops"], "a.jsonl")
    assert next(lines) == next(lines)
    with pytest.raises(MalformedLineError, match="line 4"):
        next(lines)


def test_a_single_record_decodes_as_its_kind(records):
    for record in records:
        assert decode(type(record), encode(record)) == record

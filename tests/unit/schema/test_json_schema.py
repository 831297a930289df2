import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from verbale.schema import KINDS, encode_line, identify, json_schema


@pytest.fixture
def wire(document, records):
    return json.loads(encode_line(document, identify(document, records)))


def test_the_schema_is_a_schema_and_knows_every_kind():
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert {cls.__name__ for cls in KINDS.values()} <= set(schema["$defs"])
    assert schema["required"][0] == "id"
    assert json.loads(json.dumps(schema)) == schema


def test_what_the_codec_writes_is_valid(wire):
    Draft202012Validator(json_schema()).validate(wire)


BREAKS = [
    lambda record: record.update(realis="maybe"),
    lambda record: record.update(tone="warm"),
    lambda record: record.pop("evidence"),
    lambda record: record.update(when=["2031-03-04"]),
    lambda record: record.update(kind="rumour"),
]


@pytest.mark.parametrize("change", BREAKS)
def test_what_the_codec_refuses_is_invalid(wire, change):
    change(wire["records"][0])
    with pytest.raises(ValidationError):
        Draft202012Validator(json_schema()).validate(wire)

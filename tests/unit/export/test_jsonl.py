import json

from verbale.export import to_json, to_jsonl
from verbale.schema import decode, decode_line
from verbale.schema.line import DocumentLine


def test_a_line_goes_and_comes_back(reading, empty):
    lines = list(to_jsonl([reading, empty]))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert decode_line(lines[0]) == DocumentLine.of(reading.document, reading.records)
    assert decode_line(lines[1]).records == ()


def test_an_array_holds_the_same(reading, empty):
    found = json.loads("".join(to_json([reading, empty])))
    assert found == [json.loads(line) for line in to_jsonl([reading, empty])]
    assert decode(DocumentLine, found[0]).records == reading.records
    assert json.loads("".join(to_json([]))) == []
    assert len(json.loads("".join(to_json([reading])))) == 1


def test_letters_are_written_as_they_are(reading):
    assert "“" in "".join(to_json([reading]))
    assert "“" in "".join(to_jsonl([reading]))
